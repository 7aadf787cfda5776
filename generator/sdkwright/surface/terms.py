"""Type annotations as terms, and which values of one type are values of another.

This is what type checkers do (typing specification, "assignability"), for the annotations
that packages hold: `list` and `dict` are invariant, `Iterable` and `Mapping` covariant,
aliases stand for what they name, TypedDicts are structural, models nominal.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import field
from functools import lru_cache
from typing import Final, TypeAlias

from sdkwright.frozen import dataclass
from sdkwright.surface.records import Form, NamedType

# A longer annotation is compared as text.
_LONGEST: Final = 100_000
# Types inside of types beyond this are taken to fit: only hostile texts have them.
_DEEPEST: Final = 60
_PREFIX: Final = "types."
_NOMINAL: Final[Mapping[str, str]] = {
    "bool": "int",
    "int": "float",
    "dt.datetime": "dt.date",
    "types.UnknownStr": "str",
    "types.UnknownInt": "int",
}
# What an annotation means, where it is not what it says.
_SAME: Final[Mapping[str, str]] = {
    "builtins.list": "list",
    "types.Base64Bytes": "bytes",
    "types.Base64UrlBytes": "bytes",
}
_OPEN: Final[Mapping[str, str]] = {"str": "types.UnknownStr", "int": "types.UnknownInt"}
_READ: Final[Mapping[str, str]] = {"list": "Sequence", "dict": "Mapping"}
_COVARIANT: Final = frozenset(
    {"Iterable", "Sequence", "Mapping", "tuple", "Page", "Stream"}
)
_ITERABLES: Final = frozenset({"Iterable", "Sequence"})


@dataclass(frozen=True, slots=True)
class Term:
    """One type that is no union.

    Attributes:
        head: `str`, `list`, `types.Pet`, `Literal`, ….
        parts: The arguments, each a union of terms.
        values: What a `Literal` holds, each by its type and its value.
    """

    head: str
    parts: tuple[Union, ...] = ()
    values: frozenset[tuple[str, str]] = frozenset()


Union: TypeAlias = tuple[Term, ...]
_OBJECT: Final = (Term("object"),)


@lru_cache(maxsize=1 << 14)
def parse(text: str) -> Union:
    """Return an annotation as a union of terms; one that is none stands for itself."""
    if len(text) > _LONGEST:
        return (Term(text),)
    try:
        return _union(ast.parse(text, mode="eval").body, 0)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return (Term(text),)


def _union(node: ast.expr, depth: int) -> Union:
    if depth > _DEEPEST:
        raise ValueError("nested too deeply")
    found: dict[Term, None] = {}
    waiting = [node]
    while waiting:
        each = waiting.pop()
        match each:
            case ast.BinOp(left=left, op=ast.BitOr(), right=right):
                waiting += [right, left]
            case ast.Subscript(value=ast.Name(id="Union"), slice=ast.Tuple(elts=many)):
                waiting += reversed(many)
            case _:
                found[_term(each, depth)] = None
    return tuple(found)


def _term(node: ast.expr, depth: int) -> Term:
    match node:
        case ast.Constant(value=None):
            return Term("None")
        case ast.Name() | ast.Attribute():
            return Term(_dotted(node))
        case ast.Subscript(value=ast.Name(id="Literal"), slice=inner):
            values = inner.elts if isinstance(inner, ast.Tuple) else [inner]
            return Term("Literal", values=frozenset(_value(each) for each in values))
        case ast.Subscript(value=head, slice=inner):
            many = inner.elts if isinstance(inner, ast.Tuple) else [inner]
            parts = tuple(_union(each, depth + 1) for each in many)
            return Term(_dotted(head), parts)
        case _:
            return Term(ast.unparse(node))


def _dotted(node: ast.expr) -> str:
    text = ast.unparse(node)
    return _SAME.get(text, text)


def _value(node: ast.expr) -> tuple[str, str]:
    value: object = ast.literal_eval(node)
    return type(value).__name__, repr(value)


def readable(union: Union) -> Union:
    """Return a type as code that only reads it may spell it.

    A list is any sequence then, and an open enumeration is text: a value that is new comes
    as no surprise.
    """
    heads = {each.head for each in union}
    found: dict[Term, None] = {}
    for term in union:
        base = _NOMINAL.get(term.head) if term.head.startswith(_PREFIX) else None
        parts = tuple(readable(each) for each in term.parts)
        values = frozenset(
            each for each in term.values if _OPEN.get(each[0]) not in heads
        )
        if base is not None:
            found[Term(base)] = None
        elif values or not term.values:
            found[Term(_READ.get(term.head, term.head), parts, values)] = None
    return tuple(found)


def spell(union: Union) -> str:
    """Write a union as an annotation."""
    return " | ".join(_spell(each) for each in union)


def _spell(term: Term) -> str:
    if term.values:
        return f"Literal[{', '.join(sorted(text for _, text in term.values))}]"
    if not term.parts:
        return term.head
    return f"{term.head}[{', '.join(spell(each) for each in term.parts)}]"


def _is_named(term: Term) -> bool:
    return term.head.startswith(_PREFIX) and term.head not in _NOMINAL


@dataclass(slots=True)
class Checker:
    """Compares annotations where names mean what one surface says they mean.

    A class that the surface lacks fits every class of the package, one of which may be its
    successor: that it is missing is said once, where it was defined.

    Attributes:
        types: The types that the surface has.
        before: Those that it had, for names that it lacks.
    """

    types: Mapping[str, NamedType]
    before: Mapping[str, NamedType] = field(default_factory=dict[str, NamedType])
    _assumed: set[tuple[Union, Union]] = field(default_factory=set[tuple[Union, Union]])

    def fits(self, given: str, wanted: str) -> bool:
        """Whether every value of one annotation may stand where another is asked for."""
        return given == wanted or self._union(parse(given), parse(wanted), 0)

    def reads(self, given: str, wanted: str) -> bool:
        """Whether code that reads values of `wanted` may be given one of `given`."""
        return given == wanted or self._union(parse(given), readable(parse(wanted)), 0)

    def has_more(self, old: str, new: str) -> bool:
        """Whether a union has got members, be it some that equal others in structure."""
        before, after = ({*self.expanded(parse(each))} for each in (old, new))
        return before < after

    def expanded(self, union: Union) -> Union:
        """Return a union with aliases replaced by what they stand for."""
        found: dict[Term, None] = {}
        seen: set[str] = set()
        waiting = list(reversed(union))
        while waiting:
            term = waiting.pop()
            named = self._named(term)
            if named is None or named.form is not Form.ALIAS or not named.type:
                found[term] = None
            elif named.name not in seen:
                seen.add(named.name)
                waiting.extend(reversed(parse(named.type)))
        return tuple(found)

    def _named(self, term: Term) -> NamedType | None:
        if not term.head.startswith(_PREFIX):
            return None
        name = term.head.removeprefix(_PREFIX)
        return self.types.get(name) or self.before.get(name)

    def _union(self, given: Union, wanted: Union, depth: int) -> bool:
        if wanted in (given, _OBJECT) or depth > _DEEPEST:
            return True
        pair = (given, wanted)
        if pair in self._assumed:
            return True
        self._assumed.add(pair)
        many = self.expanded(wanted)
        found = all(self._one(each, many, depth) for each in self.expanded(given))
        if not found:
            self._assumed.discard(pair)
        return found

    def _one(self, given: Term, wanted: Union, depth: int) -> bool:
        if self._may_succeed(given, wanted):
            return True
        if given in wanted or any(each.head == "object" for each in wanted):
            return True
        if given.head == "Literal":
            return all(self._literal(each, wanted) for each in given.values)
        if given.head == "bool" and {("bool", "True"), ("bool", "False")} <= {
            value for each in wanted for value in each.values
        }:
            return True
        return any(self._term(given, each, depth + 1) for each in wanted)

    def _may_succeed(self, given: Term, wanted: Union) -> bool:
        """Whether a class on one side is gone, and one on the other may be its successor."""
        own = given.head if _is_named(given) else ""
        others = [each.head for each in wanted if _is_named(each)]
        if any(self._is_gone(each) for each in others):
            # What it was is not known where neither surface has it.
            unknown = any(self._is_unknown(each) for each in others)
            return bool(own) or unknown
        return self._is_gone(own) and (bool(others) or self._is_unknown(own))

    def _is_gone(self, head: str) -> bool:
        return bool(head) and head.removeprefix(_PREFIX) not in self.types

    def _is_unknown(self, head: str) -> bool:
        return self._is_gone(head) and head.removeprefix(_PREFIX) not in self.before

    def _literal(self, value: tuple[str, str], wanted: Union) -> bool:
        kind = Term(value[0])
        return any(value in each.values for each in wanted) or any(
            self._term(kind, each, 0) for each in wanted if each.head != "Literal"
        )

    def _term(self, given: Term, wanted: Term, depth: int) -> bool:
        if given.head in _NOMINAL and self._based(given.head, wanted.head):
            return True
        if given.head == wanted.head:
            return self._same_head(given, wanted, depth)
        if wanted.head in _ITERABLES:
            return self._iterable(given, wanted, depth)
        if wanted.head == "Mapping":
            return self._mapping(given, wanted, depth)
        return self._structural(given, wanted, depth)

    def _based(self, given: str, wanted: str) -> bool:
        base: str | None = given
        while base is not None:
            if base == wanted:
                return True
            base = _NOMINAL.get(base)
        return False

    def _same_head(self, given: Term, wanted: Term, depth: int) -> bool:
        if len(given.parts) != len(wanted.parts):
            return False
        covariant = given.head in _COVARIANT
        return all(
            self._union(a, b, depth) and (covariant or self._union(b, a, depth))
            for a, b in zip(given.parts, wanted.parts, strict=True)
        )

    def _iterable(self, given: Term, wanted: Term, depth: int) -> bool:
        if len(wanted.parts) != 1:
            return False
        match given.head:
            case "list" | "tuple" | "Iterable" | "Sequence":
                items = given.parts
            case "dict" | "Mapping":
                items = given.parts[:1]
            case "str" | "types.UnknownStr":
                items = ((Term("str"),),)
            case "bytes":
                items = ((Term("int"),),)
            case _:
                return False
        return all(self._union(each, wanted.parts[0], depth) for each in items)

    def _mapping(self, given: Term, wanted: Term, depth: int) -> bool:
        named = self._named(given)
        if named is not None and named.form is Form.DICT:
            return len(wanted.parts) == 2 and wanted.parts[1] == _OBJECT
        if given.head != "dict" or len(given.parts) != len(wanted.parts):
            return False
        pairs = zip(given.parts, wanted.parts, strict=True)
        return all(self._union(a, b, depth) for a, b in pairs)

    def _structural(self, given: Term, wanted: Term, depth: int) -> bool:
        """Compare TypedDicts: the same members, each required in both or in neither."""
        one, other = self._named(given), self._named(wanted)
        if one is None or other is None or {one.form, other.form} != {Form.DICT}:
            return False
        own = {each.name: each for each in one.fields}
        return all(
            each.name in own
            and own[each.name].required == each.required
            and self._equal(own[each.name].type, each.type, depth)
            for each in other.fields
        )

    def _equal(self, one: str, other: str, depth: int) -> bool:
        a, b = parse(one), parse(other)
        return self._union(a, b, depth) and self._union(b, a, depth)
