"""Parameters that count pages or items: numbers, or texts that hold numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sdkwright.ir import Kind, Primitive
from sdkwright.refine.operations import resolved
from sdkwright.refine.pagination.parameters import WHOLE, find_parameter, kind_of
from sdkwright.refine.pagination.words import CURSORS, TOTAL_ITEMS, TOTAL_PAGES, fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sdkwright.ir import Operation
    from sdkwright.refine.pagination.parameters import PaginationParameter
    from sdkwright.refine.pagination.response_paths import ResponseSchema

_TEXT: Final = frozenset({Kind.STRING})
# As text, these are times as well: `start=1620683817`.
_TIMES: Final = frozenset({"start", "from"})
# What descriptions say of a number.
_SAID: Final = re.compile(
    r"(?i)\b(zero|one|0|1)[- ]?(based|indexed)\b|\bpage number\b|\bnumber of the page\b"
    r"|\bnumber of (items|records|results|entries|rows) to skip\b|\binteger\b"
)
_DIGITS: Final = re.compile(
    r"\^?(\\d|\[0-9\]|\[1-9\]\[0-9\]|\[1-9\]\\d)(\+|\*|\{[\d,]+\})?\$?"
)

# The number of the first item, where a largest number of items stands beside it.
_FIRST: Final = "first"
_MOST: Final = "max"


def find_counter(
    operation: Operation, names: Iterable[str], response: ResponseSchema
) -> PaginationParameter | None:
    """Return the first parameter of some names that counts; None without one.

    A text counts where its default, its example, its pattern or its description says a
    number, or where the response says how many there are, or where it begins.
    """
    names = tuple(names)
    whole = find_parameter(operation, names, response, WHOLE)
    if whole is not None:
        return whole
    if operation.method == "POST":  # its body may be what it creates
        return None
    clear = [each for each in names if each not in _TIMES]
    text = find_parameter(operation, clear, response, _TEXT)
    return text if text is not None and _holds_number(text, response) else None


def counts_of(
    parameter: PaginationParameter | None, response: ResponseSchema
) -> frozenset[Kind]:
    """Return what kinds the counts of a response have: texts only beside one that is asked with."""
    if parameter is None or kind_of(parameter.type, response) not in _TEXT:
        return WHOLE
    return WHOLE | _TEXT


def _holds_number(parameter: PaginationParameter, response: ResponseSchema) -> bool:
    plain = resolved(parameter.type, response.declarations)
    rules = dict(plain.constraints) if isinstance(plain, Primitive) else {}
    pattern = rules.get("pattern")
    given = (
        parameter.default if parameter.has_default else None,
        parameter.docs.example,
    )
    if any(isinstance(each, str) and each.isdecimal() for each in given):
        return True
    if isinstance(pattern, str) and _DIGITS.fullmatch(pattern):
        return True
    if _SAID.search(parameter.docs.description):
        return True
    name = fold(parameter.wire)
    if name in CURSORS:  # may as well be opaque
        return False
    said = (*TOTAL_ITEMS, *TOTAL_PAGES, name)
    return response.find(said, WHOLE | _TEXT) is not None


def signed_offset(
    operation: Operation, response: ResponseSchema
) -> tuple[PaginationParameter, str] | None:
    """Return the number of the first item and that of the most items, as Java has them."""
    for names in ((_FIRST, _MOST), ("firstresult", "maxresults")):
        found = [find_parameter(operation, (each,), response, WHOLE) for each in names]
        first, most = found
        if first is not None and most is not None:
            return first, most.wire
    return None
