"""The commands, from arguments to exit code."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from sdkwright import pipeline
from sdkwright.cli import exit_codes

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Shell


def test_build_makes_a_package_and_says_so(shell: Shell) -> None:
    ran = shell.gen("build")
    assert ran.code == exit_codes.DONE
    assert ran.out.startswith("sdk: ")
    assert " new (" in ran.out
    assert ran.err == ""
    assert (shell.folder / "sdk/acme/pets/__init__.py").is_file()
    assert (shell.folder / "sdk/gen.lock").is_file()


@pytest.mark.parametrize(
    "arguments",
    [
        ("build", ""), ("build", "--out", ""), ("lint", "--fix", ""), ("diff", "", ""),
        ("overlay", "--overlay", ""), ("runtime", "--out", ""), ("explain", ""),
    ],
)  # fmt: skip
def test_what_is_empty_is_not_taken_for_nothing(
    shell: Shell, arguments: tuple[str, ...]
) -> None:
    before = shell.times()
    ran = shell.gen(*arguments)
    assert (ran.code, ran.out) == (exit_codes.USAGE, "")
    assert "It is empty" in ran.err
    assert shell.times() == before


def test_a_second_build_writes_nothing(shell: Shell) -> None:
    shell.gen("build")
    before = shell.times()
    ran = shell.gen("build")
    assert (ran.code, ran.out) == (0, "sdk is up to date.\n")
    assert shell.times() == before


def test_an_unchanged_build_reads_no_document(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.gen("build")
    monkeypatch.setattr(pipeline, "decided", lambda *_, **__: pytest.fail("read"))
    assert shell.gen("build").out == "sdk is up to date.\n"


@pytest.mark.parametrize(
    "change",
    [
        lambda shell: shell.edit("pets.yaml", "Return a pet.", "Return one."),
        lambda shell: shell.edit("gen.toml", 'package = "acme"', 'package = "other"'),
        lambda shell: shell.edit("gen.toml", "spec =", 'client = "Zoo"\nspec ='),
        lambda shell: (shell.folder / "sdk/acme/pets/client.py").unlink(),
        lambda shell: (shell.folder / "sdk/gen.lock").unlink(),
        lambda shell: shell.write("sdk/gen.lock", "nonsense"),
    ],
)
def test_a_build_after_a_change_makes_what_a_fresh_one_makes(
    shell: Shell, change: object
) -> None:
    shell.gen("build")
    assert callable(change)
    change(shell)
    assert shell.gen("check").code == exit_codes.FAULT
    assert shell.gen("build").code == exit_codes.DONE
    assert shell.gen("check").code == exit_codes.DONE
    # The README names the folder, so the fresh build goes to the same one.
    (shell.folder / "sdk").rename(shell.folder / "changed")
    assert shell.gen("build").code == exit_codes.DONE
    texts = {
        folder: {
            path.relative_to(shell.folder / folder): path.read_bytes()
            for path in (shell.folder / folder).rglob("*")
            if path.is_file()
        }
        for folder in ("changed", "sdk")
    }
    assert texts["changed"] == texts["sdk"]


def test_check_lists_what_differs_and_writes_nothing(shell: Shell) -> None:
    shell.gen("build")
    shell.edit("pets.yaml", "name: {type: string}", "name: {type: integer}")
    before = {path: t for path, t in shell.times().items() if ".cache" not in path}
    ran = shell.gen("check")
    after = {path: t for path, t in shell.times().items() if ".cache" not in path}
    assert ran.code == exit_codes.FAULT
    assert "sdk is out of date; run `gen build`:" in ran.out
    assert "changed        acme/pets/types/pet.py  +1 -1" in ran.out
    assert after == before


def test_check_finds_an_edit(shell: Shell) -> None:
    shell.gen("build")
    shell.edit("sdk/acme/pets/client.py", "import", "import re\nimport")
    ran = shell.gen("check")
    assert ran.code == exit_codes.FAULT
    assert "edited by hand acme/pets/client.py" in ran.out


def test_an_edited_file_is_kept_until_forced(shell: Shell) -> None:
    shell.gen("build")
    shell.write("sdk/acme/pets/client.py", "mine = 1\n")
    ran = shell.gen("build")
    assert ran.code == exit_codes.DONE
    assert "warning[file-edited]: acme/pets/client.py" in ran.err
    assert "gen build --force" in ran.err
    assert "1 warning" in ran.err
    assert shell.gen("build", "--force").code == exit_codes.DONE
    assert shell.gen("check").code == exit_codes.DONE


def test_what_an_edit_keeps_out_is_named(shell: Shell) -> None:
    shell.gen("build")
    path = "sdk/acme/pets/resources/pets.py"
    (shell.folder / path).write_text((shell.folder / path).read_text() + "\n# mine\n")
    assert shell.gen("build").code == exit_codes.DONE
    shell.edit("pets.yaml", "operationId: getPet", "operationId: getPet\n    # new")
    shell.edit(
        "pets.yaml",
        "components:",
        "  /pets:\n    delete:\n      operationId: clearPets\n      tags: [pets]\n"
        "      responses: {'204': {description: Done.}}\ncomponents:",
    )
    for _ in range(2):  # it stays so until somebody does something about it
        ran = shell.gen("build")
        assert ran.code == exit_codes.FAULT
        assert "It lacks Pets.clear" in ran.err
        assert "up to date" not in ran.out
    ran = shell.gen("build", "--force")
    assert ran.code == exit_codes.DONE
    assert "warning[file-overwritten]: acme/pets/resources/pets.py" in ran.err
    assert shell.gen("check").code == exit_codes.DONE


@pytest.mark.parametrize(
    "length", ["60", pytest.param("120", marks=pytest.mark.corpus)]
)
def test_the_layout_of_another_formatter_is_no_edit(shell: Shell, length: str) -> None:
    shell.gen("build")
    command = ("ruff", "format", "-q", "--isolated", f"--line-length={length}", "sdk")
    subprocess.run([sys.executable, "-m", *command], cwd=shell.folder, check=True)
    for path in (shell.folder / "sdk").rglob("*.pyi"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert shell.gen("check").code == exit_codes.DONE
    assert "is up to date" in shell.gen("build").out
    shell.edit("pets.yaml", "name: {type: string}", "name: {type: integer}")
    ran = shell.gen("build")
    assert ran.code == exit_codes.DONE
    assert "edited" not in ran.out + ran.err
    assert "name: int" in (shell.folder / "sdk/acme/pets/types/pet.py").read_text()


def test_files_with_conflict_markers_are_written_anew(shell: Shell) -> None:
    shell.gen("build")
    path = shell.folder / "sdk/acme/pets/types/pet.py"
    good = path.read_text()
    other = good.replace("name: str", "name: int")
    path.write_text(f"<<<<<<< ours\n{good}=======\n{other}>>>>>>> theirs\n")
    lock = shell.folder / "sdk/gen.lock"
    lines = lock.read_text().split("\n")
    lock.write_text(
        "\n".join(["<<<<<<< a", *lines[:9], "=======", ">>>>>>> b", *lines[9:]])
    )
    ran = shell.gen("build")
    assert ran.code == exit_codes.DONE
    assert "warning[file-conflict]: acme/pets/types/pet.py" in ran.err
    assert "warning[file-conflict]: gen.lock" in ran.err
    assert path.read_text() == good
    path.write_text(f"<<<<<<< ours\n{good}mine = 1\n=======\n{other}>>>>>>> theirs\n")
    ran = shell.gen("build")
    assert "holds conflict markers of a merge, and was edited by hand" in ran.err


def test_a_fault_in_a_document_leaves_the_output_alone(shell: Shell) -> None:
    shell.gen("build")
    before = {path: t for path, t in shell.times().items() if "sdk" in path}
    shell.edit("pets.yaml", "#/components/schemas/Pet", "#/components/schemas/Dog")
    ran = shell.gen("build")
    after = {path: t for path, t in shell.times().items() if "sdk" in path}
    assert ran.code == exit_codes.FAULT
    assert "error[reference-not-found]" in ran.err
    assert "pets.yaml:18:" in ran.err
    assert "sdk is as it was." in ran.out
    assert after == before


def test_a_missing_document_is_a_fault(shell: Shell) -> None:
    (shell.folder / "pets.yaml").unlink()
    for command in ("build", "check", "validate"):
        ran = shell.gen(command)
        assert ran.code == exit_codes.FAULT
        assert "error[file-not-found]" in ran.err


def test_one_document_needs_no_configuration(shell: Shell) -> None:
    (shell.folder / "gen.toml").unlink()
    arguments = ("pets.yaml", "--out", "out dir", "--package", "zoo")
    assert shell.gen("build", *arguments).code == exit_codes.DONE
    assert (shell.folder / "out dir/zoo/client.py").is_file()
    assert (shell.folder / "out dir/pyproject.toml").is_file()
    assert shell.gen("check", *arguments).code == exit_codes.DONE
    assert shell.gen("build", "pets.yaml").code == exit_codes.DONE
    assert (shell.folder / "generated/pets/client.py").is_file()


@pytest.mark.parametrize(
    "arguments",
    [
        ["--nonsense"],
        ["nonsense"],
        ["build", "--nonsense"],
        ["build", "--format", "xml"],
        ["build", "--config", "nowhere.toml"],
        ["build", "pets.yaml", "--config", "gen.toml"],
        ["build", "pets.yaml", "--package", "a-b"],
        ["build", "pets.yaml", "--package", "../x"],
        ["explain"],
    ],
)
def test_wrong_usage(shell: Shell, arguments: list[str]) -> None:
    ran = shell.gen(*arguments)
    assert ran.code == exit_codes.USAGE
    assert "Error: " in ran.err


def test_without_a_configuration_the_way_on_is_said(shell: Shell) -> None:
    (shell.folder / "gen.toml").unlink()
    ran = shell.gen("build")
    assert ran.code == exit_codes.USAGE
    assert "gen build SPEC --out DIR --package NAME" in ran.err


def test_a_fault_in_the_configuration_is_wrong_usage(shell: Shell) -> None:
    shell.write("gen.toml", CONFIG_WITH_A_FAULT)
    ran = shell.gen("build")
    assert ran.code == exit_codes.USAGE
    assert "Did you mean `package`?" in ran.err
    assert "gen.toml" in ran.err


CONFIG_WITH_A_FAULT = 'packege = "a"\nspec = "pets.yaml"\n'


@pytest.mark.parametrize("out", ["pets.yaml", "pets.yaml/inner"])
def test_an_output_that_cannot_be_is_said_in_words(shell: Shell, out: str) -> None:
    for command in ("build", "check"):
        ran = shell.gen(command, "--out", out)
        assert ran.code == exit_codes.FAULT
        assert "error[output]" in ran.err
        assert "Traceback" not in ran.err


def test_a_bug_of_ours_is_owned_up_to(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError("oops")

    monkeypatch.setattr(pipeline, "build", broken)
    ran = shell.gen("build")
    assert ran.code == exit_codes.BUG
    assert "a bug of sdkwright" in ran.err
    assert "KeyError: 'oops'" in ran.err
    assert "SDKWRIGHT_TRACEBACK=1" in ran.err
    assert "Traceback" not in ran.err
    monkeypatch.setenv("SDKWRIGHT_TRACEBACK", "1")
    with pytest.raises(KeyError):
        shell.gen("build")


def test_stopping_is_no_bug(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "build", stopped)
    assert shell.gen("build").code == 130


def test_validate_gives_the_validators_result(shell: Shell) -> None:
    ran = shell.gen("validate")
    assert (ran.code, ran.out) == (0, "1 document is valid.\n")
    assert shell.gen("validate", "pets.yaml", "--format", "json").json["validator"] == {
        "pets": "valid"
    }


def test_names_settled_anew_are_those_of_a_first_build(shell: Shell) -> None:
    assert shell.gen("build").code == 0
    fresh = {path: path.read_bytes() for path in (shell.folder / "sdk").rglob("*.py")}
    lock = shell.folder / "sdk/gen.lock"
    lock.write_text(
        re.sub(r'"(Pet\w*)"$', r'"Old\1"', lock.read_text(), flags=re.MULTILINE)
    )
    assert shell.gen("build", "--force").code == 0
    assert (shell.folder / "sdk/acme/pets/types/old_pet.py").exists()
    ran = shell.gen("build", "--rename")
    assert ran.code == 0
    assert "pets.types.OldPet -> pets.types.Pet" in ran.out
    now = {path: path.read_bytes() for path in (shell.folder / "sdk").rglob("*.py")}
    assert now == fresh
