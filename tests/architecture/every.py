"""Rules that every file has to follow: one test a rule, which names all that do not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar


class Named(Protocol):
    """A module of the generator, or the path of a template."""

    @property
    def name(self) -> str:
        """What to call it where it breaks the rule."""
        ...


OneT = TypeVar("OneT", bound=Named)


def every(
    files: Callable[[], Iterable[OneT]],
) -> Callable[[Callable[[OneT], None]], Callable[[], None]]:
    """Make one test of a rule about one file: it tries them all, which are found then."""

    def decorate(rule: Callable[[OneT], None]) -> Callable[[], None]:
        def test() -> None:
            faults: list[str] = []
            for file in files():
                try:
                    rule(file)
                except AssertionError as fault:
                    faults.append(f"{file.name}: {fault}")
            assert not faults, "\n".join(faults)

        test.__name__ = rule.__name__
        test.__doc__ = rule.__doc__
        return test

    return decorate
