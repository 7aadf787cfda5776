"""Several documents make one API: what is alike is there once, clashes are said."""

from __future__ import annotations

from pathlib import Path

import pytest
from sdkwright.diagnostics import Report, Severity
from sdkwright.ir import Api
from sdkwright.read import read
from sdkwright.source import Source

HEAD = "openapi: 3.0.3\ninfo: {title: A, version: '1'}\n"
FIRST = f"""{HEAD}
servers: [{{url: 'https://a.test'}}]
security: [{{key: []}}]
tags: [{{name: pets}}]
paths:
  /pets: {{get: {{operationId: listPets, tags: [pets], responses: {{'204': {{description: ok}}}}}}}}
components:
  securitySchemes: {{key: {{type: apiKey, in: header, name: X}}}}
  schemas: {{Pet: {{type: object, properties: {{id: {{type: string}}}}}}}}
"""
SECOND = f"""{HEAD}
servers: [{{url: 'https://b.test'}}]
tags: [{{name: pets}}, {{name: shops}}]
paths:
  /pets:
    post:
      operationId: addPet
      requestBody:
        content: {{application/json: {{schema: {{$ref: '#/components/schemas/Pet'}}}}}}
      responses: {{'204': {{description: ok}}}}
  /shops: {{get: {{operationId: listShops, responses: {{'204': {{description: ok}}}}}}}}
components:
  schemas:
    Pet: {{type: object, properties: {{id: {{type: string}}}}}}
    Shop: {{type: object}}
"""


def merged(
    folder: Path, first: str, *others: str, lenient: bool = False
) -> tuple[Api | None, list[str]]:
    """Read documents as one; return the API, and what was said with its places."""
    (folder / "a.yaml").write_text(first)
    paths = [folder / f"{name}.yaml" for name, _ in zip("bcd", others, strict=False)]
    for path, text in zip(paths, others, strict=True):
        path.write_text(text)
    report = Report(lenient=lenient)
    api = read(Source(path=folder / "a.yaml", others=tuple(paths)), report)
    found: list[str] = []
    for each in report:
        if each.severity is Severity.NOTE:
            continue
        assert each.pointer is not None
        assert report.finder is not None
        place = report.finder.locate_all([each.pointer])[each.pointer]
        message = each.message.replace(str(folder), "")
        found.append(f"{Path(place.file).name}:{place.line} {message}")
    return api, found


def test_documents_become_one(tmp_path: Path) -> None:
    api, said = merged(tmp_path, FIRST, SECOND)
    assert said == []
    assert api is not None
    by_id = {each.operation_id: each for each in api.operations}
    assert set(by_id) == {"listPets", "addPet", "listShops"}
    assert {str(each) for each in api.declarations} >= {
        "#/components/schemas/Pet",
        "#/components/schemas/Shop",
    }
    assert [name for name, _ in api.tags] == ["pets", "shops"]
    assert [each.url for each in api.servers] == ["https://a.test"]
    shops = by_id["listShops"]
    assert [each.url for each in shops.servers] == ["https://b.test"]
    assert shops.security is not None
    assert by_id["listPets"].security is None


def test_clashes_name_both_places(tmp_path: Path) -> None:
    other = SECOND.replace(
        "    Pet: {type: object, properties: {id: {type: string}}}",
        "    Pet: {type: object, properties: {id: {type: integer}}}",
    )
    api, said = merged(tmp_path, FIRST, other)
    assert api is None
    (found,) = said
    what, _, where = found.partition(" says something else here than in ")
    assert what == "b.yaml:16 #/components/schemas/Pet"
    assert where == "/a.yaml:11:13."


def test_places_lead_into_the_right_document(tmp_path: Path) -> None:
    other = SECOND.replace("Shop: {type: object}", "Shop: {type: objekt}")
    _, said = merged(tmp_path, FIRST, other)
    assert len(said) == 1
    assert said[0].startswith("b.yaml:17 ")


def test_versions_must_agree(tmp_path: Path) -> None:
    api, said = merged(tmp_path, FIRST, SECOND.replace("3.0.3", "3.1.0"))
    assert api is None
    assert said == ["b.yaml:1 The version is 3.1.0, that of the first document 3.0.3."]


@pytest.mark.parametrize("text", ["[]", "3"])
def test_what_is_no_document_is_said(tmp_path: Path, text: str) -> None:
    api, said = merged(tmp_path, FIRST, text)
    assert api is None
    assert said[0].startswith("b.yaml:1 ")


def test_references_start_where_they_stand(tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more/pet.yaml").write_text("type: string\n")
    other = SECOND.replace("$ref: '#/components/schemas/Pet'", "$ref: 'pet.yaml'")
    (tmp_path / "more/b.yaml").write_text(other)
    (tmp_path / "a.yaml").write_text(FIRST)
    report = Report()
    source = Source(path=tmp_path / "a.yaml", others=(tmp_path / "more/b.yaml",))
    assert read(source, report) is not None, list(report)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(FIRST)
    report = Report()
    source = Source(path=tmp_path / "a.yaml", others=(tmp_path / "b.yaml",))
    assert read(source, report) is None
    assert [each.code for each in report] == ["file-not-found"]


def test_a_clash_of_later_documents_names_them(tmp_path: Path) -> None:
    third = SECOND.replace("Shop: {type: object}", "Shop: {type: string}")
    third = third.replace("operationId: addPet", "operationId: putPet")
    api, said = merged(tmp_path, FIRST, SECOND, third)
    assert api is None
    assert [each.rpartition(" in ")[2] for each in said] == [
        "/b.yaml:17:5.",
        "/b.yaml:8:5.",
    ]


LENDING = """
  /loans:
    get:
      operationId: loans
      responses:
        '200':
          description: ok
          content: {application/json: {schema: {$ref: '#/components/schemas/Pair'}}}
components:
  schemas:
"""


def test_components_that_say_something_else_get_a_number(tmp_path: Path) -> None:
    pair = "    Pair: {type: object, properties: {one: {$ref: '#/components/schemas/Pet'}}}\n"
    first = FIRST + pair
    first = first.replace(
        "  schemas: {Pet: {type: object, properties: {id: {type: string}}}}",
        "  schemas:\n    Pet: {type: object, properties: {id: {type: string}}}",
    )
    other = f"""{HEAD}
paths:{LENDING}    Pet: {{type: object, properties: {{id: {{type: integer}}}}}}
{pair}"""
    api, said = merged(tmp_path, first, other, lenient=True)
    assert api is not None
    assert [each.rpartition(". ")[2] for each in said] == [
        "It is called `Pet2` here.",
        "It is called `Pair2` here.",
    ]
    assert said[0].startswith("b.yaml:14 #/components/schemas/Pet says something else")
    names = {str(each) for each in api.declarations}
    assert "#/components/schemas/Pair2" in names
    assert "#/components/schemas/Pet2" in names


def test_of_two_operations_the_first_counts_where_faults_are_let_pass(
    tmp_path: Path,
) -> None:
    other = SECOND.replace("    post:", "    get:")
    api, said = merged(tmp_path, FIRST, other, lenient=True)
    assert api is not None
    assert [each.rpartition(". ")[2] for each in said] == ["That one counts."]
    assert {each.operation_id for each in api.operations} == {"listPets", "listShops"}


def test_security_schemes_that_differ_are_an_error(tmp_path: Path) -> None:
    other = SECOND.replace(
        "components:",
        "components:\n  securitySchemes: {key: {type: http, scheme: basic}}",
    )
    api, said = merged(tmp_path, FIRST, other, lenient=True)
    assert api is None
    assert len(said) == 1
    same = "{key: {type: apiKey, in: header, name: X, description: a key}}"
    other = other.replace("{key: {type: http, scheme: basic}}", same)
    api, said = merged(tmp_path, FIRST, other, lenient=True)
    assert api is not None
    assert said[0].endswith("That one counts.")
