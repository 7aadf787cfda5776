"""Paths and their operations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sdkwright.frozen import replace
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
from sdkwright.read.validate import TOKEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sdkwright.ir import Json, Parameter
    from sdkwright.read.openapi import Object
    from sdkwright.read.schemas import Reader
    from sdkwright.source import Pointer

_CONTROL: Final = re.compile("[\0-\x1f\x7f]")


def operations(reader: Reader) -> tuple[Operation, ...]:
    """Return the document's operations, in its order."""
    found: list[Operation] = []
    for path, given, at in path_items(reader.documents.root):
        if reader.is_unwanted(at):
            found += _not_wanted(reader, path, given, at)
            continue
        item = reader.follow(given, at)
        if item is not None:
            found += _of_path(reader, path, item, at)
    return tuple(found)


def _of_path(
    reader: Reader, path: str, item: tuple[Object, Pointer], at: Pointer
) -> Iterator[Operation]:
    """Yield the operations of a path; `at` is where the path is named."""
    for method, node, place in operations_of(*item):
        if reader.is_unwanted(at / method):
            yield _bare(path, method, node, at / method)
            continue
        reason = ignored(node) or ignored(item[0])
        if reason:
            reader.report.note(
                "operation-left-out",
                f"{method.upper()} {path} is left out by {reason}.",
                place,
            )
            continue
        # The id is where the path names it, also if the node stands elsewhere.
        made = _operation(reader, str(at / method), path, method, item, (node, place))
        yield _told(reader, made, place)
    for method, value in item[0].items():
        if method in METHODS and value is not None and not isinstance(value, dict):
            place = item[1] / method
            made = _operation(reader, str(at / method), path, method, item, ({}, place))
            yield _told(reader, replace(made, skipped="It is not an object."), place)


def _not_wanted(
    reader: Reader, path: str, given: Json, at: Pointer
) -> Iterator[Operation]:
    """Yield the operations of a path of which none is wanted, as far as they are known."""
    item = given if isinstance(given, dict) else {}
    target = reader.documents.find(text(item, "$ref"), at) if "$ref" in item else None
    found = item if target is None else reader.documents.get(target)
    for method, node, _ in operations_of(found if isinstance(found, dict) else {}, at):
        yield _bare(path, method, node, at / method)


def _bare(path: str, method: str, node: Object, at: Pointer) -> Operation:
    """Return only what an operation that is not wanted is told by."""
    return Operation(
        id=str(at),
        at=at,
        operation_id=text(node, "operationId") or None,
        method=method.upper(),
        path=path,
        parameters=(),
        body=None,
        responses=(),
        docs=Docs(),
        tags=texts(node, "tags"),
    )


def _told(reader: Reader, operation: Operation, at: Pointer) -> Operation:
    """Return an operation, and report if nothing can be generated for it."""
    if operation.skipped:
        reader.report.fault(
            "operation-skipped",
            f"{operation.method} {operation.path}: {operation.skipped}",
            at,
            instead="The operation is skipped.",
        )
    return operation


def _operation(
    reader: Reader,
    id: str,
    path: str,
    method: str,
    item: tuple[Object, Pointer],
    given: tuple[Object, Pointer],
) -> Operation:
    reader.broken.clear()
    followed = reader.follow(*given)
    node, at = followed if followed is not None else given
    mark = len(reader.broken)
    declared = parameters(reader, item, (node, at))
    # What leads nowhere there is left out, or any value.
    del reader.broken[mark:]
    found_responses = responses(reader, mapping(node, "responses"), at / "responses")
    declared, idempotency = _idempotency(reader, node, declared)
    sent = body(reader, node.get("requestBody"), at / "requestBody")
    made = Operation(
        id=id,
        at=at,
        operation_id=text(node, "operationId") or None,
        method=method.upper() if method in METHODS else method,
        path=plain(path, {each.wire for each in declared}, method),
        parameters=styled(path, declared),
        body=sent,
        responses=with_streams(reader, node, at, found_responses),
        docs=_docs(node, item[0]),
        tags=texts(node, "tags"),
        security=requirements(reader, node, at),
        servers=servers(reader, node, at) or servers(reader, *item),
        retries=retries(node),
        idempotency_header=idempotency,
        idempotent=True if node.get("x-fern-idempotent") is True else None,
        skipped=_unusable(path, method) or next(iter(reader.broken), None),
        extensions=_extensions(reader, node, at),
    )
    return replace(made, parameters=complete(reader, made))


def _unusable(path: str, method: str) -> str | None:
    """Return why nothing can be generated for an operation; None for nearly all."""
    if not TOKEN.fullmatch(method):
        return f"{method!r} can be no HTTP method."
    if not path.startswith("/"):
        return f"The path {path!r} does not begin with '/'."
    if _CONTROL.search(path):
        return f"The path {path!r} holds control characters."
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
    if docs.has_text:
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
