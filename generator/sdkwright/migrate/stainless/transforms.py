"""`openapi.transforms`: changes to the document, as actions of an overlay.

Targets are JSONPath with a few extensions; what is plain RFC 9535 is carried as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sdkwright.ir.types import Json
    from sdkwright.migrate.config_files import Node

_COMMANDS: Final = "`merge`, `update`, `remove`, `append`"
# What JSONPath-plus has and RFC 9535 has not: types, parents, property names.
_PLUS: Final = re.compile(r"\^|~$|@(property|parent|path|root|string|number|boolean)\b")
_COMPARED: Final = re.compile(r"(?<![=!<>])(===|!==)(?!=)")


def transform_actions(openapi: Node) -> Iterator[Mapping[str, Json]]:
    """Yield the actions of an overlay that does the same."""
    for key in ("transforms", "transformations"):
        for each in openapi.get(key).parts():
            yield from _actions(each)


def _actions(node: Node) -> Iterator[Mapping[str, Json]]:
    command = node.get("command").text()
    arguments = node.get("args")
    reason = node.get("reason").text()
    if command not in {"merge", "update", "remove", "append"}:
        node.note(
            f"The transform `{command}` has no counterpart in overlays.",
            f"Only {_COMMANDS} have.",
        )
        return
    for target in arguments.get("target").parts():
        query = _query(target)
        if query is None:
            continue
        described: dict[str, Json] = {"description": reason} if reason else {}
        if command == "remove":
            yield from _removals(query, arguments.get("keys"), described)
            continue
        value = arguments.get("value")
        if value.value is None and not arguments.has("value"):
            node.note(f"The transform `{command}` has no value.")
        elif command == "update":
            yield from _replaced(query, value, described)
        else:
            yield {"target": query, **described, "update": value.value}


def _removals(
    query: str, keys: Node, described: Mapping[str, Json]
) -> Iterator[Mapping[str, Json]]:
    names = [each.text() for each in keys.parts()]
    for name in names:
        quoted = name.replace("\\", "\\\\").replace("'", "\\'")
        yield {"target": f"{query}['{quoted}']", **described, "remove": True}
    if not names:
        yield {"target": query, **described, "remove": True}


def _replaced(
    query: str, value: Node, described: Mapping[str, Json]
) -> Iterator[Mapping[str, Json]]:
    """Yield actions that put a value in the place of another.

    An overlay merges objects, appends to lists and refuses a value of another kind, so what
    is there is removed first: its parent then gets the member anew.
    """
    member = re.fullmatch(r"(.+?)(?:\.([A-Za-z_][\w-]*)|\['([^'\\]+)'\])", query)
    if member is None:
        yield {"target": query, **described, "update": value.value}
        return
    parent, name = member[1], member[2] or member[3]
    yield {"target": query, **described, "remove": True}
    yield {"target": parent, **described, "update": {name: value.value}}


def _query(node: Node) -> str | None:
    """Return a target as RFC 9535 has it; None where it has no such query."""
    text = _COMPARED.sub(lambda found: found[1][:2], node.text())
    text = re.sub(r"\.([A-Za-z_]\w*(?:-\w+)+)", r"['\1']", text)
    if not text.startswith("$") or _PLUS.search(text):
        node.note(
            f"The target {node.text()!r} is no JSONPath of RFC 9535.",
            "Write an overlay action for it by hand.",
        )
        return None
    return text
