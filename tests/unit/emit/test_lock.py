"""The lock is stable text, and damage to it does no harm."""

from __future__ import annotations

import os
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, strategies as st
from sdkwright.emit.lock import (
    Lock,
    OutputError,
    Record,
    digest_bytes,
    digest_text,
    dump,
    load,
    parse,
    same_output,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TEXTS = st.text(st.characters(exclude_categories=()))
DIGESTS = st.text("0123456789abcdef", min_size=32, max_size=32)
PATHS = st.from_regex(r"[a-z_]{1,8}(/[a-z_.]{1,8}[a-z])?", fullmatch=True)
RECORDS = st.builds(
    lambda key, digest: Record(key=key, digest=digest), DIGESTS, DIGESTS
)
LOCKS = st.builds(
    lambda names, files, inputs, run: Lock(
        names=names, files=files, inputs=inputs, run=run
    ),
    st.dictionaries(TEXTS, st.dictionaries(TEXTS, TEXTS, min_size=1)),
    st.dictionaries(PATHS, RECORDS),
    st.dictionaries(TEXTS.filter(bool), DIGESTS),
    st.one_of(st.just(""), DIGESTS),
)
SAMPLE = Lock(
    names={
        "pets": {"#/paths/~1a b/get": "list", 'a "quoted" key': "x"},
        "": {"k": "v"},
    },
    files={
        "README.md": Record(key="a" * 32, digest="b" * 32),
        "pkg/with space.py": Record(key="c" * 32, digest="d" * 32),
    },
    inputs={"pets/": "e" * 32, "pets/common/a b.yaml": "f" * 32},
    run="0" * 32,
)


@given(LOCKS)
def test_a_lock_survives_being_written(lock: Lock) -> None:
    text = dump(lock)
    assert text.isascii()
    assert parse(text) == lock
    assert dump(parse(text)) == text


def test_names_that_change_in_place_are_written_as_they_are() -> None:
    names = {"acme/fields": {"a": "b"}}
    dump(Lock(names=names))
    names["acme/fields"]["a"] = "c"
    assert '"a": "c"' in dump(Lock(names=names))


def test_the_text_is_sorted_and_shows_what_it_means() -> None:
    text = dump(SAMPLE)
    assert text.splitlines()[2:] == [
        f"run {'0' * 32}",
        f'input {"e" * 32} "pets/"',
        f'input {"f" * 32} "pets/common/a b.yaml"',
        f"file {'b' * 32} {'a' * 32} README.md",
        f"file {'d' * 32} {'c' * 32} pkg/with space.py",
        'names ""',
        ' "k": "v"',
        'names "pets"',
        ' "#/paths/~1a b/get": "list"',
        ' "a \\"quoted\\" key": "x"',
    ]


@given(LOCKS, LOCKS, st.data())
def test_a_merge_with_conflicts_keeps_the_names_of_both_sides(
    ours: Lock, theirs: Lock, data: st.DataObject
) -> None:
    """Whatever the tool for merging has put between its markers, and what beside them."""
    sides = [dump(each).split("\n") for each in (ours, theirs)]
    matcher = SequenceMatcher(None, *sides, autojunk=False)
    text: list[str] = []
    for word, start, end, first, last in matcher.get_opcodes():
        if word == "equal" and data.draw(st.booleans()):
            text += sides[0][start:end]
        else:
            base = ["||||||| base", "names 7"] if data.draw(st.booleans()) else []
            upper, lower = sides[0][start:end], sides[1][first:last]
            text += ["<<<<<<< a", *upper, *base, "=======", *lower, ">>>>>>> b"]
    merged = parse("\n".join(text))
    for scope in ours.names.keys() | theirs.names.keys():
        known = {**theirs.names.get(scope, {}), **ours.names.get(scope, {})}
        assert merged.names[scope] == known
    for path, record in (*ours.files.items(), *theirs.files.items()):
        assert merged.files[path].is_ours(record.digest)
    assert merged.conflict == ("<<<<<<< a" in text)
    assert merged.damaged == merged.conflict


def test_line_ends_do_not_count() -> None:
    assert parse(dump(SAMPLE).replace("\n", "\r\n")) == SAMPLE
    assert digest_bytes(b"a\r\nb") == digest_text("a\nb")
    assert digest_bytes(b"a\rb") != digest_text("a\nb")


@given(st.data())
def test_damage_never_raises_and_never_claims_a_file(data: st.DataObject) -> None:
    text = dump(SAMPLE)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    lock = parse(text[:start] + data.draw(TEXTS) + text[end:])
    for path, record in lock.files.items():
        known = SAMPLE.files.get(path)
        if known is None:
            continue
        # Whatever happened to the digest, it is not made to fit another text.
        assert record.is_ours(known.digest) or record.digest != known.digest


@given(st.binary())
def test_any_bytes_are_a_lock(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    folder = tmp_path_factory.mktemp("lock")
    (folder / "gen.lock").write_bytes(data)
    try:
        lock = load(folder)
    except OutputError:
        assert b"file " in data  # and a path that leads outside
    else:
        assert not lock.files or b"file" in data


def test_no_lock_is_an_empty_one(tmp_path: Path) -> None:
    assert load(tmp_path) == Lock()
    assert load(tmp_path / "nowhere") == Lock()


def _make_link(path: Path) -> None:
    target = path.with_name("target")
    target.write_text(dump(SAMPLE))
    path.symlink_to(target)


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (os.mkdir, "a folder"),
        (os.mkfifo, "a named pipe"),
        (_make_link, "a symbolic link"),
    ],
)
def test_a_lock_is_a_regular_file(
    tmp_path: Path, make: Callable[[Path], None], what: str
) -> None:
    make(tmp_path / "gen.lock")
    with pytest.raises(OutputError, match=f"gen.lock cannot be read: it is {what}"):
        load(tmp_path)


@pytest.mark.parametrize(
    "path",
    [
        "../other.py",
        "/etc/passwd",
        "a/../../b",
        "C:/x",
        "a\\b",
        "a/",
        "a\0b",
        "...",
        "a./b",
    ],
)
def test_a_foreign_lock_cannot_name_files_elsewhere(tmp_path: Path, path: str) -> None:
    text = f"file {'a' * 32} {'b' * 32} {path}\n"
    assert parse(text).files == {}
    (tmp_path / "gen.lock").write_text(text)
    with pytest.raises(OutputError, match="not a path inside the output folder"):
        load(tmp_path)


def test_both_sides_of_a_merge_are_known_to_be_ours() -> None:
    text = (
        "<<<<<<< HEAD\n"
        "file 1111 aaaa x.py\n"
        "=======\n"
        "file 2222 bbbb x.py\n"
        ">>>>>>> branch\n"
        'names "s"\n'
        ' "k": "v"\n'
    )
    lock = parse(text)
    record = lock.files["x.py"]
    assert lock.damaged
    assert lock.names == {"s": {"k": "v"}}
    assert record.is_ours("1111")
    assert record.is_ours("2222")
    assert not record.is_ours("3333")
    assert record.key == ""
    assert not same_output(lock, lock)


def test_names_below_a_broken_heading_are_not_given_to_another_scope() -> None:
    lock = parse('names "a"\n "k": "v"\nnames oops\n "other": "w"\n')
    assert lock.names == {"a": {"k": "v"}}


def test_the_same_output_may_be_made_differently() -> None:
    other = Lock(
        names=SAMPLE.names,
        files={
            path: Record(key="9" * 32, digest=record.digest)
            for path, record in SAMPLE.files.items()
        },
    )
    assert same_output(SAMPLE, other)
    assert not same_output(SAMPLE, Lock(names=SAMPLE.names))
    assert not same_output(SAMPLE, Lock(files=SAMPLE.files))
