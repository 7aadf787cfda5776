"""Each node of the model as a Python type, in both directions."""

from __future__ import annotations

import pytest
from sdkwright.ir import (
    Access,
    AllOf,
    Kind,
    ListOf,
    Literals,
    MapOf,
    Nullable,
    Primitive,
    Ref,
    TupleOf,
    Type,
    UnionOf,
)
from sdkwright.python.format.imports import Import
from sdkwright.python.types.type_expressions import Place, together
from sdkwright.source import Pointer

from tests.unit.python.support import (
    FILE,
    RESOURCE,
    STRING,
    alias,
    field,
    record,
    speller,
)

INTEGER = Primitive(kind=Kind.INTEGER)
DATE = Primitive(kind=Kind.DATE)
ANY = Primitive(kind=Kind.ANY)
SPELLER = speller(
    record("Pet", field("name")),
    record("Account", field("id", access=Access.READ)),
    record("Login", field("secret", access=Access.WRITE, required=True)),
    record("Note", field("hint", access=Access.WRITE)),
    alias("Status", Literals(values=("a",))),
    alias("Nothing", Primitive(kind=Kind.NULL)),
)


PRIMITIVES = [
    (Kind.ANY, "object", "object"),
    (Kind.NEVER, "object", "object"),
    (Kind.NULL, "None", "None"),
    (Kind.BOOLEAN, "bool", "bool"),
    (Kind.INTEGER, "int", "int"),
    (Kind.NUMBER, "float", "float"),
    (Kind.STRING, "str", "str"),
    (Kind.DATE, "dt.date", "str | dt.date"),
    (Kind.DATETIME, "dt.datetime", "str | dt.datetime"),
    (Kind.TIME, "dt.time", "str | dt.time"),
    (Kind.DURATION, "dt.timedelta", "str | dt.timedelta"),
    (Kind.UUID, "uuid.UUID", "str | uuid.UUID"),
    (Kind.DECIMAL, "decimal.Decimal", "str | decimal.Decimal"),
    (Kind.DECIMAL_NUMBER, "DecimalNumber", "float | decimal.Decimal"),
    (Kind.BASE64, "Base64Bytes", "bytes"),
    (Kind.BASE64URL, "Base64UrlBytes", "bytes"),
    (Kind.BINARY, "bytes", "FileTypes"),
]


@pytest.mark.parametrize(("kind", "response", "request_"), PRIMITIVES)
def test_primitives(kind: Kind, response: str, request_: str) -> None:
    type_ = Primitive(kind=kind)
    assert SPELLER.response(type_, FILE).text == response
    assert SPELLER.request(type_, FILE).text == request_


def test_there_is_a_test_for_each_kind() -> None:
    assert {kind for kind, _, _ in PRIMITIVES} == set(Kind)


@pytest.mark.parametrize(
    ("type_", "response", "request_"),
    [
        (ListOf(item=STRING), "list[str]", "Iterable[str]"),
        (ListOf(item=DATE), "list[dt.date]", "Iterable[str | dt.date]"),
        (MapOf(value=INTEGER), "dict[str, int]", "Mapping[str, int]"),
        (TupleOf(items=(STRING, INTEGER)), "tuple[str, int]", "Iterable[str | int]"),
        (
            TupleOf(items=(STRING,), rest=INTEGER),
            "list[str | int]",
            "Iterable[str | int]",
        ),
        (TupleOf(items=()), "tuple[()]", None),
        (Nullable(type=STRING), "str | None", "str | None"),
        (UnionOf(variants=(STRING, INTEGER)), "str | int", "str | int"),
        (UnionOf(variants=(STRING, ANY)), "object", "object"),
        (Nullable(type=ANY), "object", "object"),
        (UnionOf(variants=(DATE, STRING)), "dt.date | str", "str | dt.date"),
        (Literals(values=("a", "b")), 'Literal["a", "b"] | UnknownStr', None),
        (Literals(values=(1, 2)), "Literal[1, 2] | UnknownInt", None),
        (Literals(values=("a",), open=False), 'Literal["a"]', 'Literal["a"]'),
        (Literals(values=(True,)), "Literal[True]", "Literal[True]"),
        (Literals(values=("a", 1)), 'Literal["a", 1] | UnknownStr | UnknownInt', None),
        (Literals(values=(0.5, 1)), "float", "float"),
        (Literals(values=(0.5, "a", 1)), 'Literal["a", 1] | float | UnknownStr', None),
        (Literals(values=(0.5, "a"), open=False), 'Literal["a"] | float', None),
        (Literals(values=()), "object", "object"),
        (Ref(target="Pet"), "Pet", "Pet | PetParam"),
        (Ref(target="Account"), "Account", "Account | AccountParam"),
        (Ref(target="Login"), "Login", "LoginParam"),
        (Ref(target="Note"), "Note", "Note | NoteParam"),
        (Ref(target="Status"), "Status", "Status"),
        (Ref(target="Nothing"), "None", "None"),
        (Nullable(type=Ref(target="Nothing")), "None", "None"),
        (Nullable(type=ListOf(item=Ref(target="Pet"))), "list[Pet] | None", None),
    ],
)
def test_composed_types(type_: Type, response: str, request_: str | None) -> None:
    assert SPELLER.response(type_, FILE).text == response
    if request_ is not None:
        assert SPELLER.request(type_, FILE).text == request_


def test_none_stands_last_and_nothing_twice() -> None:
    union = UnionOf(variants=(Nullable(type=STRING), STRING, INTEGER))
    assert SPELLER.response(union, FILE).text == "str | int | None"


def test_what_should_have_been_merged_is_a_bug() -> None:
    type_ = AllOf(parts=(STRING,), at=Pointer(("x",)))
    with pytest.raises(AssertionError, match="#/x"):
        SPELLER.response(type_, FILE)
    with pytest.raises(AssertionError, match="#/x"):
        SPELLER.request(type_, FILE)


def test_resources_say_where_types_come_from() -> None:
    expr = SPELLER.request(Ref(target="Pet"), RESOURCE)
    assert expr.text == "types.Pet | types.PetParam"
    assert expr.imports == {Import("..", "types")}


def test_files_import_from_each_other() -> None:
    expr = SPELLER.response(ListOf(item=Ref(target="Pet")), FILE)
    assert expr.imports == {Import(".pet", "Pet")}


def test_nothing_is_imported_from_the_same_file() -> None:
    place = Place(module="pet", core="..")
    assert SPELLER.response(Ref(target="Pet"), place).imports == frozenset()


def test_what_is_not_defined_yet_stands_in_quotes() -> None:
    place = Place(module="pet", core="..", undefined=frozenset({"Pet"}))
    inner = ListOf(item=Ref(target="Pet"))
    expr = SPELLER.response(Nullable(type=inner), place)
    assert expr.code == '"list[Pet] | None"'
    closed = Literals(values=('a"b',), open=False)
    quoted = SPELLER.response(UnionOf(variants=(closed, Ref(target="Pet"))), place)
    namespace: dict[str, object] = {}
    exec(f"text = {quoted.code}", namespace)
    assert namespace["text"] == quoted.text


def test_a_class_with_a_method_list_says_builtins() -> None:
    place = Place(module=None, core="...", hidden=frozenset({"list"}))
    expr = SPELLER.response(ListOf(item=STRING), place)
    assert expr.text == "builtins.list[str]"
    assert Import("builtins") in expr.imports


def test_aliases_are_not_combined_by_a_bar_in_values() -> None:
    place = Place(module=None, core="...", value=True)
    expr = SPELLER.response(Nullable(type=Ref(target="Status")), place)
    assert expr.text == "Union[types.Status, None]"
    assert Import("typing", "Union") in expr.imports
    plain = SPELLER.response(Nullable(type=Ref(target="Pet")), place)
    assert plain.text == "types.Pet | None"


def test_wide_unions_are_not_joined_by_bars() -> None:
    variants = tuple(ListOf(item=Literals(values=(str(n),))) for n in range(33))
    place = Place(module=None, core="...")
    narrow = SPELLER.response(UnionOf(variants=variants[:32]), place)
    assert len(narrow.members) == 32
    (text,) = SPELLER.response(UnionOf(variants=variants), place).members
    assert text.startswith("Union[list[")
    assert together(narrow.members) == narrow.text
    assert together((*narrow.members, "None")).endswith(", None]")
