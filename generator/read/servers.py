"""Servers: base URLs, their variables, and the names of environments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.ir import Docs, Server, ServerVariable
from generator.read.node import first_text, items, mapping, members, text
from generator.read.parameters import PLACEHOLDER

if TYPE_CHECKING:
    from generator.ir import Json
    from generator.read.node import Object
    from generator.read.reader import Reader
    from generator.source import Pointer

_NAMES: Final = (
    "x-sdkwright-server-name",
    "x-speakeasy-server-id",
    "x-fern-server-name",
    "x-name",
    "name",
)


def servers(reader: Reader, node: Object, at: Pointer) -> tuple[Server, ...]:
    """Return the servers that a node declares, each URL and name once."""
    found: dict[tuple[str, str], Server] = {}
    for index, each in enumerate(items(node, "servers")):
        place = at / "servers" / index
        if not isinstance(each, dict) or not text(each, "url").strip():
            reader.report.warning("server-without-url", "A server needs a URL.", place)
            continue
        server = _server(reader, each, place)
        found.setdefault((server.url, server.name), server)
    return tuple(found.values())


def _server(reader: Reader, node: Object, at: Pointer) -> Server:
    url = text(node, "url").strip()
    variables = {
        name: _variable(name, each)
        for name, each, _ in members(mapping(node, "variables"), at)
    }
    for name in PLACEHOLDER.findall(url):
        if name not in variables:
            reader.report.warning(
                "server-variable-undeclared",
                f"The URL names {name!r}, which is not among its variables; "
                "it must be given.",
                at,
            )
            variables[name] = ServerVariable(name=name, default="", docs=Docs())
    return Server(
        url=url,
        name=first_text(node, *_NAMES),
        docs=Docs(description=text(node, "description").strip()),
        at=at,
        variables=tuple(
            each for name, each in variables.items() if f"{{{name}}}" in url
        ),
    )


def _variable(name: str, node: Json) -> ServerVariable:
    given = node if isinstance(node, dict) else {}
    return ServerVariable(
        name=name,
        default=_said(given.get("default")),
        values=tuple(_said(value) for value in items(given, "enum")),
        docs=Docs(description=text(given, "description").strip()),
    )


def _said(value: Json) -> str:
    """Return the text of a value that should be a string; YAML makes ports numbers."""
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, (str, int, float)) else ""
