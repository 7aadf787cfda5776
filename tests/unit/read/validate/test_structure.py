"""What is refused, what is forgiven, and the words for it.

Whole reports are in tests/diagnostics; here is where the line runs.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sdkwright.diagnostics import Report
from sdkwright.read.documents.documents import Documents
from sdkwright.read.openapi.openapi_objects import Role
from sdkwright.read.validate.metaschemas import _FILES, MetaSchemas, _path
from sdkwright.read.validate.structure import Strictness
from sdkwright.source import Pointer

Loader = Callable[..., tuple[Documents, Report]]

FORGIVEN = {
    "an unknown member": "paths: {/a: {get: {owner: me, responses: {'200': {description: x}}}}}",
    "a reference where there is none": (
        "paths: {/a: {get: {$ref: '#/x-get'}}}\n"
        "x-get: {responses: {'200': {description: x}}}"
    ),
    "a number for text": "paths: {}\ntags: [{name: 1}]",
    "null for nothing": "paths: {/a: }",
    "a name with odd characters": "paths: {}\ncomponents: {schemas: {'a b': {}}}",
    "an old boolean bound": (
        "paths: {}\ncomponents: {schemas: {A: {minimum: 1, exclusiveMinimum: true}}}"
    ),
    "a repeated name": "paths: {}\ncomponents: {schemas: {A: {required: [a, a]}}}",
    "an empty union": "paths: {}\ncomponents: {schemas: {A: {oneOf: []}}}",
    "items in a list": "paths: {}\ncomponents: {schemas: {A: {items: [{}, {}]}}}",
    "two operations with one id": (
        "paths:\n  /a: {get: {operationId: a, responses: {'200': {description: x}}}}\n"
        "  /b: {get: {operationId: a, responses: {'200': {description: x}}}}\n"
        "  /c: {$ref: '#/paths/~1a'}"
    ),
    "a header that cannot be sent": (
        "paths: {}\n"
        "components: {parameters: {A: {name: 'a[b]', in: header, schema: {}}}}"
    ),
    "example and examples": (
        "paths: {}\n"
        "components: {parameters: {A: {name: a, in: query, schema: {}, example: 1,"
        " examples: {a: {value: 1}}}}}"
    ),
}
REFUSED = {
    "no info": "",
    "paths in a list": "paths: []",
    "a path without slash": "paths: {a: {}}",
    "no description": "paths: {/a: {get: {responses: {'200': {}}}}}",
    "a misspelt member": "paths: {}\nsever: []\nservrs: []",
    "a parameter without a place": (
        "paths: {/a: {get: {parameters: [{name: a, schema: {}}],"
        " responses: {'200': {description: x}}}}}"
    ),
    "an unknown type": "paths: {}\ncomponents: {schemas: {A: {type: strange}}}",
    "text for a number": "paths: {}\ncomponents: {schemas: {A: {minLength: long}}}",
    "a wrong status": "paths: {/a: {get: {responses: {fine: {description: x}}}}}",
    "a path parameter that may be left out": (
        "paths: {'/{a}': {get: {parameters: [{name: a, in: path, schema: {}}],"
        " responses: {'200': {description: x}}}}}"
    ),
}


def codes(report: Report) -> set[str]:
    return {each.code for each in report if each.severity.value == "error"}


@pytest.mark.parametrize("case", FORGIVEN)
@pytest.mark.parametrize("version", ["3.0.3", "3.1.0", "3.2.0"])
def test_forgiven(loaded: Loader, case: str, version: str) -> None:
    head = f"openapi: {version}\ninfo: {{title: Pets, version: '1'}}\n"
    _, report = loaded(head + FORGIVEN[case])
    assert codes(report) == set()
    _, strict = loaded(head + FORGIVEN[case], strictness=Strictness.STRICT)
    found = {each.code for each in report} - {"operations-missing"}
    # Some of it is allowed in some versions: then there is nothing to say.
    assert codes(strict) == found


@pytest.mark.parametrize("case", REFUSED)
@pytest.mark.parametrize("version", ["3.0.3", "3.1.0", "3.2.0"])
def test_refused(loaded: Loader, case: str, version: str) -> None:
    if case == "no description" and version == "3.2.0":
        pytest.skip("3.2 does not ask for one")
    info = "{title: Pets, version: '1'}" if REFUSED[case] else "{}"
    text = f"openapi: {version}\ninfo: {info}\n{REFUSED[case]}"
    _, report = loaded(text)
    assert codes(report), list(report)
    _, lenient = loaded(text, strictness=Strictness.LENIENT)
    assert codes(lenient) == set(), list(lenient)


def test_a_misspelt_member_is_only_wrong_where_the_right_one_is_missing(
    loaded: Loader,
) -> None:
    _, report = loaded("paths: {}\nPaths: {}")
    assert codes(report) == set()
    _, report = loaded("Paths: {}\ncomponents: {}")
    assert codes(report) == {"member-unknown"}


def test_a_warning_is_counted_and_not_repeated(loaded: Loader) -> None:
    paths = "".join(
        f"  /{n}: {{get: {{owner: me, responses: {{'200': {{description: x}}}}}}}}\n"
        for n in range(1_200)
    )
    _, report = loaded(f"paths:\n{paths}")
    (warning,) = report
    assert "(1,200 times; the first is here)" in warning.message
    assert warning.pointer == Pointer(("paths", "/0", "get", "owner"))


def test_all_errors_are_reported_at_once(loaded: Loader) -> None:
    _, report = loaded("""
        paths:
          /a: {get: {responses: []}}
          /b: {get: {parameters: {}, responses: {'200': {description: 1}}}}
          /c: {get: {summary: [], responses: {'200': {description: x}}}}
        """)
    found = {str(each.pointer) for each in report if each.severity.value == "error"}
    assert found == {
        "#/paths/~1a/get/responses",
        "#/paths/~1b/get/parameters",
        "#/paths/~1c/get/summary",
    }


def test_schemas_are_checked_in_every_version(loaded: Loader) -> None:
    for head in (
        "swagger: '2.0'",
        "openapi: 3.0.3",
        "openapi: 3.1.0",
        "openapi: 3.2.0",
    ):
        holder = (
            "definitions: {A: " if "swagger" in head else "components: {schemas: {A: "
        )
        end = "}" if "swagger" in head else "}}"
        schema = "{properties: {a: {allOf: [{maxItems: many}]}}}"
        _, report = loaded(
            f"{head}\ninfo: {{title: a, version: '1'}}\npaths: {{}}\n{holder}{schema}{end}"
        )
        errors = [each for each in report if each.severity.value == "error"]
        assert [each.code for each in errors] == ["value-type"], head
        assert str(errors[0].pointer).endswith("/A/properties/a/allOf/0/maxItems")


def test_files_are_checked_by_what_refers_to_them(loaded: Loader) -> None:
    _, report = loaded(
        "paths: {/a: {$ref: a.yaml}, /b: {$ref: 'b.yaml#/nested'}}",
        {
            "a.yaml": "get: {parameters: [{name: a}]}",
            "b.yaml": "nested: {get: {responses: {}}, unknown: 1}\nother: {get: 1}",
        },
    )
    found = {str(each.pointer) for each in report if each.severity.value == "error"}
    assert found == {"a.yaml#/get/parameters/0", "b.yaml#/nested/get/responses"}


@pytest.mark.parametrize("edition", _FILES)
def test_every_edition_has_its_meta_schemas(edition: str) -> None:
    for package, file in _FILES[edition]:
        assert _path(package, file).is_file()
    schemas = MetaSchemas()
    assert schemas.validator(edition, Role.API) is not None
    assert schemas.validator(edition, Role.SCHEMA) is not None
    assert schemas.validator(edition, Role.PATH_ITEM) is not None
    assert schemas.validator(edition, Role.EXAMPLE) is None


@pytest.mark.parametrize("version", ["3.1.0", "3.2.0"])
def test_names_of_components_are_looked_at_without_copies_of_all(
    version: str, loaded: Loader
) -> None:
    names = "".join(f"    'a b{number}': {{}}\n" for number in range(30))
    _, report = loaded(
        f"openapi: {version}\ninfo: {{title: Pets, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n{names}"
    )
    assert len([each for each in report if "may not hold ' '" in each.message]) == 1
    validator = MetaSchemas().validator(version[:3], Role.API)
    assert validator is not None
    faulty = {
        "openapi": version,
        "info": {"title": "a", "version": "1"},
        "components": {"schemas": {"a b": {}}},
    }
    assert not [*validator.iter_errors(faulty)]
