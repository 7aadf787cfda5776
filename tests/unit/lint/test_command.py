"""`gen lint` as people run it: formats, exit codes, ignored rules and the overlay of fixes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from sdkwright.cli import main as cli

from tests.unit.lint.documents import changed, good, written

if TYPE_CHECKING:
    from pathlib import Path

BORN = "components: {schemas: {Pet: {properties: {born: {format: null, example: '2020-02-29'}}}}}"
SLASH = "servers: [{url: 'https://pets.test/v1/'}]"
CONFIG = 'package = "acme"\nspec = "pets.yaml"\n'


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Run a command; return its exit code, and what it printed."""
    code = cli.run([*arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_text_says_how_many_methods_a_rule_hurts_and_why(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(folder, changed(BORN))
    code, out, _ = run(capsys, "lint", "pets.yaml")
    assert code == 0
    assert "warning[format-missing]  1 place, 1 of 1 methods\n  why " in out
    assert "(--fix)" in out
    assert out.endswith("1 warning; --fix FILE proposes 1 change.\n")


def test_a_document_without_findings_says_so(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(folder, good())
    assert run(capsys, "lint", "pets.yaml")[:2] == (0, "Nothing found.\n")


def test_many_findings_of_a_rule_are_counted(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = good()
    for number in range(300):
        document["components"]["schemas"]["Pet"]["properties"][f"p{number}"] = {
            "type": "string", "description": "d", "enum": ["a", "a"],
        }  # fmt: skip
    written(folder, document)
    _, out, _ = run(capsys, "lint", "pets.yaml")
    assert "warning[enum-repeated]  300 places" in out
    assert "... and 292 more" in out
    assert len(out.splitlines()) < 20


def test_the_exit_code_is_that_of_the_severity_asked_for(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(folder, changed(BORN))
    assert run(capsys, "lint", "pets.yaml", "--fail-on", "warning")[0] == 1
    written(folder, changed(SLASH))
    assert run(capsys, "lint", "pets.yaml", "--fail-on", "warning")[0] == 0
    assert run(capsys, "lint", "pets.yaml", "--fail-on", "note")[0] == 1
    (folder / "pets.yaml").write_text("openapi: 3.1.0\npaths: [", "utf-8")
    assert run(capsys, "lint", "pets.yaml")[0] == 1
    assert run(capsys, "lint")[0] == 2


def test_what_is_ignored_needs_a_reason(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(folder, changed(BORN))
    ignore = '[lint]\nignore = { "format-missing" = "the server is wrong" }\n'
    (folder / "gen.toml").write_text(CONFIG + ignore, "utf-8")
    code, out, _ = run(capsys, "lint", "--fail-on", "note")
    assert (code, out) == (
        0,
        "format-missing: 1 ignored: the server is wrong\nNothing found.\n",
    )
    (folder / "gen.toml").write_text(
        CONFIG + '[lint]\nignore = {"format-missing" = " "}\n'
    )
    code, _, err = run(capsys, "lint")
    assert (code, "is not a reason" in err) == (2, True)


def test_ignoring_what_is_no_rule_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(folder, good())
    (folder / "gen.toml").write_text(
        CONFIG + '[lint]\nignore = { "format-mising" = "a", "tag-missing" = "b" }\n',
        "utf-8",
    )
    _, _, err = run(capsys, "lint")
    assert "warning[ignore-unknown]" in err
    assert "Did you mean `format-missing`?" in err
    assert "note[ignore-unused]" in err


def test_json_and_github_name_each_place(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(folder, changed(BORN))
    found = json.loads(run(capsys, "lint", "pets.yaml", "--format", "json")[1])
    (only,) = found["diagnostics"]
    assert (only["code"], only["methods"], only["fixable"]) == (
        "format-missing",
        1,
        True,
    )
    assert found["rules"][0]["places"] == 1
    out = run(capsys, "lint", "pets.yaml", "--format", "github")[1]
    assert out.startswith(f"::warning file=pets.yaml,line={only['line']},col=")


def fixed(folder: Path) -> dict[str, Any]:
    """Return the overlay that was written."""
    found: dict[str, Any] = yaml.safe_load((folder / "fix.yaml").read_text("utf-8"))
    return found


def test_fixes_are_an_overlay_that_takes_the_findings_away(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = changed(BORN)
    document["servers"] = [{"url": "https://pets.test/v1/"}]
    written(folder, document)
    code, out, _ = run(capsys, "lint", "pets.yaml", "--fix", "fix.yaml")
    assert code == 0
    assert (
        'fix.yaml is new: 2 fixes in 2 actions. Try it: overlays = ["fix.yaml"]' in out
    )
    assert {each["target"] for each in fixed(folder)["actions"]} == {
        "$['components']['schemas']['Pet']['properties']['born']",
        "$['servers'][0]",
    }
    asked = ("lint", "pets.yaml", "--overlay", "fix.yaml", "--fail-on", "note")
    assert run(capsys, *asked)[0] == 0
    again = run(capsys, *asked, "--fix", "fix.yaml")
    assert "not written: there is nothing to propose" in again[1]


def test_an_overlay_in_use_gets_more_actions_and_keeps_its_comments(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(folder, changed(BORN))
    (folder / "fix.yaml").write_text(
        "overlay: 1.0.0\ninfo: {title: Mine, version: '1'}\nactions:\n  # important\n"
        "  - target: $.info\n    update: {description: Pets.}\n",
        "utf-8",
    )
    options = ("lint", "pets.yaml", "--overlay", "fix.yaml", "--fix", "fix.yaml")
    assert "was there, and has got more: 1 fix in 1 action." in run(capsys, *options)[1]
    assert "# important" in (folder / "fix.yaml").read_text("utf-8")
    assert [each["target"] for each in fixed(folder)["actions"]] == [
        "$.info",
        "$['components']['schemas']['Pet']['properties']['born']",
    ]


def test_fixes_that_follow_from_others_are_written_at_once(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    met = "met: {type: string, description: m, example: 2024-05-01}"
    changes = (
        f"{{Pet: {{properties: {{{met}}}}}, Problem: {{properties: {{{met}}}}},"
        " Other: {type: object, properties: {met: {type: string, description: m}}}}"
    )
    written(folder, changed(f"{{components: {{schemas: {changes}}}}}"))
    out = run(capsys, "lint", "pets.yaml", "--fix", "fix.yaml")[1]
    assert "is new: 2 fixes in 2 actions." in out
    assert "1 fix in 1 action more follow from these, and are in it." in out
    assert fixed(folder)["actions"][-1]["target"] == (
        "$['components']['schemas']['Other']['properties']['met']"
    )
    again = ("lint", "pets.yaml", "--overlay", "fix.yaml", "--fix", "fix.yaml")
    assert "not written: there is nothing to propose" in run(capsys, *again)[1]


@pytest.mark.parametrize("text", ["mine: true\n", "overlay: 1.0.0\nactions: []\n"])
def test_other_files_are_left_alone(
    folder: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    written(folder, changed(BORN))
    (folder / "fix.yaml").write_text(text, "utf-8")
    code, _, err = run(capsys, "lint", "pets.yaml", "--fix", "fix.yaml")
    assert (code, "is not applied to the document" in err) == (2, True)
    assert (folder / "fix.yaml").read_text("utf-8") == text


def test_explain_prints_the_page_of_a_rule(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "explain", "union-undiscriminated")
    assert code == 0
    assert out.startswith("union-undiscriminated  (warning)\n  what  ")
    assert "Schema/UnionDiscriminatorMissing" in out


def test_documents_with_errors_are_looked_at_as_text(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = changed(SLASH)
    document["paths"]["/pets"]["get"]["parameters"] = [{"$ref": "other.yaml#/x"}]
    document["components"]["schemas"]["Pet"]["properties"]["name"] = {
        "$ref": "../a.yaml"
    }
    written(folder, document)
    code, out, _ = run(capsys, "lint", "pets.yaml")
    assert code == 1
    assert "The document has errors" in out
    assert "server-trailing-slash" in out
