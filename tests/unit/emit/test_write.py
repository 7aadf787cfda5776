"""What is written, what stays, and what is never touched."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import pytest
from sdkwright.emit import system
from sdkwright.emit.compare import Kind
from sdkwright.emit.lock import OutputError, load
from sdkwright.emit.write import opened

from tests.unit.emit.support import NEW, OLD, build, contents, names

ROOT = Path(__file__).parents[3]


@pytest.fixture(params=["exchange", "two renames"])
def out(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """An output folder, with and without a system call that swaps folders."""
    if request.param == "two renames":
        monkeypatch.setattr(system, "exchange", lambda _one, _other: False)
    return tmp_path / "out"


def stat_all(folder: Path) -> dict[str, tuple[int, int]]:
    """Inode and time of every file."""
    return {
        str(path): (path.stat().st_ino, path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


def kinds(changes: tuple[object, ...]) -> dict[str, Kind]:
    """What happens to each file, but for the lock."""
    return {each.path: each.kind for each in changes if each.path != "gen.lock"}


def test_the_first_build_writes_everything(out: Path) -> None:
    changes = build(out, OLD)
    assert contents(out) == OLD
    assert kinds(changes) == dict.fromkeys(OLD, Kind.ADD)
    assert set(load(out).files) == set(OLD)


def test_the_next_build_writes_changes_and_removes_what_is_gone(out: Path) -> None:
    build(out, OLD)
    kept = (out / "pkg/__init__.py").stat()
    changes = build(out, NEW)
    assert contents(out) == NEW
    assert not (out / "pkg/old").exists()
    assert kinds(changes) == {
        "README.md": Kind.CHANGE,
        "api.md": Kind.ADD,
        "gone.md": Kind.REMOVE,
        "pkg/a.py": Kind.CHANGE,
        "pkg/new/deep/c.py": Kind.ADD,
        "pkg/old/b.py": Kind.REMOVE,
    }
    after = (out / "pkg/__init__.py").stat()
    assert (after.st_ino, after.st_mtime_ns) == (kept.st_ino, kept.st_mtime_ns)


def test_differences_are_counted_in_lines(out: Path) -> None:
    build(out, {"pkg/a.py": "1\n2\n3\n"})
    changes = build(out, {"pkg/a.py": "1\nB\n3\n4\n"})
    (change,) = (each for each in changes if each.path == "pkg/a.py")
    assert (change.added, change.removed) == (2, 1)


def test_a_second_build_writes_nothing(out: Path) -> None:
    build(out, OLD)
    before = stat_all(out)
    folder = (out / "pkg").stat().st_ino
    assert build(out, OLD) == ()
    assert stat_all(out) == before
    assert (out / "pkg").stat().st_ino == folder


def test_nothing_is_left_beside_the_output(out: Path) -> None:
    build(out, OLD)
    build(out, NEW)
    assert names(out) == ["README.md", "api.md", "gen.lock", "pkg"]
    assert names(out.parent) == ["out"]


def test_files_of_others_stay_where_they_are(out: Path, tmp_path: Path) -> None:
    build(out, OLD)
    target = tmp_path / "target.txt"
    target.write_text("target")
    (out / "notes.txt").write_text("mine")
    (out / "pkg/extra").mkdir()
    (out / "pkg/extra/mine.py").write_text("mine = 1")
    (out / "pkg/old/mine.py").write_text("mine = 2")
    (out / "pkg/link").symlink_to(target)
    (out / "pkg/dangling").symlink_to("nowhere")
    inode = (out / "pkg/extra/mine.py").stat().st_ino
    build(out, NEW)
    assert contents(out) == {
        **NEW,
        "notes.txt": "mine",
        "pkg/extra/mine.py": "mine = 1",
        "pkg/old/mine.py": "mine = 2",
        "pkg/link": f"-> {target}",
        "pkg/dangling": "-> nowhere",
    }
    assert (out / "pkg/extra/mine.py").stat().st_ino == inode
    assert target.read_text() == "target"


def test_compiled_modules_do_not_keep_a_folder_alive(out: Path) -> None:
    build(out, OLD)
    for folder in ("pkg", "pkg/old"):
        (out / folder / "__pycache__").mkdir()
        (out / folder / "__pycache__/x.pyc").write_text("compiled")
    build(out, NEW)
    assert not (out / "pkg/old").exists()
    assert (out / "pkg/__pycache__/x.pyc").exists()


def test_an_edited_file_is_kept_and_reported_each_time(out: Path) -> None:
    build(out, OLD)
    (out / "pkg/a.py").write_text("a = 'mine'\n")
    (out / "README.md").write_text("mine\n")
    for _ in range(2):
        changes = kinds(build(out, NEW))
        assert changes["pkg/a.py"] is Kind.KEEP
        assert changes["README.md"] is Kind.KEEP
        assert (out / "pkg/a.py").read_text() == "a = 'mine'\n"
        assert (out / "README.md").read_text() == "mine\n"
    assert (out / "pkg/new/deep/c.py").exists()
    build(out, NEW, force=True)
    assert contents(out) == NEW
    assert build(out, NEW) == ()


def test_an_edited_file_that_is_no_longer_made_is_kept(out: Path) -> None:
    build(out, OLD)
    (out / "pkg/old/b.py").write_text("mine")
    assert kinds(build(out, NEW))["pkg/old/b.py"] is Kind.KEEP
    assert (out / "pkg/old/b.py").read_text() == "mine"


def test_a_file_that_was_there_first_is_not_ours(out: Path) -> None:
    out.mkdir()
    (out / "README.md").write_text("theirs")
    assert kinds(build(out, OLD))["README.md"] is Kind.KEEP
    assert (out / "README.md").read_text() == "theirs"


def test_a_deleted_file_comes_back(out: Path) -> None:
    build(out, OLD)
    (out / "pkg/a.py").unlink()
    assert kinds(build(out, OLD)) == {"pkg/a.py": Kind.ADD}
    assert contents(out) == OLD


def test_other_line_ends_are_not_an_edit(out: Path) -> None:
    build(out, OLD)
    (out / "pkg/a.py").write_bytes(b"a = 1\r\n")
    assert build(out, OLD) == ()
    build(out, NEW)
    assert (out / "pkg/a.py").read_bytes() == b"a = 2\n"


def test_without_its_lock_a_package_is_recognised_by_its_text(out: Path) -> None:
    build(out, OLD)
    (out / "gen.lock").unlink()
    assert kinds(build(out, OLD)) == {}
    (out / "gen.lock").write_text("file nonsense\n\0\n<<<<<<<")
    assert kinds(build(out, OLD)) == {}
    assert not load(out).damaged


def test_a_link_in_place_of_a_file_is_not_followed(out: Path, tmp_path: Path) -> None:
    build(out, OLD)
    target = tmp_path / "target.py"
    target.write_text("theirs")
    (out / "pkg/a.py").unlink()
    (out / "pkg/a.py").symlink_to(target)
    assert kinds(build(out, NEW))["pkg/a.py"] is Kind.KEEP
    assert (out / "pkg/a.py").is_symlink()
    build(out, NEW, force=True)
    assert contents(out) == NEW
    assert target.read_text() == "theirs"


@pytest.mark.parametrize("name", ["pkg", "pkg/old"])
def test_a_link_in_place_of_a_folder_is_refused(
    out: Path, tmp_path: Path, name: str
) -> None:
    build(out, OLD)
    (out / name).rename(tmp_path / "elsewhere")
    (out / name).symlink_to(tmp_path / "elsewhere")
    before = contents(tmp_path / "elsewhere")
    with pytest.raises(OutputError, match="in the way"):
        build(out, NEW)
    assert contents(tmp_path / "elsewhere") == before


def test_an_output_folder_may_be_a_link(out: Path, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    out.symlink_to(tmp_path / "real")
    build(out, OLD)
    assert out.is_symlink()
    assert contents(tmp_path / "real") == OLD


def test_an_output_folder_that_is_a_file_is_refused(out: Path) -> None:
    out.write_text("theirs")
    with pytest.raises(OutputError, match="out"):
        build(out, OLD)
    assert out.read_text() == "theirs"


def test_odd_names_are_fine(tmp_path: Path) -> None:
    out = tmp_path / "a 'b' \"c\" é %s" / ("x" * 200)
    build(out, OLD)
    build(out, NEW)
    assert contents(out) == NEW


def test_a_folder_made_for_nothing_goes_away_again(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), opened(tmp_path / "a/b", lambda: None):
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []


def fault(number: int) -> OSError:
    """What the system says."""
    return OSError(number, os.strerror(number))


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES, errno.ENOSPC])
def test_a_disk_that_refuses_changes_nothing(
    out: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    build(out, OLD)

    def refuse(*_: object, **__: object) -> str:
        raise fault(number)

    monkeypatch.setattr("sdkwright.emit.write._create", refuse)
    with pytest.raises(OutputError, match=os.strerror(number)):
        build(out, NEW)
    assert contents(out) == OLD


def test_a_name_that_is_too_long_is_told(out: Path) -> None:
    name = f"{'n' * 300}.py"
    with pytest.raises(OutputError, match=r"written: .* \(nnn") as caught:
        build(out, {**NEW, f"pkg/{name}": "1\n"})
    assert len(str(caught.value)) < len(str(out)) + 200
    build(out, OLD)
    with pytest.raises(OutputError, match=name):
        build(out, {**NEW, f"pkg/{name}": "1\n"})
    assert contents(out) == OLD


def test_a_disk_that_fills_up_changes_nothing(out: Path) -> None:
    """A real limit on file sizes: the write fails half way through."""
    build(out, OLD)
    code = f"""
        import resource, signal, sys
        from pathlib import Path
        from sdkwright.emit.lock import OutputError
        from tests.unit.emit.support import NEW, build
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (5_000, 5_000))
        try:
            build(Path({str(out)!r}), {{**NEW, "pkg/big.py": "x" * 10_000}})
        except OutputError as error:
            sys.exit(f"said: {{error}}")
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("said: ")
    assert os.strerror(errno.EFBIG) in done.stderr
    assert contents(out) == OLD
    assert names(out) == ["README.md", "gen.lock", "gone.md", "pkg"]


def test_a_second_build_waits_for_the_first(tmp_path: Path) -> None:
    out = tmp_path / "out"
    waited = threading.Event()
    order: list[str] = []

    def second() -> None:
        with opened(out, waited.set):
            order.append("second")

    with opened(out, lambda: None):
        thread = threading.Thread(target=second)
        thread.start()
        assert waited.wait(timeout=30)
        order.append("first")
    thread.join(timeout=30)
    assert order == ["first", "second"]


def test_nobody_waits_without_need(tmp_path: Path) -> None:
    for _ in range(2):
        with opened(tmp_path / "out", lambda: pytest.fail("waited")):
            pass
