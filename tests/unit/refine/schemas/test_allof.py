"""`allOf` becomes one record, or what its parts share."""

from __future__ import annotations

import json
from typing import Final

import pytest
from sdkwright.diagnostics import Report
from sdkwright.ir import Record

from tests.unit.model import refined, used

_AT: Final = "#/components/schemas/"


def codes(report: Report) -> list[str]:
    return [each.code for each in report]


def test_properties_of_all_parts_come_together() -> None:
    found = used("""
        Pet: {required: [name], properties: {name: {type: string}}}
        Cat:
          allOf:
            - {$ref: '#/components/schemas/Pet'}
            - {properties: {claws: {type: integer}}}
          properties: {tail: {type: boolean}}
    """)
    assert found["Cat"] == "tail?: boolean; name: string; claws?: integer"
    assert found["Pet"] == "name: string"


def test_a_later_part_may_demand_what_an_earlier_one_declares() -> None:
    found = used("""
        Pet: {properties: {name: {type: string}, age: {type: integer}}}
        Named:
          allOf: [{$ref: '#/components/schemas/Pet'}]
          required: [name]
        Named2:
          allOf: [{$ref: '#/components/schemas/Pet'}, {required: [name]}]
    """)
    assert found["Named"] == "name: string; age?: integer"
    assert found["Named2"] == "name: string; age?: integer"


@pytest.mark.parametrize(
    "wrapper",
    [
        "{allOf: [{$ref: '#/components/schemas/Pet'}]}",
        "{allOf: [{$ref: '#/components/schemas/Pet'}], description: Mine.}",
        "{allOf: [{$ref: '#/components/schemas/Pet'}, {description: Mine.}]}",
        "{type: object, allOf: [{$ref: '#/components/schemas/Pet'}], default: {}}",
        "{allOf: [{$ref: '#/components/schemas/Pet'}, {type: object}]}",
    ],
)
def test_a_wrapper_adds_no_type(wrapper: str) -> None:
    found = used(f"""
        Pet: {{properties: {{name: {{type: string}}}}}}
        Owner: {{properties: {{pet: {wrapper}}}}}
        Alias: {wrapper}
    """)
    assert found["Owner"] == "pet?: <Pet>"
    assert found["Alias"] == "=<Pet>"


def test_null_of_a_wrapper_stays() -> None:
    found = used("""
        Pet: {properties: {name: {type: string}}}
        Owner:
          properties:
            a: {allOf: [{$ref: '#/components/schemas/Pet'}], nullable: true}
            b: {allOf: [{$ref: '#/components/schemas/Pet'}], type: [object, 'null']}
            c: {anyOf: [{allOf: [{$ref: '#/components/schemas/Pet'}]}, {type: 'null'}]}
    """)
    assert found["Owner"] == "a?: <Pet>?; b?: <Pet>?; c?: <Pet>?"


def test_a_property_in_several_parts_gets_the_narrower_type() -> None:
    found = used("""
        Base:
          properties:
            a: {type: number}
            b: {type: string}
            c: {enum: [x, y, z]}
            d: {type: [string, 'null']}
            e: {}
            f: {type: array, items: {}}
            g: {type: object}
        Narrow:
          allOf: [{$ref: '#/components/schemas/Base'}]
          properties:
            a: {type: integer}
            b: {const: on}
            c: {enum: [y, z, w]}
            d: {type: string, format: date}
            e: {type: boolean}
            f: {type: array, items: {type: string}}
            g: {properties: {h: {type: string}}}
    """)
    # What stands beside `allOf` comes first in the record, the base says less.
    assert sorted(found["Narrow"].split("; ")) == [
        "a?: integer",
        "b?: 'on'",
        "c?: 'y'/'z'+",
        "d?: date",
        "e?: boolean",
        "f?: [string]",
        "g?: <Narrow g>",
    ]
    assert found["Narrow g"] == "h?: string"


def test_what_is_no_object() -> None:
    found = used("""
        Word: {type: string, minLength: 1}
        Day: {allOf: [{$ref: '#/components/schemas/Word'}, {format: date}]}
        Some: {allOf: [{enum: [a, b, c]}, {enum: [b, c]}]}
        Words: {allOf: [{type: array, items: {}}, {items: {type: string}}]}
        Counts: {allOf: [{additionalProperties: {type: number}}, {additionalProperties: {type: integer}}]}
    """)
    assert found["Day"] == "=date"
    assert found["Some"] == "='b'/'c'+"
    assert found["Words"] == "=[string]"
    assert found["Counts"] == "={integer}"


def test_beside_alternatives() -> None:
    found = used("""
        Cat: {properties: {claws: {type: integer}}}
        Dog: {properties: {bark: {type: string}}}
        Pet:
          properties: {name: {type: string}}
          oneOf:
            - {$ref: '#/components/schemas/Cat'}
            - {$ref: '#/components/schemas/Dog'}
    """)
    assert found["Pet"] == "=(<Pet cat>|<Pet dog>)"
    assert found["Pet cat"] == "name?: string; claws?: integer"


def test_alternatives_that_only_demand_properties_are_no_types() -> None:
    found = used("""
        A:
          properties: {x: {type: string}, y: {type: string}}
          anyOf: [{required: [x]}, {required: [y]}]
        B: {anyOf: [{required: [x]}, {required: [y]}]}
    """)
    assert found["A"] == "x?: string; y?: string"
    assert found["B"] == "={any}"


def test_too_many_combinations_are_not_multiplied_out() -> None:
    report = Report()
    variants = ", ".join(
        f"{{properties: {{v{n}: {{type: string}}}}}}" for n in range(9)
    )
    found = used(
        f"""
        A:
          properties: {{x: {{type: string}}}}
          allOf: [{{oneOf: [{variants}]}}, {{oneOf: [{variants}]}}]
        """,
        report,
    )
    assert found["A"] == "x?: string"
    assert "all-of-too-many" in codes(report)


def test_a_variant_that_extends_the_union_that_lists_it() -> None:
    found = used("""
        Animal:
          required: [kind]
          properties: {kind: {type: string}}
          discriminator: {propertyName: kind}
          oneOf:
            - {$ref: '#/components/schemas/Cat'}
            - {$ref: '#/components/schemas/Dog'}
        Cat: {allOf: [{$ref: '#/components/schemas/Animal'}, {properties: {claws: {type: integer}}}]}
        Dog: {allOf: [{$ref: '#/components/schemas/Animal'}, {properties: {bark: {type: string}}}]}
    """)
    assert found["Animal"] == "=(<Cat>|<Dog>)@kind"
    assert found["Cat"] == "kind: 'Cat'; claws?: integer"
    assert found["Dog"] == "kind: 'Dog'; bark?: string"


def test_a_record_that_others_extend_is_the_union_of_them() -> None:
    found = used("""
        Pet:
          required: [kind]
          properties: {kind: {type: string}, name: {type: string}}
          discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat'}}
        Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {claws: {type: integer}}}]}
        Dog:
          allOf: [{$ref: '#/components/schemas/Pet'}]
          x-ms-discriminator-value: dog
    """)
    assert found["Pet"] == "=(<Cat>|<Dog>|<Pet base>)@kind"
    assert found["Pet base"] == "kind: string; name?: string"
    assert found["Cat"] == "kind: 'cat'; name?: string; claws?: integer"
    assert found["Dog"] == "kind: 'dog'; name?: string"


def test_a_composed_record_that_selects_only_itself_is_no_union() -> None:
    report = Report()
    found = used(
        """
        Base: {required: [kind], properties: {kind: {type: string}}}
        Pet:
          properties: {name: {type: string}}
          allOf: [{$ref: '#/components/schemas/Base'}]
          discriminator: {propertyName: kind, mapping: {Pet: '#/components/schemas/Pet'}}
        """,
        report,
    )
    assert found["Pet"] == "name?: string; kind: string"
    assert codes(report) == []


def test_a_record_that_selects_itself_too() -> None:
    found = used("""
        Pet:
          required: [kind]
          properties: {kind: {type: string}}
          discriminator:
            propertyName: kind
            mapping: {pet: '#/components/schemas/Pet', cat: '#/components/schemas/Cat'}
        Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {claws: {type: integer}}}]}
    """)
    assert found["Pet"] == "=(<Cat>|<Pet base>)@kind"
    # What says neither is a pet too, so that the base takes any other value.
    assert found["Pet base"] == "kind: string"


def test_a_record_with_one_subtype_stays_a_choice() -> None:
    found = used("""
        Pet:
          required: [kind]
          properties: {kind: {type: string}}
          discriminator: {propertyName: kind, mapping: {cat: Cat}}
        Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {claws: {type: integer}}}]}
    """)
    assert found["Pet"] == "=(<Cat>|<Pet base>)@kind"
    assert found["Pet base"] == "kind: string"


def test_one_part_that_adds_nothing_leaves_what_stands_beside_it() -> None:
    found = used("""
        A:
          type: object
          properties: {x: {type: string}}
          allOf: [{type: object, additionalProperties: {}}]
    """)
    assert found == {"A": "x?: string"}


def test_records_that_meet_themselves_again() -> None:
    found = used("""
        A: {properties: {next: {$ref: '#/components/schemas/A'}, a: {type: string}}}
        B: {properties: {next: {$ref: '#/components/schemas/B'}, b: {type: string}}}
        C: {allOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}
        L: {type: array, items: {$ref: '#/components/schemas/L'}}
        M: {type: array, items: {$ref: '#/components/schemas/M'}}
        N: {allOf: [{$ref: '#/components/schemas/L'}, {$ref: '#/components/schemas/M'}]}
    """)
    assert found["C"] == "next?: <C next>; a?: string; b?: string"
    assert found["C next"] == "next?: <C next>; a?: string; b?: string"


@pytest.mark.parametrize("count", [3, 400])
def test_cycles_and_long_chains_end(count: int) -> None:
    report = Report()
    circle = "\n".join(
        f"        S{n}: {{allOf: [{{$ref: '#/components/schemas/S{(n + 1) % count}'}},"
        f" {{properties: {{p{n}: {{type: string}}}}}}]}}"
        for n in range(count)
    )
    found = used("\n" + circle, report)
    assert "p0?: string" in found["S0"]


def test_a_part_that_is_itself_alone() -> None:
    report = Report()
    found = used("A: {allOf: [{$ref: '#/components/schemas/A'}]}", report)
    assert found["A"] == "=any"
    assert "schema-cycle" in codes(report)


def test_docs_and_defaults_of_the_part_that_says_more() -> None:
    api = refined("""
        paths:
          /a:
            get:
              responses:
                "200":
                  description: ok
                  content: {application/json: {schema: {$ref: '#/components/schemas/B'}}}
        components:
          schemas:
            A:
              description: The base.
              properties:
                x: {type: string, description: An x., default: a, readOnly: true}
            B:
              description: The whole.
              allOf: [{$ref: '#/components/schemas/A'}, {properties: {x: {minLength: 2}}}]
    """)
    record = api.declarations["#/components/schemas/B"]
    assert isinstance(record, Record)
    assert record.docs.description == "The whole."
    (field,) = record.fields
    assert field.docs.description == "An x."
    assert (field.has_default, field.default) == (True, "a")
    assert field.access.value == "read"


def _alternatives(name: str, count: int, next: str) -> dict[str, object]:
    """A choice between objects that all lead on to another schema."""
    properties = [
        {f"{name}{n}": {"type": "string"}, "child": {"$ref": f"{_AT}{next}"}}
        for n in range(count)
    ]
    found: dict[str, object] = {
        f"{name}{n}": {"properties": each} for n, each in enumerate(properties)
    }
    return found | {name: {"oneOf": [{"$ref": f"{_AT}{each}"} for each in found]}}


def _nested(depth: int) -> dict[str, object]:
    """Alternatives that extend the next level's alternatives, three at each level."""
    found: dict[str, object] = {f"L{depth}": {"properties": {"z": {"type": "string"}}}}
    for n in range(depth):
        below = {"$ref": f"{_AT}L{n + 1}"}
        found[f"L{n}"] = {
            "oneOf": [
                {"allOf": [below, {"properties": {f"{key}{n}": {"type": "string"}}}]}
                for key in "abc"
            ]
        }
    return found


def _compared(names: str) -> dict[str, object]:
    """Objects that name each other and are combined two by two, again and again."""
    found: dict[str, object] = {}
    for n, name in enumerate(names):
        after = names[(n + 1) % len(names)]
        peers = {f"to{each}": {"$ref": f"{_AT}{each}"} for each in names}
        found[name] = {"properties": peers | {"same": {"$ref": f"{_AT}{after}"}}}
        found[f"{name}{after}"] = {
            "allOf": [{"$ref": f"{_AT}{name}"}, {"$ref": f"{_AT}{after}"}]
        }
    return found | {"All": {"allOf": [{"$ref": f"{_AT}{name}"} for name in names]}}


@pytest.mark.parametrize(
    ("schemas", "said"),
    [
        (
            {
                **_alternatives("U", 12, "U"),
                **_alternatives("V", 12, "V"),
                "A": {"properties": {"x": {"$ref": f"{_AT}U"}}},
                "B": {"properties": {"x": {"$ref": f"{_AT}V"}}},
                "C": {"allOf": [{"$ref": f"{_AT}A"}, {"$ref": f"{_AT}B"}]},
            },
            "all-of-too-large",
        ),
        (_nested(20), "all-of-too-many"),
        (_compared("ABCDEFGHIJKL"), "all-of-too-large"),
    ],
)
def test_combinations_are_bounded(schemas: dict[str, object], said: str) -> None:
    """Of alternatives in properties, of alternatives of alternatives, of pairs of pairs."""
    report = Report()
    found = used(_lines(schemas), report)
    assert said in codes(report)
    assert len(found) < 2_000
    assert sum(map(len, found.values())) < 1_000_000


def test_the_same_records_are_combined_once() -> None:
    """Whatever the order: what is combined with its own combination is that."""
    found = used(_lines(_compared("AB")))
    assert set(found) == {"A", "B", "AB", "BA", "All", "AB same"}


def _lines(schemas: dict[str, object]) -> str:
    return "\n".join(f"{name}: {json.dumps(each)}" for name, each in schemas.items())
