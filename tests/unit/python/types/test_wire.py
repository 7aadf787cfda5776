"""Tables of wire names: what is written is what the runtime reads."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st
from sdkwright.ir import Kind, ListOf, MapOf, Nullable, Primitive, Ref, Type, UnionOf
from sdkwright.python.types.wire import (
    WireNames,
    argument_spec,
    argument_specs,
    json_flags,
    quote,
    renaming,
)
from sdkwright.runtime.models.argument_spec import parse_argument_spec

from tests.unit.python.support import STRING, alias, field, record

URL_BYTES = Primitive(kind=Kind.BASE64URL)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (argument_spec("id", "id", (), ()), "id"),
        (argument_spec("user_id", "userId", (), ()), "user_id=userId"),
        (argument_spec("ids", "ids", ("csv",), ()), "ids:csv"),
        (argument_spec("a", "A", ("b64url",), ("X", "Y")), "a=A:b64url@X|Y"),
        (argument_spec("ids", "ids", (), (), many=True), "ids*"),
        (argument_spec("ids", "Ids", (), (), many=True, needed=True), "ids*!=Ids"),
        (argument_spec("field", "", (), ()), "field="),
    ],
)
def test_entries(text: str, expected: str) -> None:
    assert text == expected


@pytest.mark.parametrize(
    ("wire", "expected"),
    [
        ("filter[name]", "filter[name]"),
        ("a b", "a%20b"),
        ("%=:@|", "%25%3D%3A%40%7C"),
        ("é", "%C3%A9"),
        ("\n\x00", "%0A%00"),
        ("\ud800", "%ED%A0%80"),
    ],
)
def test_quoting(wire: str, expected: str) -> None:
    assert quote(wire) == expected


def test_the_runtime_reads_an_empty_name() -> None:
    (found,) = parse_argument_spec(argument_spec("field", "", (), ()))
    assert found.wire == ""


texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@given(st.lists(texts, min_size=1))
def test_the_runtime_reads_any_name_back(wires: list[str]) -> None:
    table = " ".join(
        argument_spec(f"p{n}", wire, (), ()) for n, wire in enumerate(wires)
    )
    assert table.isascii()
    assert table.isprintable()
    found = [(each.python, each.wire) for each in parse_argument_spec(table)]
    assert found == [(f"p{n}", wire) for n, wire in enumerate(wires)]


DECLARATIONS = {
    each.id: each
    for each in (
        record("Plain", field("name")),
        record("Renamed", field("userName")),
        record("Bytes", field("data", URL_BYTES)),
        record("Holder", field("inner", ListOf(item=Ref(target="Renamed")))),
        record("Loop", field("loop", Ref(target="Loop"))),
        alias("Either", UnionOf(variants=(Ref(target="Renamed"), Ref(target="Plain")))),
        alias("Round", ListOf(item=Ref(target="Round"))),
        alias("Token", URL_BYTES),
    )
}
KEYS = {
    "Plain": {"name": "name"},
    "Renamed": {"userName": "user_name"},
    "Bytes": {"data": "data"},
    "Holder": {"inner": "inner"},
    "Loop": {"loop": "loop"},
}
EDGES = {
    "Holder": ["Renamed"],
    "Either": ["Renamed", "Plain"],
    "Loop": ["Loop"],
    "Round": ["Round"],
}


def test_renaming_reaches_whoever_holds_it() -> None:
    found = renaming(DECLARATIONS, KEYS, EDGES)
    assert found == {"Renamed", "Bytes", "Holder", "Either"}


@pytest.mark.parametrize(
    ("type_", "expected"),
    [
        (STRING, ()),
        (Ref(target="Plain"), ()),
        (Ref(target="Renamed"), ("RenamedParam",)),
        (MapOf(value=Nullable(type=Ref(target="Holder"))), ("HolderParam",)),
        (Ref(target="Either"), ("RenamedParam",)),
        (Ref(target="Loop"), ()),
    ],
)
def test_candidates(type_: Type, expected: tuple[str, ...]) -> None:
    names = WireNames(
        declarations=DECLARATIONS,
        request={id: f"{id}Param" for id in DECLARATIONS},
        renaming=renaming(DECLARATIONS, KEYS, EDGES),
    )
    assert names.candidates(type_) == expected


@pytest.mark.parametrize(
    ("type_", "expected"),
    [
        (URL_BYTES, ("b64url",)),
        (Ref(target="Token"), ("b64url",)),
        (Nullable(type=ListOf(item=URL_BYTES)), ("b64url",)),
        (UnionOf(variants=(STRING, URL_BYTES)), ("b64url",)),
        (Primitive(kind=Kind.BASE64), ("b64",)),
        (Ref(target="Bytes"), ()),
        (Ref(target="Round"), ()),
    ],
)
def test_flags(type_: Type, expected: tuple[str, ...]) -> None:
    assert json_flags(DECLARATIONS, type_) == expected


def test_a_table_holds_only_what_is_not_written_as_it_is() -> None:
    names = WireNames(declarations=DECLARATIONS, request={}, renaming=frozenset())
    fields = [
        ("name", field("name")),
        ("user_name", field("userName")),
        ("data", field("data", URL_BYTES)),
    ]
    assert argument_specs(fields, names) == "user_name=userName data:b64url"
