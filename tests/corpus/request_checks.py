"""Recorded requests given to a checker that shares no code with this project."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tests.corpus.documents import Document
from tests.corpus.request_checkers import environment, prism_checker
from tests.corpus.running import run

_CHECKER: Final = Path(__file__).parent / "request_checkers" / "openapi_core_checker.py"
# What a checker says of a request that is as the document wants it, and why it does.
_LIMITS: Final = (
    (
        r"multipart.*is not (of type '(integer|number|boolean|null)'|valid under any)",
        (
            "a part of a multipart body is text; openapi-core compares it with the number, "
            "boolean or null of the schema as it is"
        ),
    ),
    (
        r"multipart.*Failed to cast value",
        "openapi-core cannot make a number or a boolean of a part of a multipart body",
    ),
    (
        r"multipart.*\[\] should be non-empty",
        "openapi-core takes a list that is not in a multipart body for an empty one",
    ),
    (
        r"Expected a string value, got <class 'list'>",
        "openapi-core cannot read a form whose schema has a list of types",
    ),
    (
        r"urlencoded.*(dictionary update sequence|Failed to cast value to object type)",
        "openapi-core expects an object within a form in pieces, not as JSON",
    ),
    (
        r"^(InvalidParameter|InvalidRequestBody \(\S*urlencoded\)).*(anyOf|oneOf)",
        "openapi-core reads a text as what the first branch of an `anyOf` makes of it",
    ),
    (
        r"Tried to write read-only property",
        "the document has a `readOnly` schema for a parameter",
    ),
    (
        r"^InvalidParameter.*the whole: (type: '(null|true|false)' is not of type|enum: '' is not one of)",
        "the document's default of the parameter is not valid by its own schema",
    ),
    (
        r"^checker: ValueError: not enough values to unpack",
        "openapi-core cannot read a media type such as `application/json;simple`",
    ),
    (
        r"urlencoded.*is not of type '(integer|number|boolean)'",
        "openapi-core compares a number in a map within a form as the text it is",
    ),
    (
        r"NO_(PATH|METHOD)_MATCHED_ERROR: \S*\{[^}]*\.[^}]*\}",
        "Prism cannot find paths whose variables have a dot in their names",
    ),
    (
        r"^InvalidParameter(?!.*the whole:).*: type: '.*' is not of type '(integer|number|boolean)'",
        "openapi-core compares a number in a map within a query as the text it is",
    ),
    (
        r"Invalid header parameter: (Accept|Accept-Encoding|Authorization|Content-Type) ",
        "header parameters of this name mean nothing by OpenAPI; openapi-core checks them",
    ),
    (
        r"enum: .* is not one of \[\]",
        "the document has an empty `enum`, which no value fits",
    ),
    (
        r"^checker: KeyError: 'boundary'",
        "the document has a multipart body without parts, which no boundary can be told of",
    ),
    (
        r"is valid under each of",
        "branches of the document's `oneOf` overlap: what fits one fits several",
    ),
    (
        r"could not be resolved|does not contain discriminating property",
        "the document's `discriminator` names neither schemas nor a mapping",
    ),
    (
        r"the (minimum|maximum) of True",
        "the document has the `exclusiveMinimum` of 3.0, though it is of 3.1",
    ),
)


@dataclass(slots=True, kw_only=True)
class Checked:
    """What a checker says about the requests of a document.

    Attributes:
        requests: How many it was given.
        refused: What it has against them: method, path, case and reason.
        unread: How many it cannot read, by why.
    """

    requests: int = 0
    refused: list[tuple[str, str, str, str]] = field(default_factory=list)
    unread: Counter[str] = field(default_factory=Counter[str])


def checked(document: Document, results: Path, *, seconds: float = 900) -> Checked:
    """Have all recorded requests of a document checked."""
    validator_results = results.with_suffix(".results.json")
    if document.version.startswith("2"):
        prism_checker.check(document.path, results, validator_results)
    else:
        command = (
            environment.interpreter(),
            _CHECKER,
            document.path,
            results,
            validator_results,
        )
        ended = run(command, cwd=results.parent, seconds=seconds)
        if ended.code != 0:
            raise RuntimeError(
                f"the checker ended with {ended.code}: {ended.text[-800:]}"
            )
    found = Checked()
    for line in validator_results.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found.requests += 1
        for reason in row["complaints"][:1]:
            if why := limit(reason):
                found.unread[why] += 1
            else:
                place = (row["method"], row["path"], row["case"])
                found.refused.append((*place, reason))
    return found


def limit(reason: str) -> str:
    """Return why a checker cannot read a request; empty if it can."""
    return next(
        (why for text, why in _LIMITS if re.search(text, reason, re.DOTALL)), ""
    )
