"""Classes of plain data: frozen and compared by value for type checkers alone."""

from __future__ import annotations

import dataclasses
from dataclasses import field, replace
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass", "field", "replace"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, frozen: bool = False, eq: bool = False, **options: Any) -> object:
        options.update(frozen=frozen and eq, eq=eq, repr=False, match_args=False)
        return dataclasses.dataclass(**options)
