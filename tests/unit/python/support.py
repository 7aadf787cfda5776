"""Declarations and APIs made by hand or read from small documents."""

from __future__ import annotations

import json

from sdkwright.config import ApiConfig
from sdkwright.diagnostics import Report
from sdkwright.ir import Access, Alias, Api, Docs, Field, Kind, Primitive, Record, Type
from sdkwright.python.names.names import module_name
from sdkwright.python.types.type_expressions import Place
from sdkwright.python.types.types import Names, Speller
from sdkwright.read import read
from sdkwright.refine import refine
from sdkwright.source import Pointer, Source

STRING = Primitive(kind=Kind.STRING)
FILE = Place(module="here", core="..")
RESOURCE = Place(module=None, core="...")


def field(
    wire: str,
    type: Type = STRING,
    *,
    required: bool = False,
    access: Access = Access.BOTH,
) -> Field:
    at = Pointer(("components", wire))
    return Field(wire=wire, type=type, required=required, at=at, access=access)


def record(id: str, *fields: Field) -> Record:
    at = Pointer(("components", "schemas", id))
    return Record(id=id, at=at, candidate=None, docs=Docs(), fields=fields)


def alias(id: str, type: Type) -> Alias:
    at = Pointer(("components", "schemas", id))
    return Alias(id=id, at=at, candidate=None, docs=Docs(), type=type)


def speller(*declarations: Record | Alias) -> Speller:
    """Return a speller; a record `A` is `A` in responses and `AParam` in requests."""
    response = {each.id: each.id for each in declarations}
    request = {
        each.id: f"{each.id}Param" if isinstance(each, Record) else each.id
        for each in declarations
    }
    every = [*response.values(), *request.values()]
    modules = {name: module_name(name.removesuffix("Param")) for name in every}
    return Speller(
        declarations={each.id: each for each in declarations},
        names=Names(response=response, request=request, modules=modules),
    )


def api(paths: dict[str, object], **schemas: object) -> Api:
    """Read and refine a small document."""
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Acme", "version": "1"},
        "paths": paths,
        "components": {"schemas": schemas},
    }
    report = Report()
    own = ApiConfig(name="acme", source=Source(text=json.dumps(document).encode()))
    found = read(own.source, report, name=own.name)
    assert found is not None, list(report)
    return refine(found, own, report)


def ref(name: str) -> dict[str, object]:
    return {"$ref": f"#/components/schemas/{name}"}


def body(schema: object, *, media: str = "application/json") -> dict[str, object]:
    return {"required": True, "content": {media: {"schema": schema}}}


def answer(schema: object, *, media: str = "application/json") -> dict[str, object]:
    return {"description": "ok", "content": {media: {"schema": schema}}}
