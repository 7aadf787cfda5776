"""Webhooks and callbacks: the requests that an API sends to its users."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.frozen import replace
from sdkwright.ir import Event, Record, Ref
from sdkwright.read.openapi import (
    NO_DOCS,
    docs_of,
    ignored,
    mapping,
    members,
    operations_of,
    path_items,
    text,
    texts,
)
from sdkwright.read.operations.bodies import body
from sdkwright.source import Pointer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sdkwright.ir import Docs, Json, Type
    from sdkwright.read.openapi import Object
    from sdkwright.read.schemas import Reader


def events(reader: Reader) -> tuple[Event, ...]:
    """Return the webhooks, then the callbacks, in the document's order."""
    return (*_webhooks(reader), *_callbacks(reader))


def _webhooks(reader: Reader) -> Iterator[Event]:
    """Yield the webhooks (OpenAPI 3.1; `x-webhooks` before that)."""
    for key in ("webhooks", "x-webhooks"):
        webhooks = mapping(reader.documents.root, key)
        for name, given, at in members(webhooks, Pointer() / key):
            followed = reader.follow(given, at)
            for method, node, place in operations_of(*followed) if followed else ():
                reason = ignored(node) or ignored(followed[0] if followed else {})
                if reason:
                    reader.report.note(
                        "webhook-left-out", f"{name!r} is left out by {reason}.", place
                    )
                    continue
                yield _event(reader, name, method, node, place)


def _callbacks(reader: Reader) -> Iterator[Event]:
    """Yield the callbacks of all operations (OpenAPI 3.1, section 4.8.18)."""
    for _, item, at in path_items(reader.documents.root):
        followed = reader.follow(item, at)
        for method, node, place in operations_of(*followed) if followed else ():
            for name, given, here in members(
                mapping(node, "callbacks"), place / "callbacks"
            ):
                yield from _callback(reader, name, given, here, str(at / method))


def _callback(
    reader: Reader, name: str, given: Json, at: Pointer, owner: str
) -> Iterator[Event]:
    callback = reader.follow(given, at)
    for expression, item, place in members(*callback) if callback else ():
        followed = None if expression.startswith("x-") else reader.follow(item, place)
        for method, node, here in operations_of(*followed) if followed else ():
            yield _event(
                reader, name, method, node, here, owner=owner, expression=expression
            )


def _describe(reader: Reader, type: Type | None, docs: Docs) -> None:
    """Let a payload without a name and a description have the event's."""
    found = reader.declarations.get(type.target) if isinstance(type, Ref) else None
    if isinstance(found, Record) and found.candidate is None and found.docs == NO_DOCS:
        reader.declarations[found.id] = replace(found, docs=docs)


def _event(
    reader: Reader,
    name: str,
    method: str,
    node: Object,
    at: Pointer,
    *,
    owner: str = "",
    expression: str = "",
) -> Event:
    request = body(reader, node.get("requestBody"), at / "requestBody")
    contents = request.contents if request is not None else ()
    json = [each for each in contents if "json" in each.media_type]
    type = (json or list(contents))[0].type if contents else None
    docs = docs_of(node)
    _describe(reader, type, docs)
    return Event(
        name=name,
        at=at,
        method=method.upper(),
        type=type,
        docs=docs,
        kind="callback" if owner else "webhook",
        operation_id=text(node, "operationId") or None,
        tags=texts(node, "tags"),
        owner=owner,
        expression=expression,
    )
