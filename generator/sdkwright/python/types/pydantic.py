"""How declarations are spelled with pydantic: the only module that knows the model library.

An object that responses hold becomes a model; one that requests hold becomes a TypedDict
beside it. Everything else becomes an alias.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.emit.code import Code, literal
from sdkwright.frozen import dataclass, replace
from sdkwright.ir import (
    Access,
    Alias,
    Discriminator,
    Extra,
    Kind,
    Literals,
    Nullable,
    Primitive,
    Record,
    Ref,
    Type,
    UnionOf,
)
from sdkwright.ir.walk import references
from sdkwright.python.docstrings import describe_class, describe_field
from sdkwright.python.format import Import, bracketed, break_lines, typed, typed_call
from sdkwright.python.types.type_expressions import UNION, TypeExpr, together
from sdkwright.python.types.wire import argument_specs, quote
from sdkwright.python.views import EMPTY, ClassView, FieldView

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sdkwright.ir import Declaration, Field
    from sdkwright.python.types.type_expressions import Place
    from sdkwright.python.types.types import Speller
    from sdkwright.python.types.wire import WireNames

_MODEL: Final = "models.model"
_VARIANTS: Final = "variants"
# What null is one of already.
_NULLABLE: Final = frozenset({"None", "object", "builtins.object"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """The names that classes are spelled with.

    Attributes:
        fields: Python names by declaration id, then wire name.
        keys: The same for TypedDicts.
        unknown: The class for unknown variants, by the id of the tagged union.
        discriminators: By record id, the wire names of the properties that distinguish variants.
    """

    fields: Mapping[str, Mapping[str, str]]
    keys: Mapping[str, Mapping[str, str]]
    unknown: Mapping[str, str]
    discriminators: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelled:
    """One class or alias, the names it defines, and the imports it needs."""

    view: ClassView
    defines: str
    imports: frozenset[Import]


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """Spells the declarations of one API."""

    speller: Speller
    naming: Naming
    wire: WireNames

    def declaration(self, declaration: Declaration, place: Place) -> Iterator[Spelled]:
        """Yield what one declaration becomes, in the order of definition."""
        names = self.speller.names
        response = names.response.get(declaration.id)
        request = names.request.get(declaration.id)
        if isinstance(declaration, Record):
            if response is not None:
                yield self._model(declaration, response, place)
            if request is not None:
                yield self._typed_dict(declaration, request, place)
            return
        if response is not None:
            yield from self._alias(declaration, response, place)
        if request is not None and request != response:
            yield self._request_alias(declaration, request, place)

    def _model(self, record: Record, name: str, place: Place) -> Spelled:
        """Spell an object as a model."""
        base, imports = self._base(record, place)
        views: list[FieldView] = []
        discriminators = self.naming.discriminators.get(record.id, frozenset())
        names = self.naming.fields[record.id]
        place = replace(place, hidden=frozenset(names.values()))
        for each in record.fields:
            if each.access is Access.WRITE:
                continue
            python = names[each.wire]
            expr = self.field_type(record, each, place)
            default = _default(each, is_discriminator=each.wire in discriminators)
            value = _assigned(python, each.wire, default)
            if len(value) > 1:
                imports.add(_core(place, "Field"))
            imports |= expr.imports
            line = _annotated(python, expr, value)
            views.append(FieldView(line=line, doc=describe_field(each, indent=4)))
        if record.implied:
            base += ", implied=True"
        head = Code(break_lines(f"class {name}({base}):"))
        after = EMPTY
        hidden = _read_only(record)
        if hidden and record.id in self.speller.names.request:
            imports.add(_core(place, "read_only", "kinds.read_only"))
            after = Code(bracketed("read_only", "(", [name, literal(hidden)], ")"))
        view = ClassView(
            head=head, doc=describe_class(record), fields=tuple(views), after=after
        )
        return Spelled(view=view, defines=name, imports=frozenset(imports))

    def field_type(self, record: Record, field: Field, place: Place) -> TypeExpr:
        """Return the type that a model's field has: one that may be missing may be None."""
        expr = self.speller.response(field.type, place)
        discriminators = self.naming.discriminators.get(record.id, frozenset())
        default = _default(field, is_discriminator=field.wire in discriminators)
        if default == "None" and not _NULLABLE & {*expr.members}:
            return TypeExpr((*expr.members, "None"), expr.imports, expr.forward)
        return expr

    def _base(self, record: Record, place: Place) -> tuple[str, set[Import]]:
        """Spell what a model derives from: undeclared members may have a type."""
        if not isinstance(record.extra, Extra):
            expr = self.speller.response(record.extra, place)
            if expr.text != "object":
                return f"OpenModel[{expr.code}]", {
                    _core(place, "OpenModel", "kinds.open_model"),
                    *expr.imports,
                }
        return "Model", {_core(place, "Model")}

    def _typed_dict(self, record: Record, name: str, place: Place) -> Spelled:
        """Spell an object as a TypedDict, with its table of wire names if it needs one."""
        # Before Python 3.12 pydantic takes only the ones of typing_extensions.
        imports = {Import("typing_extensions", "TypedDict")}
        views: list[FieldView] = []
        names: list[tuple[str, Field]] = []
        keys = self.naming.keys[record.id]
        place = replace(place, hidden=frozenset(keys.values()))
        for each in record.fields:
            if each.access is Access.READ:
                continue
            python = keys[each.wire]
            names.append((python, each))
            expr = self.speller.request(each.type, place)
            imports |= expr.imports
            if each.required and not each.implied:
                imports.add(Import("typing", "Required"))
                expr = TypeExpr((f"Required[{expr.code}]",))
            line = _annotated(python, expr, ())
            views.append(FieldView(line=line, doc=describe_field(each, indent=4)))
        after = EMPTY
        table = argument_specs(names, self.wire)
        if table:
            imports.add(_core(place, "wire", "models.wire"))
            after = Code(bracketed("wire", "(", [name, literal(table)], ")"))
        head = Code(break_lines(f"class {name}(TypedDict, total=False):"))
        view = ClassView(
            head=head, doc=describe_class(record), fields=tuple(views), after=after
        )
        return Spelled(view=view, defines=name, imports=frozenset(imports))

    def _alias(self, alias: Alias, name: str, place: Place) -> Iterator[Spelled]:
        """Spell a named type; a tagged union also gets a class for unknown variants."""
        type_ = alias.type
        nullable = isinstance(type_, Nullable)
        inner = type_.type if isinstance(type_, Nullable) else type_
        if isinstance(inner, UnionOf) and inner.resolved_discriminator is not None:
            yield from self._discriminated(alias, inner, name, place, nullable=nullable)
            return
        yield _statement(alias, name, self.speller.response(type_, place))

    def _discriminated(
        self, alias: Alias, union: UnionOf, name: str, place: Place, *, nullable: bool
    ) -> Iterator[Spelled]:
        """Spell a union whose variants a discriminator distinguishes."""
        assert union.resolved_discriminator is not None  # the caller looked
        if union.resolved_discriminator.default is not None:
            other = self._remaining(union, union.resolved_discriminator, place)
            yield self._discriminated_alias(
                alias, union, name, place, other=other, nullable=nullable
            )
            return
        first = union.variants[0]
        discriminator = self._property(first, union.resolved_discriminator)
        unknown = self.naming.unknown[alias.id]
        doc = Code(f'"""A variant of `{name}` that this version does not know."""')
        value = _assigned(discriminator, union.resolved_discriminator.property, "None")
        view = ClassView(
            head=Code(break_lines(f"class {unknown}(UnknownVariant):")),
            doc=doc,
            fields=(
                FieldView(line=_annotated(discriminator, TypeExpr(("None",)), value)),
            ),
        )
        imports = {_core(place, "UnknownVariant", _VARIANTS)}
        if len(value) > 1:
            imports.add(_core(place, "Field"))
        yield Spelled(view=view, defines=unknown, imports=frozenset(imports))
        yield self._discriminated_alias(
            alias, union, name, place, other=unknown, nullable=nullable
        )

    def _remaining(
        self, union: UnionOf, discriminator: Discriminator, place: Place
    ) -> str:
        """Spell the variant of whatever names no other one."""
        assert discriminator.default is not None  # the caller looked
        text = self.speller.response(union.variants[discriminator.default], place).text
        tags = [
            literal(tag)
            for tag, number in discriminator.mapping
            if number != discriminator.default
        ]
        if not tags:
            return text
        items = ", ".join((literal(discriminator.property), *tags))
        return f"Annotated[{text}, Unless({items})]"

    def _discriminated_alias(
        self,
        alias: Alias,
        union: UnionOf,
        name: str,
        place: Place,
        *,
        other: str,
        nullable: bool,
    ) -> Spelled:
        """Spell the alias of such a union; `other` is what is none of the variants."""
        assert union.resolved_discriminator is not None  # the caller looked
        variants = self.speller.response(UnionOf(variants=union.variants), place)
        inner = self._by_discriminator(union, union.resolved_discriminator, place)
        tail = " | None" if nullable else ""
        text = f'Annotated[{inner} | {other}{tail}, Field(union_mode="left_to_right")]'
        needed = {Import("typing", "Annotated"), _core(place, "Field")}
        if "Unless(" in other:
            needed.add(_core(place, "Unless", _VARIANTS))
        if "Union[" in text:
            needed.add(UNION)
        imports = (variants.imports - {UNION}) | needed
        expr = TypeExpr((text,), imports, variants.forward)
        return _statement(alias, name, expr)

    def _by_discriminator(
        self, union: UnionOf, discriminator: Discriminator, place: Place
    ) -> str:
        """Spell the variants that a discriminator selects, those of inner ones together."""
        inner = {n: each for each in discriminator.inner for _, n in each.mapping}
        members: dict[str, None] = {}
        for number in dict.fromkeys(n for _, n in discriminator.mapping):
            if number in inner:
                text = self._by_discriminator(union, inner[number], place)
            else:
                text = self.speller.response(union.variants[number], place).text
            members[text] = None
        if len(members) == 1:
            return next(iter(members))
        first = union.variants[discriminator.mapping[0][1]]
        name = self._property(first, discriminator)
        return f'Annotated[{together(members)}, Field(discriminator="{name}")]'

    def _property(self, variant: Type, discriminator: Discriminator) -> str:
        """Return the Python name of a discriminator: the same in all the variants."""
        assert isinstance(variant, Ref)  # the unions pass discriminates nothing else
        return self.naming.fields[variant.target][discriminator.property]

    def _request_alias(self, alias: Alias, name: str, place: Place) -> Spelled:
        return _statement(alias, name, self.speller.request(alias.type, place))


def _read_only(record: Record) -> str:
    """Return the wire names of what requests do not have, as the runtime reads them."""
    return " ".join(
        quote(each.wire) for each in record.fields if each.access is Access.READ
    )


def _core(place: Place, name: str, module: str = _MODEL) -> Import:
    return Import(f"{place.core}_core.{module}", name)


def has_variants(declarations: Iterable[Declaration]) -> bool:
    """Tell whether there are unions whose variants a discriminator distinguishes."""
    for each in declarations:
        type_ = each.type if isinstance(each, Alias) else None
        inner = type_.type if isinstance(type_, Nullable) else type_
        if isinstance(inner, UnionOf) and inner.resolved_discriminator is not None:
            return True
    return False


def _annotated(name: str, expr: TypeExpr, value: Sequence[str]) -> Code:
    """Write one field; see :func:`_assigned` for its value."""
    members = (expr.code,) if expr.forward else expr.members
    if len(value) > 1:
        return Code(typed_call(name, members, "Field", value, indent=4))
    tail = f" = {value[0]}" if value else ""
    return Code(typed(f"{name}: ", members, indent=4, tail=tail))


def _default(field: Field, *, is_discriminator: bool) -> str:
    """Return the default of a model's field; empty where it must be there.

    A discriminator that no property declares need not be: the object may stand elsewhere.
    """
    if not is_discriminator:
        return "" if field.required else "None"
    type_ = field.type
    if field.implied and isinstance(type_, Literals) and len(type_.values) == 1:
        return literal(type_.values[0])
    return ""


def _assigned(python: str, wire: str, default: str) -> tuple[str, ...]:
    """Return what a field's value is made of: nothing, a value, or arguments of `Field`."""
    if python == wire:
        return (default,) if default else ()
    name = literal(wire)
    found = (f"validation_alias={name}", f"serialization_alias={name}")
    return (f"default={default}", *found) if default else found


def _statement(alias: Alias, name: str, expr: TypeExpr) -> Spelled:
    """Spell `Name: TypeAlias = …`, by way of a string where it refers to itself."""
    after = describe_class(alias, indent=0)
    alias_import = Import("typing", "TypeAlias")
    if not expr.forward:
        head = Code(typed(f"{name}: TypeAlias = ", expr.members))
        view = ClassView(head=head, after=after)
        return Spelled(view=view, defines=name, imports=expr.imports | {alias_import})
    quoted = literal(expr.text)
    lines = (
        "if TYPE_CHECKING:",
        "    " + break_lines(f"{name}: TypeAlias = {quoted}", 4),
        "else:",
        "    " + break_lines(f'{name} = TypeAliasType("{name}", {quoted})', 4),
    )
    needed = {alias_import, Import("typing", "TYPE_CHECKING")}
    needed.add(Import("typing_extensions", "TypeAliasType"))
    view = ClassView(head=Code("\n".join(lines)), after=after)
    return Spelled(view=view, defines=name, imports=expr.imports | needed)


def differs(type_: Primitive | Literals) -> bool:
    """Whether a leaf is spelled differently in requests and responses."""
    if isinstance(type_, Literals):
        return False
    return type_.kind in {
        Kind.DATE, Kind.DATETIME, Kind.TIME, Kind.DURATION, Kind.UUID, Kind.DECIMAL,
        Kind.DECIMAL_NUMBER,
        Kind.BASE64, Kind.BASE64URL, Kind.BINARY,
    }  # fmt: skip


def discriminator_properties(
    declarations: Mapping[str, Declaration],
) -> dict[str, frozenset[str]]:
    """Return, by record id, the properties that distinguish the variants of some union."""
    found: dict[str, set[str]] = {}
    for declaration in declarations.values():
        if not isinstance(declaration, Alias):
            continue
        inner = declaration.type
        inner = inner.type if isinstance(inner, Nullable) else inner
        if isinstance(inner, UnionOf) and inner.resolved_discriminator is not None:
            for discriminator in (
                inner.resolved_discriminator,
                *inner.resolved_discriminator.inner,
            ):
                for _, number in discriminator.mapping:
                    for target in references(inner.variants[number]):
                        found.setdefault(target, set()).add(discriminator.property)
    return {key: frozenset(names) for key, names in found.items()}
