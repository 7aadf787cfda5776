"""Limits of values: whether a change of keywords takes values away, or adds some."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sdkwright.surface.records import Limit

# Keywords by which fewer values are valid the higher they are, or the lower.
_LOWER_BOUNDS: Final = frozenset(
    {"minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"}
)
_UPPER_BOUNDS: Final = frozenset(
    {"maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"}
)
# Patterns that every text matches.
_ANY_TEXT: Final = frozenset({"", ".*", "^.*$", "(.*)", "^", "$"})


def changed_limits(
    old: Mapping[str, Limit], new: Mapping[str, Limit]
) -> Iterator[tuple[str, bool, str]]:
    """Yield each keyword that differs, whether fewer values are valid now, and a text.

    A keyword that is neither a bound nor a pattern with a known meaning counts as narrower
    unless it is gone.
    """
    if old == new:
        return
    for key in sorted({*old, *new}):
        before, after = old.get(key), new.get(key)
        if before != after:
            keyword = key.rpartition(".")[2]
            text = f"{key} {_said(before)} -> {_said(after)}"
            yield key, _narrower(keyword, before, after), text


def _said(value: Limit | None) -> str:
    return "none" if value is None else str(value)


def _narrower(keyword: str, before: Limit | None, after: Limit | None) -> bool:
    if keyword == "pattern" and after in _ANY_TEXT:
        return False
    if keyword in {*_LOWER_BOUNDS, *_UPPER_BOUNDS} and not isinstance(after, str):
        if after is not None and before is not None and not isinstance(before, str):
            return (after > before) is (keyword in _LOWER_BOUNDS)
        if keyword.startswith("min") and keyword != "minimum":
            return bool(after)  # zero says nothing
    return after is not None and after is not False
