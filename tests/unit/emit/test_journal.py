"""A journal that somebody made up: nothing outside the output folder is ever touched."""

from __future__ import annotations

import json
import os
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given, strategies as st
from sdkwright.emit import journal as journals
from sdkwright.emit.lock import OutputError, digest_text, dump, load as load_lock
from sdkwright.emit.write import opened

from tests.effort import examples
from tests.unit.emit.support import NEW, OLD, build, contents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sdkwright.ir.types import Json

DIGEST: Final = digest_text("victim\n")
TIMES: Final = examples(500, few=200)


@dataclass(frozen=True, slots=True)
class Scene:
    """An output folder, and what stands beside it."""

    folder: Path

    @property
    def out(self) -> Path:
        """The output folder."""
        return self.folder / "out"

    @property
    def victim(self) -> Path:
        """A file that no build has to do with."""
        return self.folder / "victim"

    def stage(self, journal: Json, name: str = ".gen-000000000000000f") -> Path:
        """Leave a folder with a journal, as a build would that was killed."""
        stage = self.out / name
        (stage / "new").mkdir(parents=True)
        (stage / "journal").write_text(json.dumps(journal))
        return stage

    def outside(self) -> dict[str, tuple[int, int, int, str]]:
        """Everything that is not in the output folder, with its inode, mode and time."""
        found: dict[str, tuple[int, int, int, str]] = {}
        for path in sorted(self.folder.rglob("*")):
            if not path.is_relative_to(self.out):
                status = path.lstat()
                text = path.read_text() if path.is_file() else ""
                # The folder that holds the output folder may get a new time with it.
                name = path.relative_to(self.folder).as_posix()
                found[name] = (status.st_ino, status.st_mode, status.st_mtime_ns, text)
        return found


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    """A built package with files of somebody else beside it."""
    return make_scene(tmp_path)


def make_scene(folder: Path) -> Scene:
    """Build a package in a folder that also holds what must not be touched."""
    scene = Scene(folder)
    build(scene.out, OLD)
    scene.victim.write_text("victim\n")
    (folder / "tree").mkdir()
    (folder / "tree/inner").write_text("victim\n")
    return scene


def plain(**parts: Json) -> dict[str, Json]:
    """A journal that has nothing to do but for some parts."""
    return {"trees": {}, "files": {}, "remove": [], **parts}


NAMES = [
    "../victim", "pkg/../../victim", "pkg/../../tree", "..", ".", "", "/", "a/b",
    "/etc/hostname", "a\\..\\..\\victim", "C:victim", "C:\\victim", "\\\\host\\share\\x",
    "//host/x", "victim\0", "a\nb", "\u202evictim", " ..", ".. ", "...", "x.", ".git",
    ".gen-y", "NUL:", "\ud800", "*", "~/x:",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("part", ["trees", "files", "remove"])
def test_a_name_that_no_build_writes_is_refused(
    scene: Scene, part: str, name: str
) -> None:
    entries: dict[str, Json] = {"trees": {name: 0}, "files": {name: DIGEST}}
    scene.stage(plain(**{part: entries.get(part, [name])}))
    refused(scene, "which no build writes")


@pytest.mark.parametrize(
    "journal",
    [
        [], 1, None, "x", {}, {"trees": {}},
        plain(trees=[]), plain(files=[]), plain(remove={}), plain(remove="pkg"),
        plain(trees={"pkg": "1"}), plain(trees={"pkg": True}), plain(trees={"pkg": 1.0}),
        plain(files={"README.md": 1}), plain(remove=[1]), plain(remove=[["x"]]),
        plain(remove=["gen.lock"]), plain(trees={"gen.lock": 1}),
        plain(files={"README.md": ""}, remove=["README.md"]),
    ],
)  # fmt: skip
def test_what_has_not_the_form_of_a_journal_is_refused(
    scene: Scene, journal: Json
) -> None:
    scene.stage(journal)
    refused(scene, "form of a journal")


def _link_new(scene: Scene, stage: Path) -> None:
    (stage / "new").rmdir()
    (stage / "new").symlink_to(scene.folder)


def _link_old(scene: Scene, stage: Path) -> None:
    (stage / "old").symlink_to(scene.folder)


def _link_tree(scene: Scene, stage: Path) -> None:
    (stage / "new/tree").symlink_to(scene.folder / "tree")


def _link_place(scene: Scene, stage: Path) -> None:
    (scene.out / "tree").symlink_to(scene.folder / "tree")


def _link_file(scene: Scene, stage: Path) -> None:
    (stage / "new/victim").symlink_to(scene.victim)


def _link_journal(scene: Scene, stage: Path) -> None:
    (stage / "journal").rename(scene.folder / "journal")
    (stage / "journal").symlink_to(scene.folder / "journal")


def _pipe_journal(_: Scene, stage: Path) -> None:
    (stage / "journal").unlink()
    os.mkfifo(stage / "journal")


@pytest.mark.parametrize(
    "plant",
    [
        _link_new,
        _link_old,
        _link_tree,
        _link_place,
        _link_file,
        _link_journal,
        _pipe_journal,
    ],
)
def test_a_link_on_the_way_is_refused(
    scene: Scene, plant: Callable[[Scene, Path], None]
) -> None:
    stage = scene.stage(plain(trees={"tree": 1}, files={"victim": ""}))
    plant(scene, stage)
    refused(scene, "journal")


def refused(scene: Scene, why: str) -> None:
    """Build: the journal is refused with words, and nothing at all has changed."""
    outside, inside = scene.outside(), contents_of(scene.out)
    with pytest.raises(OutputError, match=why) as caught:
        build(scene.out, NEW)
    assert ".gen-000000000000000f" in str(caught.value)
    assert scene.outside() == outside
    assert contents_of(scene.out) == inside


def contents_of(folder: Path) -> dict[str, str]:
    """Every file of a folder that can be read, with the lock."""
    found = {
        path.name: path.read_text()
        for path in folder.rglob("*")
        if path.is_file() and not path.is_symlink()
    }
    return {**found, "lock": (folder / "gen.lock").read_text()}


def test_a_good_journal_is_refused_together_with_a_bad_one(scene: Scene) -> None:
    stage = scene.stage(plain(remove=["README.md"]), ".gen-000000000000000a")
    scene.stage(plain(remove=["../victim"]))
    refused(scene, "which no build writes")
    assert stage.exists()


@pytest.mark.parametrize("text", ["", "{", '{"trees": {}, "files"', "[" * 100_000])
def test_a_journal_that_was_cut_off_is_cleared_up(scene: Scene, text: str) -> None:
    (scene.stage({}) / "journal").write_text(text)
    build(scene.out, NEW)
    assert contents(scene.out) == NEW
    assert journals.leftovers(scene.out) == ()


def test_links_in_the_place_of_a_leftover_are_left_alone(scene: Scene) -> None:
    (scene.out / ".gen-000000000000000f").symlink_to(scene.folder / "tree")
    before = scene.outside()
    build(scene.out, NEW)
    assert scene.outside() == before
    assert (scene.out / ".gen-000000000000000f").is_symlink()


@given(st.text(st.characters(exclude_categories=())))
def test_names_of_a_journal_that_mean_the_folder_itself(name: str) -> None:
    if journals._is_plain(name):
        assert os.path.normpath(os.path.join("/out", name)) == f"/out/{name}"
        assert os.path.dirname(f"/out/{name}") == "/out"
        assert not {*name} & {"\0", "\\", ":", "/"}


def lines_of(chance: random.Random, names: list[str]) -> str:
    """A lock with lines of ours and of somebody else."""
    digests = [DIGEST, digest_text("b = 1\n"), "x", ""]
    found = [
        f"file {chance.choice(digests)} {'0' * 32} {chance.choice(names)}".replace(
            "\n", ""
        )
        for _ in range(chance.randrange(4))
    ]
    found += [f"names {json.dumps(chance.choice(names))}", ' "a": "../b"']
    return "\n".join(found).encode(errors="replace").decode() + "\n"


def journal_of(chance: random.Random, names: list[str], scene: Scene) -> Json:
    """A journal of random names, with values that often fit what is there."""

    left = chance.sample(names, len(names))

    def some() -> Iterator[str]:
        return (left.pop() for _ in range(min(chance.randrange(3), len(left))))

    inodes = [path.stat().st_ino for path in (scene.out / "pkg", scene.folder / "tree")]
    trees: dict[str, Json] = {name: chance.choice([0, *inodes]) for name in some()}
    files: dict[str, Json] = {
        name: chance.choice(["", "?", DIGEST, digest_text("old\n")]) for name in some()
    }
    journal = plain(trees=trees, files=files, remove=[*some()])
    if chance.random() < 0.1:
        journal[chance.choice([*journal])] = chance.choice([None, 1, "x", [[]]])
    return journal


def plant(chance: random.Random, scene: Scene, stage: Path, names: list[str]) -> None:
    """Leave files, folders and links below a leftover, and in the output folder."""
    tops = [stage / "new", stage / "old", scene.out]
    targets = [scene.victim, scene.folder / "tree", scene.folder]
    for _ in range(chance.randrange(4)):
        path = chance.choice(tops) / chance.choice(names)
        inside = os.path.normpath(path).startswith(f"{scene.out}/")
        if not inside or "\0" in str(path) or not str(path).isprintable():
            continue
        if os.path.lexists(path) or not path.parent.is_dir():
            continue
        match chance.randrange(3):
            case 0:
                path.symlink_to(chance.choice(targets))
            case 1:
                path.write_text("planted\n")
            case _:
                path.mkdir()


@pytest.mark.parametrize("part", range(5))
def test_random_journals_and_locks_touch_nothing_outside(
    tmp_path: Path, part: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Flushing is for power cuts, and takes most of the time.
    monkeypatch.setattr("sdkwright.emit.system.flush", lambda _paths: None)
    chance = random.Random(20260101 + part)
    ends = {"refused": 0, "built": 0}
    for number in range(TIMES // 5):
        scene = make_scene(tmp_path / str(number))
        absolute = [str(scene.victim), str(scene.folder / "tree")]
        # Mostly only names that a journal may have, with what they lead to.
        names = ["pkg", "README.md", "api.md", "gone.md", "gen.lock", "tree", "victim"]
        if chance.random() < 0.3:
            names += [*NAMES, *absolute]
        stage = scene.stage(journal_of(chance, names, scene))
        plant(chance, scene, stage, names)
        if chance.random() < 0.5:
            own = dump(load_lock(scene.out)) if chance.random() < 0.5 else ""
            (scene.out / "gen.lock").unlink()
            (scene.out / "gen.lock").write_text(own + lines_of(chance, names))
        before = scene.outside()
        try:
            build(scene.out, NEW, force=chance.random() < 0.5)
            ends["built"] += 1
        except OutputError:
            ends["refused"] += 1
        assert scene.outside() == before, f"journal {number} of part {part}"
    assert min(ends.values()) > TIMES // 40, ends


def test_a_journal_of_ours_passes(scene: Scene) -> None:
    with opened(scene.out, lambda: None) as folder:
        stage = folder / ".gen-00000000000000e0"
        (stage / "new").mkdir(parents=True)
        own = journals.Journal(
            trees={"pkg": 1}, files={"README.md": ""}, remove=("gone.md",)
        )
        (stage / "journal").write_text(journals.dump(own))
        assert journals.load(stage, folder) == own


def test_a_journal_touches_no_file_that_somebody_wrote(scene: Scene) -> None:
    (scene.out / "notes.txt").write_text("victim\n")
    (scene.out / "mine.md").write_text("victim\n")
    stage = scene.stage(plain(files={"mine.md": DIGEST}, remove=["notes.txt"]))
    (stage / "new/mine.md").write_text("planted\n")
    build(scene.out, NEW)
    assert contents(scene.out) == {
        **NEW, "notes.txt": "victim\n", "mine.md": "victim\n"
    }  # fmt: skip


def test_a_journal_with_a_guessed_inode_swaps_no_folder_of_somebody(
    scene: Scene,
) -> None:
    (scene.out / "mine").mkdir()
    (scene.out / "mine/notes.txt").write_text("victim\n")
    (scene.out / "mine/link").symlink_to("notes.txt")
    stage = scene.stage(
        plain(trees={"pkg": (scene.out / "pkg").stat().st_ino, "mine": 1})
    )
    (stage / "new/mine").mkdir()
    (stage / "new/mine/notes.txt").write_text("planted\n")
    build(scene.out, NEW)
    assert (scene.out / "mine/notes.txt").read_text() == "victim\n"
    assert (scene.out / "mine/link").is_symlink()
    assert journals.leftovers(scene.out) == ()


def test_a_journal_swaps_a_folder_that_loses_nothing(scene: Scene) -> None:
    (scene.out / "more").mkdir()
    (scene.out / "more/notes.txt").write_text("kept\n")
    (scene.out / "more/link").symlink_to("notes.txt")
    stage = scene.stage(
        plain(trees={"pkg": (scene.out / "pkg").stat().st_ino, "more": 1})
    )
    (stage / "new/more").mkdir()
    (stage / "new/more/notes.txt").write_text("kept\n")
    (stage / "new/more/link").symlink_to("notes.txt")
    (stage / "new/more/new.txt").write_text("new\n")
    build(scene.out, NEW)
    assert (scene.out / "more/new.txt").read_text() == "new\n"


def test_a_journal_replaces_what_a_build_wrote(scene: Scene) -> None:
    old = {path: digest_text(text) for path, text in OLD.items()}
    journal = plain(files={"README.md": old["README.md"]}, remove=["gone.md"])
    stage = scene.stage(journal)
    (stage / "new/README.md").write_text("finished\n")
    with opened(scene.out, lambda: None):
        assert (scene.out / "README.md").read_text() == "finished\n"
        assert not (scene.out / "gone.md").exists()


@pytest.mark.parametrize("name", [".gen-x", ".gen-notes", ".gen-000000000000000F"])
def test_a_folder_that_no_build_has_left_stays(scene: Scene, name: str) -> None:
    (scene.out / name).mkdir()
    (scene.out / name / "mine.txt").write_text("victim\n")
    build(scene.out, NEW)
    assert (scene.out / name / "mine.txt").read_text() == "victim\n"
