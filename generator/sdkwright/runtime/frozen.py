"""Classes of plain data: frozen and compared by value for type checkers alone.

Made as the standard library does they take three times as long to import.
"""

from __future__ import annotations

import dataclasses
from dataclasses import field, replace
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass", "field", "replace"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, frozen: bool = False, eq: bool = False, **options: Any) -> object:
        """Return what makes a class a dataclass, equal to itself alone by default."""
        options.update(frozen=frozen and eq, eq=eq, repr=False, match_args=False)
        return dataclasses.dataclass(**options)
