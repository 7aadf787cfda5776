"""Values that are made once, until words change that somebody read while making them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from sdkwright.ir.amendable import AmendableDocs, Audience

T = TypeVar("T")


class Memo:
    """Remembers nothing: each value is made when it is asked for."""

    __slots__ = ()

    @property
    def keeps(self) -> bool:
        """Whether what is made now is there for the next build of this process."""
        return False

    def of(self, _key: Hashable, make: Callable[[], T]) -> T:
        """Return a value.

        Args:
            key: What it is called; the same key stands for the same value always.
            make: Makes it of what never changes, and of docs.
        """
        return make()

    def table(self, _name: str) -> dict[int, tuple[object, str]]:
        """Return a table of texts by the identity of what they were made of."""
        return {}


@dataclass(slots=True, eq=False)
class KeptMemo(Memo):
    """Remembers values as long as the docs say what they said.

    Attributes:
        audience: Who looks at the docs.
    """

    audience: Audience
    _values: dict[Hashable, object] = field(default_factory=dict["Hashable", object])
    _tables: dict[str, dict[int, tuple[object, str]]] = field(
        default_factory=dict[str, "dict[int, tuple[object, str]]"]
    )

    @property
    def keeps(self) -> bool:
        """Whether what is made now is there for the next build of this process."""
        return True

    def of(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return a value, made anew only where words have changed."""
        if key in self._values:
            return cast("T", self._values[key])
        with self.audience.recording() as seen:
            value = make()
        self._values[key] = value
        for each in seen.values():
            each.users.add(key)
        return value

    def table(self, name: str) -> dict[int, tuple[object, str]]:
        """Return a table that is kept."""
        return self._tables.setdefault(name, {})

    def forget(self, docs: AmendableDocs) -> None:
        """Forget the values that docs were read for."""
        for key in docs.users:
            self._values.pop(key, None)
        docs.users.clear()

    def renumber(self) -> None:
        """Know all things by their identity again, which were read from a file."""
        for name, table in self._tables.items():
            self._tables[name] = {id(each[0]): each for each in table.values()}
