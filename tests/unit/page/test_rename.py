"""A name in the configuration: one line, and all the rest as it was."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest
from sdkwright.page.rename import RenameError, renaming, save

KEY = "#/paths/~1pets/get"
START = "# Ours.\npackage = 'acme'   # so\nspec = \"a.yaml\"\n"


def renamed(
    folder: Path,
    text: str,
    *,
    api: str = "",
    name: str = "gen.toml",
    to: str = "pets.all",
) -> str:
    path = folder / name
    path.write_bytes(text.encode())
    found = renaming(path, api, [KEY, "listPets"], to)
    save(found)
    after = path.read_bytes().decode()
    old = set(text.splitlines())
    assert len([line for line in after.splitlines() if line and line not in old]) <= 2
    return after


@pytest.mark.parametrize(
    ("more", "end"),
    [
        ("", f'\n[names]\n"{KEY}" = "pets.all"\n'),
        ("[names]\n", f'[names]\n"{KEY}" = "pets.all"\n'),
        ("[names]", f'[names]\n"{KEY}" = "pets.all"\n'),
        ("[names]\na = 'b.c'\n\n[exclude]\ntags = ['x']\n",
         f"[names]\na = 'b.c'\n\"{KEY}\" = \"pets.all\"\n\n[exclude]\ntags = ['x']\n"),
        (f'[names]\n"{KEY}" = "a.b"  # why\n', f'[names]\n"{KEY}" = "pets.all"  # why\n'),
        ("[names]\nlistPets = 'a.b'\nx = 'y.z'\n",
         '[names]\nlistPets = "pets.all"\nx = \'y.z\'\n'),
        ("names = {a = 'b.c'}\n", f"names = {{ a = 'b.c', \"{KEY}\" = \"pets.all\" }}\n"),
        ("names = {}  # none\n", f'names = {{ "{KEY}" = "pets.all" }}  # none\n'),
        ("[[x]]\n", None),
    ],
)  # fmt: skip
def test_the_line_goes_where_it_belongs(
    more: str, end: str | None, tmp_path: Path
) -> None:
    if end is None:
        with pytest.raises(RenameError):
            renamed(tmp_path, START + more)
        return
    assert renamed(tmp_path, START + more) == START + end


def test_projects_and_several_apis(tmp_path: Path) -> None:
    text = (
        "[project]\nname = 'x'\n\n[tool.gen]\npackage = 'acme'\n\n"
        "[tool.gen.apis.one]\nspec = 'a.yaml'\n\n[tool.black]\nline-length = 88\n"
    )
    after = renamed(tmp_path, text, api="one", name="pyproject.toml")
    found = tomllib.loads(after)["tool"]["gen"]["apis"]["one"]
    assert found == {"spec": "a.yaml", "names": {KEY: "pets.all"}}
    assert after.startswith(text)


def test_line_ends_and_permissions_stay(tmp_path: Path) -> None:
    path = tmp_path / "gen.toml"
    path.write_bytes(START.replace("\n", "\r\n").encode())
    path.chmod(0o640)
    save(renaming(path, "", [KEY], "pets.all"))
    assert b"\n" not in path.read_bytes().replace(b"\r\n", b"")
    assert path.stat().st_mode & 0o777 == 0o640
    assert os.listdir(tmp_path) == ["gen.toml"]


@pytest.mark.parametrize("to", ["", "a b", "class.x", "a..b", "1.a", "pets.all\n[x]"])
def test_no_names_are_refused(to: str, tmp_path: Path) -> None:
    with pytest.raises(RenameError, match="Python path|must be|name"):
        renamed(tmp_path, START, to=to)
    assert (tmp_path / "gen.toml").read_text() == START


def test_what_cannot_be_edited_is_said_with_the_line(tmp_path: Path) -> None:
    text = f"{START}names.a = 'b.c'\n"
    with pytest.raises(RenameError, match="edited by hand") as raised:
        renamed(tmp_path, text)
    assert f'[names] "{KEY}" = "pets.all"' in str(raised.value)
    assert (tmp_path / "gen.toml").read_text() == text


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "gen.toml"
    path.write_text(START)
    found = renaming(path, "", [KEY], "pets.all")
    assert found.difference[-1] == f'+"{KEY}" = "pets.all"'
    path.write_text(START + "# mine\n")
    with pytest.raises(RenameError, match="meantime"):
        save(found)
    assert path.read_text() == START + "# mine\n"
    path.unlink()
    with pytest.raises(RenameError, match="cannot be"):
        save(found)
