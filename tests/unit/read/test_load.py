"""Where a document's text comes from, and what is refused with one sentence."""

from __future__ import annotations

import gzip
import io
import os
import socket
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from sdkwright.diagnostics import Report
from sdkwright.read.documents import text as files
from sdkwright.read.load import load
from sdkwright.read.openapi import limits
from sdkwright.read.openapi.limits import UnreadableError
from sdkwright.source import Pointer, Source, source_of

if TYPE_CHECKING:
    from collections.abc import Callable

MINIMAL = b"openapi: 3.1.0\ninfo: {title: Pets, version: '1'}\npaths: {}\n"


def refusal(source: Source) -> str:
    report = Report()
    load(source, report)
    errors = [each for each in report if each.severity.value == "error"]
    assert len(errors) == 1, errors
    return f"{errors[0].code}: {errors[0].message} {errors[0].help}".strip()


def title(source: Source) -> object:
    report = Report()
    documents = load(source, report)
    assert documents is not None
    assert not report.failed, list(report)
    info = documents.root["info"]
    assert isinstance(info, dict)
    return info["title"]


@pytest.mark.parametrize("name", files.ENTRY_NAMES)
def test_a_folder_has_an_entry(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(MINIMAL)
    assert title(source_of(tmp_path)) == "Pets"


def test_the_first_name_is_taken(tmp_path: Path) -> None:
    (tmp_path / "swagger.yaml").write_bytes(MINIMAL)
    (tmp_path / "openapi.json").write_bytes(MINIMAL.replace(b"Pets", b"Cats"))
    assert title(source_of(tmp_path)) == "Cats"


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    source = source_of("-")
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(MINIMAL)))
    assert title(source) == "Pets"
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"a: [")))
    assert refusal(source).startswith("yaml-syntax")


def test_arguments_name_sources(tmp_path: Path) -> None:
    assert source_of("https://example.com/a").url == "https://example.com/a"
    assert source_of("HTTP://example.com").url
    assert source_of(str(tmp_path)).path == tmp_path
    assert source_of("-").label == "<stdin>"
    assert Source(text=b"x", name="given").label == "given"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "not-a-document: The document holds nothing, not"),
        (b"# only a comment\n", "not-a-document: The document holds nothing, not"),
        (b"null", "not-a-document: The document holds nothing, not"),
        (b"42", "not-a-document: The document holds only 42, not"),
        (b"just words", "not-a-document: The document holds only 'just words', not"),
        (b"[]", "not-a-document: The document holds a list, not"),
        (
            b"{}",
            "not-a-document: The document has no member 'openapi' or 'swagger'. An",
        ),
        (gzip.compress(MINIMAL, mtime=0), "not-a-document: {} is a gzip archive, not"),
        (b"PK\x03\x04rest", "not-a-document: {} is a zip archive, not"),
        (b" \n<html>", "not-a-document: {} holds HTML or XML, not"),
        (b"a: \xff", "text-encoding: {} is not UTF-8 text: the byte 0xff cannot"),
        (b"a: b\0c", "text-encoding: {} is no text: it holds a NUL byte."),
        (b"\xff\xfea", "text-encoding: {} begins like UTF-16 text, but is not."),
    ],
)
def test_what_is_no_document(tmp_path: Path, data: bytes, expected: str) -> None:
    path = tmp_path / "spec.yaml"
    path.write_bytes(data)
    assert refusal(source_of(path)).startswith(expected.format(path))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "spec.yaml"
    path.write_bytes(
        MINIMAL.replace(b"Pets", "Père".encode()).decode().encode(encoding)
    )
    assert title(source_of(path)) == "Père"


def test_files_that_are_not_there(tmp_path: Path) -> None:
    (tmp_path / "petstore.yaml").write_bytes(MINIMAL)
    wrong = tmp_path / "petstor.yaml"
    assert refusal(source_of(wrong)) == (
        f"file-not-found: There is no file {wrong}."
        f" Did you mean {tmp_path / 'petstore.yaml'}?"
    )
    assert refusal(source_of(tmp_path)).startswith("file-not-found: The folder")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_files_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "spec.yaml"
    path.touch(mode=0o000)
    assert "permission denied" in refusal(source_of(path))


def test_large_files_are_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "spec.yaml"
    with path.open("wb") as stream:
        stream.truncate(limits.FILE_BYTES + 1)
    assert refusal(source_of(path)).startswith("limit-file: ")


def test_endless_streams_are_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILE_BYTES", 1_000)
    with Path("/dev/zero").open("rb") as endless:
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=endless))
        with pytest.raises(UnreadableError, match="larger than"):
            files.read_entry(source_of("-"))


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (os.mkfifo, "a named pipe"),
        (_socket, "a socket"),
        (os.mkdir, "a folder"),
        (lambda path: path.symlink_to("/dev/zero"), "a device"),
    ],
)
def test_only_regular_files_are_read(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    make: Callable[[Path], None],
    what: str,
) -> None:
    """As the document itself and as the target of a reference; nothing waits or reads on."""
    monkeypatch.chdir(tmp_path)
    make(tmp_path / "part.yaml")
    if what != "a folder":
        said = refusal(source_of(Path("part.yaml")))
        assert said.startswith(f"file-unreadable: part.yaml is {what}, not a regular")
    text = MINIMAL + b"components: {schemas: {A: {$ref: 'part.yaml#/A'}}}\n"
    (tmp_path / "main.yaml").write_bytes(text)
    report = Report()
    documents = load(source_of("main.yaml"), report)
    assert documents is not None
    pointer = Pointer(("components", "schemas", "A"))
    assert documents.resolve("part.yaml#/A", pointer) is None
    found = [each for each in report if "part.yaml is " in each.message]
    if what == "a device":  # it is outside of the folder as well
        assert any("is outside of" in each.message for each in report)
        return
    assert f"part.yaml is {what}, not a regular file" in found[0].message
    assert str(found[0].pointer) == "#/components/schemas/A/$ref"


def test_a_file_that_changes_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "spec.yaml"
    path.write_bytes(MINIMAL)
    bounded = files._bounded

    def slow(stream: io.BufferedReader, file: str) -> bytes:
        data = bounded(stream, file)
        path.write_bytes(MINIMAL * 2)
        return data

    monkeypatch.setattr(files, "_bounded", slow)
    assert refusal(source_of(path)).startswith("file-changed: ")


def test_braces_may_be_yaml(tmp_path: Path) -> None:
    text = b"{openapi: 3.1.0, info: {title: Pets, version: '1'}, paths: {}} # YAML"
    path = tmp_path / "spec.yaml"
    path.write_bytes(text)
    assert title(source_of(path)) == "Pets"
    path = tmp_path / "spec.json"
    path.write_bytes(text)
    assert refusal(source_of(path)).startswith("json-syntax")


def test_json_errors_are_reported_for_text_that_is_neither(tmp_path: Path) -> None:
    path = tmp_path / "spec"
    path.write_bytes(b'{"openapi": "3.1.0",\n "info": {]}')
    assert refusal(source_of(path)).startswith("json-syntax")
