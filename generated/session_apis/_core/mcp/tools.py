"""The tools of a server: search, describe and call, and operations chosen to be tools."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from mcp_types import Tool, ToolAnnotations

from ..index.catalog import Entry
from ..index.method import find_method
from ..models.values import is_mapping
from .caller import Caller, CallError
from .permissions import did_you_mean, is_destructive, is_idempotent, is_safe
from .results import Part, Text
from .schema import arguments_schema
from .texts import description, search_text

_DEPTH: Final = 1
_LONGEST_NAME: Final = 64
_FOUND: Final = 8
_TEXT: Final = {"type": "string"}
_QUERY: Final = {
    **_TEXT,
    "description": "JSON pointer to the part of the result, or of each item, that is wanted.",
}
_SAVE: Final = {**_TEXT, "description": "File to write a binary result to."}
_CURSOR: Final = {
    **_TEXT,
    "description": "Continues an earlier result; nothing else is given then.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Toolbox:
    """The tools of one server."""

    caller: Caller
    chosen: Mapping[str, Entry]

    def tools(self) -> list[Tool]:
        own = [_search(self.caller), _describe(), _call(self.caller)]
        return own + [_tool(self.caller, *each) for each in self.chosen.items()]

    async def run(self, name: str, given: Mapping[str, Any]) -> Part:
        entry = self.chosen.get(name)
        if entry is not None:
            return await self.caller.call(entry, given, "", "")
        match name:
            case "search":
                return await self._search(given)
            case "describe":
                return await self._describe(given)
            case "call":
                return await self._call(given)
            case _:
                names = ["search", "describe", "call", *self.chosen]
                hint = did_you_mean(name, names) or f" There are {', '.join(names)}."
                raise CallError(f"There is no tool {name!r}.{hint}")

    async def _search(self, given: Mapping[str, Any]) -> Part:
        values = _taken(given, {"words": str, "limit": int}, "words")
        limit = values.get("limit", _FOUND)
        if not 1 <= limit <= 100:
            raise CallError("limit: it is a number from 1 to 100.")
        entries = self.caller.catalog.entries.values()
        permissions = self.caller.permissions
        found = search_text(entries, values["words"], limit, permissions)
        if not found:
            raise CallError(
                f"No operation has to do with {values['words']!r}: try other words."
            )
        return Part(text=found)

    async def _describe(self, given: Mapping[str, Any]) -> Part:
        values = _taken(given, {"operation": str}, "operation")
        entry = self.caller.entry(values["operation"])
        method = find_method(self.caller.catalog, entry)
        files = self.caller.folder.path is not None
        text = description(method, self.caller.permissions, files=files)
        return await self.caller.results.first(Text(text))

    async def _call(self, given: Mapping[str, Any]) -> Part:
        if "cursor" in given:
            values = _taken(given, {"cursor": str}, "cursor")
            return await self.caller.more(values["cursor"])
        kinds = {"operation": str, "arguments": dict, "query": str, "save": str}
        values = _taken(given, kinds, "operation")
        return await self.caller.call(
            self.caller.entry(values["operation"]),
            values.get("arguments", {}),
            values.get("query", ""),
            values.get("save", ""),
        )


def tool_names(entries: Sequence[Entry]) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for entry in entries:
        name = entry.python.replace(".", "-")
        name = f"{name}-" if name in {"search", "describe", "call"} else name
        if len(name) > _LONGEST_NAME:
            digest = hashlib.sha256(name.encode()).hexdigest()[:8]
            name = f"{name[: _LONGEST_NAME - 9]}-{digest}"
        found[name] = entry
    return found


def _taken(
    given: Mapping[str, Any], kinds: Mapping[str, type], required: str
) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in given.items():
        kind = kinds.get(name)
        if kind is None:
            hint = did_you_mean(name, kinds) or f" It takes {', '.join(kinds)}."
            raise CallError(f"There is no argument {name!r}.{hint}")
        found[name] = _of_kind(name, value, kind)
    if required not in found:
        raise CallError(f"The argument {required} must be given.")
    return found


def _of_kind(name: str, value: object, kind: type) -> object:
    if kind is dict:
        if isinstance(value, str):
            try:
                value = json.loads(value)
            except ValueError:
                raise CallError(f"{name}: this is not JSON.") from None
        if is_mapping(value):
            return value
        raise CallError(f"{name}: it is an object, with a member for each argument.")
    if not isinstance(value, kind) or isinstance(value, bool):
        word = "text" if kind is str else "whole number"
        raise CallError(f"{name}: it is a {word}.")
    return value


def _search(caller: Caller) -> Tool:
    names = dict.fromkeys(each.names[0] for each in caller.catalog.entries.values())
    shown = ", ".join(list(names)[:12]) + (", ..." if len(names) > 12 else "")
    return Tool(
        name="search",
        description=f"Find operations of the API by words. Resources: {shown}.",
        input_schema=_object(
            {
                "words": {
                    **_TEXT,
                    "description": "What is to be done, in plain words.",
                },
                "limit": {"type": "integer", "description": f"By default {_FOUND}."},
            },
            "words",
        ),
        annotations=_READING,
    )


def _describe() -> Tool:
    return Tool(
        name="describe",
        description="Tell the arguments and the result of an operation.",
        input_schema=_object(
            {"operation": {**_TEXT, "description": "A name that search gave."}},
            "operation",
        ),
        annotations=_READING,
    )


def _call(caller: Caller) -> Tool:
    permitted = [
        each
        for each in caller.catalog.entries.values()
        if caller.permissions.permits(each)
    ]
    properties = {
        "operation": {**_TEXT, "description": "A name that search gave."},
        "arguments": {"type": "object", "description": "As describe lists them."},
        "query": _QUERY,
        "save": _SAVE,
        "cursor": _CURSOR,
    }
    if caller.folder.path is None:
        del properties["save"]
    return Tool(
        name="call",
        description=(
            "Call an operation; the result is JSON. A long result ends with a cursor "
            "that leads to the rest."
        ),
        input_schema=_object(properties),
        annotations=_annotations(permitted),
    )


def _tool(caller: Caller, name: str, entry: Entry) -> Tool:
    method = find_method(caller.catalog, entry)
    return Tool(
        name=name,
        description=method.text.partition("\n\n")[0] or f"{entry.method} {entry.path}",
        input_schema=arguments_schema(method, depth=_DEPTH, trimmed=True),
        annotations=_annotations([entry]),
    )


def _object(properties: Mapping[str, object], *required: str) -> dict[str, Any]:
    found: dict[str, Any] = {"type": "object", "properties": dict(properties)}
    if required:
        found["required"] = list(required)
    return {**found, "additionalProperties": False}


def _annotations(entries: Sequence[Entry]) -> ToolAnnotations:
    def every(tell: Callable[[Entry], bool]) -> bool:
        return all(map(tell, entries))

    return ToolAnnotations(
        read_only_hint=every(is_safe),
        destructive_hint=any(map(is_destructive, entries)),
        idempotent_hint=every(is_idempotent),
        open_world_hint=True,
    )


_READING: Final = ToolAnnotations(read_only_hint=True, open_world_hint=False)
