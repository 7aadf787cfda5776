"""Types of the neutral model to Python type expressions, each with the imports it needs.

A response type and a request type of the same schema differ: responses are models and
precise values, requests also take TypedDicts, any iterable, and text for dates.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, NamedTuple, assert_never

from sdkwright.emit.code import Code, literal
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
from sdkwright.python.format import (
    Import,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sdkwright.ir import Declaration

_CORE_MODEL: Final = "._core.models.model"
_UNKNOWN: Final = ((str, "UnknownStr"), (int, "UnknownInt"))
EXPORTED: Final = (
    "Base64Bytes", "Base64UrlBytes", "DecimalNumber", "Implied", "UnknownInt", "UnknownStr",
)  # fmt: skip
# What a mapping may hold is not spelled out beyond this.
_MOST_VALUES: Final = 4
# Longer chains of names are not looked through.
_HOPS: Final = 20
# How many types `|` may join: pyright gives up at 256 operators in a row.
_WIDEST: Final = 200
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
    Kind.DECIMAL_NUMBER: ("DecimalNumber", (Import(_CORE_MODEL, "DecimalNumber"),)),
    Kind.BASE64: ("Base64Bytes", (Import(_CORE_MODEL, "Base64Bytes"),)),
    Kind.BASE64URL: ("Base64UrlBytes", (Import(_CORE_MODEL, "Base64UrlBytes"),)),
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


class TypeExpr(NamedTuple):
    """A type as the members of a union (mostly one), and the imports they need.

    `forward` is true where a member names a class of the same file that is defined further
    down; `alias` where one names an alias that only `Union[...]` may combine in a value.
    """

    members: tuple[str, ...]
    imports: frozenset[Import] = frozenset()
    forward: bool = False
    alias: bool = False

    @property
    def text(self) -> str:
        """The type, unquoted."""
        return " | ".join(self.members)

    @property
    def code(self) -> Code:
        """The text as an annotation; quoted where it names something undefined."""
        return literal(self.text) if self.forward else Code(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What declarations are called, and where they live.

    `response` and `request` give the class or alias for each direction by declaration id,
    absent where a direction does not use it; `modules` the file of each name.
    """

    response: Mapping[str, str]
    request: Mapping[str, str]
    modules: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a type is written.

    Attributes:
        module: The file below `types/`; None for any file that says `types.Name`.
        core: Dots from this file to the package of `_core`.
        types: Dots to the package of `types`.
        undefined: Names of the same file that are not defined yet.
        hidden: Names of the class's own members, which annotations in it would mean: a
            builtin is spelled `builtins.list` then, a module by another name.
        value: Whether the type is an expression that runs, not an annotation.
        within: Whether it is the value of a mapping that stands beside a TypedDict; none
            does so there once more, or types that hold themselves would have no end.
    """

    module: str | None
    core: str
    types: str = ".."
    undefined: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()
    value: bool = False
    within: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Speller:
    """Spells types of one API."""

    declarations: Mapping[str, Declaration]
    names: Names

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
                return _generic("dict[str, {}]", self.response(value, place), place)
            case Nullable(type=inner):
                return _union([self.response(inner, place), TypeExpr(("None",))], place)
            case UnionOf(variants=variants):
                # What takes more comes last, or it would take what is the others'.
                narrow = sorted(variants, key=self._breadth)
                return _union([self.response(each, place) for each in narrow], place)
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
                return _needing(
                    _wrap("Iterable[{}]", expr), Import("collections.abc", "Iterable")
                )
            case TupleOf(items=items, rest=rest):
                every = [
                    self.request(each, place)
                    for each in (*items, *([rest] if rest else []))
                ]
                expr = _wrap("Iterable[{}]", _union(every, place))
                return _needing(expr, Import("collections.abc", "Iterable"))
            case MapOf(value=value):
                expr = self.request(value, place)
                return _needing(
                    _generic("Mapping[str, {}]", expr, place),
                    Import("collections.abc", "Mapping"),
                )
            case Nullable(type=inner):
                return _union([self.request(inner, place), TypeExpr(("None",))], place)
            case UnionOf(variants=variants):
                return _union([self.request(each, place) for each in variants], place)
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
        given = self._named(self.names.request[target], target, place)
        declaration = self.declarations[target]
        model = self.names.response.get(target)
        if isinstance(declaration, Alias):
            return given
        parts = [given]
        if model is not None and _fits(declaration):
            parts.insert(0, self._named(model, target, place))
        if not isinstance(declaration.extra, Extra) and not place.within:
            parts.append(self._with_more(declaration, declaration.extra, place))
        return _union(parts, place)

    def _with_more(self, record: Record, extra: Type, place: Place) -> TypeExpr:
        """A mapping with members of any name: a TypedDict cannot have them (PEP 589)."""
        place = replace(place, within=True)
        every = [each.type for each in record.fields if each.access is not Access.READ]
        value = _union([self.request(each, place) for each in (*every, extra)], place)
        if len(value.members) > _MOST_VALUES:
            value = _seen(TypeExpr(("object",)), place)
        expr = _generic("Mapping[str, {}]", value, place)
        return _needing(expr, Import("collections.abc", "Mapping"))

    def _named(self, name: str, target: str, place: Place) -> TypeExpr:
        declaration = self.declarations[target]
        alias = isinstance(declaration, Alias)
        if isinstance(declaration, Alias) and declaration.type == _NULL:
            return TypeExpr(("None",))  # `Name | None` would be `None | None`
        if place.module is None:
            imports = frozenset({Import(place.types, "types")})
            return TypeExpr((f"types.{name}",), imports, alias=alias)
        module = self.names.modules[name]
        if module == place.module:
            return TypeExpr((name,), forward=name in place.undefined, alias=alias)
        return TypeExpr((name,), frozenset({Import(f".{module}", name)}), alias=alias)

    def _list(self, item: TypeExpr, place: Place) -> TypeExpr:
        return _generic("list[{}]", item, place)

    def _tuple(
        self, items: list[TypeExpr], rest: Type | None, place: Place
    ) -> TypeExpr:
        """A fixed tuple; one with a tail is a list of everything that may be in it."""
        if rest is not None:
            return self._list(
                _union([*items, self.response(rest, place)], place), place
            )
        inner = _joined((", ".join(each.text for each in items) or "()",), items)
        return _generic("tuple[{}]", inner, place)


def _fits(record: Record) -> bool:
    """Whether a model that came from the server may be sent back: it lacks nothing.

    The runtime leaves out what is read-only.
    """
    return not any(
        each.access is Access.WRITE and each.required for each in record.fields
    )


def _primitive(entry: tuple[str, tuple[Import, ...]], place: Place) -> TypeExpr:
    text, imports = entry
    if imports and imports[0].module == _CORE_MODEL:
        return _model_name(text, place)
    found = frozenset(_relative(each, place) for each in imports)
    return _seen(TypeExpr(tuple(text.split(" | ")), found), place)


def _literals(type_: Literals, place: Place) -> TypeExpr:
    """Constants, and what else may come; a constant cannot be a float (PEP 586)."""
    kinds = {type(value) for value in type_.values}
    exact = [literal(each) for each in type_.values if not isinstance(each, float)]
    if not kinds:
        return _seen(TypeExpr(("object",)), place)
    if float in kinds and kinds <= {float, int}:
        return _seen(TypeExpr(("float",)), place)
    parts: list[TypeExpr] = []
    if exact:
        text = f"Literal[{', '.join(exact)}]"
        parts.append(TypeExpr((text,), frozenset({Import("typing", "Literal")})))
    if float in kinds:
        parts.append(_seen(TypeExpr(("float",)), place))
        kinds.discard(int)
    if type_.open:
        unknown = (name for kind, name in _UNKNOWN if kind in kinds)
        parts.extend(_model_name(each, place) for each in unknown)
    return _union(parts, place)


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
    return TypeExpr((name,), frozenset({_relative(Import(_CORE_MODEL, name), place)}))


def _relative(each: Import, place: Place) -> Import:
    if not each.module.startswith("."):
        return each
    return Import(place.core + each.module[1:], each.name)


def _seen(expr: TypeExpr, place: Place) -> TypeExpr:
    """Spell builtins and modules so that the class's own members do not hide them."""
    if not place.hidden:
        return expr
    members: list[str] = []
    imports = set(expr.imports)
    for text in expr.members:
        head, _, rest = text.partition(".")
        if head not in place.hidden:
            members.append(text)
        elif rest:
            members.append(f"{head}_.{rest}")
            own = {each for each in imports if head in {each.module, each.alias}}
            imports -= own
            imports |= {Import(each.module, alias=f"{head}_") for each in own}
        else:
            members.append(f"builtins.{text}")
            imports.add(Import("builtins"))
    return TypeExpr(tuple(members), frozenset(imports), expr.forward, expr.alias)


def _generic(template: str, inner: TypeExpr, place: Place) -> TypeExpr:
    """Fill a generic type's template, whose own words a member may hide."""
    for word in ("list", "dict", "tuple", "str"):
        if word in place.hidden and re.search(rf"\b{word}\b", template):
            template = re.sub(rf"\b{word}\b", f"builtins.{word}", template)
            inner = _needing(inner, Import("builtins"))
    return _wrap(template, inner)


def _wrap(template: str, inner: TypeExpr) -> TypeExpr:
    return TypeExpr((template.replace("{}", inner.text),), inner.imports, inner.forward)


def _needing(expr: TypeExpr, extra: Import) -> TypeExpr:
    return TypeExpr(expr.members, expr.imports | {extra}, expr.forward, expr.alias)


def _joined(members: tuple[str, ...], parts: list[TypeExpr]) -> TypeExpr:
    imports = frozenset[Import]().union(*(each.imports for each in parts))
    return TypeExpr(members, imports, any(each.forward for each in parts))


def _union(parts: list[TypeExpr], place: Place) -> TypeExpr:
    """Join types by `|`, each once, None last.

    In a value, `|` does not work on an alias that is an `Annotated[...]`: pyright refuses
    it, so `Union[...]` is written there. So it is for a union that is very wide: pyright
    reads no more than 256 operators in a row.
    """
    members = dict.fromkeys(member for part in parts for member in part.members)
    if not {"object", "builtins.object"}.isdisjoint(members):
        return _seen(TypeExpr(("object",)), place)
    texts = tuple(sorted(members, key=lambda text: text == "None"))
    alias = any(part.alias for part in parts)
    if (place.value and alias and len(texts) > 1) or len(texts) > _WIDEST:
        expr = _joined((f"Union[{', '.join(texts)}]",), parts)
        return _needing(expr, Import("typing", "Union"))
    joined = _joined(texts, parts)
    return TypeExpr(texts, joined.imports, joined.forward, alias)
