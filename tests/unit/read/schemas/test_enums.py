"""Constants of every kind, with the names and descriptions that extensions give them."""

from __future__ import annotations

import pytest
from sdkwright.diagnostics import Report
from sdkwright.ir import Alias, Literals, Nullable, Record, Type

from tests.unit.model import api, show


def field(schema: str, report: Report | None = None) -> Type:
    found = api(
        f"""
        paths: {{}}
        components:
          schemas:
            A: {{properties: {{a: {schema}}}}}
        """,
        report,
    )
    record = found.declarations["#/components/schemas/A"]
    assert isinstance(record, Record)
    return record.fields[0].type


def literals(schema: str) -> Literals:
    type = field(schema)
    assert isinstance(type, Literals)
    return type


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ("{type: string, enum: [a, b]}", "'a'/'b'+"),
        ("{enum: [a, 1, true, 1.5]}", "'a'/1/True/1.5+"),
        ("{enum: [1, true, 1]}", "1/True+"),
        ("{enum: ['', a, a]}", "''/'a'+"),
        ("{enum: [a, null]}", "'a'+?"),
        ("{enum: [null]}", "null"),
        ("{type: string, enum: []}", "string"),
        ("{type: integer, enum: [1, 2]}", "1/2+"),
        ("{const: x}", "'x'"),
        ("{const: 3}", "3"),
        ("{const: null}", "null"),
        ("{const: {a: 1}}", "{any}"),
        ("{enum: [{a: 1}]}", "any"),
        ("{type: array, items: {type: string}, enum: [a, b]}", "['a'/'b'+]"),
        ("{type: string, x-extensible-enum: [a, b]}", "'a'/'b'+"),
        ("{type: string, enum: [a], x-speakeasy-unknown-values: disallow}", "'a'"),
        ("{type: string, enum: [a], x-stainless-const: true}", "'a'"),
    ],
)
def test_constants(schema: str, expected: str) -> None:
    type = field(schema)
    assert show(type) == expected


def test_yaml_that_reads_words_as_something_else_is_put_right() -> None:
    report = Report()
    type = field("{type: string, enum: [1, true, a]}", report)
    assert isinstance(type, Literals)
    assert type.values == ("1", "true", "a")
    assert [each.message for each in report if each.code == "enum-value-type"] == [
        "1 is no string; '1' is used, and 1 other value is treated alike."
    ]


def test_null_in_a_component_does_not_stay_in_it() -> None:
    found = api("""
        paths: {}
        components: {schemas: {A: {type: string, enum: [a, null]}}}
    """)
    (alias,) = found.declarations.values()
    assert isinstance(alias, Alias)
    assert not isinstance(alias.type, Nullable)


@pytest.mark.parametrize(
    ("extension", "names"),
    [
        ("x-enum-varnames: [One, Two]", ("One", "Two")),
        ("x-enumNames: [One, Two]", ("One", "Two")),
        ("x-speakeasy-enums: [One, Two]", ("One", "Two")),
        ("x-speakeasy-enums: {'1': One, '2': Two}", ("One", "Two")),
        ("x-enum-varnames: [One]", ("One", "")),
        (
            "x-ms-enum: {values: [{value: 1, name: One}, {value: 2, name: Two}]}",
            ("One", "Two"),
        ),
        ("x-fern-enum: {'1': {name: One}, '2': {name: Two}}", ("One", "Two")),
    ],
)
def test_names(extension: str, names: tuple[str, ...]) -> None:
    assert literals(f"{{type: integer, enum: [1, 2], {extension}}}").names == names


def test_descriptions() -> None:
    extension = "x-enum-descriptions: [The first., The second.]"
    type = literals(f"{{enum: [a, b], {extension}}}")
    assert type.docs == ("The first.", "The second.")


def test_constants_listed_by_one_of_are_an_enumeration() -> None:
    type = literals(
        "{oneOf: [{const: a, title: First, description: One.}, {const: b}]}"
    )
    assert type == Literals(
        values=("a", "b"), open=True, names=("First", ""), docs=("One.", "")
    )
