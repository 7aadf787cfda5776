"""Parameters, and fields of forms and of bodies with several parts: how they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.ir import (
    Alias,
    Kind,
    ListOf,
    Literals,
    Location,
    MapOf,
    Nullable,
    Primitive,
    Record,
    Ref,
    Style,
    TupleOf,
    UnionOf,
)
from sdkwright.ir.build import primitive
from sdkwright.ir.media import essence, is_json
from sdkwright.ir.walk import rewrite
from sdkwright.python.types import (
    argument_spec,
    is_file,
    is_list,
    json_flags,
    part_item,
    quote,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sdkwright.ir import Api, Content, Encoding, Field, Parameter, Type
    from sdkwright.python.types import BodyPlan

QUERY_FLAGS: Final[Mapping[Style, tuple[str, str]]] = {
    Style.FORM: ("", "csv"),
    Style.SPACE: ("ssv*", "ssv"),
    Style.PIPE: ("pipes*", "pipes"),
    Style.TAB: ("tsv", "tsv"),
    Style.DEEP_OBJECT: ("deep", "deep"),
}
# Servers that read forms loosely describe texts so, too.
_FILE_OR_TEXT: Final = UnionOf(
    variants=(primitive(Kind.BINARY), primitive(Kind.STRING))
)
_BYTES_IN_JSON: Final = UnionOf(
    variants=(primitive(Kind.BASE64), primitive(Kind.STRING))
)


def field_type(api: Api, field: Field, form: Content | None) -> Type:
    """Return the type of a field's argument.

    Args:
        api: Declares what the type refers to.
        field: A property of the body.
        form: The content with the fields' encodings; None for JSON.
    """
    if form is None:
        # JSON has no files: bytes are written as base64, text as it is.
        return rewrite(field.type, _without_file, every=True)
    if not _has_parts(form):
        return field.type
    declared = _encoding(field, form)
    if is_untyped_file(api, field.type, declared):
        return rewrite(field.type, _as_file, every=True)
    if is_opaque(api, field, declared):
        return primitive(Kind.STRING)
    return field.type


def _without_file(type_: Type) -> Type:
    if isinstance(type_, Primitive) and type_.kind is Kind.BINARY:
        return _BYTES_IN_JSON
    return type_


def _as_file(type_: Type) -> Type:
    if isinstance(type_, Ref) or type_ == primitive(Kind.ANY):
        return _FILE_OR_TEXT
    return type_


def is_untyped_file(api: Api, type_: Type, encoding: Encoding | None) -> bool:
    """Whether a part without a type of its own may be a file.

    Such a part is `application/octet-stream` unless its encoding says otherwise (OpenAPI
    3.1, section 4.8.15.1).
    """
    if encoding is not None and not _is_binary(encoding.content_type):
        return False
    inner = part_item(api, type_)
    return isinstance(inner, Primitive) and inner.kind is Kind.ANY


def _is_binary(content_type: str) -> bool:
    """Whether a part of this type is no text; also where nothing is said."""
    kinds = [essence(each).lower() for each in content_type.split(",")]
    return not any(
        (is_json(each) and "*" not in each) or each.startswith("text/")
        for each in kinds
    )


def is_opaque(api: Api, field: Field, encoding: Encoding | None) -> bool:
    """Whether an object is to be sent as something that is not JSON, such as XML."""
    if encoding is None or not encoding.content_type:
        return False
    kinds = [essence(each).lower() for each in encoding.content_type.split(",")]
    if any("*" in each or is_json(each) for each in kinds):
        return False
    return _is_object(api, field.type) and not is_file(api, field.type)


def _is_object(api: Api, type_: Type) -> bool:
    for _ in range(100):
        match type_:
            case Nullable(type=inner) | ListOf(item=inner):
                type_ = inner
            case Ref(target=target):
                declaration = api.declarations[target]
                if isinstance(declaration, Record):
                    return True
                type_ = declaration.type
            case _:
                return isinstance(type_, MapOf | TupleOf)
    return False


def field_flags(api: Api, field: Field, form: Content | None) -> tuple[str, ...]:
    """Return the flags that say how a field is written."""
    flags = list(json_flags(api.declarations, field.type))
    if form is None:
        return tuple(flags)
    encoding = _encoding(field, form)
    if _has_parts(form):
        flags.extend(_part_flags(api, field, encoding))
    elif encoding is not None and "json" in encoding.content_type:
        flags.append("json")
    if encoding is not None:
        flags.extend(_style_flags(encoding))
        if encoding.allow_reserved and not _has_parts(form):
            flags.append("reserved")
    return tuple(flags)


def _part_flags(api: Api, field: Field, encoding: Encoding | None) -> Iterator[str]:
    if _is_only_file(api, field.type):
        # A field that takes a file or something else shows by its value what it is.
        yield "file"
    kinds = "".join(encoding.content_type.split()) if encoding is not None else ""
    json = [each for each in kinds.split(",") if "json" in each]
    if json:
        yield "json"
        kinds = json[0] if json[0] != "application/json" else ""
    if kinds:
        yield "type=" + quote(kinds).replace("/", "%2F")


def _is_only_file(api: Api, type_: Type) -> bool:
    """Whether a field takes files, one or several, and nothing else."""
    waiting, seen = [type_], set[str]()
    while waiting:
        match waiting.pop():
            case Primitive(kind=Kind.BINARY):
                pass
            case Nullable(type=inner) | ListOf(item=inner):
                waiting.append(inner)
            case UnionOf(variants=variants):
                waiting.extend(variants)
            case Ref(target=target) if target in seen:
                pass
            case Ref(target=target):
                seen.add(target)
                declaration = api.declarations[target]
                if not isinstance(declaration, Alias):
                    return False
                waiting.append(declaration.type)
            case _:
                return False
    return True


def _style_flags(encoding: Encoding) -> Iterator[str]:
    if encoding.style is not None and encoding.style is not Style.FORM:
        yield QUERY_FLAGS.get(encoding.style, ("", "csv"))[not encoding.explode]
    elif encoding.explode is False:
        yield "csv"


def parts_table(api: Api, body: BodyPlan) -> str:
    """Return the table of the fields of a body that is one argument, where it has parts.

    Only fields that are not written as they come stand in it.
    """
    if body.form is None:
        return ""
    found: dict[str, str] = {}
    for field in fields_of(api, body.form.type):
        flags = field_flags(api, field, body.form)
        if flags:
            many = is_list(api.declarations, field.type)
            spec = argument_spec("_", field.wire, flags, (), many=many)
            found.setdefault(field.wire, spec)
    return " ".join(found.values())


def fields_of(api: Api, type_: Type | None) -> Iterator[Field]:
    """Yield the fields of the object that a body is, or of those that it is one of."""
    waiting = [type_]
    for _ in range(100):
        if not waiting:
            return
        match waiting.pop(0):
            case Nullable(type=inner):
                waiting.append(inner)
            case UnionOf(variants=variants):
                waiting.extend(variants)
            case Ref(target=target):
                declaration = api.declarations[target]
                if isinstance(declaration, Record):
                    yield from declaration.fields
                else:
                    waiting.append(declaration.type)
            case _:
                pass


def _encoding(field: Field, form: Content) -> Encoding | None:
    return next((each for each in form.encodings if each.property == field.wire), None)


def _has_parts(form: Content) -> bool:
    return form.media_type.startswith("multipart/")


def parameter_flags(api: Api, parameter: Parameter) -> tuple[str, ...]:
    """Return the flags that say how a parameter is written (OpenAPI 3.1, section 4.8.12)."""
    flags: list[str] = []
    if parameter.content is not None:
        json = ("json",) if "json" in parameter.content else ()
        whole = parameter.location is Location.QUERYSTRING
        return ("whole", *json) if whole else json
    match parameter.location:
        case Location.QUERY:
            flags.append(
                QUERY_FLAGS.get(parameter.style, ("", "csv"))[not parameter.explode]
            )
            flags.extend(parameter.notation)
        case Location.QUERYSTRING:
            flags.append("whole")
        case Location.PATH:
            if parameter.style in {Style.LABEL, Style.MATRIX}:
                flags.append(parameter.style.value)
            flags.extend(_simple_flags(parameter))
        case Location.HEADER:
            flags.extend(_simple_flags(parameter))
        case Location.COOKIE:
            flags.append("" if parameter.explode else "csv")
            flags.append("raw" if parameter.style is Style.COOKIE else "")
    if not is_compound(parameter.type):
        flags = [flag for flag in flags if flag in {"label", "matrix", "whole", "raw"}]
    if parameter.allow_reserved:
        flags.append("reserved")
    flags.extend(json_flags(api.declarations, parameter.type))
    return tuple(flag for flag in flags if flag)


def _simple_flags(parameter: Parameter) -> Iterator[str]:
    """Yield how lists and objects are written in a path or a header.

    Separators other than the comma come from documents of 2.0.
    """
    if parameter.style in {Style.SPACE, Style.PIPE, Style.TAB}:
        yield QUERY_FLAGS[parameter.style][1]
    elif parameter.explode:
        yield "explode"


def is_compound(type_: Type) -> bool:
    """Whether style and explode matter: not for a plain scalar."""
    match type_:
        case Primitive(kind=kind):
            return kind is Kind.ANY
        case Literals():
            return False
        case Nullable(type=inner):
            return is_compound(inner)
        case UnionOf(variants=variants):
            return any(is_compound(each) for each in variants)
        case _:
            return True
