"""The number of the first page, as a document says it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sdkwright.ir import Primitive
from sdkwright.refine.operations import resolved

if TYPE_CHECKING:
    from sdkwright.ir import Json
    from sdkwright.refine.pagination.parameters import PaginationParameter
    from sdkwright.refine.pagination.response_paths import ResponseSchema

_NUMBER: Final = r"(?P<number>zero|one|0|1)"
_BEFORE: Final = r"(page\s+|index\s+|number\s+|is\s+)*[`'\"(]?"
# "0-based", "one indexed", "starting at 0", "begins with page 1", "(0..N)", "first page is 0".
_PATTERNS: Final = (
    rf"\b{_NUMBER}[\s-]*(based|indexed|index\b|origin)",
    rf"\b(start|begin|count)(s|ing|ed)?\s+(at|from|with|on|is|by)?\s*{_BEFORE}{_NUMBER}\b",
    rf"\bfirst\s+page\s*(is|has|=|:|being)?\s*{_BEFORE}{_NUMBER}\b(?!\s*(of|,|item))",
    rf"\bfrom\s+{_BEFORE}{_NUMBER}\b(?!\.\d)",
    rf"\b{_NUMBER}\s+(is|being|means|for)\s+(the\s+)?first\b",
    rf"[\[(]\s*{_NUMBER}\s*\.\.+\s*(N|\d+|max)",
)
_SAID: Final = tuple(re.compile(each, re.IGNORECASE) for each in _PATTERNS)


def first_page(
    parameter: PaginationParameter, response: ResponseSchema
) -> tuple[int | None, bool]:
    """Return the number of the first page, and whether the document leaves no doubt.

    The default and the description say it; a minimum or an example hint at it.

    Returns:
        The number, None where nothing is said; whether it was said outright.
    """
    default = _whole(parameter.default)
    if default is not None and parameter.has_default:
        return default, True
    said = _said(parameter.docs.description) or _said(parameter.docs.summary)
    if said is not None:
        return said[0], True
    lowest = _lowest(parameter, response)
    if lowest == 1:
        return 1, True
    if lowest == 0 or _whole(parameter.docs.example) == 0:
        return 0, False
    return None, False


def said_first(text: str) -> int | None:
    """Return the first number that a description names, None where it names none."""
    found = _said(text)
    return found[0] if found else None


def _said(text: str) -> tuple[int] | None:
    for pattern in _SAID:
        found = pattern.search(text)
        if found is not None:
            return (0 if found["number"].lower() in {"0", "zero"} else 1,)
    return None


def _lowest(parameter: PaginationParameter, response: ResponseSchema) -> int | None:
    """Return the lowest number that may be asked for."""
    plain = resolved(parameter.type, response.declarations)
    limits = dict(plain.constraints) if isinstance(plain, Primitive) else {}
    above = _whole(limits.get("exclusiveMinimum"))
    lowest = _whole(limits.get("minimum"))
    return above + 1 if lowest is None and above is not None else lowest


def _whole(value: Json) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
