"""What a server says in the body of an error: its message, and what is wrong where."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import Final

from ..models.values import is_list, is_mapping

_MESSAGES: Final = (
    *("message", "detail", "error", "title", "error_description", "msg"),
    *("errors", "description", "reason"),
)
# Members that hold one fault each, or one for each argument.
_FAULTS: Final = (
    *("errors", "detail", "details", "violations", "fieldViolations", "issues"),
    *("invalid-params", "invalid_params", "invalidParams", "fieldErrors", "error"),
    *("validation_errors", "validationErrors", "field_errors"),
)
_PLACES: Final = (
    *("loc", "path", "field", "param", "parameter", "pointer", "property", "source"),
    *("propertyPath", "location", "attribute", "name", "key"),
)
_DEEPEST: Final = 4
_SHOWN: Final = 5
_COUNTED: Final = 1000


def server_message(data: bytes) -> str:
    try:
        found: object = json.loads(data)
    except (ValueError, RecursionError):
        return ""
    faults = list(islice(_faults(found, _DEEPEST), _COUNTED))
    texts = list(dict.fromkeys(faults))
    details = "; ".join(texts[:_SHOWN])
    if len(texts) > _SHOWN:
        details += f"; and {len(texts) - _SHOWN} more"
    message = _message(found, _DEEPEST)
    known = any(each == message or each.endswith(f": {message}") for each in texts)
    return ": ".join(each for each in ("" if known else message, details) if each)


def _message(found: object, depth: int) -> str:
    for _ in range(depth):
        if isinstance(found, str):
            return found
        if is_list(found):
            found = next(iter(found), None)
        elif is_mapping(found):
            found = next((found[k] for k in _MESSAGES if found.get(k)), None)
    return found if isinstance(found, str) else ""


def _faults(found: object, depth: int) -> Iterator[str]:
    if depth == 0 or not is_mapping(found):
        return
    for key in _FAULTS:
        inner = found.get(key)
        if is_list(inner):
            for each in inner:
                yield from _fault(each, depth - 1)
        elif is_mapping(inner):
            yield from _by_argument(inner)
            yield from _faults(inner, depth - 1)
    if not any(found.get(key) for key in _MESSAGES):
        yield from _by_argument(found)


def _fault(found: object, depth: int) -> Iterator[str]:
    if not is_mapping(found):
        return
    place = next((text for key in _PLACES if (text := _place(found.get(key)))), "")
    told = _message({k: v for k, v in found.items() if k not in _PLACES}, 1)
    told = told or str(found.get("code") or "")
    if place and told:
        yield f"{place}: {told}"
    elif told:
        yield told
    yield from _faults(found, depth)


def _by_argument(found: object) -> Iterator[str]:
    if not is_mapping(found):
        return
    for name, each in found.items():
        texts = list(islice(each, _SHOWN)) if is_list(each) else []
        for text in texts:
            if isinstance(text, str):
                yield f"{name}: {text}"


def _place(found: object) -> str:
    if is_mapping(found):  # JSON:API: where in the source
        found = found.get("pointer") or found.get("parameter")
    if is_list(found):
        return ".".join(map(str, islice(found, 20)))
    return found if isinstance(found, str) else ""
