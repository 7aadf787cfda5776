"""Frozen records: for type checkers, which see every line of ours, and not at run time.

A class that refuses at run time to be changed takes twice as long to make, and its records take
half as long again: a tenth of a small build, a twentieth of a large one. What stands beside it
here is as plain: copies of records with changes, and enumerations.
"""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Any

__all__ = ["Enum", "dataclass", "replace"]


class Enum(enum.Enum):
    """An enumeration whose members are looked up fast: each is equal to itself alone.

    Those of the standard library are hashed by their names, in Python.
    """

    __hash__ = object.__hash__


if TYPE_CHECKING:
    from dataclasses import dataclass, replace
else:
    import dataclasses
    from collections.abc import Callable
    from operator import attrgetter

    # By class, what reads all fields of a record, and their names.
    _FIELDS: dict[type, tuple[Callable[[object], tuple[object, ...]], tuple[str, ...]]]
    _FIELDS = {}

    def _alone(name: str) -> Callable[[object], tuple[object]]:
        return lambda record: (getattr(record, name),)

    def replace(record: object, /, **changes: object) -> object:
        """Return a copy of a record with some of its fields changed."""
        own = type(record)
        known = _FIELDS.get(own)
        if known is None:
            names = tuple([each.name for each in dataclasses.fields(own) if each.init])
            read = attrgetter(*names) if len(names) > 1 else _alone(names[0])
            known = _FIELDS[own] = read, names
        read, names = known
        return own(**(dict(zip(names, read(record), strict=True)) | changes))

    def dataclass(*, frozen: bool = False, eq: bool = True, **options: Any) -> object:
        """Return what makes a class a dataclass, with the hash of a frozen one if it is."""

        def made(own: type) -> type:
            hashed = frozen and eq and vars(own).get("__hash__") is None
            return dataclasses.dataclass(eq=eq, unsafe_hash=hashed, **options)(own)

        return made
