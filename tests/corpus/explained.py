"""Whose fault it is when an operation fails, and why.

The report lists each failure with its explanation; one that has none is called so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

OURS, MOCK, CHECKER, DOCUMENT = "ours", "the mock's", "the checker's", "the document's"


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why an operation fails.

    Attributes:
        document: In which document; empty for any.
        reason: What its failure says, as a regular expression.
        fault: Whose fault it is.
        why: Why, in a sentence.
    """

    document: str = ""
    reason: str
    fault: str
    why: str


_UNEXPLAINED: Final = Explanation(reason="", fault="unexplained", why="")
_KNOWN: Final = (
    Explanation(
        document="opc-baseline-31",
        reason="no value that can travel there",
        fault=DOCUMENT,
        why="A required query parameter is a list of nothing but nulls; no URL can hold it.",
    ),
    Explanation(
        document="opc-baseline-31",
        reason="the name of a header may not contain such characters",
        fault=DOCUMENT,
        why="It calls a header `header param`, which is no name of a header (RFC 9110 5.1).",
    ),
    Explanation(
        document="superset",
        reason="Missing required path parameter: schema_name",
        fault=DOCUMENT,
        why="It declares a path parameter that its path has no place for; the build says so.",
    ),
    Explanation(
        document="box",
        reason="'grant_type' is a required property",
        fault=CHECKER,
        why="It requires a field that it does not describe. The field was sent; openapi-core "
        "looks at fields with a description alone.",
    ),
    Explanation(
        document="stripe",
        reason="is a required property",
        fault=MOCK,
        why="An object without members was drawn, and a form has no way to write one.",
    ),
)


def explained(document: str, reason: str) -> Explanation:
    """Return why an operation of a document fails for a reason."""
    for each in _KNOWN:
        if each.document in {"", document} and re.search(
            each.reason, reason, re.DOTALL
        ):
            return each
    return _UNEXPLAINED
