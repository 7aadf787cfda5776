"""The kinds of values that take part in paging."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.ir import Kind, Primitive

if TYPE_CHECKING:
    from sdkwright.ir import Record, Type

TEXT: Final = frozenset({Kind.STRING, Kind.UUID, Kind.ANY, Kind.BASE64})
WHOLE: Final = frozenset({Kind.INTEGER, Kind.NUMBER})
FLAG: Final = frozenset({Kind.BOOLEAN})


def is_text(type: Type | Record | None) -> bool:
    """Whether a type is that of texts."""
    return isinstance(type, Primitive) and type.kind is Kind.STRING


def is_url(type: Type | Record | None) -> bool:
    """Whether a type is that of URLs, by its format."""
    return isinstance(type, Primitive) and dict(type.constraints).get("format") in {
        "uri",
        "url",
        "uri-reference",
    }
