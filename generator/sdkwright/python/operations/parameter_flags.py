"""How parameters are written: the flags of their table entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.ir import Kind, Literals, Location, Nullable, Primitive, Style, UnionOf
from sdkwright.python.operations.form_fields import QUERY_FLAGS
from sdkwright.python.types import json_flags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sdkwright.ir import Api, Parameter, Type


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
