"""Types under the names that old imports have."""

from __future__ import annotations

from typing import TypeAlias, TypeVar

from ..models.omission import Omit

T = TypeVar("T")

Nullable: TypeAlias = T | None
"""A value, or None."""
OptionalNullable: TypeAlias = T | None | Omit
"""A value, None, or nothing at all."""
