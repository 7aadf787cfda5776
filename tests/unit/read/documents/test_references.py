"""References: what they lead to, across files and names, and where they may not lead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sdkwright.diagnostics import Report
from sdkwright.read.documents.documents import Documents
from sdkwright.read.openapi import limits
from sdkwright.source import Pointer

Loader = Callable[..., tuple[Documents, Report]]
AT = Pointer(("components",))


def errors(report: Report) -> list[str]:
    return [
        f"{each.code}: {each.message}"
        for each in report
        if each.severity.value == "error"
    ]


def resolved(loaded: Loader, reference: str, text: str, **files: str) -> object:
    documents, report = loaded(text, files)
    target = documents.resolve(reference, AT)
    assert target is not None, errors(report)
    return documents.get(target)


SCHEMAS = """
components:
  schemas:
    A: {$ref: "#/components/schemas/B", description: Silent.}
    B: {$ref: "#/components/schemas/C", x-also: silent}
    C: {type: object, properties: {a/b~c: {type: string}, "%": {type: integer}}}
    D: {$ref: "#/components/schemas/C", title: More than a reference}
    E: {properties: {deep: {$ref: "#/components/schemas/A"}}}
    F: {allOf: [{type: integer}, {type: string}]}
"""


@pytest.mark.parametrize(
    ("reference", "kind"),
    [
        ("#/components/schemas/C", "object"),
        ("#/components/schemas/A", "object"),
        ("#/components/schemas/C/properties/a~1b~0c", "string"),
        ("#/components/schemas/C/properties/%25", "integer"),
        ("#/components/schemas/%43", "object"),
        ("#/components/schemas/F/allOf/1", "string"),
        ("#/components/schemas/A/properties/%25", "integer"),
        ("#/components/schemas/E/properties/deep/properties/%25", "integer"),
        ("openapi.yaml#/components/schemas/C", "object"),
        ("./openapi.yaml#/components/schemas/C", "object"),
    ],
)
def test_pointers(loaded: Loader, reference: str, kind: str) -> None:
    found = resolved(loaded, reference, SCHEMAS)
    assert isinstance(found, dict)
    assert found["type"] == kind


def test_a_reference_that_says_more_is_a_target(loaded: Loader) -> None:
    found = resolved(loaded, "#/components/schemas/D", SCHEMAS)
    assert isinstance(found, dict)
    assert found["title"] == "More than a reference"


def test_the_whole_document(loaded: Loader) -> None:
    documents, _ = loaded(SCHEMAS)
    assert documents.resolve("#", AT) == Pointer()
    assert documents.resolve("openapi.yaml", AT) == Pointer()


def test_files(loaded: Loader) -> None:
    documents, report = loaded(
        """
        paths:
          /pets: {$ref: paths/pets.yaml}
        components:
          schemas:
            Pet: {type: object}
        """,
        {
            "paths/pets.yaml": """
            get:
              description: {$ref: ../docs/pets.md}
              responses:
                "200":
                  description: Pets.
                  content:
                    application/json:
                      schema: {$ref: "../schemas/all.json#/$defs/Pets"}
            """,
            "schemas/all.json": '{"$defs": {"Pets": {"items":'
            ' {"$ref": "../openapi.yaml#/components/schemas/Pet"}}}}',
            "docs/pets.md": "# Pets\n: [\n",
        },
    )
    assert errors(report) == []
    at = Pointer((), "paths/pets.yaml")
    assert documents.resolve("paths/pets.yaml", Pointer()) == at
    get = documents.get(at / "get")
    assert isinstance(get, dict)
    assert get["description"] == "# Pets\n: [\n"
    pets = documents.resolve("../schemas/all.json#/$defs/Pets", at)
    assert pets == Pointer(("$defs", "Pets"), "schemas/all.json")
    pet = documents.resolve("../openapi.yaml#/components/schemas/Pet", pets)
    assert pet == Pointer(("components", "schemas", "Pet"))


def test_maps_and_lists_by_reference(loaded: Loader) -> None:
    documents, report = loaded(
        """
        paths: {$ref: "paths.yaml"}
        components:
          schemas:
            Pet:
              type: object
              properties: {$ref: "parts/properties.yaml#/pet"}
              required: {$ref: "parts/properties.yaml#/needed"}
        """,
        {
            "paths.yaml": """
            /pets:
              parameters: {$ref: "parts/parameters.yaml"}
              get: {responses: {"200": {description: Pets.}}}
            """,
            "parts/parameters.yaml": "- {name: a, in: query, schema: {type: string}}",
            "parts/properties.yaml": """
            pet: {name: {$ref: "#/text"}}
            text: {type: string, example: Rex}
            needed: [name]
            """,
        },
    )
    assert errors(report) == []
    pet = documents.get(Pointer(("components", "schemas", "Pet")))
    assert isinstance(pet, dict)
    assert pet["required"] == ["name"]
    name = documents.resolve(
        "parts/properties.yaml#/pet/name", Pointer(("components", "schemas", "Pet"))
    )
    assert name == Pointer(("text",), "parts/properties.yaml")
    assert documents.get(name) == {"type": "string", "examples": ["Rex"]}
    item = documents.resolve("paths.yaml#/~1pets", Pointer(("paths",)))
    assert item is not None
    assert documents.get(item / "parameters") == [{"$ref": "parts/parameters.yaml#/0"}]


def test_an_example_is_data(loaded: Loader) -> None:
    documents, report = loaded("""
        components:
          schemas:
            Pet:
              example: {$ref: "nowhere.yaml"}
              default: {$ref: "nowhere.yaml"}
              properties: {$ref: {type: string}, properties: {$ref: "#/x-text"}}
          examples:
            pet: {$ref: "#/components/examples/gone"}
            cat: {value: {$ref: "nowhere.yaml"}}
            dog: {dataValue: {$ref: "nowhere.yaml"}}
        x-text: {type: string}
        """)
    assert errors(report) == []
    assert [each.code for each in report if "has no target" in each.message] == [
        "reference-not-found"
    ]
    assert documents.resolve("#/x-text", AT) is not None


def test_names(loaded: Loader) -> None:
    text = """
    components:
      schemas:
        Tree:
          $id: https://example.com/tree
          $anchor: tree
          properties:
            children: {items: {$ref: "#/$defs/node"}}
            leaf: {$ref: "leaf#/properties/mode"}
            next: {$dynamicRef: "#here"}
            far: {$ref: "https://example.com/leaf"}
          $defs:
            node: {$dynamicAnchor: here, type: object}
        Leaf:
          $id: https://example.com/leaf
          properties: {mode: {type: string}}
    """
    documents, report = loaded(text)
    assert errors(report) == []
    tree = Pointer(("components", "schemas", "Tree"))
    token = Pointer(("components", "schemas", "Leaf"))
    below = tree / "properties" / "children" / "items"
    assert documents.resolve("#/$defs/node", below) == tree / "$defs" / "node"
    assert documents.resolve("#here", below) == tree / "$defs" / "node"
    assert documents.resolve("#tree", AT) == tree
    assert documents.resolve("leaf", below) == token
    assert documents.resolve("https://example.com/tree#tree", AT) == tree
    # Authors write pointers from the document's root all the same.
    assert documents.resolve("#/components/schemas/Leaf", below) == token


def test_a_document_that_names_itself(loaded: Loader) -> None:
    documents, report = loaded("""
        openapi: 3.2.0
        $self: https://example.com/api/openapi
        info: {title: Pets, version: '1'}
        components:
          schemas:
            A: {$ref: "/api/openapi#/components/schemas/B"}
            B: {type: string}
        """)
    assert errors(report) == []
    b = Pointer(("components", "schemas", "B"))
    assert (
        documents.resolve("https://example.com/api/openapi#/components/schemas/B", AT)
        == b
    )
    assert documents.resolve("openapi#/components/schemas/B", AT) == b


def chain(length: int) -> str:
    links = [
        f'    S{n}: {{$ref: "#/components/schemas/S{n + 1}"}}' for n in range(length)
    ]
    return "\n".join(
        ["components:", "  schemas:", *links, f"    S{length}: {{type: string}}"]
    )


def test_chains_have_a_limit(loaded: Loader) -> None:
    length = limits.REFERENCE_CHAIN - 1
    documents, report = loaded(chain(length))
    assert documents.resolve("#/components/schemas/S0", AT) is not None
    assert not report.failed
    documents, report = loaded(chain(5_000))
    assert documents.resolve("#/components/schemas/S0", AT) is None
    assert "limit-references" in errors(report)[0]


def test_cycles(loaded: Loader) -> None:
    _, report = loaded("""
        components:
          schemas:
            A: {$ref: "#/components/schemas/B"}
            B: {$ref: "#/components/schemas/C"}
            C: {$ref: "#/components/schemas/A"}
            Self: {$ref: "#/components/schemas/Self"}
            Fine: {properties: {again: {$ref: "#/components/schemas/Fine"}}}
        """)
    assert len(errors(report)) == 2
    assert all(each.startswith("reference-cycle") for each in errors(report))


def test_the_culprit_is_named_once(loaded: Loader) -> None:
    _, report = loaded("""
        components:
          schemas:
            A: {$ref: "#/components/schemas/B"}
            B: {$ref: "#/components/schemas/Gone"}
            C: {$ref: "#/components/schemas/A"}
        """)
    (error,) = [each for each in report if each.severity.value == "error"]
    assert str(error.pointer) == "#/components/schemas/B/$ref"


@pytest.mark.parametrize(
    ("reference", "code"),
    [
        ("#/components/schemas/Gone", "reference-not-found"),
        ("#gone", "reference-not-found"),
        ("#/components/schemas/F/allOf/2", "reference-not-found"),
        ("#/components/schemas/F/allOf/-1", "reference-not-found"),
        ("#/components/schemas/F/allOf/x", "reference-not-found"),
        ("gone.yaml", "reference-not-found"),
        ("folder", "reference-not-found"),
        ("http://[::1", "remote-unreadable"),
        ("../other.yaml", "reference-outside"),
        ("folder/../../other.yaml", "reference-outside"),
        ("%2e%2e/other.yaml", "reference-outside"),
        ("..\\other.yaml", "reference-outside"),
        ("/etc/passwd", "reference-outside"),
        ("file:///etc/passwd", "reference-outside"),
        ("FILE:openapi.yaml", "reference-outside"),
        ("c:\\secret.yaml", "reference-outside"),
        ("\\\\host\\share", "reference-outside"),
        ("//host/x.yaml", "reference-outside"),
        ("ftp://host/x.yaml", "reference-outside"),
        ("link.yaml", "reference-outside"),
        ("http://localhost/x.yaml", "reference-remote"),
        ("HTTPS://example.com/x.yaml", "reference-remote"),
    ],
)
def test_what_is_refused(
    loaded: Loader, tmp_path: Path, reference: str, code: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "link.yaml").symlink_to("/etc/passwd")
    (tmp_path.parent / "other.yaml").write_text("type: string")
    documents, report = loaded(SCHEMAS)
    assert not report.failed
    assert documents.resolve(reference, AT) is None
    assert errors(report)[0].startswith(f"{code}: "), errors(report)
    assert documents.find(reference, AT) is None
    assert documents.resolve(reference, AT) is None
    assert len(errors(report)) == 1


def test_standard_input_has_no_folder(tmp_path: Path) -> None:
    from sdkwright.read.load import load
    from sdkwright.source import Source

    report = Report()
    text = "openapi: 3.1.0\npaths: {/a: {$ref: a.yaml}}"
    load(Source(text=text.encode()), report)
    assert any(
        each.startswith("reference-outside: There is no") for each in errors(report)
    )


def test_a_file_that_is_no_document_is_reported_at_its_own_place(
    loaded: Loader,
) -> None:
    _, report = loaded(
        'paths: {/a: {$ref: "a.yaml#/x"}, /b: {$ref: "a.yaml#/y"}}',
        {"a.yaml": "x: [\n"},
    )
    found = [each for each in report if each.severity.value == "error"]
    assert {each.code for each in found} == {"yaml-syntax"}
    assert found[0].file.endswith("a.yaml")
    assert found[0].position == (2, 1)


def test_a_lenient_run_says_what_goes_with_a_file(tmp_path: Path) -> None:
    from sdkwright.read.load import load
    from sdkwright.source import Source

    (tmp_path / "a.yaml").write_text("x: [\n")
    root = tmp_path / "openapi.yaml"
    root.write_text('openapi: 3.1.0\npaths: {/a: {$ref: "a.yaml#/x"}}')
    report = Report(lenient=True)
    load(Source(path=root), report)
    (said,) = (each for each in report if each.code == "yaml-syntax")
    assert said.message.endswith("What refers to it is left out.")
    assert "#/paths/~1a" in {str(each.pointer) for each in report.contained}


def test_there_may_not_be_too_many(
    loaded: Loader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "FILES", 2)
    paths = "paths: {/a: {$ref: a.yaml}, /b: {$ref: b.yaml}}"
    _, report = loaded(paths, {"a.yaml": "{}", "b.yaml": "{}"})
    assert [each.split(":")[0] for each in errors(report)] == ["limit-files"]
    monkeypatch.setattr(limits, "REFERENCES", 3)
    _, report = loaded(SCHEMAS)
    assert [each.split(":")[0] for each in errors(report)] == ["limit-references"]


def test_a_newer_version_is_read_as_the_newest_known(loaded: Loader) -> None:
    for version, code in (("3.7.1", "version-newer"), ("3.1", "version-form")):
        text = f"openapi: '{version}'\ninfo: {{title: a, version: '1'}}\n{SCHEMAS}"
        documents, report = loaded(text)
        assert documents.version == version
        assert [each.code for each in report] == [code, "operations-missing"]
