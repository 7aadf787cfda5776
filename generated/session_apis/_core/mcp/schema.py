"""JSON Schemas of arguments and results, made from the types of generated methods."""

from __future__ import annotations

import ast
import datetime as dt
import inspect
import os
import textwrap
import uuid
from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise
from types import NoneType
from typing import (
    TYPE_CHECKING,
    Any,
    Final,
    Literal,
    get_args,
    get_origin,
    get_type_hints,
)

from ..index.method import Argument, Method, given_forms
from ..models.typeforms import evaluate, item_forms, value_forms

if TYPE_CHECKING:
    from ..models.typeforms import Form

Schema = dict[str, Any]

_SCALARS: Final[Mapping[object, Schema]] = {
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    str: {"type": "string"},
    Decimal: {"type": ["number", "string"]},
    dt.datetime: {"type": "string", "format": "date-time"},
    dt.date: {"type": "string", "format": "date"},
    dt.time: {"type": "string", "format": "time"},
    uuid.UUID: {"type": "string", "format": "uuid"},
    bytes: {"type": "string", "description": "Text, or @path of a file."},
}
_FILE: Final[Schema] = {"type": "string", "description": "The path of a file."}
_LONGEST: Final = 160


def arguments_schema(method: Method, *, depth: int, trimmed: bool) -> Schema:
    properties = {
        each.name: _described(each, depth, trimmed=trimmed) for each in method.arguments
    }
    required = [each.name for each in method.arguments if each.required]
    found: Schema = {"type": "object", "properties": properties}
    if required:
        found["required"] = required
    return {**found, "additionalProperties": False}


def result_schemas(method: Method, *, depth: int) -> dict[str, Schema]:
    returned = evaluate(
        inspect.signature(method.function).return_annotation,
        method.function.__module__,
    )
    waiting: list[Any] = [returned]
    found: dict[str, Schema] = {}
    while waiting:
        form = waiting.pop(0)
        if _is_model(form):
            found.setdefault(form.__name__, schema_of(form, depth=depth))
        else:
            many = [each for each in given_forms(form) if each is not form]
            waiting[:0] = many or list(get_args(form)[:1])
    return found


def schema_of(form: Form, *, depth: int, trimmed: bool = True) -> Schema:
    forms = given_forms(form)
    if any(get_origin(each) is os.PathLike for each in forms):
        return _FILE
    if any(each in (object, Any) for each in forms):
        return {}
    known = [
        one for each in forms if get_origin(each) is Literal for one in get_args(each)
    ]
    options: list[Schema] = []
    if known:
        options.append(_known_values(known, forms))
    has_mapping = any(_is_typed_dict(each) for each in forms)
    for each in forms:
        if get_origin(each) is Literal or (has_mapping and _is_model(each)):
            continue
        option = _option(each, depth, trimmed=trimmed)
        if option is not None and option not in options:
            options.append(option)
    return _union(options, nullable=NoneType in get_args(form))


def _described(argument: Argument, depth: int, *, trimmed: bool) -> Schema:
    found = schema_of(argument.form, depth=depth, trimmed=trimmed)
    text = _cut(argument.help) if trimmed else argument.help
    return {**found, "description": text} if text else found


def _known_values(known: list[Any], forms: tuple[Any, ...]) -> Schema:
    opened = [each for each in forms if _name(each).startswith("Unknown")]
    if not opened:
        return {"enum": known}
    kinds = {"UnknownInt": "integer", "UnknownFloat": "number"}
    return {"type": kinds.get(_name(opened[0]), "string"), "examples": known}


def _option(
    form: Any,  # noqa: ANN401 - a type of any kind
    depth: int,
    *,
    trimmed: bool,
) -> Schema | None:
    if form in _SCALARS:
        return dict(_SCALARS[form])
    if _name(form).startswith("Unknown"):
        return None
    if _is_typed_dict(form) or _is_model(form):
        return _object(form, depth, trimmed=trimmed)
    values = value_forms(form)
    if values:
        found: Schema = {"type": "object"}
        inner = schema_of(values[0], depth=depth - 1) if depth > 0 else {}
        return {**found, "additionalProperties": inner} if inner else found
    items = item_forms(form)
    if items:
        return {
            "type": "array",
            "items": schema_of(items[0], depth=depth, trimmed=trimmed),
        }
    return {"type": "object"}


def _object(
    form: Any,  # noqa: ANN401 - a class of any kind
    depth: int,
    *,
    trimmed: bool,
) -> Schema:
    if depth <= 0:
        return {"type": "object"}
    if _is_model(form):
        members = {
            field.serialization_alias or name: field.annotation
            for name, field in form.model_fields.items()
        }
        required: list[str] = []
    else:
        members = get_type_hints(form)
        required = sorted(form.__required_keys__)
    helps = {} if trimmed else _member_helps(form)
    properties: Schema = {}
    for name, hint in members.items():
        inner = schema_of(hint, depth=depth - 1, trimmed=trimmed)
        text = helps.get(name)
        properties[name] = {**inner, "description": text} if text else inner
    found: Schema = {"type": "object", "properties": properties}
    return {**found, "required": required} if required else found


def _member_helps(form: type[Any]) -> dict[str, str]:
    try:
        source = textwrap.dedent(inspect.getsource(form))
    except (OSError, TypeError):  # a package without sources
        return {}
    (node,) = ast.parse(source).body
    body = node.body if isinstance(node, ast.ClassDef) else []
    return {
        member.target.id: " ".join(text.value.value.split())
        for member, text in pairwise(body)
        if isinstance(member, ast.AnnAssign)
        and isinstance(member.target, ast.Name)
        and isinstance(text, ast.Expr)
        and isinstance(text.value, ast.Constant)
        and isinstance(text.value.value, str)
    }


def _union(options: list[Schema], *, nullable: bool) -> Schema:
    if any(each.get("type") == "string" and len(each) > 1 for each in options):
        options = [each for each in options if each != {"type": "string"}]
    if nullable:
        options = [*options, {"type": "null"}]
    if len(options) == 1:
        return options[0]
    simple = [each["type"] for each in options if set(each) == {"type"}]
    if len(simple) == len(options) and all(isinstance(each, str) for each in simple):
        return {"type": simple}
    return {"anyOf": options} if options else {}


def _cut(text: str) -> str:
    first = text.partition(". ")[0].rstrip(".")
    return first if len(first) <= _LONGEST else first[: _LONGEST - 1] + "…"


def _name(form: object) -> str:
    return getattr(form, "__name__", "")


def _is_model(form: object) -> bool:
    return isinstance(form, type) and hasattr(form, "model_fields")


def _is_typed_dict(form: object) -> bool:
    return isinstance(form, type) and hasattr(form, "__required_keys__")
