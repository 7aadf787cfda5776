"""The sentinel ``omit`` ("not sent"), so that ``None`` can mean JSON ``null``."""

from __future__ import annotations

from typing import Final, Literal, final


@final
class Omit:
    """The type of :data:`omit`; ``isinstance(value, Omit)`` narrows in type checkers."""

    __slots__ = ()

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "omit"

    def __reduce__(self) -> str:
        return "omit"


omit: Final = Omit()
"""Pass this (or nothing) to leave an argument out of the request."""
