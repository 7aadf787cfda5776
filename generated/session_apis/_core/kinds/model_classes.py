"""Which classes the core schemas of models are of."""

from __future__ import annotations

from typing import Any, TypeAlias

from pydantic import BaseModel, GetCoreSchemaHandler

_Core: TypeAlias = Any


def class_in(choice: _Core, handler: GetCoreSchemaHandler) -> type | None:
    while choice["type"].startswith("function"):
        inner: _Core | None = choice.get("schema")
        if inner is None:
            return None
        choice = inner
    kinds = {"model", "definition-ref"}
    return class_of(choice, handler) if choice["type"] in kinds else None


def class_of(schema: _Core, handler: GetCoreSchemaHandler) -> type | None:
    if schema["type"] == "model":
        return _as_class(schema["cls"])
    try:
        found: _Core = handler.resolve_ref_schema(schema)
    except LookupError:  # it is being made
        return _by_id(schema["schema_ref"])
    while found["type"].startswith("function") and "schema" in found:
        found = found["schema"]
    return _as_class(found.get("cls"))


def _as_class(found: object) -> type | None:
    return found if isinstance(found, type) else None


def _by_id(reference: str) -> type | None:
    waiting: list[type[BaseModel]] = BaseModel.__subclasses__()
    while waiting:
        each = waiting.pop()
        if f":{id(each)}" in reference:
            return each
        waiting.extend(each.__subclasses__())
    return None
