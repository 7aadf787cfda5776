"""Schemas to types: any schema at all, the odd ones with a warning.

A named schema becomes a declaration, an object with properties too; everything else is
read in place. References are not followed into but queued, so the depth of reading is the
depth of nesting, which is bounded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.ir import (
    Alias,
    AllOf,
    Kind,
    ListOf,
    Nullable,
    Ref,
    Strength,
    TupleOf,
    Type,
    Wish,
)
from generator.ir.build import ANY, NEVER, NULL, nullable, primitive, union
from generator.read.docs import docs_of
from generator.read.enums import enumeration, open_string
from generator.read.extensions import SCHEMA_NAMES, pinned
from generator.read.node import items, mapping, members, text
from generator.read.objects import discriminator_of, object_type
from generator.read.reader import MAX_TOKENS, Documents, Reader
from generator.read.references import is_pure
from generator.read.scalars import constraints, number_type, string_type
from generator.source import Pointer

if TYPE_CHECKING:
    from generator.diagnostics import Report
    from generator.ir import Json
    from generator.read.node import Object

_COMPOSED: Final = frozenset({"allOf", "oneOf", "anyOf"})
_CONSTANTS: Final = frozenset({"enum", "const"})
_UNREAD: Final = ("not", "if", "dependentSchemas", "contains")
_ANNOTATIONS: Final = frozenset(
    {
        "$ref",
        "$comment",
        "$id",
        "$anchor",
        "title",
        "summary",
        "description",
        "default",
        "deprecated",
        "readOnly",
        "writeOnly",
        "nullable",
        "example",
        "examples",
        "externalDocs",
        "xml",
    }
)
_OBJECT_KEYS: Final = frozenset(
    {
        "properties",
        "required",
        "additionalProperties",
        "patternProperties",
        "propertyNames",
        "unevaluatedProperties",
        "minProperties",
        "maxProperties",
    }
)
_ARRAY_KEYS: Final = frozenset(
    {"items", "prefixItems", "minItems", "maxItems", "uniqueItems"}
)
_STRING_KEYS: Final = frozenset(
    {"minLength", "maxLength", "pattern", "contentEncoding", "contentMediaType"}
)
_NUMBER_KEYS: Final = frozenset(
    {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"}
)
_KINDS: Final = frozenset(
    {"object", "array", "string", "number", "integer", "boolean", "null"}
)
# Words other than JSON Schema's that people write as a `type`, and what they mean.
_MISTAKEN: Final = {
    "int": "integer",
    "long": "integer",
    "int32": "integer",
    "int64": "integer",
    "float": "number",
    "double": "number",
    "decimal": "number",
    "bool": "boolean",
    "str": "string",
    "text": "string",
    "date": "string",
    "datetime": "string",
    "date-time": "string",
    "uuid": "string",
    "file": "string",
    "list": "array",
    "dict": "object",
    "map": "object",
}


def reader_of(documents: Documents, report: Report) -> Reader:
    """Return a reader that knows the names of the entry document's schemas."""
    reader = Reader(documents=documents, report=report, read=read_type)
    schemas = mapping(mapping(documents.root, "components"), "schemas")
    for name, node, place in members(schemas, Pointer() / "components" / "schemas"):
        if not is_pure(node):
            reader.ask(place, name)
            continue
        # Nothing but another name: the schema meant gets it, if it has none of its own.
        target = documents.resolve(_reference(node), place)
        if target is not None and target.document:
            wish = Wish(text=name, strength=Strength.GIVEN, rule="component name")
            reader.names.setdefault(str(target), wish)
    return reader


def _reference(node: Json) -> str:
    return text(node, "$ref") if isinstance(node, dict) else ""


def read_waiting(reader: Reader) -> None:
    """Read every schema that waits, and those that these refer to."""
    done = 0
    while done < len(reader.waiting):
        target = reader.waiting[done]
        done += 1
        _declare(reader, target)
    reader.waiting.clear()


def _declare(reader: Reader, at: Pointer) -> None:
    """Read a schema that has a name, or that something refers to, as a declaration."""
    id = str(at)
    node = reader.documents.get(at)
    type = read_type(reader, node, at)
    own = Ref(target=id)
    if type == own:
        return
    if isinstance(type, Nullable) and type.type == own:
        reader.nullable.add(id)
        return
    described = node if isinstance(node, dict) else {}
    reader.declarations[id] = Alias(
        id=id,
        at=at,
        wish=pinned(described, SCHEMA_NAMES) or reader.names.get(id),
        docs=docs_of(described, at.name),
        type=type,
    )


def read_type(reader: Reader, node: Json, at: Pointer) -> Type:
    """Return the type of any schema."""
    if not isinstance(node, dict):
        if isinstance(node, bool):
            return ANY if node else NEVER
        reader.report.warning(
            "schema-not-object", "A schema must be an object or a boolean.", at
        )
        return ANY
    if len(at.tokens) > MAX_TOKENS:
        reader.report.warning(
            "schema-too-deep",
            "Schemas nest too deeply here; any value is allowed from here on.",
            at,
        )
        return ANY
    if isinstance(node.get("$ref"), str):
        return _referenced(reader, node, at)
    if isinstance(node.get("$dynamicRef"), str):
        return _referenced(reader, {**node, "$ref": node["$dynamicRef"]}, at)
    if node.get("x-speakeasy-type-override") == "any":
        return ANY
    return _described(reader, node, at)


def _referenced(reader: Reader, node: Object, at: Pointer) -> Type:
    reference = str(node["$ref"])
    target = reader.documents.resolve(reference, at)
    if target is None:
        return ANY
    type: Type = Ref(target=reader.ask(target))
    if not all(key in _ANNOTATIONS or key.startswith("x-") for key in node):
        siblings = {k: v for k, v in node.items() if k not in {"$ref", "$dynamicRef"}}
        beside = _described(reader, siblings, at, id=_own_id(at))
        if isinstance(beside, Nullable):
            return nullable(AllOf(parts=(type, beside.type), at=at))
        if beside != ANY:
            type = AllOf(parts=(type, beside), at=at)
    return nullable(type) if _says_nullable(node) else type


def _described(reader: Reader, node: Object, at: Pointer, *, id: str = "") -> Type:
    """Return the type of a schema object, with no regard to a `$ref` in it."""
    kinds, null = _kinds(reader, node, at)
    null = null or _says_nullable(node)
    keys = node.keys()
    for key in _UNREAD:
        if key in keys:
            reader.report.note(
                "keyword-not-read",
                f"`{key}` cannot be said in types; values are not checked for it.",
                at / key,
            )
    if not keys.isdisjoint(_COMPOSED):
        type = _composed(reader, node, kinds, at)
    else:
        type = _own(reader, node, kinds, at, id=id)
        if type is NULL and not null and not kinds:
            type = ANY
    return nullable(type) if null else type


def _says_nullable(node: Object) -> bool:
    return node.get("nullable") is True or node.get("x-nullable") is True


def _kinds(reader: Reader, node: Object, at: Pointer) -> tuple[tuple[str, ...], bool]:
    """Return the schema's types but null, and whether null is one of them."""
    given = node.get("type")
    if isinstance(given, str):
        if given in _KINDS:
            return ((), True) if given == "null" else ((given,), False)
        listed: list[Json] = [given]
    elif isinstance(given, list):
        listed = given
    else:
        return (), False
    found: dict[str, None] = {}
    for each in listed:
        name = each if isinstance(each, str) else "?"
        if name not in _KINDS:
            name = _corrected(reader, name, at)
        if name:
            found[name] = None
    null = "null" in found
    return tuple(name for name in found if name != "null"), null


def _corrected(reader: Reader, name: str, at: Pointer) -> str:
    meant = _MISTAKEN.get(name.lower(), name.lower() if name.lower() in _KINDS else "")
    reader.report.warning(
        "type-unknown",
        f"{name!r} is no type of JSON Schema; "
        + (f"{meant!r} is used." if meant else "any value is allowed."),
        at / "type",
    )
    return meant


def _inferred(node: Object) -> tuple[str, ...]:
    """Return the type that a schema without `type` must mean."""
    keys = node.keys()
    if not keys.isdisjoint(_OBJECT_KEYS) or "discriminator" in keys:
        return ("object",)
    if not keys.isdisjoint(_ARRAY_KEYS):
        return ("array",)
    if not keys.isdisjoint(_STRING_KEYS):
        return ("string",)
    if not keys.isdisjoint(_NUMBER_KEYS):
        return ("number",)
    format = text(node, "format")
    if format in {"int32", "int64"}:
        return ("integer",)
    if format in {"float", "double"}:
        return ("number",)
    return ("string",) if format else ()


def _own(
    reader: Reader,
    node: Object,
    kinds: tuple[str, ...],
    at: Pointer,
    *,
    id: str = "",
) -> Type:
    """Return the type that a schema's own keywords describe, composition aside."""
    if not node.keys().isdisjoint(_CONSTANTS) and kinds not in {
        ("array",),
        ("object",),
    }:
        constants = enumeration(reader, node, kinds, at)
        if constants is not None:
            return constants
    elif "x-extensible-enum" in node:
        return open_string(node) or string_type(node)
    if not kinds and "type" not in node:
        kinds = _inferred(node)
    if not kinds:
        return NULL if node.get("type") == "null" else ANY
    if len(kinds) == 1:
        return _of_kind(reader, node, kinds[0], at, id)
    return union([_of_kind(reader, node, kind, at, id) for kind in kinds], at=at)


def _of_kind(reader: Reader, node: Object, kind: str, at: Pointer, id: str) -> Type:
    match kind:
        case "object":
            return object_type(reader, node, at, id=id)
        case "array":
            return _array(reader, node, at)
        case "string":
            return string_type(node)
        case "boolean":
            return primitive(Kind.BOOLEAN)
        case _:
            return number_type(node, whole=kind == "integer")


def _array(reader: Reader, node: Object, at: Pointer) -> Type:
    rest = node.get("items", node.get("unevaluatedItems", True))
    prefix, place = items(node, "prefixItems"), at / "prefixItems"
    if isinstance(rest, list):
        # Before JSON Schema 2020-12 a list of schemas meant what `prefixItems` does.
        prefix, place = rest, at / "items"
        rest = node.get("additionalItems", True)
    pairs = constraints(node, ("minItems", "maxItems", "uniqueItems"))
    if not prefix:
        item = ANY if rest is True else reader.type(rest, at / "items")
        return ListOf(item=_enum_of_items(reader, node, item, at), constraints=pairs)
    types = tuple(
        [reader.type(each, place / index) for index, each in enumerate(prefix)]
    )
    closed = rest is False or node.get("maxItems") == len(prefix)
    return TupleOf(
        items=types,
        rest=None if closed else reader.type(rest, at / "items"),
    )


def _enum_of_items(reader: Reader, node: Object, item: Type, at: Pointer) -> Type:
    """Read the `enum` of an array whose author meant the items."""
    listed = node.get("enum")
    if not isinstance(listed, list) or any(
        isinstance(each, (dict, list)) for each in listed
    ):
        return item
    reader.report.warning(
        "enum-of-array", "These constants are taken as those of the items.", at / "enum"
    )
    return enumeration(reader, {"enum": listed}, (), at) or item


def _composed(
    reader: Reader, node: Object, kinds: tuple[str, ...], at: Pointer
) -> Type:
    """Return the type of a schema with `allOf`, `oneOf` or `anyOf`, and whatever else."""
    found: list[Type] = []
    own = _beside(reader, node, kinds, at)
    if own != ANY:
        found.append(own)
    for index, each in enumerate(items(node, "allOf")):
        part = reader.type(each, at / "allOf" / index)
        if part != ANY:
            found.append(part)
    discriminator = discriminator_of(reader, node, at)
    for key in ("oneOf", "anyOf"):
        if variants := items(node, key):
            found.append(
                union(
                    [
                        reader.type(each, at / key / index)
                        for index, each in enumerate(variants)
                    ],
                    discriminator,
                    at,
                )
            )
            discriminator = None
    if not found:
        return ANY
    return found[0] if len(found) == 1 else AllOf(parts=tuple(found), at=at)


def _beside(reader: Reader, node: Object, kinds: tuple[str, ...], at: Pointer) -> Type:
    """Return what a schema says besides its composition; ANY if that is nothing."""
    has_union = bool(items(node, "oneOf") or items(node, "anyOf"))
    own = {k: v for k, v in node.items() if k not in _COMPOSED}
    if has_union:
        own.pop("discriminator", None)
    says = (
        not own.keys().isdisjoint(_OBJECT_KEYS | _CONSTANTS) or "discriminator" in own
    )
    if not says and kinds in {(), ("object",), ("array",)}:
        return ANY
    return _own(reader, own, kinds, at, id=_own_id(at))


def _own_id(at: Pointer) -> str:
    """Return an id for what stands beside `allOf`: `-` is no index of any array."""
    return str(at / "allOf" / "-")
