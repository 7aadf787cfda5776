"""Results of calls as JSON data with the API's names, and the parts of them."""

from __future__ import annotations

import json
import re
from typing import Any, Final

from ..models.values import is_list, is_mapping
from .values import ValueTextError

MISSING: Final = object()


def plain(value: Any) -> Any:  # noqa: ANN401 - any result, as JSON data
    from pydantic_core import to_jsonable_python

    from ..models.model import Model

    match value:
        case Model():
            return value.to_dict()
        case _ if is_list(value):
            return [plain(each) for each in value]
        case _ if is_mapping(value):
            return {name: plain(each) for name, each in value.items()}
        case _:
            return to_jsonable_python(value)


def at_pointer(data: object, pointer: str) -> object:
    if pointer and not pointer.startswith("/"):
        raise ValueTextError(f"A JSON pointer begins with a slash: /{pointer}")
    for part in pointer.split("/")[1:]:
        name = part.replace("~1", "/").replace("~0", "~")
        if is_mapping(data):
            data = data.get(name, MISSING)
        elif is_list(data):
            items = list(data)
            known = name.isascii() and name.isdigit() and int(name) < len(items)
            data = items[int(name)] if known else MISSING
        else:
            return MISSING
    return data


def to_json(data: object, *, indent: int | None = None) -> str:
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    return re.sub("[\x7f-\x9f]", lambda found: f"\\u{ord(found[0]):04x}", text)
