"""Paths and their operations."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sdkwright.ir import Docs, Operation
from sdkwright.read.openapi import (
    METHODS,
    PLACEHOLDER,
    docs_of,
    extensions,
    ignored,
    items,
    mapping,
    operations_of,
    path_items,
    plain,
    styled,
    text,
    texts,
)
from sdkwright.read.operations.bodies import body, responses
from sdkwright.read.operations.parameters import complete, parameters
from sdkwright.read.operations.retries import retries
from sdkwright.read.operations.security import requirements
from sdkwright.read.operations.servers import servers
from sdkwright.read.operations.streams import sentinel, with_streams
from sdkwright.read.validate import (
    TOKEN,
)

if TYPE_CHECKING:
    from sdkwright.ir import Json, Parameter
    from sdkwright.read.openapi import (
        Object,
    )
    from sdkwright.read.schemas import (
        Reader,
    )
    from sdkwright.source import Pointer


def operations(reader: Reader) -> tuple[Operation, ...]:
    """Return the document's operations, in its order."""
    found: list[Operation] = []
    for path, given, at in path_items(reader.documents.root):
        item = reader.follow(given, at)
        if item is None:
            continue
        for method, node, place in operations_of(*item):
            reason = ignored(node) or ignored(item[0])
            if reason:
                reader.report.note(
                    "operation-left-out",
                    f"{method.upper()} {path} is left out by {reason}.",
                    place,
                )
                continue
            # The id is where the path names it, also if the node stands elsewhere.
            id = str(at / method)
            made = _operation(reader, id, path, method, item, (node, place))
            if made.skipped:
                reader.report.warning("operation-skipped", made.skipped, place)
            found.append(made)
    return tuple(found)


def _operation(
    reader: Reader,
    id: str,
    path: str,
    method: str,
    item: tuple[Object, Pointer],
    given: tuple[Object, Pointer],
) -> Operation:
    followed = reader.follow(*given)
    node, at = followed if followed is not None else given
    declared = parameters(reader, item, (node, at))
    found_responses = responses(reader, mapping(node, "responses"), at / "responses")
    declared, idempotency = _idempotency(reader, node, declared)
    made = Operation(
        id=id,
        at=at,
        operation_id=text(node, "operationId") or None,
        method=method.upper() if method in METHODS else method,
        path=plain(path, {each.wire for each in declared}),
        parameters=styled(path, declared),
        body=body(reader, node.get("requestBody"), at / "requestBody"),
        responses=with_streams(reader, node, at, found_responses),
        docs=_docs(node, item[0]),
        tags=texts(node, "tags"),
        security=requirements(reader, node, at),
        servers=servers(reader, node, at) or servers(reader, *item),
        retries=retries(node),
        idempotency_header=idempotency,
        idempotent=True if node.get("x-fern-idempotent") is True else None,
        skipped=_unusable(path, method),
        extensions=_extensions(reader, node, at),
    )
    return replace(made, parameters=complete(reader, made))


def _unusable(path: str, method: str) -> str | None:
    """Return why nothing can be generated for an operation; None for nearly all."""
    if not TOKEN.fullmatch(method):
        return f"{method!r} can be no HTTP method."
    if re.search(r"[{}]", PLACEHOLDER.sub("", path)):
        return f"The braces in {path!r} do not match."
    return None


def _extensions(reader: Reader, node: Object, at: Pointer) -> dict[str, Json]:
    found = extensions(node)
    end = sentinel(reader, node, at)
    return {**found, "x-speakeasy-sse-sentinel": end} if end else found


def _docs(node: Object, item: Object) -> Docs:
    """Return an operation's docs; a path item's hold for operations without any."""
    docs = docs_of(node)
    if docs.summary or docs.description:
        return docs
    shared = {k: v for k, v in item.items() if k in {"summary", "description"}}
    return docs_of({**shared, **node})


def _idempotency(
    reader: Reader, node: Object, declared: tuple[Parameter, ...]
) -> tuple[tuple[Parameter, ...], str]:
    """Return the parameters without the idempotency header, and that header's name.

    A declared `Idempotency-Key` is what the option `idempotency_key` is for.
    """
    wire = text(node, "x-sdkwright-idempotency")
    wanted = {wire.lower()} if wire else {"idempotency-key"}
    for parameter in declared:
        if parameter.location.value == "header" and parameter.wire.lower() in wanted:
            rest = tuple(each for each in declared if each is not parameter)
            return rest, parameter.wire
    if not wire and node.get("x-fern-idempotent") is True:
        given = items(reader.documents.root, "x-fern-idempotency-headers")
        for each in given:
            if isinstance(each, dict) and text(each, "header"):
                return declared, text(each, "header")
    return declared, wire
