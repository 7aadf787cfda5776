"""Read small documents in tests, and show types in a short form.

`[T]` is a list, `{T}` a map, `T?` may be null, `a|b` are alternatives, `a&b` all of some,
`'x'` constants (`'x'+` where others may come), `<name>` a reference.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from textwrap import dedent

from sdkwright.config import ApiConfig, MethodNames, Selection
from sdkwright.diagnostics import Report
from sdkwright.ir import (
    AllOf,
    Api,
    Declaration,
    Discriminator,
    Extra,
    ListOf,
    Literals,
    MapOf,
    Nullable,
    Operation,
    Primitive,
    Record,
    Ref,
    TupleOf,
    Type,
    UnionOf,
)
from sdkwright.read.api import api_of
from sdkwright.read.load import load
from sdkwright.refine import refine
from sdkwright.source import Source

HEAD = """
openapi: 3.1.0
info: {title: Test, version: "1"}
"""


def api(text: str, report: Report | None = None) -> Api:
    """Read a document; one without a head gets that of OpenAPI 3.1."""
    text = dedent(text)
    if not any(mark in text for mark in ("openapi:", "swagger:", '"openapi"')):
        text = HEAD + text
    # What is wrong with the documents of these tests is their authors' choice.
    loaded = load(Source(text=text.encode()), Report())
    assert loaded is not None
    return api_of(loaded, Report() if report is None else report, "test")


def refined(
    text: str,
    report: Report | None = None,
    *,
    include: Selection | None = None,
    exclude: Selection | None = None,
    names: dict[str, MethodNames] | None = None,
    decisions: Mapping[str, str] | None = None,
) -> Api:
    """Read a document and refine it, after an earlier build where there are decisions."""
    report = Report() if report is None else report
    config = ApiConfig(
        name="test",
        source=Source(path=Path("test.yaml")),
        include=include or Selection(),
        exclude=exclude or Selection(),
        names=names or {},
    )
    found = replace(api(text, report), decisions=decisions or {})
    return refine(found, config, report)


def schemas(text: str, report: Report | None = None) -> dict[str, str]:
    """Read some component schemas, and show each by name."""
    body = "components:\n  schemas:\n" + _indented(dedent(text), 4)
    found = api("paths: {}\n" + body, report)
    return {shown_id(id): show(each) for id, each in found.declarations.items()}


def shown_tag(resolved_discriminator: Discriminator) -> str:
    """Show a tag: `@property`, and inner tags in brackets."""
    inner = "".join(shown_tag(each) for each in resolved_discriminator.inner)
    return (
        f"@{resolved_discriminator.property}({inner})"
        if inner
        else f"@{resolved_discriminator.property}"
    )


def used(text: str, report: Report | None = None) -> dict[str, str]:
    """Refine some component schemas, all of which a response uses; show each by name."""
    return {shown_name(each): show(each, api) for api, each in _used(text, report)}


def _used(text: str, report: Report | None) -> list[tuple[Api, Declaration]]:
    body = _indented(dedent(text), 4)
    names = [
        line.strip().split(":")[0]
        for line in body.splitlines()
        if line.startswith("    ") and not line.startswith("     ")
    ]
    refs = "".join(
        f"              {name}: {{$ref: '#/components/schemas/{name}'}}\n"
        for name in names
    )
    document = (
        "paths:\n  /all:\n    get:\n      operationId: readAll\n      responses:\n"
        "        '200':\n          description: ok\n          content:\n"
        "            application/json:\n              schema:\n"
        "               type: object\n               properties:\n"
        + _indented(dedent(refs), 17)
        + "components:\n  schemas:\n"
        + body
    )
    found = refined(document, report)
    hidden = {"all retrieve response"}
    return [
        (found, each)
        for each in found.declarations.values()
        if shown_name(each) not in hidden
    ]


def _indented(text: str, by: int) -> str:
    return "".join(" " * by + line + "\n" for line in text.strip("\n").splitlines())


def shown_id(id: str) -> str:
    """Return the short form of an id."""
    return id.removeprefix("#/components/schemas/")


def shown_name(declaration: Declaration) -> str:
    """Return the name a declaration has as its candidate, else its id."""
    return (
        declaration.candidate.text
        if declaration.candidate
        else shown_id(declaration.id)
    )


def operation(found: Api, index: int = 0) -> Operation:
    """Return one of the operations."""
    return found.operations[index]


def show(what: Type | Declaration, api: Api | None = None) -> str:
    """Return the short form of a type or a declaration."""
    match what:
        case Record():
            return _record(what, api)
        case Primitive(kind=kind):
            return kind.value
        case Literals(values=values, open=open):
            return "/".join(map(repr, values)) + ("+" if open else "")
        case ListOf(item=item):
            return f"[{show(item, api)}]"
        case TupleOf(items=items, rest=rest):
            tail = "" if rest is None else f", *{show(rest, api)}"
            return f"({', '.join(show(each, api) for each in items)}{tail})"
        case MapOf(value=value):
            return f"{{{show(value, api)}}}"
        case Nullable(type=inner):
            return f"{show(inner, api)}?"
        case AllOf(parts=parts):
            return "&".join(show(each, api) for each in parts)
        case UnionOf(variants=variants, resolved_discriminator=resolved_discriminator):
            mark = (
                ""
                if resolved_discriminator is None
                else shown_tag(resolved_discriminator)
            )
            return f"({'|'.join(show(each, api) for each in variants)}){mark}"
        case Ref(target=target):
            declaration = api.declarations[target] if api is not None else None
            return f"<{shown_name(declaration) if declaration else shown_id(target)}>"
        case _:
            return f"={show(what.type, api)}"


def _record(record: Record, api: Api | None) -> str:
    parts = [
        f"{each.wire}{'' if each.required else '?'}: {show(each.type, api)}"
        for each in record.fields
    ]
    match record.extra:
        case Extra.OPEN:
            pass
        case Extra.CLOSED:
            parts.append("!")
        case type:
            parts.append(f"*: {show(type, api)}")
    return "; ".join(parts) or "-"
