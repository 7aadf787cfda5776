"""The sentinel ``omit`` ("not sent"), so that ``None`` can mean JSON ``null``."""

from __future__ import annotations

from typing import Final, Literal, final


@final
class Omit:
    """The type of :data:`omit`; ``isinstance(value, Omit)`` narrows in type checkers."""

    __slots__ = ()

    def __bool__(self) -> Literal[False]:
        """Return False, so that ``value or default`` works."""
        return False

    def __repr__(self) -> str:
        """Return ``omit``, as it reads in signatures."""
        return "omit"

    def __reduce__(self) -> str:
        """Pickle by name, so that it stays a singleton."""
        return "omit"


omit: Final = Omit()
"""Pass this (or nothing) to leave an argument out of the request."""
