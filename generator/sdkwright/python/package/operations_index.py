"""`operations.json`: the index from operations to Python names, for tools.

Its form is fixed: tools drive any generated package by it.
"""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

from sdkwright import __version__
from sdkwright.config import Compat
from sdkwright.ir.media import is_json
from sdkwright.python.client import ARGUMENT, events_index
from sdkwright.python.docstrings import clean, first_sentence
from sdkwright.python.operations import (
    ResultKind,
    is_binary,
    is_text,
    paging_names,
    text_type,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sdkwright.emit.code import Code
    from sdkwright.ir import Api, Content, Json, Operation, Response
    from sdkwright.python.client import ClientPlan
    from sdkwright.python.operations import Planned
    from sdkwright.python.types import Context


def operations_index(
    api: Api,
    context: Context,
    plan: ClientPlan,
    module: str,
    planned: Mapping[str, tuple[str, Planned]],
    examples: Mapping[str, Code],
) -> str:
    """Return the text of `operations.json`.

    Args:
        api: The operations; the index has them in the order of their pointers.
        context: Spells types.
        plan: The client's name and arguments.
        module: The package to import the client from.
        planned: Dotted Python path and plan, by operation id.
        examples: What calls each method, by operation id.
    """
    document: dict[str, Json] = {
        "api": plan.module,
        "document": {"title": clean(api.title), "version": clean(api.version)},
        "generator": f"sdkwright {__version__}",
        "module": module,
        "client": plan.name,
        "async_client": f"Async{plan.name}",
        "client_parameters": _client_parameters(plan),
        "webhooks": None if plan.webhooks is None else plan.webhooks.attribute,
        "events": events_index(context),
    }
    if api.skipped:
        parts: list[Json] = [
            {"pointer": pointer, "reason": reason} for pointer, reason in api.skipped
        ]
        document["skipped"] = parts
    # One operation a line: what differs is seen, and the text is made ten times as fast.
    lines = ",\n".join(
        context.memo.of(
            ("index", each.id), partial(_line, context, each, planned, examples)
        )
        for each in sorted(api.operations, key=lambda each: each.id)
    )
    head = json.dumps(document, indent=2, ensure_ascii=False).removesuffix("\n}")
    return f'{head},\n  "operations": [\n{lines}\n  ]\n}}\n'


def _client_parameters(plan: ClientPlan) -> Json:
    found: list[Json] = [
        {"python": each.python, "env": each.env, "security": each.security}
        for each in plan.credentials.arguments
    ]
    found.append({"python": "base_url", "env": plan.base_url_env})
    if plan.webhooks is not None:
        found.append({"python": ARGUMENT, "env": plan.webhooks.env})
    if plan.compat is Compat.STAINLESS and plan.base_url_env.endswith("_BASE_URL"):
        front = plan.base_url_env.removesuffix("_BASE_URL")
        found.append({"python": "default_headers", "env": f"{front}_CUSTOM_HEADERS"})
    return found


def _line(
    context: Context,
    operation: Operation,
    planned: Mapping[str, tuple[str, Planned]],
    examples: Mapping[str, Code],
) -> str:
    found = (
        {
            **_operation(context, operation, *planned[operation.id]),
            "example": examples[operation.id],
        }
        if operation.id in planned
        else _skipped(operation)
    )
    return f"    {json.dumps(found, ensure_ascii=False)}"


def _skipped(operation: Operation) -> Json:
    return {
        "operation_id": operation.operation_id,
        "pointer": operation.at.fragment[1:],
        "method": operation.method,
        "path": operation.path,
        "python": None,
        "skipped": operation.skipped or "not selected",
    }


def _operation(
    context: Context, operation: Operation, path: str, planned: Planned
) -> dict[str, Json]:
    return {
        "operation_id": operation.operation_id,
        "pointer": operation.at.fragment[1:],
        "method": operation.method,
        "path": operation.path,
        "python": path,
        "summary": _summary(operation),
        "parameters": [
            {
                "python": each.python,
                "wire": each.wire,
                "in": each.location,
                "required": each.required,
            }
            for each in planned.arguments.every
            if each.location not in {"body", "payload"}
        ],
        "body": _body(planned),
        "responses": _responses(context, operation, planned),
        "pagination": _pagination(context, planned),
        "deprecated": operation.docs.deprecated,
    }


def _summary(operation: Operation) -> str:
    """Return what an operation does, in one line; empty where the document says nothing."""
    docs = operation.docs
    return " ".join(
        (clean(docs.summary) or first_sentence(clean(docs.description))).split()
    )


def _body(planned: Planned) -> Json:
    body = planned.arguments.body
    if body is None:
        return None
    payload = [
        each.python for each in planned.arguments.every if each.location == "payload"
    ]
    fields: list[Json] = [
        {
            "python": each.python,
            "wire": each.wire,
            "required": each.wire in body.needed,
        }
        for each in planned.arguments.every
        if each.location == "body"
    ]
    return {
        "required": body.required,
        "media_types": [content.media_type for content in body.contents],
        "python": payload[0] if payload and not body.is_plain else None,
        "fields": fields if body.is_flat else None,
    }


def _responses(context: Context, operation: Operation, planned: Planned) -> Json:
    found: list[Json] = []
    for response in operation.responses:
        if not response.contents:
            found.append(_response(response, None, None, None))
        for content in response.contents:
            python, stream = _decoded(context, operation, content, planned)
            found.append(_response(response, content.media_type, python, stream))
    return found


def _response(
    response: Response, media_type: str | None, python: str | None, stream: str | None
) -> Json:
    found: dict[str, Json] = {
        "status": response.status,
        "media_type": media_type,
        "python": python,
        "stream": stream,
    }
    if response.headers:
        found["headers"] = [each.wire for each in response.headers]
    if response.links:
        links: dict[str, Json] = {}
        links.update(response.links)
        found["links"] = links
    return found


def _decoded(
    context: Context, operation: Operation, content: Content, planned: Planned
) -> tuple[str | None, str | None]:
    """Return the Python type of a content, and how it streams."""
    if operation.method == "HEAD":
        return None, None  # there is never a body
    if content.item is not None:
        stream = (
            operation.streaming.kind.value if operation.streaming is not None else None
        )
        return (
            _short(context.speller.response(content.item, context.place).text),
            stream,
        )
    if is_binary(content) and planned.result.kind is ResultKind.BYTES:
        return "BinaryResponse", "bytes"
    if is_json(content.media_type) and content.type is not None:
        return _short(context.speller.response(content.type, context.place).text), None
    if is_text(content.media_type):
        type_ = text_type(context.api, content)
        return _short(context.speller.response(type_, context.place).text), None
    if planned.result.kind is ResultKind.BYTES:
        return "BinaryResponse", "bytes"
    return None, None


def _short(text: str) -> str:
    return text.replace("types.", "")


def _pagination(context: Context, planned: Planned) -> Json:
    paging = planned.operation.paging
    if paging is None or not planned.paged:
        return None
    names = paging_names(context, paging, planned.arguments)
    return {
        "style": paging.style.value,
        "parameter": names.get(paging.parameter),
        "size": names.get(paging.size_parameter),
        "items": ".".join(paging.items),
    }
