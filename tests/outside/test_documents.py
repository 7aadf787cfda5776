"""Documents of others that were refused, or that became something else than they say."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.corpus.shared import needs
from tests.outside.documents_support import Built, build, case, gen

pytestmark = needs("cases")


def is_black(built: Built) -> bool:
    """Whether black leaves what was generated as it is; the core is checked as our source."""
    files = [
        str(path)
        for path in (built.out / "acme").rglob("*.py*")
        if "_core" not in path.parts and path.suffix in {".py", ".pyi"}
    ]
    command = [sys.executable, "-m", "black", "--check", "-q", *files]
    return bool(files) and subprocess.run(command, check=False).returncode == 0


def test_an_undeclared_path_parameter_is_a_string(tmp_path: Path) -> None:
    built = build(tmp_path, case("documents/02"))
    assert built.code == 0
    assert "warning[path-parameter-undeclared]" in built.said
    assert "A string is assumed." in built.said
    assert "team_id: str" in "".join(
        path.read_text() for path in (built.out / "acme/resources").glob("*.py")
    )
    (part,) = built.index()["skipped"]
    assert part["pointer"] == "#/paths/~1teams~1{teamId}~1members/get"


def test_strict_refuses_the_same_document(tmp_path: Path) -> None:
    built = build(tmp_path, case("documents/02"), "--strict")
    assert built.code == 1
    assert "error[path-parameter-undeclared]" in built.said
    assert not (built.out / "acme").exists()
    assert gen(tmp_path, "validate", case("documents/02")).code == 1


def test_what_is_excluded_need_not_be_right(tmp_path: Path) -> None:
    (tmp_path / "gen.toml").write_text(
        f'out = "out"\npackage = "acme"\nspec = "{case("documents/02")}"\nstrict = true\n'
        'exclude = { operation_ids = ["bad"] }\n'
    )
    built = gen(tmp_path, "build")
    assert built.code == 0, built.said
    assert "path-parameter" not in built.said


def test_an_operation_without_responses_gives_nothing(tmp_path: Path) -> None:
    built = build(tmp_path, case("documents/05"))
    assert built.code == 0
    assert "'responses' must not be empty." in built.said
    assert {each["python"] for each in built.index()["operations"]} >= {
        "output"
    } or all(each["python"] for each in built.index()["operations"])


def test_examples_in_an_object_are_left_out(tmp_path: Path) -> None:
    built = build(tmp_path, case("documents/06"))
    assert built.code == 0
    assert "'examples' must be a list, not an object. It is left out." in built.said


def test_an_operation_with_a_reference_to_nothing_is_skipped(tmp_path: Path) -> None:
    built = build(tmp_path, case("reports/15"))
    assert built.code == 0
    assert built.skipped() == {
        "getA": "The reference '#/components/schemas/Nope' leads nowhere."
    }
    assert "GET /a" in built.said
    assert "--strict makes them errors" in built.said


@pytest.mark.parametrize("name", ["documents/01", "documents/04", "reports/07"])
def test_the_output_is_as_black_has_it(tmp_path: Path, name: str) -> None:
    built = build(tmp_path, case(name))
    assert built.code == 0
    assert is_black(built)


def test_names_and_texts_of_other_scripts_stand_as_they_are(tmp_path: Path) -> None:
    built = build(tmp_path, case("reports/07"))
    source = built.text("types/用户.py")
    assert '"""Ein Käufer \u2013 Größe."""' in source
    assert 'Literal["größe", "klein"]' in source
    assert "姓名: str" in source
    # Paths come first, in any script; the tag names what has only its own segment.
    names = {each["path"]: each["python"] for each in built.index()["operations"]}
    assert names == {
        "/用户/{编号}": "用户.retrieve",
        "/users": "users.list",
        "/i": "用户管理.i",
    }
    program = "import acme; print(acme.types.用户_.__name__, type(acme.types.用户_))"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=built.out, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_a_description_is_whole(tmp_path: Path) -> None:
    source = build(tmp_path, case("documents/11")).text("client.py")
    assert "[...]" not in source
    assert "it is possible to [add new game IDs" in source


def test_a_tag_called_resources_hides_no_module(tmp_path: Path) -> None:
    source = build(tmp_path, case("documents/19")).text("client.py")
    assert "from . import resources as resources_" in source
    assert "def tags(self) -> resources_.Tags:" in source


def test_an_id_is_a_base_behind_a_property(tmp_path: Path) -> None:
    built = build(tmp_path, case("documents/c-03"), "--strict")
    assert built.code == 0, built.said
