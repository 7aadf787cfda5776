"""Objects: with declared properties a record, without any a map."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sdkwright.frozen import replace
from sdkwright.ir import (
    Access,
    Extra,
    Field,
    Kind,
    Literals,
    MapOf,
    NameCandidate,
    Nullable,
    Primitive,
    Priority,
    Record,
    Ref,
    Type,
)
from sdkwright.ir.build import ANY, OTHERS, implied, is_any, nullable, stated, union
from sdkwright.read.openapi import (
    PROPERTY_NAMES,
    discriminator_value,
    docs_of,
    ignored,
    mapping,
    members,
    name_override,
    role_of,
    schema_name,
    text,
    texts,
)
from sdkwright.read.schemas.conditions import conditional_properties
from sdkwright.read.schemas.scalars import constraints

if TYPE_CHECKING:
    from sdkwright.ir import Json
    from sdkwright.ir.build import Discriminator
    from sdkwright.read.openapi import Object
    from sdkwright.read.schemas.reader import Reader
    from sdkwright.source import Pointer

# The members of a server-sent event (HTML standard, section 9.2.6).
_EVENT: Final = frozenset({"event", "id", "retry", "data"})
_BARE_NAME: Final = re.compile(r"[A-Za-z0-9._-]+")
# Titles up to this long can be names; longer ones are sentences.
_TITLE: Final = re.compile(r"[A-Za-z][A-Za-z0-9 _-]{2,39}")
_TITLE_WORDS: Final = 4
# Patterns that match every name.
_ALL_NAMES: Final = frozenset({"", "^", "$", ".*", "^.*", ".*$", "^.*$", "^.+$", ".+"})


def object_type(
    reader: Reader, node: Object, at: Pointer, *, id: str = "", name: str = ""
) -> Type:
    """Return the type of a schema for objects, and declare a record if it is one.

    Args:
        reader: The state of reading.
        node: The schema.
        at: Where it is.
        id: The record's id, where it must differ from its place.
        name: What the object is called in the document, if anything.
    """
    id = id or str(at)
    if id in reader.declarations:
        return Ref(target=id)
    properties = mapping(node, "properties")
    required = texts(node, "required")
    extra = _extra(reader, node, at)
    discriminator = discriminator_of(reader, node, at)
    added = _conditional(reader, node, at)
    is_map = not (properties or required or discriminator or added)
    if is_map and extra is not Extra.CLOSED:
        pairs = constraints(node, ("minProperties", "maxProperties"))
        value = ANY if isinstance(extra, Extra) else extra
        return MapOf(value=value, constraints=pairs)
    reader.declarations[id] = Record(
        id=id,
        at=at,
        candidate=schema_name(node) or reader.names.get(id) or _titled(node),
        docs=docs_of(node, name or at.name),
        fields=(
            *_fields(reader, properties, frozenset(required), at / "properties"),
            *added,
        ),
        required=tuple(dict.fromkeys(required)),
        extra=extra,
        discriminator=discriminator,
        discriminator_value=discriminator_value(node),
    )
    return Ref(target=id)


def _titled(node: Object) -> NameCandidate | None:
    """Return the title as a name candidate, if it reads like a name."""
    title = text(node, "title").strip()
    if not _TITLE.fullmatch(title) or len(title.split()) > _TITLE_WORDS:
        return None
    return NameCandidate(text=title, priority=Priority.DERIVED, rule="title")


def _fields(
    reader: Reader, properties: Object, required: frozenset[str], at: Pointer
) -> tuple[Field, ...]:
    found: list[Field] = []
    for name, node, place in members(properties, at):
        reason = ignored(node) if isinstance(node, dict) else ""
        if node is False and name not in required:
            reason = "its schema `false`, which no value fits"
        if reason:
            reader.report.note(
                "property-left-out", f"{name!r} is left out by {reason}.", place
            )
            continue
        found.append(_field(reader, name, node, place, name in required))
    return tuple(found)


def _conditional(reader: Reader, node: Object, at: Pointer) -> list[Field]:
    """Return the properties that a schema has only under a condition, as optional ones.

    Where the condition does not hold they may be anything, so other values are allowed.
    """
    properties = mapping(node, "properties")
    found: list[Field] = []
    for name, each in conditional_properties(reader, node, at).items():
        if name in properties:
            continue
        possible = [(n, p) for n, p in each.schemas if n is not False]
        if node.get("additionalProperties") is False and (possible or each.tests):
            reader.report.warning(
                "property-excluded",
                f"{name!r} is left out: a condition speaks of it, but no object may have it.",
                possible[0][1] if possible else each.tests[0],
                help="Declare it under `properties` as well, or say `unevaluatedProperties: "
                "false` instead of `additionalProperties: false`.",
            )
        elif possible:
            fields = [_field(reader, name, n, p, False) for n, p in possible]
            type = implied(_opened(union([stated(each.type) for each in fields])))
            found.append(replace(fields[0], type=type, conditional=True))
        elif each.tests:
            place = each.tests[0]
            tested = Field(wire=name, type=ANY, required=False, at=place)
            found.append(replace(tested, conditional=True))
    return found


def _opened(type: Type) -> Type:
    """Return a type that also has other constants than those it lists."""
    if isinstance(type, Nullable):
        return nullable(_opened(type.type))
    return replace(type, open=True) if isinstance(type, Literals) else type


def _field(reader: Reader, name: str, node: Json, at: Pointer, required: bool) -> Field:
    type = _data_type(reader, name, node, at) or reader.type(node, at)
    if not isinstance(node, dict):
        return Field(wire=name, type=type, required=required, at=at)
    return Field(
        wire=name,
        type=type,
        required=required,
        at=at,
        access=_access(reader, node, at),
        docs=docs_of(node, name),
        has_default="default" in node,
        default=node.get("default"),
        candidate=name_override(node, PROPERTY_NAMES),
        role=role_of(node),
    )


def _data_type(reader: Reader, name: str, node: Json, at: Pointer) -> Type | None:
    """Return the type of the JSON in a server-sent event's `data`.

    OpenAPI 3.2 describes an event as an object whose `data` is a string with a schema for
    its content; streams hand that content out decoded.
    """
    if name != "data" or not isinstance(node, dict) or "contentSchema" not in node:
        return None
    beside = reader.documents.get(at.parent)
    if not isinstance(beside, dict) or not beside.keys() <= _EVENT:
        return None
    media = text(node, "contentMediaType").lower()
    if not media.endswith(("/json", "+json")):
        return None
    return reader.type(node["contentSchema"], at / "contentSchema")


def _access(reader: Reader, node: Object, at: Pointer) -> Access:
    """Return the directions a property travels in; a `$ref`'s target may say it too."""
    for _ in range(2):
        read, write = node.get("readOnly") is True, node.get("writeOnly") is True
        if read != write:
            return Access.READ if read else Access.WRITE
        reference = node.get("$ref")
        if not isinstance(reference, str):
            break
        target = reader.documents.resolve(reference, at)
        found = None if target is None else reader.documents.get(target)
        if target is None or not isinstance(found, dict):
            break
        # A reference in what was found starts there, perhaps at an `$id` of its own.
        node, at = found, target
    return Access.BOTH


def _extra(reader: Reader, node: Object, at: Pointer) -> Extra | Type:
    """Return what may come besides the declared properties."""
    found: list[Type] = []
    patterns = mapping(node, "patternProperties")
    for name, each, place in members(patterns, at / "patternProperties"):
        if not name.startswith("^x-"):
            found.append(reader.type(each, place))
    key = next(
        (k for k in ("additionalProperties", "unevaluatedProperties") if k in node), ""
    )
    value = node.get(key, True)
    if value is False:
        return union(found) if found else Extra.CLOSED
    if isinstance(value, dict) and value:
        found.append(reader.type(value, at / key))
    elif key:
        found.append(ANY)
    if not found:
        return Extra.OPEN
    extra = union(found)
    if not key and not all(name in _ALL_NAMES for name in patterns):
        extra = implied(extra)  # what no pattern matches may be anything
    if is_any(extra) or (isinstance(extra, Primitive) and extra.kind is Kind.NEVER):
        return Extra.OPEN
    return extra


def discriminator_of(reader: Reader, node: Object, at: Pointer) -> Discriminator | None:
    """Return the property and the (value, schema id) pairs of a `discriminator`."""
    given = node.get("discriminator")
    if isinstance(given, str) and given:
        return given, ()
    if not isinstance(given, dict) or not text(given, "propertyName"):
        return None
    pairs: list[tuple[str, str]] = []
    for value, reference, place in members(
        mapping(given, "mapping"), at / "discriminator" / "mapping"
    ):
        target = _mapped(reader, reference, place)
        if target is None:
            reader.report.warning(
                "discriminator-mapping",
                f"{reference!r} names no schema; the value {value!r} selects nothing.",
                place,
            )
            continue
        pairs.append((value, reader.ask(target)))
    default = given.get("defaultMapping")  # OpenAPI 3.2, section 4.25
    if default is not None:
        place = at / "discriminator" / "defaultMapping"
        target = _mapped(reader, default, place)
        if target is None:
            reader.report.warning(
                "discriminator-mapping",
                f"{default!r} names no schema; other values select nothing.",
                place,
            )
        else:
            pairs.append((OTHERS, reader.ask(target)))
    return text(given, "propertyName"), tuple(pairs)


def _mapped(reader: Reader, reference: Json, at: Pointer) -> Pointer | None:
    """Return the schema that a mapping's value names, by component name or reference."""
    if not isinstance(reference, str):
        return None
    if _BARE_NAME.fullmatch(reference):
        local = f"#/components/schemas/{reference}"
        target = reader.documents.find(local, at)
        if target is not None:
            return target
    return reader.documents.find(reference, at)
