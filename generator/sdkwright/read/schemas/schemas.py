"""Schemas to types: any schema at all, the odd ones with a warning.

A named schema becomes a declaration, an object with properties too; everything else is
read in place. References are not followed into but queued, so the depth of reading is the
depth of nesting, which is bounded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.frozen import replace
from sdkwright.ir import (
    Alias,
    AllOf,
    Kind,
    NameCandidate,
    Nullable,
    Priority,
    Record,
    Ref,
    Type,
)
from sdkwright.ir.build import ANY, NEVER, NULL, implied, nullable, primitive, union
from sdkwright.read.documents import is_pure
from sdkwright.read.openapi import (
    discriminator_value,
    docs_of,
    items,
    mapping,
    members,
    schema_name,
    text,
)
from sdkwright.read.schemas.arrays import array_type
from sdkwright.read.schemas.conditions import CONDITIONS, conditional_properties
from sdkwright.read.schemas.enums import enumeration, open_string
from sdkwright.read.schemas.objects import discriminator_of, object_type
from sdkwright.read.schemas.reader import MAX_TOKENS, Documents, Reader
from sdkwright.read.schemas.scalars import number_type, string_type
from sdkwright.read.schemas.type_inference import OBJECT_KEYS, declared, inferred
from sdkwright.source import Pointer

if TYPE_CHECKING:
    from sdkwright.diagnostics import Report
    from sdkwright.ir import Json
    from sdkwright.read.openapi import Object

_COMPOSED: Final = frozenset({"allOf", "oneOf", "anyOf"})
_CONSTANTS: Final = frozenset({"enum", "const"})
# A schema without any of these is what its `type` says.
_STRUCTURE: Final = frozenset(
    {"$ref", "$dynamicRef", "allOf", "oneOf", "anyOf", "not", "enum", "const", "if"}
    | {"nullable", "x-nullable", "x-extensible-enum", "x-speakeasy-type-override"}
)
_UNREAD: Final = ("not", "if", "dependentSchemas", "dependencies", "contains")
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
            candidate = NameCandidate(
                text=name, priority=Priority.GIVEN, rule="component name"
            )
            reader.names.setdefault(str(target), candidate)
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
    plain = type.type if isinstance(type, Nullable) else type
    if plain == Ref(target=id):
        if plain is not type:
            reader.nullable.add(id)
        if id in reader.declarations:
            return
        reader.report.warning(
            "schema-cycle", "This schema is made of itself alone; any value fits.", at
        )
        type = ANY
    described = node if isinstance(node, dict) else {}
    reader.declarations[id] = Alias(
        id=id,
        at=at,
        candidate=schema_name(described) or reader.names.get(id),
        docs=docs_of(described, at.name),
        type=type,
        discriminator_value=discriminator_value(described),
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
    scalar = _scalar(node)
    if scalar is not None:
        return scalar
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


def _scalar(node: Object) -> Type | None:
    """Return the type of a schema that only declares a scalar: most of them do."""
    if not node.keys().isdisjoint(_STRUCTURE):
        return None
    match node.get("type"):
        case "string":
            return string_type(node)
        case "integer" | "number" as kind:
            return number_type(node, whole=kind == "integer")
        case "boolean":
            return primitive(Kind.BOOLEAN)
        case ["string", "null"]:
            return Nullable(type=string_type(node))
        case _:
            return None


def _referenced(reader: Reader, node: Object, at: Pointer) -> Type:
    reference = str(node["$ref"])
    target = reader.resolve(reference, at)
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
    kinds, null = declared(reader, node, at)
    null = null or _says_nullable(node) or _adds_null(node)
    keys = node.keys()
    for key in () if keys.isdisjoint(_UNREAD) else _UNREAD:
        if key in keys:
            reader.report.note(
                "keyword-not-read",
                f"`{key}` cannot be said in types; values are not checked for it"
                + (
                    ", and what only it adds is optional." if key in CONDITIONS else "."
                ),
                at / key,
            )
    if not keys.isdisjoint(_COMPOSED):
        type = _composed(reader, node, kinds, at)
    else:
        type = _own(reader, node, kinds, at, id=id)
    return nullable(type) if null else type


def _adds_null(node: Object) -> bool:
    """Whether a part of `allOf` only adds null, as authors of 3.0 write it."""
    return any(_is_only_nullable(each) for each in items(node, "allOf"))


def _is_only_nullable(node: Json) -> bool:
    """Whether a schema says nothing but `nullable: true`: null, as its authors mean it."""
    return (
        isinstance(node, dict)
        and _says_nullable(node)
        and node.keys() <= _ANNOTATIONS
        and "$ref" not in node
    )


def _says_nullable(node: Object) -> bool:
    return node.get("nullable") is True or node.get("x-nullable") is True


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
        return _implied(reader, node, at, id)
    if not kinds:
        return NULL if node.get("type") in ("null", ["null"]) else ANY
    if len(kinds) == 1:
        return _of_kind(reader, node, kinds[0], at, id)
    # The schema's own id is that of the union, where it has a name.
    id = id or str(at / "type" / "object")
    return union([_of_kind(reader, node, kind, at, id) for kind in kinds], at=at)


def _implied(reader: Reader, node: Object, at: Pointer, id: str) -> Type:
    """Return the type that keywords speak of where no `type` is said; ANY for none.

    It is what the author means, but values of other types are valid, too: keywords for
    strings say nothing about numbers (JSON Schema 2020-12, section 7.6.1).
    """
    kinds = inferred(node)
    if not kinds and conditional_properties(reader, node, at):
        kinds = ("object",)
    if not kinds:
        return ANY
    type = _of_kind(reader, node, kinds[0], at, id)
    if isinstance(type, Ref):
        record = reader.declarations[type.target]
        if isinstance(record, Record):
            reader.declarations[type.target] = replace(record, implied=True)
        return type
    return implied(type)


def _of_kind(reader: Reader, node: Object, kind: str, at: Pointer, id: str) -> Type:
    match kind:
        case "object":
            return object_type(reader, node, at, id=id)
        case "array":
            return array_type(reader, node, at)
        case "string":
            return string_type(node)
        case "boolean":
            return primitive(Kind.BOOLEAN)
        case _:
            return number_type(node, whole=kind == "integer")


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
                union(_variants(reader, variants, at / key), discriminator, at)
            )
            discriminator = None
    if not found:
        return ANY
    if len(found) == 1 and not _is_base(reader, found[0]):
        return found[0]
    return AllOf(parts=tuple(found), at=at)


def _variants(reader: Reader, nodes: list[Json], at: Pointer) -> list[Type]:
    """Return the types of a union's variants."""
    return [
        (
            NULL
            if len(nodes) > 1 and _is_only_nullable(each)
            else reader.type(each, at / index)
        )
        for index, each in enumerate(nodes)
    ]


def _is_base(reader: Reader, part: Type) -> bool:
    """Whether a part is a schema with a discriminator, of which there may be subtypes."""
    if not isinstance(part, Ref) or part.target not in reader.places:
        return False
    node = reader.documents.get(reader.places[part.target])
    return isinstance(node, dict) and "discriminator" in node


def _beside(reader: Reader, node: Object, kinds: tuple[str, ...], at: Pointer) -> Type:
    """Return what a schema says besides its composition; ANY if that is nothing."""
    has_union = bool(items(node, "oneOf") or items(node, "anyOf"))
    own = {k: v for k, v in node.items() if k not in _COMPOSED}
    if has_union:
        own.pop("discriminator", None)
    says = (
        not own.keys().isdisjoint(OBJECT_KEYS | _CONSTANTS)
        or "discriminator" in own
        or bool(conditional_properties(reader, own, at))
    )
    if not says and kinds in {(), ("object",), ("array",)}:
        return ANY
    return _own(reader, own, kinds, at, id=_own_id(at))


def _own_id(at: Pointer) -> str:
    """Return an id for what stands beside `allOf`: `-` is no index of any array."""
    return str(at / "allOf" / "-")
