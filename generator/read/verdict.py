"""What openapi-spec-validator says: the authority, asked where there is time for it.

It walks a document in Python and takes half a minute for ten megabytes; some documents send
it around in circles. So it runs in a process of its own, with limits, and its verdict on a
text is kept.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from enum import Enum
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator.diagnostics import Severity
from generator.source import Pointer

if TYPE_CHECKING:
    from generator.diagnostics import Report
    from generator.ir.types import Json
    from generator.read.documents import Documents

# Part of the key under which a verdict is kept; change it with the meaning of a verdict.
_EDITION: Final = "1"
_MEMORY: Final = 3 * 1024
_SECONDS: Final = 120.0


class Verdict(Enum):
    """What the validator made of a specification."""

    VALID = "valid"
    INVALID = "invalid"
    UNKNOWN = "unknown"
    """It did not come to an end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outcome:
    """The validator's answer: its problems, or why there is none."""

    problems: list[dict[str, Json]]
    failure: str = ""


def spec_verdict(
    documents: Documents,
    report: Report,
    *,
    timeout: float = _SECONDS,
    severity: Severity = Severity.ERROR,
    cache: Path | None = None,
    only_cached: bool = False,
) -> Verdict:
    """Add the validator's findings to a report, and return its verdict.

    `cache` is the folder of known verdicts, the user's cache folder if None. With
    `only_cached` a verdict that is not known is not asked for.
    """
    folder = cache or cache_folder()
    key = _key(documents.texts())
    outcome = _recall(folder / f"{key}.json")
    if outcome is None:
        if only_cached:
            return Verdict.UNKNOWN
        outcome = _ask(documents, timeout)
        if not outcome.failure:
            _keep(folder / f"{key}.json", outcome)
    if outcome.failure:
        report.note(
            "validator-unfinished",
            f"openapi-spec-validator came to no verdict: {outcome.failure}.",
            help="Our own checks have found nothing else.",
        )
        return Verdict.UNKNOWN
    for problem in outcome.problems:
        _report(problem, documents, report, severity)
    return Verdict.INVALID if outcome.problems else Verdict.VALID


def cache_folder() -> Path:
    """Return where verdicts are kept."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "~/AppData/Local")
    elif sys.platform == "darwin":
        base = "~/Library/Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(base).expanduser() / "sdkwright" / "verdicts"


def _key(texts: dict[str, bytes]) -> str:
    digest = blake2b(digest_size=20)
    digest.update(f"{_EDITION} {version('openapi-spec-validator')}".encode())
    for name in sorted(texts):
        for part in (name.encode(), texts[name]):
            digest.update(b"%d:" % len(part))
            digest.update(part)
    return digest.hexdigest()


def _recall(file: Path) -> _Outcome | None:
    try:
        found: Json = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return None
    problems = found.get("problems") if isinstance(found, dict) else None
    if not isinstance(problems, list):
        return None
    return _Outcome(problems=[each for each in problems if isinstance(each, dict)])


def _keep(file: Path, outcome: _Outcome) -> None:
    """Keep a verdict, if there is a place for it."""
    aside = file.with_suffix(f".{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        aside.write_text(json.dumps({"problems": outcome.problems}), encoding="utf-8")
        aside.replace(file)
    except OSError:
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)


def _ask(documents: Documents, timeout: float) -> _Outcome:
    texts = documents.texts()
    given = {
        name: {"file": documents.file_of(name), "text": text.decode()}
        for name, text in texts.items()
    }
    command = [sys.executable, "-m", "generator.read.verdict_child", str(_MEMORY)]
    root = str(Path(__file__).resolve().parents[2])
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


def _report(
    problem: dict[str, Json], documents: Documents, report: Report, severity: Severity
) -> None:
    path = problem.get("path")
    tokens = tuple(map(str, path if isinstance(path, list) else ()))
    # Inside a schema the validator tells only the path within that schema.
    whole = tokens[:1] != () and tokens[0] in documents.root
    report.add(
        severity,
        "validator",
        f"openapi-spec-validator: {problem.get('message', '')}",
        Pointer(tokens) if whole else None,
        file="" if whole else documents.file_of(""),
        help="" if whole else "The validator does not say where.",
    )
