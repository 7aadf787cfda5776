"""`gen docs`, `gen samples`, and the skill that travels in a package."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from tests.unit.cli.conftest import CONFIG, SPEC, Shell

HOSTILE = """\
openapi: 3.1.0
info: {title: Pets, version: "1"}
servers: [{url: "https://pets.example"}]
paths:
  /index:
    get:
      operationId: listIndex
      responses:
        "204": {description: Nothing.}
  /index/it's/{id}:
    get:
      operationId: getIt
      tags: [index]
      summary: "<script>alert(1)</script> # not a heading"
      description: "```\\nnot code\\n```\\n\\n- [x](javascript:x)"
      parameters:
        - {name: id, in: path, required: true, schema: {type: string, pattern: "^[a-z]{3}$"}}
      responses:
        "200": {description: It., content: {text/plain: {schema: {type: string}}}}
        "404": {description: "`None` | there"}
"""


@pytest.fixture
def hostile(shell: Shell) -> Shell:
    """A document whose texts look like markup."""
    (shell.folder / "gen.toml").unlink()
    shell.write("pets.yaml", HOSTILE)
    return shell


def test_pages_are_brought_up_to_date(shell: Shell) -> None:
    assert shell.gen("docs").code == 0
    pages = shell.folder / "sdk/docs/pages"
    assert {each.name for each in pages.iterdir()} == {"index.md", "pets.md"}
    text = (pages / "pets.md").read_text()
    assert "## retrieve" in text
    assert "- `pet_id`, `str`, required" in text
    assert 'result = client.pets.retrieve("pet-id-1")' in text
    assert "(pets.md)" in (pages / "index.md").read_text()
    assert "is up to date" in shell.gen("docs").out
    shell.write(
        "pets.yaml", SPEC.replace("[pets]", "[cats]").replace("/pets/", "/cats/")
    )
    assert shell.gen("docs").code == 0
    assert {each.name for each in pages.iterdir()} == {"index.md", "cats.md"}


def test_a_page_that_was_edited_stays(shell: Shell) -> None:
    shell.gen("docs", "--folder", "site")
    page = shell.folder / "site/pages/pets.md"
    page.write_text("mine")
    shell.write("pets.yaml", SPEC.replace("Return a pet.", "Give a pet."))
    ran = shell.gen("docs", "--folder", "site")
    assert ran.code == 1
    assert "warning[file-edited]" in ran.err
    assert page.read_text() == "mine"


def test_text_of_a_document_is_no_markup(hostile: Shell) -> None:
    ran = hostile.gen("docs", "pets.yaml", "--package", "acme", "--folder", "site")
    assert ran.code == 0
    pages = hostile.folder / "site/pages"
    assert {each.name for each in pages.iterdir()} == {
        "index.md",
        "index-resource.md",
        "index_it_s.md",
    }
    text = (pages / "index_it_s.md").read_text()
    assert "\\<script\\>" in text
    assert not re.search(r"^# not|^```$\n^not code", text, re.MULTILINE)
    assert "\\[x\\](javascript:x)" in text
    assert "\\`None\\` \\| there" in text


def test_samples_are_an_overlay_of_the_document(hostile: Shell) -> None:
    printed = hostile.gen("samples", "pets.yaml", "--package", "acme")
    assert printed.code == 0
    hostile.write("samples.yaml", printed.out)
    ran = hostile.gen("overlay", "pets.yaml", "--overlay", "samples.yaml")
    assert (ran.code, ran.err) == (0, "")
    operation = yaml.safe_load(ran.out)["paths"]["/index/it's/{id}"]["get"]
    (sample,) = operation["x-codeSamples"]
    assert sample["lang"] == "Python"
    assert sample["source"] == (
        'from acme import Acme\n\nclient = Acme()\nresult = client.index.it.s.retrieve("aaa")\n'
        "print(result)\n"
    )


def test_of_several_apis_one_is_named(shell: Shell) -> None:
    shell.write("gen.toml", CONFIG + '[apis.cats]\nspec = "pets.yaml"\n')
    assert shell.gen("samples").code == 2
    assert shell.gen("samples", "--api", "dogs").code == 2
    ran = shell.gen("samples", "--api", "cats")
    assert ran.code == 0
    assert "from acme.cats import Cats" in ran.out


def test_what_an_overlay_does_not_reach_is_said(shell: Shell) -> None:
    spec = yaml.safe_load(SPEC)
    paths = spec["paths"]
    other = paths["/pets/{petId}"]
    paths["/pets/{petId}"] = {"$ref": "other.yaml#/item"}
    shell.write(
        "other.yaml", yaml.safe_dump({"item": other}).replace("'#/", "'pets.yaml#/")
    )
    shell.write("pets.yaml", yaml.safe_dump(spec))
    ran = shell.gen("samples")
    assert ran.code == 1
    assert "warning[samples-elsewhere]" in ran.err
    assert "error[samples-none]" in ran.err


def test_the_skill_is_where_tools_look_for_it(shell: Shell) -> None:
    assert shell.gen("build").code == 0
    folder = shell.folder / "sdk/acme/.agents/skills/acme"
    head = (folder / "SKILL.md").read_text().split("---")[1]
    front = yaml.safe_load(head)
    assert front["name"] == folder.name
    assert 0 < len(front["description"]) <= 1024
    text = (folder / "references/api.md").read_text()
    links = re.findall(r'href="([^"]+)"', text)
    assert links
    for each in links:
        assert (folder / "references" / each).resolve().is_file(), each
    for each in re.findall(r"\]\(([^)]+)\)", (folder / "SKILL.md").read_text()):
        assert (folder / each).is_file()


def test_every_method_has_its_example_in_the_index(shell: Shell) -> None:
    shell.gen("build")
    text = Path(shell.folder / "sdk/api.md").read_text()
    assert '  result = client.pets.retrieve("pet-id-1")\n  print(result.name)\n' in text


@pytest.mark.parametrize("name", ["pets.json", "pets.yaml"])
def test_nothing_hides_in_what_an_overlay_changes(shell: Shell, name: str) -> None:
    hidden = "\x7f\x9b1m\u202eeno\U000e0041"
    document = yaml.safe_load((shell.folder / "pets.yaml").read_text())
    document["info"]["title"] = f"Pets {hidden}"
    is_json = name.endswith(".json")
    shell.write(name, json.dumps(document) if is_json else yaml.safe_dump(document))
    action = {"target": "$.info", "update": {"summary": "é"}}
    overlay = {"overlay": "1.0.0", "info": {"title": "x", "version": "1"}}
    shell.write("o.json", json.dumps({**overlay, "actions": [action]}))
    ran = shell.gen("overlay", name, "--overlay", "o.json")
    assert not set("\x7f\x9b\u202e\U000e0041") & set(ran.out)
    changed = (json.loads if is_json else yaml.safe_load)(ran.out)["info"]
    assert (changed["title"], changed["summary"]) == (f"Pets {hidden}", "é")
