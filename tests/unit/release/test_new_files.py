"""Files that are written once."""

from __future__ import annotations

from pathlib import Path

import pytest
from sdkwright.release import NewFile, write_new


def test_what_is_there_is_kept(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("mine")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    files = [NewFile(path=each, text="new") for each in ("a.md", "b/c/d.md", "link")]
    written = write_new(tmp_path, files)
    assert (written.made, written.kept) == (("b/c/d.md",), ("a.md", "link"))
    assert (tmp_path / "a.md").read_text() == "mine"
    assert (tmp_path / "b/c/d.md").read_text() == "new"
    assert not (tmp_path / "nowhere").exists()


def test_no_folder_that_is_a_link_is_passed(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    inside = tmp_path / "in"
    inside.mkdir()
    (inside / ".github").symlink_to(tmp_path / "out")
    with pytest.raises(NotADirectoryError, match="in the way"):
        write_new(inside, [NewFile(path=".github/workflows/ci.yml", text="x")])
    assert not list((tmp_path / "out").iterdir())


def test_only_what_is_expected_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a"
    for before, after in ((b"ours", "new"), (b"ours, changed", "ours, changed")):
        path.write_bytes(before)
        write_new(tmp_path, [NewFile(path="a", text="new", replaces=b"ours")])
        assert path.read_text() == after
