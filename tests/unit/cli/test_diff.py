"""`gen diff`: each kind of side, each format, and what cannot be compared."""

from __future__ import annotations

import subprocess
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.unit.cli.conftest import SPEC

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.cli.conftest import Shell

TYPED = ("name: {type: string}", "name: {type: integer}")


def git(folder: Path, *arguments: str) -> None:
    names = ("-c", "user.name=someone", "-c", "user.email=someone@example.org")
    command = ("git", *names, *arguments)
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


def commit(shell: Shell) -> None:
    git(shell.folder, "init", "-q", "-b", "main")
    git(shell.folder, "add", ".")
    git(shell.folder, "commit", "-qm", "all")


def test_documents_are_compared_with_the_last_build(shell: Shell) -> None:
    shell.gen("build")
    assert shell.gen("diff").out == "Nothing differs for users.\n"
    shell.edit("pets.yaml", *TYPED)
    ran = shell.gen("diff")
    assert ran.code == 0
    assert ran.out == (
        "Breaks your code\n"
        "  types.Pet.name: str -> int\n"
        "Version: 0.1.0 -> 0.2.0 (minor)\n"
    )
    assert shell.gen("diff", "--fail-on", "breaking").code == 1


def test_faulty_parts_are_skipped_as_builds_do(shell: Shell) -> None:
    shell.gen("build")
    reference = '"#/components/schemas/Pet"'
    shell.edit("pets.yaml", reference, '"#/components/schemas/Gone"')
    ran = shell.gen("diff")
    assert ran.code == 1
    assert "cannot be built: pets.yaml:" in ran.err
    failed = shell.gen("overlay")
    assert (failed.code, failed.out) == (1, "")
    shell.edit("gen.toml", "strict = true", "")
    ran = shell.gen("diff")
    assert ran.code == 0
    assert "pets.retrieve: was removed" in ran.out
    assert ran.err.startswith("what would be built now: ")
    assert "skipped or assumed" in ran.err
    assert shell.gen("overlay").code == 0


def test_a_build_says_the_same(shell: Shell) -> None:
    shell.gen("build")
    shell.edit("pets.yaml", *TYPED)
    ran = shell.gen("build")
    assert "Breaks your code\n  pets.types.Pet.name: str -> int\n" in ran.out


def test_a_revision_is_read_from_git(shell: Shell) -> None:
    reference = '"parts/all.yaml#/Pet"'
    shell.edit("pets.yaml", '"#/components/schemas/Pet"', reference)
    (shell.folder / "parts").mkdir()
    pet = "Pet: {type: object, required: [name], properties: {name: {type: string}}}"
    shell.write("parts/all.yaml", pet)
    commit(shell)
    shell.write("parts/all.yaml", pet.replace("string", "integer"))
    ran = shell.gen("diff", "main", "--lines")
    assert "types.Pet.name: str -> int  (" in ran.out
    assert "parts/all.yaml:1:1)" in ran.out
    # What is gone is shown where it was.
    shell.edit("pets.yaml", f"{{$ref: {reference}}}", "{type: string}")
    ran = shell.gen("diff", "main", "--lines")
    assert "types.Pet: was removed" in ran.out
    assert "main:parts/all.yaml:1:1)" in ran.out


@pytest.mark.parametrize("name", ["nosuch", "-x", "--help=", "a b", "main:pets.yaml"])
def test_unknown_revisions_are_refused(shell: Shell, name: str) -> None:
    commit(shell)
    ran = shell.gen("diff", "--", name)
    assert ran.code == 1
    assert "git knows no such revision" in ran.err


def test_without_a_repository_a_name_is_no_revision(shell: Shell) -> None:
    ran = shell.gen("diff", "main")
    assert ran.code == 1
    assert "there is no git repository" in ran.err


def test_folders_and_wheels(shell: Shell) -> None:
    shell.gen("build")
    wheel = shell.folder / "acme-1-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for path in (shell.folder / "sdk/acme").rglob("*.json"):
            archive.write(path, path.relative_to(shell.folder / "sdk"))
    shell.edit("pets.yaml", *TYPED)
    for side in (str(wheel), "sdk", "sdk/acme", "sdk/acme/pets"):
        ran = shell.gen("diff", side)
        assert "types.Pet.name: str -> int" in ran.out, side


def test_packages_of_other_generators_are_named(shell: Shell) -> None:
    (shell.folder / "other").mkdir()
    shell.write("other/__init__.py", "")
    wheel = shell.folder / "other-1-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("other/__init__.py", "")
    shell.write("broken.whl", "no archive")
    for side, words in (
        ("other", "gen parity"),
        (str(wheel), "gen parity"),
        ("broken.whl", "is not a wheel"),
    ):
        ran = shell.gen("diff", side)
        assert ran.code == 1
        assert words in ran.err


def test_a_hostile_surface_is_refused(shell: Shell) -> None:
    shell.gen("build")
    shell.write("sdk/acme/pets/surface.json", '{"surface": 1, "methods": []}')
    ran = shell.gen("diff")
    assert ran.code == 1
    assert "is not a surface" in ran.err


def test_two_documents_need_no_configuration(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (shell.folder / "pets.yaml").read_text()
    shell.write("new.yaml", text.replace(*TYPED))
    other = (
        text.replace("pets.example", "cars.example")
        .replace("/pets", "/cars")
        .replace("Pet", "Car")
    )
    shell.write("other.yaml", other.replace("tags: [pets]", "tags: [cars]"))
    shell.write("bad.yaml", "openapi: 4.1.0")
    (shell.folder / "gen.toml").unlink()
    monkeypatch.chdir(shell.folder)
    assert (
        "types.Pet.name: str -> int" in shell.gen("diff", "pets.yaml", "new.yaml").out
    )
    ran = shell.gen("diff", "pets.yaml", "other.yaml")
    assert ran.code == 1
    assert "describe different APIs" in ran.err
    ran = shell.gen("diff", "bad.yaml", "new.yaml")
    assert "bad.yaml cannot be built" in ran.err
    assert shell.gen("diff", "pets.yaml").code == 2


def test_formats(shell: Shell) -> None:
    shell.gen("build")
    shell.edit("pets.yaml", *TYPED)
    found = shell.gen("diff", "--format", "json").json
    assert found["step"] == "minor"
    assert found["findings"][0]["impact"] == "code"
    assert found["findings"][0]["operations"] == ["GET /pets/{petId}"]
    assert found["findings"][0]["place"].startswith("pets.yaml:")
    said = shell.gen("diff", "--format", "github").out
    assert said.startswith("::error file=pets.yaml,line=")
    assert shell.gen("diff", "--format", "commit").out == (
        "feat(types)!: types.Pet.name: str -> int\n"
        "\n"
        "- types.Pet.name: str -> int\n"
        "\n"
        "BREAKING CHANGE: types.Pet.name: str -> int\n"
    )
    said = shell.gen("diff", "--format", "markdown").out
    assert "### Breaks your code\n\n- `types.Pet.name`: str -\\> int\n" in said


def test_a_guide_says_what_there_is_to_do(shell: Shell) -> None:
    shell.gen("build")
    assert "There is nothing to do" in shell.gen("diff", "--format", "guide").out
    shell.edit("pets.yaml", "name: {type: string}", "title: {type: string}")
    shell.edit("pets.yaml", "required: [name]", "required: [title]")
    said = shell.gen("diff", "--format", "guide").out
    assert said.startswith("# To 0.2.0\n\n## Change your code\n\n- [ ] `")
    assert "mypy --strict" in said


def test_a_credential_that_travels_otherwise_breaks_calls(shell: Shell) -> None:
    old = shell.write("old.yaml", f"{SPEC}{SCHEME}security: [{{key: []}}]\n")
    text = old.read_text().replace(
        "type: apiKey, in: header, name: X-Key", "type: http, scheme: bearer"
    )
    shell.write("new.yaml", text)
    said = shell.gen("diff", "old.yaml", "new.yaml")
    assert "Breaks a call" in said.out
    assert (
        "is sent as bearer authentication now, not as the header parameter X-Key"
        in said.out
    )
    assert "Nothing differs" in shell.gen("diff", "old.yaml", "old.yaml").out


SCHEME = """\
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
"""
