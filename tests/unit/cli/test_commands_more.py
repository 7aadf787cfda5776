"""What commands say and how they end."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sdkwright import pipeline
from sdkwright.cli import exit_codes
from sdkwright.emit.lock import load

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Shell


ROOT = Path(__file__).parents[3]


def test_validate_refuses_what_is_wrong(shell: Shell) -> None:
    shell.edit("pets.yaml", "title: Pets, ", "")
    ran = shell.gen("validate", "--format", "json")
    assert ran.code == exit_codes.FAULT
    assert not ran.json["ok"]
    first, *_ = ran.json["diagnostics"]
    assert (first["api"], first["severity"]) == ("pets", "error")
    assert (first["file"], first["line"]) == ("pets.yaml", 2)


def test_json_holds_everything_that_text_holds(shell: Shell) -> None:
    built = shell.gen("build", "--format", "json")
    assert built.code == exit_codes.DONE
    assert built.json["command"] == "build"
    assert built.json["ok"] is True
    paths = {change["path"]: change["kind"] for change in built.json["changes"]}
    assert paths["gen.lock"] == "add"
    assert set(load(shell.folder / "sdk").files) == set(paths) - {"gen.lock"}
    shell.edit("pets.yaml", "name: {type: string}", "name: {type: integer}")
    checked = shell.gen("check", "--format", "json").json
    assert checked["ok"] is False
    assert checked["validator"] == {"pets": "valid"}
    assert {
        "path": "acme/pets/types/pet.py",
        "kind": "change",
        "added": 1,
        "removed": 1,
        "missing": [],
    } in checked["changes"]


def test_github_shows_findings_beside_the_lines(shell: Shell) -> None:
    shell.edit("pets.yaml", "#/components/schemas/Pet", "#/components/schemas/Dog")
    ran = shell.gen("build", "--format", "github")
    assert ran.code == exit_codes.FAULT
    assert ran.out.startswith("::error file=pets.yaml,line=18,")


def test_explain_points_to_the_document(shell: Shell) -> None:
    shell.gen("build")
    index = shell.folder / "sdk/acme/pets/operations.json"
    method = "pets.retrieve" if "pets.retrieve" in index.read_text() else "pets.get"
    ran = shell.gen("explain", method)
    assert ran.code == exit_codes.DONE
    assert f"pets.{method}  (method)" in ran.out
    assert "pets.yaml:7:5  #/paths/~1pets~1{petId}/get" in ran.out
    target = Path("sdk/acme/pets/resources/pets.py")
    assert f"  in    {target}:" in ran.out
    (entry,) = shell.gen("explain", "Pet.name", "--format", "json").json["entries"]
    assert entry["kind"] == "field"
    assert entry["line"] == 25
    line = Path(entry["output"]).read_text().splitlines()[entry["output_line"] - 1]
    assert line.strip().startswith("name: str")


def test_explain_suggests_what_was_meant(shell: Shell) -> None:
    ran = shell.gen("explain", "pets.types.Pett")
    assert ran.code == exit_codes.FAULT
    assert "Did you mean pets.types.Pet" in ran.out


def test_help_is_there_at_once() -> None:
    """Nothing heavy is imported before a command runs."""
    code = (
        "import sys\n"
        "from sdkwright.cli import exit_codes, main as cli\n"
        "code = cli.run(['--help'])\n"
        "heavy = {'black', 'jinja2', 'yaml', 'rich', 'jsonschema_rs', 'asyncio',"
        " 'openapi_spec_validator', 'sdkwright.pipeline', 'sdkwright.code_frame'}\n"
        "print(sorted(heavy & {*sys.modules}), code)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    assert done.stdout.splitlines()[-1] == "[] 0"


def test_a_reader_that_goes_away_is_no_bug(shell: Shell) -> None:
    command = f"{sys.executable} -m sdkwright explain pets | true"
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=shell.folder,
        env={**os.environ, "PYTHONPATH": str(ROOT / "generator")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_are_no_bug(shell: Shell, closed: str) -> None:
    command = f"{sys.executable} -m sdkwright build {closed}"
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=shell.folder,
        env={**os.environ, "PYTHONPATH": str(ROOT / "generator")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == exit_codes.DONE, done.stderr
    assert shell.gen("check").code == exit_codes.DONE


def test_a_full_disk_under_our_own_words_is_no_bug(shell: Shell) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("needs /dev/full")
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "sdkwright", "build"],
            cwd=shell.folder,
            env={**os.environ, "PYTHONPATH": str(ROOT / "generator")},
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert "a bug of sdkwright" not in done.stderr
    assert "No space left on device" in done.stderr
    assert shell.gen("check").code == exit_codes.DONE


def test_notes_are_counted_and_shown_on_demand(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = pipeline.spell

    def noting(*arguments: Any) -> object:
        reports = arguments[-1]
        reports["pets"].note("a-note", "Something was understood.")
        return real(*arguments)

    monkeypatch.setattr(pipeline, "spell", noting)
    built = shell.gen("build")
    assert "a-note" not in built.err
    assert built.err == "1 note; `gen validate` shows the notes\n"
    assert "note[a-note]" in shell.gen("validate").err
    (note,) = shell.gen("check", "--format", "json").json["diagnostics"]
    assert note["code"] == "a-note"


def test_the_output_depends_on_nothing_around_it(shell: Shell) -> None:
    """Not on the hash seed, the locale, the time zone, the terminal, or the folder."""
    texts: list[dict[str, bytes]] = []
    for number, variables in enumerate(
        (
            {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "UTC", "COLUMNS": "40"},
            {
                "PYTHONHASHSEED": "2",
                "LC_ALL": "C.UTF-8",
                "TZ": "Asia/Tokyo",
                "HOME": "/",
            },
        )
    ):
        folder = shell.folder / f"place {number}"
        folder.mkdir()
        (folder / "pets.yaml").write_text((shell.folder / "pets.yaml").read_text())
        subprocess.run(
            [sys.executable, "-m", "sdkwright", "build", "pets.yaml"],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT / "generator"), **variables},
            check=True,
            capture_output=True,
        )
        texts.append(
            {
                path.relative_to(folder).as_posix(): path.read_bytes()
                for path in folder.rglob("*")
                if path.is_file()
            }
        )
    assert texts[0] == texts[1]


def test_names_in_a_foreign_lock_do_not_become_code(shell: Shell) -> None:
    shell.gen("build")
    lock = shell.folder / "sdk/gen.lock"
    good = {
        path: path.read_bytes() for path in (shell.folder / "sdk/acme").rglob("*.py")
    }
    text = lock.read_text()
    evil = re.sub(r'^( ".*": )"\w+"$', r'\1"x = eval(1)"', text, flags=re.MULTILINE)
    evil = re.sub(r"^run .*\n", "", evil, flags=re.MULTILINE)
    assert evil.count("eval") > 3
    lock.write_text(evil)
    assert shell.gen("build").code == exit_codes.DONE
    assert good == {path: path.read_bytes() for path in good}
    assert lock.read_text() == text
