"""Servers: base URLs, their variables, and the names of environments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

from sdkwright.ir import Docs, Server, ServerVariable
from sdkwright.read.openapi import (
    PLACEHOLDER,
    first_text,
    items,
    mapping,
    members,
    text,
)
from sdkwright.source import Pointer

if TYPE_CHECKING:
    from sdkwright.ir import Json
    from sdkwright.read.openapi import Object
    from sdkwright.read.schemas import Reader

# Absolute; a URL that begins with a variable may well be.
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|\{")
_NO_HOST: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:/*|/{2,}")
_NAMES: Final = (
    "x-sdkwright-server-name",
    "x-speakeasy-server-id",
    "x-fern-server-name",
    "x-name",
    "name",
)


def root_servers(reader: Reader) -> tuple[Server, ...]:
    """Return the servers of the whole API.

    What is relative starts at the document's own URL, which a document without servers
    means as a whole (OpenAPI 3.1, section 4.8.1.1).
    """
    found = servers(reader, reader.documents.root, Pointer())
    for each in found:
        if not _SCHEME.match(each.url):
            reader.report.warning(
                "server-relative",
                f"The server {each.url!r} names no host, and the document's own URL is "
                "not known.",
                each.at,
                help="Users of the client must pass `base_url`, its path included.",
            )
    if found or not reader.documents.url:
        return found
    url = urljoin(reader.documents.url, "/")
    return (Server(url=url, name="", docs=Docs(), at=Pointer()),)


def servers(reader: Reader, node: Object, at: Pointer) -> tuple[Server, ...]:
    """Return the servers that a node declares, each URL and name once."""
    found: dict[tuple[str, str], Server] = {}
    for index, each in enumerate(items(node, "servers")):
        place = at / "servers" / index
        url = text(each, "url").strip() if isinstance(each, dict) else ""
        if not isinstance(each, dict) or not url or _NO_HOST.fullmatch(url):
            reader.report.warning(
                "server-without-url",
                (
                    f"The server {url!r} names no host; it is left out."
                    if url
                    else "A server needs a URL."
                ),
                place,
            )
            continue
        server = _server(reader, each, place)
        found.setdefault((server.url, server.name), server)
    return tuple(found.values())


def _server(reader: Reader, node: Object, at: Pointer) -> Server:
    url = text(node, "url").strip()
    if not _SCHEME.match(url) and reader.documents.url:
        url = urljoin(reader.documents.url, url)
    elif url.startswith("//"):
        url = f"https:{url}"
    variables = {
        name: _variable(name, each)
        for name, each, _ in members(mapping(node, "variables"), at)
    }
    for name in PLACEHOLDER.findall(url):
        if name not in variables:
            variables[name] = _undeclared(reader, name, at)
    return Server(
        url=url,
        name=first_text(node, *_NAMES),
        docs=Docs(description=text(node, "description").strip()),
        at=at,
        variables=tuple(
            each for name, each in variables.items() if f"{{{name}}}" in url
        ),
    )


def _undeclared(reader: Reader, name: str, at: Pointer) -> ServerVariable:
    """Return a variable that a URL names and its server does not declare."""
    said = f"The URL names {name!r}, which is not among its variables"
    for each in items(reader.documents.root, "servers"):
        known = mapping(each, "variables").get(name) if isinstance(each, dict) else None
        if isinstance(known, dict):
            reader.report.warning(
                "server-variable-undeclared",
                f"{said}; it is taken for that of the API's server.",
                at,
            )
            return _variable(name, known)
    if at.tokens[:1] != ("servers",):  # those of the document are judged as it is read
        reader.report.warning(
            "server-variable-undeclared", f"{said}; it must be given.", at
        )
    return ServerVariable(name=name, default="", docs=Docs())


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
