"""Keyword arguments that a method takes beside its own: told apart from mistakes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from typing_extensions import TypedDict as ClosedTypedDict
else:
    # `closed=True` (PEP 728) is for type checkers. `typing` of Python 3.11 does not take
    # it, and `typing_extensions` would cost more to import than all the rest of this part.
    import types
    import typing

    class _Meta(type):
        def __new__(
            mcs,
            name: str,
            bases: tuple[type, ...],
            body: dict[str, object],
            **options: object,
        ) -> type:
            if not bases:
                return super().__new__(mcs, name, bases, body)
            options.pop("closed")
            base = (typing.TypedDict,)
            return types.new_class(name, base, options, lambda own: own.update(body))

    class ClosedTypedDict(metaclass=_Meta):
        """A TypedDict that has no other keys than its own."""


__all__ = ["ClosedTypedDict", "refuse_unknown"]


def refuse_unknown(
    where: str,
    given: Iterable[str],
    known: frozenset[str],
    others: Iterable[str] = (),
    *,
    renamed: Mapping[str, str] | None = None,
) -> None:
    unknown = [name for name in given if name not in known]
    if not unknown:
        return
    from difflib import get_close_matches

    name = unknown[0]
    meant = (renamed or {}).get(name)
    close = [meant] if meant else get_close_matches(name, [*others, *sorted(known)], 1)
    hint = f". Did you mean {close[0]!r}?" if close else ""
    raise TypeError(f"{where} got an unexpected keyword argument {name!r}{hint}")
