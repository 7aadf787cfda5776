"""The validator in a process of its own, and the results that are kept.

Tests of what it finds and of what is kept run it in this process, which imports it once.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path

import pytest
from sdkwright.code_frame import render_text
from sdkwright.diagnostics import Report, Severity
from sdkwright.read.documents import cache
from sdkwright.read.documents.documents import Documents
from sdkwright.read.validate import (
    spec_validator as validator_result,
    spec_validator_process as child,
)
from sdkwright.read.validate.spec_validator import ValidatorResult, run_spec_validator
from sdkwright.source import Pointer

Loader = Callable[..., tuple[Documents, Report]]
VALID = "paths: {/a: {get: {responses: {200: {description: Fine.}}}}}"
OPERATION = "paths: {{/a: {{get: {{responses: {{200: {{description: x}}}}, {}}}}}}}"
SCHEMA = "paths: {{}}\ncomponents: {{schemas: {{A: {{{}}}}}}}"
# A default of the wrong type is only a warning of ours.
INVALID = SCHEMA.format("type: integer, default: much")


def ask(
    documents: Documents, folder: Path, **options: float
) -> tuple[ValidatorResult, list[tuple[Severity, str, str]]]:
    report = Report()
    found = run_spec_validator(documents, report, cache=folder, **options)
    return found, [(each.severity, each.code, each.message) for each in report]


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the validator run in this process, on the same bytes and with the same result."""

    def run(
        command: Sequence[str], *, input: bytes, **_: object
    ) -> subprocess.CompletedProcess[bytes]:
        found = json.dumps(child.problems(json.loads(input))).encode()
        return subprocess.CompletedProcess(command, 0, found, b"")

    monkeypatch.setattr(subprocess, "run", run)


def test_a_valid_specification(loaded: Loader, tmp_path: Path) -> None:
    documents, _ = loaded(VALID)
    assert ask(documents, tmp_path / "cache") == (ValidatorResult.VALID, [])


def test_an_invalid_specification(
    loaded: Loader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents, _ = loaded(INVALID)
    folder = tmp_path / "cache"
    found, said = ask(documents, folder)
    assert found is ValidatorResult.INVALID
    message = "openapi-spec-validator: 'much' is not of type 'integer'"
    assert said == [(Severity.ERROR, "validator", message)]

    # The result is known now: the validator does not run again.
    monkeypatch.setattr(subprocess, "run", None)
    assert ask(documents, folder) == (found, said)
    (file,) = folder.iterdir()
    file.write_bytes(file.read_bytes()[:-1])
    with pytest.raises(TypeError):
        ask(documents, folder)


def keep(folder: Path, kept: bytes) -> None:
    """Put something in the place of the one result that is kept."""
    (file,) = folder.iterdir()
    cache.keep(folder, file.name, kept)


def result(problems: object, by: object = version("openapi-spec-validator")) -> bytes:
    return json.dumps({"by": by, "problems": problems}).encode()


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    "kept",
    [
        b"x", b"{}", b"[1]", b"[]", b"[" * 100_000, b'{"problems": []}',
        result({}), result([1]), result([{"message": ""}]),
        result([{"path": 1, "message": ""}]), result([{"path": [[]], "message": ""}]),
        result([{"path": [], "message": 1}]), result([], by="0.0.1"), result([], by=1),
    ],
)  # fmt: skip
def test_a_cached_result_of_another_form_or_version_is_ignored(
    loaded: Loader, tmp_path: Path, kept: bytes
) -> None:
    documents, _ = loaded(INVALID)
    right = ask(documents, tmp_path / "cache")
    keep(tmp_path / "cache", kept)
    assert ask(documents, tmp_path / "cache") == right


@pytest.mark.usefixtures("here")
def test_a_cached_result_of_another_document_has_no_place(
    loaded: Loader, tmp_path: Path
) -> None:
    documents, _ = loaded(INVALID)
    ask(documents, tmp_path / "cache")
    place = ["no", "such", 7, "place"]
    keep(tmp_path / "cache", result([{"path": place, "message": "\u001b[31m"}]))
    report = Report()
    run_spec_validator(documents, report, cache=tmp_path / "cache")
    report.finder = documents
    assert "validator" in render_text(report)


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("text", "pointer"),
    [
        (INVALID, "#/components/schemas/A/default"),
        (
            SCHEMA.format("default: [1], items: {type: string}"),
            "#/components/schemas/A/default/0",
        ),
        (
            SCHEMA.format("allOf: [{required: [a, a]}]"),
            "#/components/schemas/A/allOf/0/required",
        ),
        (
            SCHEMA.format("minimum: 0, exclusiveMinimum: true"),
            "#/components/schemas/A/exclusiveMinimum",
        ),
        (
            OPERATION.format(
                "parameters: [{name: b, in: path, required: true, schema: {}}]"
            ),
            "#/paths/~1a/get",
        ),
        (OPERATION.format("title: x"), "#/paths/~1a/get"),
    ],
)
def test_findings_have_a_place(
    loaded: Loader, tmp_path: Path, text: str, pointer: str
) -> None:
    documents, _ = loaded(text)
    report = Report()
    run_spec_validator(documents, report, cache=tmp_path / "cache")
    assert [str(each.pointer) for each in report] == [pointer]


@pytest.mark.usefixtures("here")
def test_findings_in_swagger_are_where_they_are_now(
    loaded: Loader, tmp_path: Path
) -> None:
    documents, _ = loaded(
        "swagger: '2.0'\ninfo: {title: Pets, version: '1'}\npaths: {}\n"
        "definitions: {A: {type: integer, default: much}}"
    )
    report = Report()
    run_spec_validator(documents, report, cache=tmp_path / "cache")
    pointers = {str(each.pointer) for each in report}
    assert pointers <= {"#/components/schemas/A/default"}


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("at", "own", "asked", "said"),
    [
        (("default",), Severity.WARNING, Severity.WARNING, 0),
        (("default", "inside"), Severity.WARNING, Severity.WARNING, 0),
        (("default",), Severity.ERROR, Severity.WARNING, 0),
        # A note, or what stands elsewhere, does not say the same.
        (("default",), Severity.NOTE, Severity.WARNING, 1),
        (("default_",), Severity.WARNING, Severity.WARNING, 1),
        ((), Severity.WARNING, Severity.WARNING, 1),
        # A document that the validator refuses is refused, whatever we have warned of.
        (("default",), Severity.WARNING, Severity.ERROR, 1),
    ],
)
def test_what_was_said_is_not_said_again(
    loaded: Loader,
    tmp_path: Path,
    at: tuple[str, ...],
    own: Severity,
    asked: Severity,
    said: int,
) -> None:
    documents, _ = loaded(INVALID)
    report = Report()
    report.add(own, "mine", "x", Pointer(("components", "schemas", "A", *at)))
    folder = tmp_path / "cache"
    found = run_spec_validator(documents, report, cache=folder, severity=asked)
    assert found is ValidatorResult.INVALID
    assert [each.code for each in report] == ["mine", *["validator"] * said]


def test_only_cached_results_may_be_asked_for(loaded: Loader, tmp_path: Path) -> None:
    documents, _ = loaded(INVALID)
    report = Report()
    folder = tmp_path / "cache"
    found = run_spec_validator(documents, report, cache=folder, only_cached=True)
    assert found is ValidatorResult.UNKNOWN
    assert list(report) == []


def test_files_are_handed_over_and_not_opened(loaded: Loader, tmp_path: Path) -> None:
    text = "paths: {/a: {$ref: 'a b/pets.yaml'}}"
    part = "get: {responses: {200: {$ref: 'fine.yaml#/fine'}}}"
    fine = "fine: {description: Fine., content: {text/plain: {schema: {type: x}}}}"
    documents, _ = loaded(text, {"a b/pets.yaml": part, "a b/fine.yaml": fine})
    (tmp_path / "a b" / "fine.yaml").write_text("")
    found, said = ask(documents, tmp_path / "cache")
    assert found is ValidatorResult.INVALID
    assert "'x' is not valid under any of the given schemas" in said[0][2]


def test_time_is_limited(loaded: Loader, tmp_path: Path) -> None:
    documents, _ = loaded(VALID)
    found, said = ask(documents, tmp_path / "cache", timeout=0.01)
    assert found is ValidatorResult.UNKNOWN
    assert said[0][:2] == (Severity.NOTE, "validator-unfinished")
    assert "it took more than 0.01 seconds" in said[0][2]
    assert not (tmp_path / "cache").exists()


def test_memory_is_limited(
    loaded: Loader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents, _ = loaded(VALID)
    monkeypatch.setattr(validator_result, "_MEMORY", 1)
    assert ask(documents, tmp_path / "cache")[0] is ValidatorResult.UNKNOWN


def test_a_cache_that_cannot_be_written_is_no_trouble(
    loaded: Loader, tmp_path: Path
) -> None:
    documents, _ = loaded(VALID)
    (tmp_path / "file").touch()
    assert ask(documents, tmp_path / "file" / "cache")[0] is ValidatorResult.VALID
