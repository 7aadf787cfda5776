"""`gen init DOCUMENT` writes a configuration that changes nothing, and says what was seen."""

from __future__ import annotations

import io
import re
import tomllib
from pathlib import Path

import pytest
from sdkwright.cli.main import run

from tests.unit.config.made import PETS


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "gen.lock"
    }


def test_the_package_is_that_of_no_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "openapi.yaml").write_text(PETS)
    monkeypatch.chdir(tmp_path)
    assert run(["build", "openapi.yaml", "--package", "acme"]) == 0
    plain = tree(tmp_path / "generated")
    (tmp_path / "generated").rename(tmp_path / "before")
    assert run(["init", "openapi.yaml", "--package", "acme"]) == 0
    assert run(["build"]) == 0
    assert tree(tmp_path / "generated") == plain
    text = (tmp_path / "gen.toml").read_text()
    assert tomllib.loads(text) == {
        "package": "acme",
        "spec": "openapi.yaml",
        "strict": True,
    }
    # What stands in comments is a configuration as well.
    assert '# "production" = "https://{region}.acme.test"' in text
    assert "# listPets: page by `page` (doubtful, inferred from `page`)" in text
    assert "# username, ACME_USERNAME: security scheme basic" in text
    assert "# pets: 3 (" in text
    assert "# the client itself: 1" in text


def test_a_file_that_is_called_like_any_other_is_named_for_its_title(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    titled = re.sub(r"title: [^,}\n]+", "title: AcmeAI API", PETS)
    assert titled != PETS
    (tmp_path / "openapi.yaml").write_text(titled)
    (tmp_path / "pets.yaml").write_text(titled)
    monkeypatch.chdir(tmp_path)
    assert run(["init", "pets.yaml"]) == 0
    assert tomllib.loads((tmp_path / "gen.toml").read_text())["package"] == "pets"
    (tmp_path / "gen.toml").unlink()
    assert run(["init", "openapi.yaml"]) == 0
    text = (tmp_path / "gen.toml").read_text()
    assert tomllib.loads(text)["package"] == "acmeai"
    assert '# client = "AcmeAI"' in text
    (tmp_path / "gen.toml").unlink()
    (tmp_path / "generated" / "openapi").mkdir(parents=True)
    assert run(["init", "openapi.yaml"]) == 0
    assert tomllib.loads((tmp_path / "gen.toml").read_text())["package"] == "openapi"


@pytest.mark.parametrize(
    ("file", "title", "package"),
    [
        ("acme-23.0.1.yaml", "Whatever there is to call here", "acme"),
        ("payments.yaml", "Acme Payments API", "acme_payments"),
        ("acme.yaml", "Acme Payments API", "acme"),
        ("stable.yaml", "Acme's API", "acme"),
    ],
)
def test_a_version_in_a_name_of_a_file_says_nothing_and_a_title_whose_it_is(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    file: str,
    title: str,
    package: str,
) -> None:
    titled = re.sub(r"title: [^,}\n]+", lambda _: f'title: "{title}"', PETS)
    (tmp_path / file).write_text(titled)
    monkeypatch.chdir(tmp_path)
    assert run(["init", file]) == 0
    assert tomllib.loads((tmp_path / "gen.toml").read_text())["package"] == package


def test_what_it_suggests_can_be_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "openapi.yaml").write_text(PETS)
    monkeypatch.chdir(tmp_path)
    assert run(["init", "openapi.yaml", "--package", "acme"]) == 0
    lines = (tmp_path / "gen.toml").read_text().splitlines()
    plain = [
        line.removeprefix("# ")
        for line in lines
        if not line.startswith("#") or " = " in line or line.startswith("# [")
    ]
    (tmp_path / "gen.toml").write_text("\n".join(plain))
    assert run(["build"]) == 0, plain
    assert "ACME_USERNAME" in (tmp_path / "generated/acme/client.py").read_text()


@pytest.mark.parametrize(
    ("name", "text"),
    [("gen.toml", "# mine\n"), ("pyproject.toml", "[tool.gen]\n# mine\n")],
)
def test_a_configuration_that_is_there_stays(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
    text: str,
) -> None:
    (tmp_path / "openapi.yaml").write_text(PETS)
    (tmp_path / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    assert run(["init", "openapi.yaml"]) == 1
    assert (tmp_path / name).read_text() == text
    assert f"There is a configuration here: {name}" in "".join(capsys.readouterr())
    assert {path.name for path in tmp_path.iterdir()} == {"openapi.yaml", name}


def test_a_link_in_its_place_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "openapi.yaml").write_text(PETS)
    (tmp_path / "gen.toml").symlink_to(tmp_path / "elsewhere.toml")
    monkeypatch.chdir(tmp_path)
    assert run(["init", "openapi.yaml"]) == 1
    assert not (tmp_path / "elsewhere.toml").exists()


def test_faults_are_told_and_not_made_errors(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = PETS.replace("'200': {$ref: '#/components/responses/Pet'}", "'200': 3", 1)
    broken = broken.replace(
        "title: Pets", 'title: "Pets\\n[tool]\\nx = 1\\u0007 [names]"'
    )
    (tmp_path / "openapi.yaml").write_text(broken)
    monkeypatch.chdir(tmp_path)
    assert run(["init", "openapi.yaml", "--package", "acme"]) == 0
    text = (tmp_path / "gen.toml").read_text()
    assert "# strict = true" in text.splitlines()
    assert "#   doubtful: " in text or "# doubtful: " in text
    assert tomllib.loads(text) == {"package": "acme", "spec": "openapi.yaml"}
    assert run(["build"]) == 0


def test_what_only_strict_builds_refuse_is_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = PETS.replace("{type: integer}", "{type: integer, default: many}", 1)
    assert wrong != PETS
    (tmp_path / "openapi.yaml").write_text(wrong)
    monkeypatch.chdir(tmp_path)
    assert run(["init", "openapi.yaml", "--package", "acme"]) == 0
    text = (tmp_path / "gen.toml").read_text()
    assert "# doubtful: The default 'many' is not of the type integer." in text
    assert "strict" not in tomllib.loads(text)
    assert run(["build"]) == 0


def test_there_must_be_a_document_or_a_service(tmp_path: Path) -> None:
    assert run(["init"]) == 2
    assert run(["init", "-"]) == 2
    assert run(["init", str(tmp_path / "none.yaml")]) == 1


class Terminal(io.StringIO):
    """Somebody who types."""

    def isatty(self) -> bool:
        return True


def asked(text: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """Run `gen init` with somebody before it who types a text."""
    (folder / "pets.yaml").write_text(PETS)
    (folder / "notes.yaml").write_text("a: list\n")
    monkeypatch.chdir(folder)
    monkeypatch.setattr("sys.stdin", Terminal(text))
    return run(["init"])


def test_on_a_terminal_it_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = "\nnot a name\njson\nacme\nsdk\nMIT\ny\n"
    assert asked(answers, tmp_path, monkeypatch) == 0
    said = capsys.readouterr().out
    assert "The OpenAPI document, a file or a URL [pets.yaml]" in said
    assert "What the package is imported by [pets]" in said
    found = tomllib.loads((tmp_path / "gen.toml").read_text())
    assert found == {
        "package": "acme",
        "spec": "pets.yaml",
        "out": "sdk",
        "license": "MIT",
        "strict": True,
        "core": ["testing"],  # the tests that come with it need a fake server
    }
    assert (tmp_path / ".github/workflows/ci.yml").is_file()
    assert run(["build"]) == 0
    assert (tmp_path / "sdk/acme/client.py").is_file()


def test_returns_take_what_is_offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert asked("\n\n\n\n\n", tmp_path, monkeypatch) == 0
    found = tomllib.loads((tmp_path / "gen.toml").read_text())
    assert found == {
        "package": "pets",
        "spec": "pets.yaml",
        "out": "generated",
        "strict": True,
    }
    assert not (tmp_path / ".github").exists()


def test_the_folder_that_was_named_is_written_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "openapi.yaml").write_text(PETS)
    monkeypatch.chdir(tmp_path)
    assert run(["init", "openapi.yaml", "--package", "acme", "--out", "sdk"]) == 0
    assert tomllib.loads((tmp_path / "gen.toml").read_text())["out"] == "sdk"


def test_the_folder_that_references_reach_is_written_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    owner = "        '200': {$ref: '../common.yaml#/Pet'}\n"
    (tmp_path / "api").mkdir()
    (tmp_path / "api/openapi.yaml").write_text(
        PETS.replace("        '200': {$ref: '#/components/responses/Pet'}\n", owner)
    )
    (tmp_path / "common.yaml").write_text("Pet: {description: a pet}\n")
    monkeypatch.chdir(tmp_path)
    command = ["api/openapi.yaml", "--package", "acme"]
    assert run(["init", *command]) == 1
    assert "--root" in capsys.readouterr().err
    assert run(["init", *command, "--root", "."]) == 0
    assert tomllib.loads((tmp_path / "gen.toml").read_text())["root"] == "."
    assert run(["build"]) == 0
    assert run(["build", *command, "--root", "."]) == 0
    assert (
        run(["build", *command, "--root", str(tmp_path / "api/.." / "generated")]) == 2
    )
    assert run(["build", "--root", "."]) == 2
