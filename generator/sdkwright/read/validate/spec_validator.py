"""What openapi-spec-validator says: the authority, asked where there is time for it.

It walks a document in Python and takes half a minute for ten megabytes; some documents send
it around in cycles. So it runs in a process of its own, with limits, and its result for a
text is kept.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sdkwright.diagnostics import Severity
from sdkwright.frozen import Enum, dataclass
from sdkwright.read.documents import cache_folder, keep, key_of, recall
from sdkwright.source import Pointer

if TYPE_CHECKING:
    from collections.abc import Container

    from sdkwright.diagnostics import Report
    from sdkwright.ir.types import Json
    from sdkwright.read.documents import Documents

# Part of the key under which a result is kept; change it with the form of a result.
_EDITION: Final = b"3"
_MEMORY: Final = 3 * 1024
_SECONDS: Final = 120.0


class ValidatorResult(Enum):
    """What the validator made of a specification."""

    VALID = "valid"
    INVALID = "invalid"
    UNKNOWN = "unknown"
    """It did not come to an end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outcome:
    """The validator's result: its problems, or why there is none."""

    problems: list[dict[str, Json]]
    failure: str = ""


def run_spec_validator(
    documents: Documents,
    report: Report,
    *,
    timeout: float = _SECONDS,
    severity: Severity = Severity.ERROR,
    cache: Path | None = None,
    only_cached: bool = False,
) -> ValidatorResult:
    """Add the validator's findings to a report, and return its result.

    `cache` is the folder of known results, the user's cache folder if None. With
    `only_cached` a result that is not known is not computed.
    """
    folder = cache or cache_folder() / "validator-results"
    if only_cached and not folder.is_dir():
        return ValidatorResult.UNKNOWN
    key = _key(documents.validated_texts())
    outcome = _recall(folder, key)
    if outcome is None:
        if only_cached:
            return ValidatorResult.UNKNOWN
        outcome = _ask(documents, timeout)
        if not outcome.failure:
            kept = {"by": _version(), "problems": outcome.problems}
            keep(folder, key, json.dumps(kept).encode())
    if outcome.failure:
        report.note(
            "validator-unfinished",
            f"openapi-spec-validator gave no result: {outcome.failure}.",
            help="Our own checks have found nothing else.",
        )
        return ValidatorResult.UNKNOWN
    said = _said(report, severity)
    for problem in outcome.problems:
        _report(problem, documents, report, severity, said)
    return ValidatorResult.INVALID if outcome.problems else ValidatorResult.VALID


def _key(texts: dict[str, bytes]) -> str:
    parts = [part for name in sorted(texts) for part in (name.encode(), texts[name])]
    return key_of(_EDITION, *parts)


def _version() -> str:
    from importlib.metadata import version

    return version("openapi-spec-validator")


def _recall(folder: Path, key: str) -> _Outcome | None:
    data = recall(folder, key)
    if data is None:
        return None
    try:
        kept: Json = json.loads(data)
    except (ValueError, RecursionError):
        return None
    match kept:
        case {"by": by, "problems": list() as problems} if by == _version():
            pass
        case _:
            return None
    found = [each for each in problems if isinstance(each, dict) and _is_problem(each)]
    return _Outcome(problems=found) if len(found) == len(problems) else None


def _is_problem(found: dict[str, Json]) -> bool:
    """Whether data have the form of a problem, as the child writes it."""
    path = found.get("path")
    named = path is None or (
        isinstance(path, list) and all(isinstance(each, str | int) for each in path)
    )
    return (
        named
        and found.keys() == {"path", "message"}
        and isinstance(found["message"], str)
    )


def _ask(documents: Documents, timeout: float) -> _Outcome:
    import subprocess

    texts = documents.validated_texts()
    given = {
        name: {"file": documents.file_of(name), "text": text.decode()}
        for name, text in texts.items()
    }
    command = [
        sys.executable,
        "-m",
        "sdkwright.read.validate.spec_validator_process",
        str(_MEMORY),
    ]
    root = str(Path(__file__).resolve().parents[3])
    try:
        done = subprocess.run(  # noqa: S603 - our own module, and no outside text
            command,
            input=json.dumps(given).encode(),
            capture_output=True,
            timeout=timeout,
            check=False,
            cwd=root,
        )
    except subprocess.TimeoutExpired:
        return _Outcome(problems=[], failure=f"it took more than {timeout:g} seconds")
    except OSError as error:
        return _Outcome(problems=[], failure=f"it could not be started ({error})")
    if done.returncode:
        lines = done.stderr.decode(errors="replace").strip().splitlines()
        return _Outcome(problems=[], failure=lines[-1] if lines else "it was stopped")
    return _Outcome(problems=json.loads(done.stdout))


def _said(report: Report, severity: Severity) -> frozenset[Pointer]:
    """Return of which nodes, or of what in them, something as bad was said already.

    The validator often names no more than the object in which a member has a fault.
    """
    as_bad = (Severity.ERROR, severity)
    return frozenset(
        Pointer(each.pointer.tokens[:size], each.pointer.document)
        for each in report
        if each.severity in as_bad and each.pointer is not None
        for size in range(len(each.pointer.tokens) + 1)
    )


def _report(
    problem: dict[str, Json],
    documents: Documents,
    report: Report,
    severity: Severity,
    said: Container[Pointer],
) -> None:
    path = problem.get("path")
    place = None
    if isinstance(path, list):
        # The validator knows the text; pointers are into what it was made into.
        place = documents.placed(tuple(map(str, path)))
    if place is not None and place in said:
        return
    report.add(
        severity,
        "validator",
        f"openapi-spec-validator: {problem.get('message', '')}",
        place,
        file="" if place else documents.file_of(""),
        help="" if place else "The validator does not say where.",
    )
