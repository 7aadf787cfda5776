"""How files are saved: replaced, deleted, renamed, linked, by halves, and twice at once.

Whatever happens to the document, the last good package stays whole, one message says what is
wrong, and in the end the package is that of the document as it is.
"""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.effort import sample
from tests.unit.cli.test_watch import files, watching

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.unit.cli.conftest import Shell
    from tests.unit.cli.test_watch import Watch

WAITING = "Waiting for the next save."


def _replaced(path: Path, text: str, _watch: Watch | _Half) -> None:
    path.with_name("new.yaml").write_text(text)
    path.with_name("new.yaml").replace(path)


def _deleted(path: Path, text: str, watch: Watch | _Half) -> None:
    path.unlink()
    watch.until(WAITING)
    path.write_text(text)


def _renamed(path: Path, text: str, watch: Watch | _Half) -> None:
    path.rename(path.with_name("other.yaml"))
    watch.until(WAITING)
    path.with_name("other.yaml").write_text(text)
    path.with_name("other.yaml").rename(path)


def _linked(path: Path, text: str, _watch: Watch | _Half) -> None:
    path.with_name("other.yaml").write_text(text)
    path.unlink()
    path.symlink_to("other.yaml")


def _looped(path: Path, text: str, watch: Watch | _Half) -> None:
    path.unlink()
    path.symlink_to(path.name)
    watch.until(WAITING)
    path.unlink()
    path.write_text(text)


def _a_folder(path: Path, text: str, watch: Watch | _Half) -> None:
    path.unlink()
    path.mkdir()
    watch.until(WAITING)
    path.rmdir()
    path.write_text(text)


def _a_pipe(path: Path, text: str, watch: Watch | _Half) -> None:
    path.unlink()
    os.mkfifo(path)
    watch.until(WAITING)
    path.unlink()
    path.write_text(text)


def _by_halves(path: Path, text: str, watch: Watch | _Half) -> None:
    path.write_text(text[: text.index("Return") + 3])
    watch.until(WAITING)
    path.write_text(text)


def _twice(path: Path, text: str, _watch: Watch | _Half) -> None:
    path.write_text(text.replace("name: {type: string}", "age: {type: integer}"))
    path.write_text(text)


@pytest.mark.slow
@pytest.mark.parametrize(
    "save",
    sample(
        [
            _a_folder,
            _replaced,
            _a_pipe,
            _deleted,
            _renamed,
            _linked,
            _looped,
            _by_halves,
            _twice,
        ],
        one_in=2,
    ),
)
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Return a pet.", "Return one pet."),
        pytest.param(
            "{type: string}", "{type: integer}", marks=pytest.mark.corpus, id="types"
        ),
    ],
    ids=["words", "types"],
)
def test_in_the_end_the_package_is_that_of_the_document(
    shell: Shell, save: Callable[[Path, str, Watch | _Half], None], old: str, new: str
) -> None:
    path = shell.folder / "pets.yaml"
    with watching(shell) as watch:
        good = files(shell.folder / "sdk")
        text = path.read_text().replace(old, new)
        save(path, text, watch)
        watch.until("Version: ")
        said = "\n".join(watch.heard)
        assert said.count(WAITING) <= 1
        assert watch.stop() == 0
    built = files(shell.folder / "sdk")
    assert good != built
    assert not list((shell.folder / "sdk").glob(".gen-*"))
    assert shell.gen("build").out.strip() == "sdk is up to date."
    (shell.folder / "sdk").rename(shell.folder / "watched")
    assert shell.gen("build").code == 0
    assert built == files(shell.folder / "sdk")


@pytest.mark.slow
def test_a_configuration_that_is_gone_is_waited_for(shell: Shell) -> None:
    """Another one, further up, does not take its place."""
    (shell.folder / "api").mkdir()
    for name in ("gen.toml", "pets.yaml"):
        (shell.folder / "api" / name).write_bytes((shell.folder / name).read_bytes())
    inner = replace(shell, folder=shell.folder / "api")
    with watching(inner) as watch:
        config = inner.folder / "gen.toml"
        text = config.read_text()
        good = files(inner.folder / "sdk")
        config.unlink()
        assert "error[config-unreadable]" in watch.until(WAITING)
        config.write_text(text.replace("pets.yaml", "pets"))
        watch.until(WAITING)
        assert files(inner.folder / "sdk") == good
        config.write_text(text)
        watch.until("up to date")
        assert watch.stop() == 0
    assert not (shell.folder / "sdk").exists()


class _StoppedError(Exception):
    """The document is not there, or not whole, and nobody has mended it yet."""


class _Half:
    """A watch whose user goes away in the middle of saving."""

    def __init__(self, watch: Watch | _Half) -> None:
        self.watch = watch

    def until(self, words: str) -> None:
        """Wait for some words, and go."""
        self.watch.until(words)
        raise _StoppedError


@pytest.mark.slow
@pytest.mark.parametrize(
    "save", sample([_deleted, _renamed, _by_halves, _looped], one_in=2)
)
def test_a_bad_save_changes_nothing(
    shell: Shell, save: Callable[[Path, str, Watch | _Half], None]
) -> None:
    path = shell.folder / "pets.yaml"
    with watching(shell) as watch:
        good = files(shell.folder / "sdk")
        with pytest.raises(_StoppedError):
            save(path, path.read_text(), _Half(watch))
        assert files(shell.folder / "sdk") == good
        assert "\n".join(watch.heard).count("error[") == 1
        assert watch.stop() == 0
