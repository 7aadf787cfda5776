"""Put an API together from its documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.ir import Api
from sdkwright.read.openapi import docs_of, extensions, items, mapping, text
from sdkwright.read.operations import (
    events,
    operations,
    requirements,
    retries,
    root_servers,
    schemes,
    unsaid,
)
from sdkwright.read.schemas import kept_schemas, lift, read_waiting, reader_of
from sdkwright.source import Pointer

if TYPE_CHECKING:
    from sdkwright.diagnostics import Report
    from sdkwright.ir import Docs
    from sdkwright.read.openapi import Object
    from sdkwright.read.schemas import Documents


def api_of(documents: Documents, report: Report, name: str = "") -> Api:
    """Return the API that some documents describe.

    Args:
        documents: The documents, in the shape of OpenAPI 3.1.
        report: Where findings go.
        name: What the API is called; its title where this is empty.
    """
    root = documents.root
    info = mapping(root, "info")
    reader = reader_of(documents, report)
    found = operations(reader)
    sent = events(reader)
    kept = kept_schemas(reader)
    read_waiting(reader)
    declared = schemes(reader)
    security = requirements(reader, root, Pointer())
    if security is None:
        security = unsaid(declared, found, report)
    api = Api(
        name=name or text(info, "title"),
        version=_version(info),
        title=text(info, "title"),
        docs=docs_of(info),
        operations=found,
        declarations=reader.declarations,
        servers=root_servers(reader),
        schemes=declared,
        security=security,
        tags=_tags(root),
        tag_parents=_tag_parents(root),
        events=sent,
        kept=kept,
        retries=retries(root),
        extensions={**extensions(info), **extensions(root)},
    )
    return lift(api, reader.nullable)


def _version(info: Object) -> str:
    value = info.get("version")
    return str(value) if isinstance(value, (str, int, float)) else ""


def _tags(root: Object) -> tuple[tuple[str, Docs], ...]:
    return tuple(
        (text(each, "name"), docs_of(each, text(each, "name")))
        for each in items(root, "tags")
        if isinstance(each, dict) and text(each, "name")
    )


def _tag_parents(root: Object) -> dict[str, str]:
    return {
        text(each, "name"): text(each, "parent")
        for each in items(root, "tags")
        if isinstance(each, dict) and text(each, "parent")
    }
