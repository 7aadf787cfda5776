"""`allOf` becomes one record, or what its parts share."""

from __future__ import annotations

import pytest
from sdkwright.diagnostics import Report
from sdkwright.ir import Record

from tests.unit.model import refined, used


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


def test_parts_that_exclude_each_other_are_warned_about() -> None:
    report = Report()
    found = used(
        """
        A: {properties: {x: {type: string}}}
        B: {allOf: [{$ref: '#/components/schemas/A'}, {properties: {x: {type: integer}}}]}
        C: {allOf: [{type: string}, {type: integer}]}
        """,
        report,
    )
    assert found["B"] == "x?: integer"
    assert found["C"] == "=integer"
    assert codes(report).count("all-of-conflict") == 2


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
