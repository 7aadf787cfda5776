"""Types of the neutral model to Python type expressions, each with the imports it needs.

A response type and a request type of the same schema differ: responses are models and
precise values, requests also take TypedDicts, any iterable, and text for dates.
"""

from __future__ import annotations

from dataclasses import field
from functools import cache
from typing import TYPE_CHECKING, Final, assert_never

from sdkwright.emit.code import literal
from sdkwright.frozen import dataclass, replace
from sdkwright.ir import (
    Access,
    Alias,
    AllOf,
    Extra,
    Kind,
    ListOf,
    Literals,
    MapOf,
    Nullable,
    Primitive,
    Record,
    Ref,
    TupleOf,
    Type,
    UnionOf,
)
from sdkwright.ir.build import is_any, is_implied
from sdkwright.python.format import Import
from sdkwright.python.types.type_expressions import (
    Place,
    TypeExpr,
    custom_class,
    first_seen,
    generic,
    joined,
    needing,
    relative,
    union_of,
    wrapped,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sdkwright.ir import Declaration

_UNKNOWN: Final = ((str, "UnknownStr"), (int, "UnknownInt"))
EXPORTED: Final[Mapping[str, str]] = {
    "Base64Bytes": "kinds.base64_bytes",
    "Base64UrlBytes": "kinds.base64_bytes",
    "DecimalNumber": "kinds.decimals",
    "Implied": "kinds.implied",
    "UnknownInt": "kinds.unknown_numbers",
    "UnknownStr": "models.model",
}
"""The names of the core that types are spelled with, each with the module that holds it."""
# What a mapping may hold is not spelled out beyond this.
_MOST_VALUES: Final = 4
# Longer chains of names are not looked through.
_HOPS: Final = 20
_FORMATTED: Final = frozenset(
    {Kind.DATE, Kind.DATETIME, Kind.TIME, Kind.DURATION, Kind.UUID, Kind.DECIMAL}
)
_NULL: Final = Primitive(kind=Kind.NULL)
_DT: Final = Import("datetime", alias="dt")
_UUID: Final = Import("uuid")
_DECIMAL: Final = Import("decimal")

_RESPONSE: Final[Mapping[Kind, tuple[str, tuple[Import, ...]]]] = {
    Kind.ANY: ("object", ()),
    Kind.NEVER: ("object", ()),
    Kind.NULL: ("None", ()),
    Kind.BOOLEAN: ("bool", ()),
    Kind.INTEGER: ("int", ()),
    Kind.NUMBER: ("float", ()),
    Kind.STRING: ("str", ()),
    Kind.DATE: ("dt.date", (_DT,)),
    Kind.DATETIME: ("dt.datetime", (_DT,)),
    Kind.TIME: ("dt.time", (_DT,)),
    Kind.DURATION: ("dt.timedelta", (_DT,)),
    Kind.UUID: ("uuid.UUID", (_UUID,)),
    Kind.DECIMAL: ("decimal.Decimal", (_DECIMAL,)),
    Kind.DECIMAL_NUMBER: ("DecimalNumber", ()),
    Kind.BASE64: ("Base64Bytes", ()),
    Kind.BASE64URL: ("Base64UrlBytes", ()),
    Kind.BINARY: ("bytes", ()),
}
_REQUEST: Final[Mapping[Kind, tuple[str, tuple[Import, ...]]]] = {
    **_RESPONSE,
    Kind.DATE: ("str | dt.date", (_DT,)),
    Kind.DATETIME: ("str | dt.datetime", (_DT,)),
    Kind.TIME: ("str | dt.time", (_DT,)),
    Kind.DURATION: ("str | dt.timedelta", (_DT,)),
    Kind.UUID: ("str | uuid.UUID", (_UUID,)),
    Kind.DECIMAL: ("str | decimal.Decimal", (_DECIMAL,)),
    Kind.DECIMAL_NUMBER: ("float | decimal.Decimal", (_DECIMAL,)),
    Kind.BASE64: ("bytes", ()),
    Kind.BASE64URL: ("bytes", ()),
    Kind.BINARY: ("FileTypes", (Import("._core", "FileTypes"),)),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What declarations are called, and where they live.

    `response` and `request` give the class or alias for each direction by declaration id,
    absent where a direction does not use it; `modules` the file of each name; `custom` the
    module of each class of somebody's own that takes the place of one, as
    `.custom.sessions`.
    """

    response: Mapping[str, str]
    request: Mapping[str, str]
    modules: Mapping[str, str]
    custom: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True, kw_only=True)
class Speller:
    """Spells types of one API.

    Attributes:
        spread: The ids of aliases that requests spell out where both stand in one file.
    """

    declarations: Mapping[str, Declaration]
    names: Names
    spread: frozenset[str] = frozenset()

    def response(self, type_: Type, place: Place) -> TypeExpr:
        """Return the type of a value that came from the server."""
        if is_implied(type_):
            inner = self._response(type_, place)
            return _implied(inner, place)
        return self._response(type_, place)

    def _response(self, type_: Type, place: Place) -> TypeExpr:
        match type_:
            case Primitive(kind=kind):
                return _primitive(_RESPONSE[kind], place)
            case Literals():
                return _literals(type_, place)
            case ListOf(item=item):
                return self._list(self.response(item, place), place)
            case TupleOf(items=items, rest=rest):
                return self._tuple(
                    [self.response(each, place) for each in items], rest, place
                )
            case MapOf(value=value):
                return generic("dict[str, {}]", self.response(value, place), place)
            case Nullable(type=inner):
                return union_of(
                    [self.response(inner, place), TypeExpr(("None",))], place
                )
            case UnionOf(variants=variants):
                # What takes more comes last, or it would take what is the others'.
                narrow = sorted(variants, key=self._breadth)
                return union_of([self.response(each, place) for each in narrow], place)
            case Ref(target=target):
                return self._named(self.names.response[target], target, place)
            case AllOf():
                raise AssertionError(f"allOf was not merged at {type_.at}")
            case _:
                assert_never(type_)

    def request(self, type_: Type, place: Place) -> TypeExpr:
        """Return the type of a value that the caller gives."""
        match type_:
            case Primitive(kind=kind):
                return _primitive(_REQUEST[kind], place)
            case Literals():
                return _literals(type_, place)
            case ListOf(item=item):
                expr = self.request(item, place)
                return needing(
                    wrapped("Iterable[{}]", expr), Import("collections.abc", "Iterable")
                )
            case TupleOf(items=items, rest=rest):
                every = [
                    self.request(each, place)
                    for each in (*items, *([rest] if rest else []))
                ]
                expr = wrapped("Iterable[{}]", union_of(every, place))
                return needing(expr, Import("collections.abc", "Iterable"))
            case MapOf(value=value):
                expr = self.request(value, place)
                return needing(
                    generic("Mapping[str, {}]", expr, place),
                    Import("collections.abc", "Mapping"),
                )
            case Nullable(type=inner):
                return union_of(
                    [self.request(inner, place), TypeExpr(("None",))], place
                )
            case UnionOf(variants=variants):
                return union_of([self.request(each, place) for each in variants], place)
            case Ref(target=target):
                return self._given(target, place)
            case AllOf():
                raise AssertionError(f"allOf was not merged at {type_.at}")
            case _:
                assert_never(type_)

    def _breadth(self, type_: Type) -> int:
        """Return how much a type takes: unknown variants too, or whatever object."""
        for _ in range(_HOPS):
            target = self.declarations[type_.target] if isinstance(type_, Ref) else None
            if not isinstance(target, Alias):
                break
            type_ = target.type
        if isinstance(type_, MapOf) and is_any(type_.value):
            return 2
        if is_implied(type_):
            return 3
        if isinstance(type_, Primitive) and type_.kind in _FORMATTED:
            return -1  # a text that has the format is a value of it
        return int(
            isinstance(type_, UnionOf) and type_.resolved_discriminator is not None
        )

    def _given(self, target: str, place: Place) -> TypeExpr:
        """A declaration in a request: its TypedDict, and the model where its shape fits."""
        name = self.names.request[target]
        declaration = self.declarations[target]
        if target in self.spread and place.module == self.names.modules[name]:
            assert isinstance(declaration, Alias)  # nothing else is spread
            return self.request(declaration.type, place)
        given = self._named(name, target, place)
        model = self.names.response.get(target)
        if isinstance(declaration, Alias):
            return given
        parts = [given]
        if model is not None and _fits(declaration):
            parts.insert(0, self._named(model, target, place))
        if not isinstance(declaration.extra, Extra) and not place.within:
            parts.append(self._with_more(declaration, declaration.extra, place))
        return union_of(parts, place)

    def _with_more(self, record: Record, extra: Type, place: Place) -> TypeExpr:
        """A mapping with members of any name: a TypedDict cannot have them (PEP 589)."""
        place = replace(place, within=True)
        every = [each.type for each in record.fields if each.access is not Access.READ]
        value = union_of([self.request(each, place) for each in (*every, extra)], place)
        if len(value.members) > _MOST_VALUES:
            value = first_seen(TypeExpr(("object",)), place)
        expr = generic("Mapping[str, {}]", value, place)
        return needing(expr, Import("collections.abc", "Mapping"))

    def _named(self, name: str, target: str, place: Place) -> TypeExpr:
        declaration = self.declarations[target]
        alias = isinstance(declaration, Alias)
        if isinstance(declaration, Alias) and declaration.type == _NULL:
            return TypeExpr(("None",))  # `Name | None` would be `None | None`
        if place.module is None:
            imports = frozenset({Import(place.types, "types")})
            return TypeExpr((f"types.{name}",), imports, alias=alias)
        module = self.names.modules[name]
        if name in self.names.custom:
            return custom_class(name, self.names.custom[name], place)
        if module == place.module:
            return TypeExpr((name,), forward=name in place.undefined, alias=alias)
        found = Import(relative(module, place.module), name)
        return TypeExpr((name,), frozenset({found}), alias=alias)

    def _list(self, item: TypeExpr, place: Place) -> TypeExpr:
        return generic("list[{}]", item, place)

    def _tuple(
        self, items: list[TypeExpr], rest: Type | None, place: Place
    ) -> TypeExpr:
        """A fixed tuple; one with a tail is a list of everything that may be in it."""
        if rest is not None:
            return self._list(
                union_of([*items, self.response(rest, place)], place), place
            )
        inner = joined((", ".join(each.text for each in items) or "()",), items)
        return generic("tuple[{}]", inner, place)


def _fits(record: Record) -> bool:
    """Whether a model that came from the server may be sent back: it lacks nothing.

    The runtime leaves out what is read-only.
    """
    return not any(
        each.access is Access.WRITE and each.required for each in record.fields
    )


def _primitive(entry: tuple[str, tuple[Import, ...]], place: Place) -> TypeExpr:
    text, imports = entry
    if text in EXPORTED:
        return _model_name(text, place)
    if not imports:
        return first_seen(_builtin(text), place)
    found = frozenset(_relative(each, place) for each in imports)
    return first_seen(TypeExpr(tuple(text.split(" | ")), found), place)


@cache
def _builtin(text: str) -> TypeExpr:
    return TypeExpr(tuple(text.split(" | ")))


def _literals(type_: Literals, place: Place) -> TypeExpr:
    """Constants, and what else may come; a constant cannot be a float (PEP 586)."""
    kinds = {type(value) for value in type_.values}
    exact = [literal(each) for each in type_.values if not isinstance(each, float)]
    if not kinds:
        return first_seen(TypeExpr(("object",)), place)
    if float in kinds and kinds <= {float, int}:
        return first_seen(TypeExpr(("float",)), place)
    parts: list[TypeExpr] = []
    if exact:
        text = f"Literal[{', '.join(exact)}]"
        parts.append(TypeExpr((text,), frozenset({Import("typing", "Literal")})))
    if float in kinds:
        parts.append(first_seen(TypeExpr(("float",)), place))
        kinds.discard(int)
    if type_.open:
        unknown = (name for kind, name in _UNKNOWN if kind in kinds)
        parts.extend(_model_name(each, place) for each in unknown)
    return union_of(parts, place)


def _implied(inner: TypeExpr, place: Place) -> TypeExpr:
    """A type that keywords speak of, and no `type`: any other value may come, too."""
    if inner.members == ("object",):
        return inner
    name = _model_name("Implied", place)
    text = f"{name.text}[{inner.text}]"
    return TypeExpr((text,), inner.imports | name.imports, inner.forward, alias=True)


def _model_name(name: str, place: Place) -> TypeExpr:
    """A name that the model library's corner of the runtime has, and `types` exports."""
    if place.module is None:
        return TypeExpr((f"types.{name}",), frozenset({Import(place.types, "types")}))
    return TypeExpr(
        (name,), frozenset({Import(f"{place.core}_core.{EXPORTED[name]}", name)})
    )


def _relative(each: Import, place: Place) -> Import:
    if not each.module.startswith("."):
        return each
    return Import(place.core + each.module[1:], each.name)
