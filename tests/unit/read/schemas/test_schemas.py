"""Every kind of schema becomes the type it means."""

from __future__ import annotations

import pytest
from sdkwright.diagnostics import Report, Severity
from sdkwright.ir import Access, Record

from tests.unit.model import api, schemas, show


def one(text: str, report: Report | None = None) -> str:
    return schemas(f"A: {text}", report)["A"]


def codes(report: Report) -> list[str]:
    return [each.code for each in report]


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ("{type: string}", "=string"),
        ("{type: string, format: date}", "=date"),
        ("{type: string, format: date-time}", "=date-time"),
        ("{type: string, format: uuid}", "=uuid"),
        ("{type: string, format: byte}", "=byte"),
        ("{type: string, format: email}", "=string"),
        ("{type: string, contentEncoding: base64}", "=byte"),
        ("{type: string, contentMediaType: image/png}", "=binary"),
        ("{type: string, contentMediaType: application/json}", "=string"),
        ("{type: integer}", "=integer"),
        ("{type: number}", "=number"),
        ("{type: number, format: int64}", "=integer"),
        ("{type: number, format: decimal}", "=decimal number"),
        ("{type: string, format: decimal}", "=decimal"),
        ("{type: boolean}", "=boolean"),
        ("{type: 'null'}", "=null"),
        ("{type: array, items: {type: string}}", "=[string]"),
        ("{type: array}", "=[any]"),
        ("{type: object}", "={any}"),
        ("{type: object, additionalProperties: {type: integer}}", "={integer}"),
        ("{type: object, patternProperties: {'^a': {type: integer}}}", "={integer}"),
        ("{type: object, additionalProperties: false}", "!"),
        ("{}", "=any"),
        ("true", "=any"),
        ("false", "=never"),
    ],
)
def test_plain_types(schema: str, expected: str) -> None:
    assert one(schema) == expected


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ("{properties: {a: {type: string}}}", "a?: string"),
        ("{required: [a], properties: {a: {type: string}}}", "a: string"),
        ("{items: {type: string}}", "=[string]"),
        ("{minLength: 1}", "=string"),
        ("{format: date-time}", "=date-time"),
        ("{format: int32}", "=integer"),
        ("{minimum: 1}", "=number"),
        ("{additionalProperties: {type: string}}", "={string}"),
        ("{description: whatever}", "=any"),
    ],
)
def test_a_missing_type_is_inferred(schema: str, expected: str) -> None:
    assert one(schema) == expected


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ("{type: [string, integer]}", "=(string|integer)"),
        (
            "{type: array, prefixItems: [{type: string}], items: false, minItems: 1}",
            "=(string)",
        ),
        # Without `minItems` a shorter array is valid, too.
        ("{type: array, prefixItems: [{type: string}], items: false}", "=[string]"),
        ("{type: array, prefixItems: [{type: string}]}", "=(string, *any)"),
        (
            "{type: array, prefixItems: [{type: string}, {type: integer}], maxItems: 2}",
            "=[(string|integer)]",
        ),
        (
            "{type: array, prefixItems: [{type: string}, {}], minItems: 2, maxItems: 2}",
            "=(string, any)",
        ),
        (
            "{type: array, prefixItems: [{type: string}], items: {type: integer}}",
            "=(string, *integer)",
        ),
        ("{type: array, items: {type: array, items: {type: integer}}}", "=[[integer]]"),
    ],
)
def test_several_types_and_tuples(schema: str, expected: str) -> None:
    assert one(schema) == expected


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("{type: integer}], items: false", ["prefix-items"]),
        ("{type: integer}], maxItems: 2", ["prefix-items"]),
        ("{type: integer}], items: false, minItems: 2", []),
        ("{type: string}], items: false", []),
        ("{type: integer}]", []),
    ],
)
def test_positions_that_a_type_does_not_tell_are_a_note(
    more: str, said: list[str]
) -> None:
    report = Report()
    one(f"{{type: array, prefixItems: [{{type: string}}, {more}}}", report)
    assert codes(report) == said


def test_what_else_an_object_may_hold() -> None:
    found = schemas("""
        Open: {properties: {a: {type: string}}}
        Closed: {properties: {a: {type: string}}, additionalProperties: false}
        Typed: {properties: {a: {type: string}}, additionalProperties: {type: integer}}
        Free: {properties: {a: {type: string}}, additionalProperties: {}}
        Strict: {properties: {a: {type: string}}, unevaluatedProperties: false}
        Pattern: {properties: {a: {type: string}}, patternProperties: {"^n": {type: number}}}
    """)
    assert found == {
        "Open": "a?: string",
        "Closed": "a?: string; !",
        "Typed": "a?: string; *: integer",
        "Free": "a?: string",
        "Strict": "a?: string; !",
        "Pattern": "a?: string; *: number",
    }


def test_inline_objects_are_declared_where_they_are() -> None:
    found = schemas("A: {properties: {b: {properties: {c: {type: string}}}}}")
    assert found == {"A": "b?: <A/properties/b>", "A/properties/b": "c?: string"}


def test_references_are_by_id_and_recursion_costs_nothing() -> None:
    found = schemas("""
        Node:
          properties:
            next: {$ref: '#/components/schemas/Node'}
            all: {type: array, items: {$ref: '#/components/schemas/Node'}}
        Tree: {type: array, items: {$ref: '#/components/schemas/Tree'}}
    """)
    assert found == {"Node": "next?: <Node>; all?: [<Node>]", "Tree": "=[<Tree>]"}


def test_a_component_that_is_another_name_is_not_a_second_type() -> None:
    found = schemas("""
        A: {properties: {x: {type: string}}}
        B: {$ref: '#/components/schemas/A'}
        C: {properties: {b: {$ref: '#/components/schemas/B'}}}
    """)
    assert found == {"A": "x?: string", "C": "b?: <A>"}


def test_siblings_of_a_reference() -> None:
    found = schemas("""
        A: {properties: {x: {type: string}}}
        B:
          properties:
            said: {$ref: '#/components/schemas/A', description: mine, deprecated: true}
            more: {$ref: '#/components/schemas/A', properties: {y: {type: string}}}
            null: {$ref: '#/components/schemas/A', nullable: true}
    """)
    assert found["B"] == (
        "said?: <A>; more?: <A>&<B/properties/more/allOf/->; null?: <A>?"
    )


@pytest.mark.parametrize(
    "schema",
    [
        "{type: [string, 'null']}",
        "{type: string, nullable: true}",
        "{anyOf: [{type: string}, {type: 'null'}]}",
        "{oneOf: [{type: 'null'}, {type: string}]}",
        "{type: string, x-nullable: true}",
        "{allOf: [{type: string}, {nullable: true}]}",
    ],
)
def test_every_way_to_allow_null(schema: str) -> None:
    found = api(f"""
        paths: {{}}
        components:
          schemas:
            A: {{properties: {{a: {schema}}}}}
    """)
    (record,) = found.declarations.values()
    assert show(record) == "a?: string?"


def test_null_moves_from_a_component_to_its_users() -> None:
    found = schemas("""
        Thing: {type: [object, 'null'], properties: {x: {type: string}}}
        Word: {type: string, enum: [a, null]}
        Maybe: {anyOf: [{$ref: '#/components/schemas/Thing'}, {type: 'null'}]}
        User:
          properties:
            thing: {$ref: '#/components/schemas/Thing'}
            word: {type: array, items: {$ref: '#/components/schemas/Word'}}
            maybe: {$ref: '#/components/schemas/Maybe'}
    """)
    assert found["Thing"] == "x?: string"
    assert found["Word"] == "='a'+"
    assert found["User"] == "thing?: <Thing>?; word?: [<Word>?]; maybe?: <Maybe>?"
    assert found["Maybe"] == "=<Thing>"


def test_unions() -> None:
    found = schemas("""
        Flat: {oneOf: [{anyOf: [{type: string}, {type: integer}]}, {type: boolean}]}
        Same: {anyOf: [{type: string}, {type: string}]}
        Single: {oneOf: [{type: integer}]}
        Anything: {anyOf: [{type: string}, {}]}
        Never: {anyOf: [{type: string}, false]}
        Mixed: {oneOf: [{type: string}, {properties: {a: {type: string}}}]}
    """)
    assert found["Flat"] == "=(string|integer|boolean)"
    assert found["Same"] == "=string"
    assert found["Single"] == "=integer"
    assert found["Anything"] == "=any"
    assert found["Never"] == "=string"
    assert found["Mixed"] == "=(string|<Mixed/oneOf/1>)"


def test_constants_and_strings_together_are_open_constants() -> None:
    assert one("{anyOf: [{type: string}, {const: auto}]}") == "='auto'+"
    assert one("{anyOf: [{enum: [a, b]}, {type: string}]}") == "='a'/'b'+"
    assert one("{oneOf: [{const: 1}, {const: true}]}") == "=1/True+"


def test_odd_schemas_are_warned_about_and_allow_anything() -> None:
    report = Report()
    found = schemas(
        """
        A: {properties: {a: {type: strnig}, b: {type: Date}, c: {type: int}}}
        """,
        report,
    )
    assert found["A"] == "a?: any; b?: string; c?: integer"
    said = [each for each in report if each.code == "type-unknown"]
    assert [str(each.pointer) for each in said] == [
        "#/components/schemas/A/properties/a/type",
        "#/components/schemas/A/properties/b/type",
        "#/components/schemas/A/properties/c/type",
    ]
    assert all(each.severity is Severity.WARNING for each in said)


def test_what_cannot_be_said_is_noted() -> None:
    report = Report()
    assert one("{type: string, not: {enum: [a]}}", report) == "=string"
    assert "keyword-not-read" in codes(report)


def test_a_schema_made_of_itself_allows_anything() -> None:
    report = Report()
    assert one("{anyOf: [{$ref: '#/components/schemas/A'}]}", report) == "=any"
    assert "schema-cycle" in codes(report)


def test_schemas_that_nest_too_deeply_end_in_any() -> None:
    report = Report()
    text = "{type: string}"
    for _ in range(170):
        text = f"{{type: array, items: {text}}}"
    assert one(text, report).count("[") < 170
    assert "schema-too-deep" in codes(report)


def test_fields_keep_what_the_document_says() -> None:
    found = api("""
        paths: {}
        components:
          schemas:
            A:
              required: [id]
              properties:
                id: {type: string, readOnly: true, description: " The id. "}
                secret: {type: string, writeOnly: true, title: Secret}
                size: {type: integer, default: 3, minimum: 1, deprecated: true}
                gone: {type: string, x-stainless-skip: true}
                kind: {$ref: '#/components/schemas/Kind'}
                name: {type: string, x-sdkwright-name: label}
            Kind: {type: string, readOnly: true}
    """)
    record = found.declarations["#/components/schemas/A"]
    assert isinstance(record, Record)
    fields = {each.wire: each for each in record.fields}
    assert list(fields) == ["id", "secret", "size", "kind", "name"]
    assert fields["id"].access is Access.READ
    assert fields["id"].docs.description == "The id."
    assert fields["secret"].access is Access.WRITE
    assert fields["secret"].docs.summary == ""
    assert fields["kind"].access is Access.READ
    assert (fields["size"].has_default, fields["size"].default) == (True, 3)
    assert fields["size"].docs.deprecated
    candidate = fields["name"].candidate
    assert candidate is not None
    assert candidate.text == "label"
    assert str(fields["id"].at) == "#/components/schemas/A/properties/id"


def test_swagger_2_and_3_0_mean_the_same() -> None:
    found = api("""
        swagger: "2.0"
        info: {title: Test, version: "1"}
        paths: {}
        definitions:
          A: {type: object, properties: {a: {type: string, x-nullable: true}}}
    """)
    (record,) = found.declarations.values()
    assert show(record) == "a?: string?"
    assert record.candidate is not None
    assert record.candidate.text == "A"


def test_a_variant_that_only_says_nullable_is_null() -> None:
    variants = "[{$ref: '#/components/schemas/A'}, {nullable: true}]"
    record = schemas(
        f"A: {{type: string}}\nB: {{properties: {{b: {{anyOf: {variants}}}}}}}"
    )
    assert record["B"] == "b?: <A>?"
    assert one("{anyOf: [{nullable: true}]}") == "=any"


def test_an_object_beside_other_types_is_a_part_of_its_schema() -> None:
    report = Report()
    found = schemas(
        "A: {type: [object, array], properties: {a: {type: string}}, items: {type: integer}}",
        report,
    )
    assert found["A"].startswith("=(<")
    assert found["A"].endswith(">|[integer])")
    assert "a?: string" in found.values()
    assert "keyword-not-read" not in codes(report)


def test_a_property_that_no_value_fits_is_left_out() -> None:
    report = Report()
    assert one("{properties: {a: {type: string}, b: false}}", report) == "a?: string"
    assert codes(report).count("property-left-out") == 1
