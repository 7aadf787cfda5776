"""What is kept between runs, and what is not believed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from sdkwright.read.documents import cache, text as load, yaml_cache, yaml_text
from sdkwright.read.documents.cache import keep, key_of, recall


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    assert recall(folder, "key") is None
    keep(folder, "key", b"x\ny")
    assert recall(folder, "key") == b"x\ny"
    assert [file.name for file in folder.iterdir()] == ["key"]


@pytest.mark.parametrize(
    "damage", [lambda b: b[:-1], lambda b: b + b"x", lambda b: b[5:], lambda _: b""]
)
def test_what_is_damaged_is_not_there(tmp_path: Path, damage: object) -> None:
    keep(tmp_path, "key", b"data")
    file = tmp_path / "key"
    assert callable(damage)
    file.write_bytes(damage(file.read_bytes()))
    assert recall(tmp_path, "key") is None


def test_parts_do_not_run_together() -> None:
    assert key_of(b"ab", b"c") != key_of(b"a", b"bc") != key_of(b"abc")


def test_the_oldest_is_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "of somebody else").touch()
    names = [key_of(name.encode()) for name in "abc"]
    for time, name in enumerate(names):
        keep(tmp_path, name, b"", most=2)
        os.utime(tmp_path / name, (time, time))
    found = {file.name for file in tmp_path.iterdir()}
    assert found == {"of somebody else", *names[1:]}


def test_what_others_could_have_written_is_not_believed(tmp_path: Path) -> None:
    folder, key = tmp_path / "cache", key_of(b"a")
    keep(folder, key, b"data")
    (folder / key).chmod(0o666)
    assert recall(folder, key) is None
    (folder / key).chmod(0o644)
    assert recall(folder, key) == b"data"
    folder.chmod(0o777)
    assert recall(folder, key) is None
    keep(folder, key_of(b"b"), b"data")
    assert [file.name for file in folder.iterdir()] == [key]


def test_links_and_pipes_are_no_cache(tmp_path: Path) -> None:
    real, key = tmp_path / "real", key_of(b"a")
    keep(real, key, b"data")
    link = tmp_path / "link"
    link.symlink_to(real)
    assert recall(link, key) is None
    keep(link, key_of(b"b"), b"data")
    assert [file.name for file in real.iterdir()] == [key]
    (real / key).rename(tmp_path / "elsewhere")
    (real / key).symlink_to(tmp_path / "elsewhere")
    assert recall(real, key) is None
    (real / key).unlink()
    os.mkfifo(real / key)
    assert recall(real, key) is None


def test_what_has_another_form_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    text = b"a: 1\na: 2\n"
    right = yaml_cache.parse(text)
    folder = tmp_path / "sdkwright/documents"
    (file,) = folder.iterdir()
    for kept in (b"x", b"{}", b"[1]", b"[1, [[2]]]", b"[1, 2]", b"[" * 100_000):
        keep(folder, file.name, kept)
        assert yaml_cache.parse(text) == right


def test_no_place_to_keep_anything(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    keep(tmp_path / "file" / "folder", "key", b"")
    assert recall(tmp_path / "file" / "folder", "key") is None


def test_the_folder_is_the_users(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache.sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", "/var/cache/me")
    assert cache.cache_folder() == Path("/var/cache/me/sdkwright")
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", "/home/me")
    assert cache.cache_folder() == Path("/home/me/.cache/sdkwright")
    monkeypatch.setenv("XDG_CACHE_HOME", "in/the/project")
    assert cache.cache_folder() == Path("/home/me/.cache/sdkwright")
    monkeypatch.setattr(cache.sys, "platform", "darwin")
    assert cache.cache_folder() == Path("/home/me/Library/Caches/sdkwright")


def test_large_yaml_is_parsed_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    text = b"a: [1, 1.5, .inf, no, null]\n200: x\n200: y\n"
    first = yaml_cache.parse(text)
    assert first == (
        {"a": [1, 1.5, float("inf"), "no", None], "200": "y"},
        (("200", (3, 1)),),
    )
    monkeypatch.setattr(yaml_text, "parse", None)
    assert yaml_cache.parse(text) == first
    with pytest.raises(TypeError):
        yaml_cache.parse(text + b"b: 1")


def test_aliases_are_not_written_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    tree, _ = yaml_cache.parse(b"a: &a {x: 1}\nb: *a")
    assert tree == {"a": {"x": 1}, "b": {"x": 1}}
    assert list(tmp_path.iterdir()) == []


def test_small_texts_are_not_worth_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    spec = tmp_path / "spec.yaml"
    spec.write_bytes(b"x: 1\n" + b"#" * load._WORTH_KEEPING)
    small = tmp_path / "small.yaml"
    small.write_bytes(b"x: 1\n")
    for file in (small, spec):
        text = load.read_file(file, name="", file=str(file))
        assert load.parse(text).tree == {"x": 1}
        kept = (tmp_path / "sdkwright").exists()
        assert kept is (file == spec)
