"""What a build leaves for the next one, and who is not believed."""

from __future__ import annotations

import os
import pickle
import shutil
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from sdkwright import config as configuration, pipeline
from sdkwright.diagnostics import Diagnostic, Report, Severity
from sdkwright.emit import lock
from sdkwright.ir import AmendableDocs, Audience, Docs, amendable
from sdkwright.kept import builds, records
from sdkwright.kept.records import StrangeError, read, written
from sdkwright.kept.seal import secret_for
from sdkwright.read.documents import cache_folder
from sdkwright.source import Pointer

from tests.unit.test_memory import DOCUMENT, files_of

if TYPE_CHECKING:
    from pathlib import Path


class Project:
    """A document and its package, built by one process after the other."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.stages: set[str] = set()
        monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        monkeypatch.delenv("CI", raising=False)
        monkeypatch.setattr(builds, "_MANY_FILES", 1)
        monkeypatch.setattr(builds, "_LARGE", range(100_000))
        monkeypatch.setattr(builds, "aside", lambda work: work())
        self.text = DOCUMENT
        self.build()

    def build(self, *, out: str = "out", title: str = "Pets") -> None:
        """Write the document and build."""
        (self.folder / "s.yaml").write_text(self.text, encoding="utf-8")
        path = self.folder / "gen.toml"
        path.write_text(
            f'package = "pets"\nspec = "s.yaml"\nout = "{out}"\nclient = "{title}"\n'
        )
        config = configuration.load(path, Report())
        assert config is not None
        self.stages.clear()
        made = pipeline.build(
            config,
            {each.name: Report() for each in config.apis},
            lambda what, *_: self.stages.add(what.split()[0]),
            force=False,
            rename=lock.Rename.NOTHING,
        )
        assert made is not None

    def edit(self, old: str, new: str, **how: str) -> bool:
        """Edit and build; return whether it went on where the last build ended."""
        assert old in self.text
        self.text = self.text.replace(old, new)
        self.build(**how)
        return "reading" not in self.stages

    def proven(self, old: str, new: str) -> bool:
        """Edit likewise, and see that the package is what one from nothing is."""
        names = lock.load(self.folder / "out").names
        recalled = self.edit(old, new)
        fresh = self.folder / "fresh"
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir()
        (fresh / lock.FILE_NAME).write_text(lock.dump(lock.Lock(names=names)))
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("CI", "true")
            self.build(out="fresh")
        assert files_of(self.folder / "out") == files_of(fresh)
        return recalled

    @property
    def kept(self) -> list[Path]:
        """What is kept of builds."""
        folder = cache_folder() / "builds"
        return sorted(folder.iterdir()) if folder.is_dir() else []


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project that was built once."""
    return Project(tmp_path, monkeypatch)


def test_words_are_read_again_alone_by_another_process(project: Project) -> None:
    assert project.proven("All of them.", "Every one.")
    before = [path.stat().st_mtime_ns for path in project.kept]
    assert project.proven("Every one.", "All, \u2192 page by page.")
    assert project.proven("Its name.", "What it is called.")
    assert project.proven("List pets.", "List animals.")
    assert [path.stat().st_mtime_ns for path in project.kept] == before


def test_many_edits_are_kept_once_more(project: Project) -> None:
    before = [path.stat().st_mtime_ns for path in project.kept]
    for old, new in (
        ("All of them.", "All."),
        ("Its name.", "What it is called."),
        ("List pets.", "List animals."),
        ("One of them.", "One animal."),
        ("Sorts of pets.", "Which sort."),
        ("An animal.", "Something that lives."),
    ):
        assert project.edit(old, new)
    assert project.proven("All.", "All of them.")
    assert [path.stat().st_mtime_ns for path in project.kept] != before
    assert project.edit("One animal.", "One.")


def test_names_that_change_keep_nothing(project: Project) -> None:
    assert not project.proven("{name: kind,", "{name: sort,")
    assert not project.kept
    assert not project.edit("All of them.", "All.")
    assert project.proven("All.", "Every one.")


def test_names_that_stay_are_kept(project: Project) -> None:
    assert not project.proven("[cat, dog]", "[cat, dog, bird]")
    assert project.proven("All of them.", "All.")


def test_an_edit_that_nobody_sees_is_kept_as_well(project: Project) -> None:
    assert not project.edit("openapi: 3.1.0", "x-note: 1\nopenapi: 3.1.0")
    assert project.edit("All of them.", "All.")


def test_small_packages_keep_nothing(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(builds, "_MANY_FILES", 10_000)
    project.build(out="small")
    assert len(project.kept) == 1
    monkeypatch.setattr(builds, "_MANY_FILES", 1)
    monkeypatch.setattr(builds, "_LARGE", range(100_000, 200_000))
    project.build(out="other")
    assert len(project.kept) == 1


def test_it_is_for_the_same_configuration(project: Project) -> None:
    assert not project.edit("All of them.", "All.", title="Animals")


def test_it_is_for_the_same_program(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "version", "4.0")
    assert not project.edit("All of them.", "All.")


def test_what_is_kept_is_nobody_elses_to_read(project: Project) -> None:
    modes = {path.stat().st_mode & 0o777 for path in project.kept}
    assert modes == {0o600}
    assert (cache_folder() / "key").stat().st_mode & 0o777 == 0o600


class Evil:
    """Does something as soon as it is read."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        """Return what is called."""
        return os.mkdir, ("evil",)


def _copy_of_key() -> None:
    """Let the key be a copy of itself, as it comes out of an archive."""
    key = cache_folder() / "key"
    shutil.copy2(key, key.with_name("copy"))
    key.with_name("copy").replace(key)


@pytest.mark.parametrize(
    "change",
    ["flipped", "short", "empty", "evil", "others may write", "linked", "folder",
     "key is gone", "key is readable", "key is short", "key is a link", "key is a copy"],
)  # fmt: skip
def test_what_somebody_else_may_have_written_is_not_read(
    project: Project, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, key = project.kept[0], cache_folder() / "key"
    data = path.read_bytes()
    match change:
        case "flipped":
            path.write_bytes(data[:-9] + bytes([data[-9] ^ 1]) + data[-8:])
        case "short":
            path.write_bytes(data[: len(data) // 2])
        case "empty":
            path.write_bytes(b"")
        case "evil":
            path.write_bytes(data.partition(b"\n")[0] + b"\n" + pickle.dumps(Evil()))
        case "others may write":
            path.chmod(0o666)
        case "linked":
            path.rename(path.with_name("elsewhere"))
            path.symlink_to("elsewhere")
        case "folder":
            path.unlink()
            path.mkdir()
        case "key is gone":
            key.unlink()
        case "key is readable":
            key.chmod(0o644)
        case "key is short":
            key.write_bytes(key.read_bytes()[:8])
        case "key is a link":
            key.rename(key.with_name("elsewhere"))
            key.symlink_to("elsewhere")
        case _:
            _copy_of_key()
    monkeypatch.chdir(project.folder)
    monkeypatch.setattr(records, "read", _never)
    assert not project.edit("All of them.", "All.")
    assert not (project.folder / "evil").exists()


def _never(_data: bytes) -> object:
    raise AssertionError("it was read")


def test_where_there_is_no_next_build_nothing_is_kept(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    project.build(out="other")
    assert len(project.kept) == 1
    assert not project.edit("All of them.", "All.")


def test_another_purpose_is_another_secret(project: Project) -> None:
    assert secret_for("a") == secret_for("a") != secret_for("b") != b""
    assert project.kept


def test_of_many_folders_the_last_are_kept(project: Project) -> None:
    for number in range(6):
        project.build(out=f"out{number}")
    assert len(project.kept) == 4


def test_records_are_what_they_were() -> None:
    found = Diagnostic(
        code="a", severity=Severity.NOTE, message="b", pointer=Pointer(("c",))
    )
    docs = amendable(Docs(summary="One."), Audience())
    again = read(written([found, {found}, docs, docs]))
    assert isinstance(again, list)
    first, known, one, other = again
    assert first == found
    assert known == {found}
    assert isinstance(one, AmendableDocs)
    assert one is other
    assert one == docs
    assert repr(one) == repr(docs) == repr(Docs(summary="One."))
    assert pickle.loads(pickle.dumps(found)) == found


@dataclass(frozen=True, slots=True)
class Foreign:
    """A record that is none of the generator's."""

    value: int


@pytest.mark.parametrize("value", [Foreign(1), Evil(), os.mkdir, pytest.raises])
def test_nothing_but_records_is_read(value: object) -> None:
    try:
        data = written(value)
    except StrangeError:
        return
    with pytest.raises(StrangeError):
        read(data)


def test_functions_are_not_written() -> None:
    with pytest.raises(StrangeError):
        written([lambda: 1])
