"""What is wanted stays, with what it needs; and what it is needed for is known."""

from __future__ import annotations

import pytest
from sdkwright.config import Selection
from sdkwright.diagnostics import Report, Severity
from sdkwright.ir import Api
from sdkwright.refine import PASSES

from tests.unit.model import refined, shown_name

TEXT = """
    paths:
      /pets:
        get:
          operationId: listPets
          tags: [pets]
          responses: {"200": {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
      /pets/{id}:
        get:
          operationId: getPet
          tags: [pets]
          responses: {"200": {description: ok}}
      /shops:
        post:
          operationId: createShop
          tags: [shops]
          requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Shop'}}}}
          responses: {"200": {description: ok}}
    webhooks:
      found: {post: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Found'}}}}, responses: {}}}
    components:
      schemas:
        Pet: {properties: {owner: {$ref: '#/components/schemas/Owner'}}}
        Owner: {properties: {name: {type: string}}}
        Shop: {properties: {name: {type: string}}}
        Found: {properties: {name: {type: string}}}
        Unused: {properties: {pet: {$ref: '#/components/schemas/Pet'}}}
"""


def operations(api: Api) -> list[str | None]:
    return [each.operation_id for each in api.operations]


def declarations(api: Api) -> set[str]:
    return {shown_name(each) for each in api.declarations.values()}


def test_everything_by_default_but_what_nothing_needs() -> None:
    api = refined(TEXT)
    assert operations(api) == ["listPets", "getPet", "createShop"]
    assert declarations(api) == {"Pet", "Owner", "Shop", "Found", "webhook event"}


@pytest.mark.parametrize(
    ("include", "expected"),
    [
        (Selection(tags=("shops",)), ["createShop"]),
        (Selection(paths=("/pets",)), ["listPets"]),
        (Selection(paths=("/pets*",)), ["listPets", "getPet"]),
        (Selection(operation_ids=("getPet", "createShop")), ["getPet", "createShop"]),
        (Selection(tags=("shops",), paths=("/pets",)), ["listPets", "createShop"]),
    ],
)
def test_include(include: Selection, expected: list[str]) -> None:
    report = Report()
    api = refined(TEXT, report, include=include)
    assert operations(api) == expected
    assert "operations-not-selected" in [each.code for each in report]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("*", ["listPets", "getPet", "createShop"]),
        ("*Pet*", ["listPets", "getPet"]),
        ("*Pet", ["getPet"]),
        ("get*t", ["getPet"]),
        ("getP*et", ["getPet"]),
        ("*e*e*", ["getPet", "createShop"]),
    ],
)
def test_patterns(pattern: str, expected: list[str]) -> None:
    include = Selection(operation_ids=(pattern,))
    assert operations(refined(TEXT, include=include)) == expected


@pytest.mark.parametrize("pattern", ["pet", "getPet*Pet", "**t*Pet*Pet*"])
@pytest.mark.parametrize(
    ("key", "severity"), [("include", Severity.ERROR), ("exclude", Severity.WARNING)]
)
def test_a_pattern_that_matches_nothing_is_reported(
    pattern: str, key: str, severity: Severity
) -> None:
    report = Report()
    selection = Selection(operation_ids=(pattern,))
    if key == "include":
        refined(TEXT, report, include=selection)
    else:
        refined(TEXT, report, exclude=selection)
    found = [each for each in report if each.code.startswith("selection")]
    assert [(each.message, each.severity) for each in found] == [
        (f"`{pattern}` in `{key}.operation_ids` matches nothing.", severity)
    ]


def test_a_tag_that_was_meant_is_named() -> None:
    report = Report()
    refined(TEXT, report, include=Selection(tags=("pet",), paths=("/pets*", "found")))
    assert [each.help for each in report if each.code.startswith("selection")] == [
        "Did you mean `pets`?"
    ]


def test_exclude_is_stronger() -> None:
    api = refined(
        TEXT,
        include=Selection(tags=("pets",)),
        exclude=Selection(operation_ids=("getPet",)),
    )
    assert operations(api) == ["listPets"]
    assert declarations(api) == {"Pet", "Owner"}


def test_nothing_selected_is_a_warning() -> None:
    report = Report()
    refined(TEXT, report, include=Selection(tags=("none",)))
    assert "nothing-selected" in [each.code for each in report]


def usage(api: Api) -> dict[str, str]:
    return {
        shown_name(each): "IO"[not each.is_input : 1 + each.is_output]
        for each in api.declarations.values()
    }


def test_usage() -> None:
    api = refined("""
        paths:
          /a:
            post:
              operationId: postA
              requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/In'}}}}
              responses:
                "200": {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Out'}}}}
        webhooks:
          w: {post: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Sent'}}}}, responses: {}}}
        components:
          schemas:
            In:
              properties:
                both: {$ref: '#/components/schemas/Both'}
                never: {$ref: '#/components/schemas/ReadOnly', readOnly: true}
                word: {$ref: '#/components/schemas/Word'}
            Out:
              properties:
                both: {$ref: '#/components/schemas/Both'}
                never: {$ref: '#/components/schemas/WriteOnly', writeOnly: true}
                read: {$ref: '#/components/schemas/ReadOnly', readOnly: true}
            Both: {properties: {a: {type: string}}}
            ReadOnly: {properties: {a: {type: string}}}
            WriteOnly: {properties: {a: {type: string}}}
            Word: {enum: [a, b]}
            Sent: {properties: {a: {type: string}}}
    """)
    assert usage(api) == {
        "In": "I",
        "Out": "O",
        "Both": "IO",
        "ReadOnly": "O",
        "WriteOnly": "",
        "Word": "I",
        "Sent": "O",
        "webhook event": "O",
    }


def test_a_callback_goes_with_its_operation_and_a_webhook_by_its_own_words() -> None:
    text = """
        paths:
          /a: {post: {operationId: a, callbacks: {done: {"{$url}": {post: {responses: {}}}}}, responses: {}}}
          /b: {post: {operationId: b, callbacks: {done: {"{$url}": {post: {responses: {}}}}}, responses: {}}}
        webhooks:
          one: {post: {tags: [news], responses: {}}}
          two: {post: {operationId: second, responses: {}}}
          three: {post: {responses: {}}}
    """

    def kept(
        include: Selection | None = None, exclude: Selection | None = None
    ) -> list[str]:
        api = refined(text, include=include, exclude=exclude)
        return [f"{each.name}{each.owner[-6:]}" for each in api.events]

    assert kept() == ["one", "two", "three", "donea/post", "doneb/post"]
    assert kept(include=Selection(tags=("news",), operation_ids=("b",))) == [
        "one",
        "doneb/post",
    ]
    assert kept(exclude=Selection(operation_ids=("second", "a"), paths=("three",))) == [
        "one",
        "doneb/post",
    ]


def test_a_reference_into_the_middle_is_read_in_place() -> None:
    api = refined("""
        paths:
          /a:
            get:
              responses:
                "200": {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/B'}}}}
        components:
          schemas:
            A: {properties: {word: {enum: [x, y]}, thing: {properties: {z: {type: string}}}}}
            B:
              properties:
                word: {$ref: '#/components/schemas/A/properties/word'}
                thing: {$ref: '#/components/schemas/A/properties/thing'}
    """)
    assert declarations(api) == {"B", "B thing"}


def test_each_pass_is_pure() -> None:
    names = [each.__name__ for each in PASSES]
    assert names.index("all_of") < names.index("unions") < names.index("inline")
    api = refined(TEXT)
    assert refined(TEXT) == api
