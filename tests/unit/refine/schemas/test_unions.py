"""Unions are tagged where a property tells their variants apart."""

from __future__ import annotations

from sdkwright.diagnostics import Report
from sdkwright.ir import Alias, Record, UnionOf

from tests.unit.model import refined, used


def codes(report: Report) -> list[str]:
    return [each.code for each in report]


CAT = "Cat: {required: [kind], properties: {kind: {const: cat}}}"
DOG = "Dog: {required: [kind], properties: {kind: {enum: [dog]}}}"


def test_a_discriminator_with_a_mapping() -> None:
    found = used("""
        Pet:
          oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
          discriminator:
            propertyName: kind
            mapping: {c: '#/components/schemas/Cat', kitten: Cat, d: Dog}
        Cat: {properties: {kind: {type: string}}}
        Dog: {properties: {name: {type: string}}}
    """)
    assert found["Pet"] == "=(<Cat>|<Dog>)@kind"
    assert found["Cat"] == "kind: 'c'/'kitten'"
    assert found["Dog"] == "name?: string; kind: 'd'"


def test_a_discriminator_without_a_mapping_means_the_names() -> None:
    found = used("""
        Pet:
          oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
          discriminator: {propertyName: kind}
        Cat: {properties: {kind: {type: string}}}
        Dog: {properties: {kind: {const: doggy}}}
    """)
    assert found["Cat"] == "kind: 'Cat'"
    assert found["Dog"] == "kind: 'doggy'"


def test_constants_select_variants_without_a_discriminator() -> None:
    found = used(f"""
        Pet:
          anyOf: [{{$ref: '#/components/schemas/Cat'}}, {{$ref: '#/components/schemas/Dog'}}]
        {CAT}
        {DOG}
    """)
    assert found["Pet"] == "=(<Cat>|<Dog>)@kind"
    assert found["Dog"] == "kind: 'dog'"


def test_what_cannot_be_a_discriminator() -> None:
    found = used("""
        Optional:
          anyOf:
            - {properties: {kind: {const: a}}}
            - {required: [kind], properties: {kind: {const: b}}}
        Same:
          anyOf:
            - {required: [kind], properties: {kind: {const: a}, x: {type: string}}}
            - {required: [kind], properties: {kind: {const: a}, y: {type: string}}}
        Many:
          anyOf:
            - {required: [kind], properties: {kind: {enum: [a, b]}}}
            - {required: [kind], properties: {kind: {enum: [c]}}}
        Floats:
          anyOf:
            - {required: [kind], properties: {kind: {const: 1.5}}}
            - {required: [kind], properties: {kind: {const: 2.5}}}
        Map:
          anyOf:
            - {required: [kind], properties: {kind: {const: a}}}
            - {required: [kind], properties: {kind: {const: b}}}
            - {type: object}
    """)
    for name in ("Optional", "Same", "Many", "Floats", "Map"):
        assert "@" not in found[name]
    assert found["Many 1"] == "kind: 'a'/'b'+"


def test_numbers_and_booleans_select_variants() -> None:
    found = used("""
        Numbers:
          anyOf:
            - {required: [v], properties: {v: {const: 1}}}
            - {required: [v], properties: {v: {const: true}}}
    """)
    assert found["Numbers"] == "=(<Numbers 1>|<Numbers true>)@v"
    assert found["Numbers true"] == "v: True"


NESTED = """
        Message:
          oneOf: [{$ref: '#/components/schemas/User'}, {$ref: '#/components/schemas/Bot'}]
          discriminator: {propertyName: role}
        User:
          oneOf: [{$ref: '#/components/schemas/Text'}, {$ref: '#/components/schemas/Image'}]
          discriminator: {propertyName: type}
        Text: {required: [role, type], properties: {role: {const: user}, type: {const: text}}}
        Image: {required: [role, type], properties: {role: {const: user}, type: {const: image}}}
"""


def test_tags_inside_of_a_tag() -> None:
    bot = "        Bot: {required: [role], properties: {role: {const: bot}}}"
    found = used(NESTED + bot)
    assert found["Message"] == "=(<Text>|<Image>|<Bot>)@role(@type)"
    assert found["User"] == "=(<Text>|<Image>)@type"
    assert found["Text"] == "role: 'user'; type: 'text'"


def test_tags_inside_of_a_tag_must_be_disjoint() -> None:
    bot = "        Bot: {required: [role], properties: {role: {enum: [user, bot]}}}"
    assert used(NESTED + bot)["Message"] == "=(<User>|<Bot>)"


def test_a_union_inside_of_another_is_not_given_a_tag_it_does_not_have() -> None:
    found = used("""
        All:
          oneOf: [{$ref: '#/components/schemas/Pet'}, {$ref: '#/components/schemas/Other'}]
          discriminator: {propertyName: class}
        Pet:
          oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
          discriminator: {propertyName: kind}
        Cat: {required: [kind], properties: {kind: {const: cat}}}
        Dog: {required: [kind], properties: {kind: {const: dog}}}
        Other: {required: [class], properties: {class: {const: other}}}
    """)
    assert found["All"] == "=(<Pet>|<Other>)"
    assert found["Cat"] == "kind: 'cat'"


def test_an_unusable_discriminator_is_warned_about() -> None:
    report = Report()
    found = used(
        """
        Pet:
          oneOf: [{$ref: '#/components/schemas/Cat'}, {type: string}]
          discriminator: {propertyName: kind}
        Cat: {properties: {kind: {type: integer}}}
        Two:
          oneOf: [{$ref: '#/components/schemas/Cat'}, {properties: {x: {type: string}}}]
          discriminator: {propertyName: kind}
        """,
        report,
    )
    assert found["Pet"] == "=(<Cat>|string)"
    assert codes(report).count("discriminator-unusable") == 2


def test_unions_in_unions_are_flattened_through_their_names() -> None:
    found = used(f"""
        Pet:
          oneOf: [{{$ref: '#/components/schemas/Furry'}}, {{$ref: '#/components/schemas/Fish'}}]
          discriminator: {{propertyName: kind}}
        Furry:
          oneOf: [{{$ref: '#/components/schemas/Cat'}}, {{$ref: '#/components/schemas/Dog'}}]
        {CAT}
        {DOG}
        Fish: {{required: [kind], properties: {{kind: {{const: fish}}}}}}
    """)
    assert found["Pet"] == "=(<Cat>|<Dog>|<Fish>)@kind"
    assert found["Furry"] == "=(<Cat>|<Dog>)@kind"


def test_a_variant_in_two_unions_holds_the_values_of_both() -> None:
    found = used("""
        One:
          oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]
          discriminator: {propertyName: kind, mapping: {a1: A, b: B}}
        Two:
          oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/C'}]
          discriminator: {propertyName: kind, mapping: {a2: A, c: C}}
        A: {properties: {kind: {type: string}}}
        B: {properties: {kind: {type: string}}}
        C: {properties: {kind: {type: string}}}
    """)
    assert found["A"] == "kind: 'a1'/'a2'"
    assert found["One"] == "=(<A>|<B>)@kind"


def test_values_of_one_union_that_mean_something_else_in_another() -> None:
    report = Report()
    found = used(
        """
        One:
          oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]
          discriminator: {propertyName: kind, mapping: {x: A, y: B}}
        Two:
          oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]
          discriminator: {propertyName: kind, mapping: {y: A, x: B}}
        A: {properties: {kind: {type: string}}}
        B: {properties: {kind: {type: string}}}
        """,
        report,
    )
    assert found["One"] == "=(<A>|<B>)"
    assert "discriminator-ambiguous" in codes(report)


def test_tagged_unions_without_a_name_get_one() -> None:
    found = used(f"""
        Home:
          properties:
            pets:
              type: array
              items:
                oneOf:
                  - {{$ref: '#/components/schemas/Cat'}}
                  - {{$ref: '#/components/schemas/Dog'}}
            food:
              oneOf:
                - {{required: [type], properties: {{type: {{const: dry}}}}}}
                - {{required: [type], properties: {{type: {{const: wet}}}}}}
        {CAT}
        {DOG}
    """)
    assert found["Home"] == "pets?: [<Home pet>]; food?: <Home food>"
    assert found["Home pet"] == "=(<Cat>|<Dog>)@kind"
    assert found["Home food"] == "=(<Home food dry>|<Home food wet>)@type"


def test_what_else_an_object_may_hold_can_be_tagged() -> None:
    found = used(f"""
        Home:
          properties: {{name: {{type: string}}}}
          additionalProperties:
            anyOf:
              - {{$ref: '#/components/schemas/Cat'}}
              - {{$ref: '#/components/schemas/Dog'}}
        {CAT}
        {DOG}
    """)
    assert found["Home"] == "name?: string; *: <Home value>"
    assert found["Home value"] == "=(<Cat>|<Dog>)@kind"


def test_the_tagged_part_of_a_mixed_union_stands_apart() -> None:
    found = used(f"""
        Input:
          anyOf:
            - {{type: string}}
            - {{$ref: '#/components/schemas/Cat'}}
            - {{$ref: '#/components/schemas/Dog'}}
            - {{type: array, items: {{type: string}}}}
        {CAT}
        {DOG}
    """)
    assert found["Input"] == "=(string|[string]|<Input object>)"
    assert found["Input object"] == "=(<Cat>|<Dog>)@kind"


def test_the_mapping_of_a_discriminator_points_at_variants() -> None:
    api = refined("""
        paths:
          /a:
            get:
              responses:
                "200":
                  description: ok
                  content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
        components:
          schemas:
            Pet:
              oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
              discriminator: {propertyName: kind, mapping: {d: Dog, c: Cat, k: Cat}}
            Cat: {properties: {kind: {type: string}}}
            Dog: {properties: {kind: {type: string}}}
    """)
    pet = api.declarations["#/components/schemas/Pet"]
    assert isinstance(pet, Alias)
    assert isinstance(pet.type, UnionOf)
    assert pet.type.resolved_discriminator is not None
    assert pet.type.resolved_discriminator.mapping == (("c", 0), ("k", 0), ("d", 1))


def test_a_string_beside_open_constants_adds_nothing() -> None:
    found = used("""
        Model: {anyOf: [{type: string}, {$ref: '#/components/schemas/Known'}]}
        Known: {type: string, enum: [a, b]}
        Other: {anyOf: [{type: string}, {$ref: '#/components/schemas/Count'}]}
        Count: {enum: [1, 2]}
    """)
    assert found["Model"] == "=<Known>"
    assert found["Other"] == "=(string|<Count>)"


def test_a_tag_that_is_an_enumeration_of_all_values() -> None:
    found = used("""
        Pet:
          oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
          discriminator: {propertyName: kind, mapping: {cat: Cat, dog: Dog}}
        Kind: {type: string, enum: [cat, dog]}
        Cat: {required: [kind], properties: {kind: {$ref: '#/components/schemas/Kind'}}}
        Dog: {required: [kind], properties: {kind: {$ref: '#/components/schemas/Kind'}}}
    """)
    assert found["Cat"] == "kind: 'cat'"
    assert found["Dog"] == "kind: 'dog'"


def test_a_narrowed_property_keeps_its_description() -> None:
    api = refined("""
        paths:
          /a:
            get:
              responses:
                "200":
                  description: ok
                  content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
        components:
          schemas:
            Pet:
              oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
              discriminator: {propertyName: kind}
            Cat: {properties: {kind: {type: string, description: What.}}}
            Dog: {properties: {kind: {type: string}}}
    """)
    cat = api.declarations["#/components/schemas/Cat"]
    assert isinstance(cat, Record)
    assert cat.fields[0].docs.description == "What."


def test_constants_that_select_only_some_variants_are_closed_too() -> None:
    report = Report()
    found = used(
        """
        Item:
          oneOf:
            - {$ref: '#/components/schemas/Question'}
            - {$ref: '#/components/schemas/Answer'}
            - {$ref: '#/components/schemas/Call'}
          discriminator: {propertyName: type}
        Question: {properties: {type: {enum: [message]}, q: {type: string}}}
        Answer: {required: [type], properties: {type: {enum: [message]}, a: {type: string}}}
        Call: {required: [type], properties: {type: {enum: [call, null]}}}
        """,
        report,
    )
    assert found["Item"] == "=(<Question>|<Answer>|<Call>)"
    assert found["Question"] == "type?: 'message'; q?: string"
    assert found["Call"] == "type: 'call'?"
    assert "discriminator-unusable" in codes(report)
