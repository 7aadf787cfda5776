"""All documents: built, imported, type-checked, and checked by somebody else."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.corpus import checking
from tests.corpus.running import Ended
from tests.nasty import full_validator, making
from tests.nasty.documents import Document
from tests.nasty.forks import Task, run_all

SECONDS = 30
MEBIBYTES = 3072
# Why a document is refused that the validator takes.
DISAGREED = {
    "member-missing": "the validator did not read that file",
    "name-form": "no such name can be sent",
    "reference-cycle": "nothing stands behind these references",
    "reference-not-found": "the validator did not follow that reference",
    "reference-outside": "a document is confined to its folder",
    "reference-remote": "nothing is read from the network unasked",
    "text-encoding": "this is no text",
}
# So many packages are type-checked at once: they share a core, which costs the most.
BATCH = 80
_API = re.compile(r"\bnasty[/.](d\d{4})\b")

Tell = Callable[[str], None]


@dataclass(slots=True, kw_only=True)
class Row:
    """What became of a document.

    Attributes:
        outcome: `generated`, or `refused` in words; `disagreed` where it is refused for one
            of the reasons we know better than its checker, `valid` where for another; `mute`
            where a refusal does not say what and where; `crashed`, `timeout`, `broken` if a
            module does not compile or import, `untyped` if a type checker complains.
        why: What is wrong or was refused; may be empty.
        valid: Whether another checker takes the document.
        checked: What that checker says against it.
        seconds: How long it took to build.
    """

    document: Document
    outcome: str = ""
    why: str = ""
    valid: bool = False
    checked: str = ""
    seconds: float = 0.0

    @property
    def wanted(self) -> bool:
        """Whether this is what should become of such a document."""
        return self.outcome in {"generated", "refused"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How much is to be done.

    Attributes:
        jobs: How many processes at a time.
        mypy: Whether types are checked.
        pyright: Of so many packages one is checked by pyright, too; 0 for none.
    """

    jobs: int = 2
    mypy: bool = True
    pyright: int = 0


def check_all(
    chosen: Sequence[Document], work: Path, effort: Effort, tell: Tell
) -> list[Row]:
    """Make a package of each document and have all of them checked."""
    rows = {each.api: Row(document=each) for each in chosen}
    tell(f"building {len(rows)} documents")
    for api, ended in run_all(_builds(chosen, work), effort.jobs):
        _built(rows[api], ended, work)
    made = [api for api, row in rows.items() if row.outcome == "generated"]
    tell(f"importing {len(made)} packages")
    for api, ended in run_all(_probes(made, work), effort.jobs):
        _found(rows[api], "broken", ended)
    tell("asking openapi-spec-validator")
    _validity(rows, effort.jobs)
    if effort.mypy:
        _checked(rows, work, checking.mypy, BATCH, tell)
    if effort.pyright:
        some = dict(list(rows.items())[:: effort.pyright])
        _checked(some, work, _pyright, BATCH, tell)
    return list(rows.values())


def _builds(chosen: Sequence[Document], work: Path) -> Iterator[Task]:
    work.mkdir(parents=True, exist_ok=True)
    for each in chosen:
        call = partial(making.build, each, work / each.api)
        yield Task(name=each.api, call=call, seconds=SECONDS, mebibytes=MEBIBYTES)


def _built(row: Row, ended: Ended, work: Path) -> None:
    """Say how a build ended; put what it made beside the others."""
    api = row.document.api
    out, facts = work / api, work / f"{api}.json"
    row.seconds = ended.seconds
    if ended.code == 0 and not ended.crashed:
        row.outcome = "generated"
        _gather(out / making.PACKAGE, work / "all" / making.PACKAGE, api)
    elif ended.code == 1 and not ended.crashed:
        row.outcome, row.why = _refusal(row.document, json.loads(facts.read_text()))
    elif ended.seconds > SECONDS:
        row.outcome = "timeout"
    else:
        row.outcome = "crashed"
        row.why = _last(ended.text)
    shutil.rmtree(out, ignore_errors=True)


def _refusal(document: Document, facts: Mapping[str, object]) -> tuple[str, str]:
    """Say why a document was refused; `mute` if a user would not learn where and why."""
    found = facts["diagnostics"]
    assert isinstance(found, list)
    errors = [each for each in found if each["severity"] == "error"]
    first = errors[0]
    placed = any(first[name] is not None for name in ("line", "pointer"))
    whole = first["code"] in {"file-unreadable", "text-encoding"}
    told = str(first["file"]).startswith(str(document.path.parent)) and (
        placed or whole
    )
    why = f"{first['code']}: {first['message']} {first['pointer'] or ''}".strip()
    return ("refused" if told else "mute"), why


def _gather(made: Path, together: Path, api: str) -> None:
    """Move one API's modules into the package of all; the first brings the core along."""
    if not together.exists():
        together.mkdir(parents=True)
        shutil.move(made / "_core", together / "_core")
        (together / "py.typed").touch()
        (together / "__init__.py").write_text('"""All of them."""\n')
    shutil.move(made / api, together / api)


def _probes(made: Sequence[str], work: Path) -> Iterator[Task]:
    for api in made:
        call = partial(making.probe, work / "all", api)
        yield Task(name=api, call=call, seconds=2 * SECONDS)


def _found(row: Row, outcome: str, ended: Ended) -> None:
    if ended.code != 0:
        row.outcome, row.why = outcome, _last(ended.text) or f"code {ended.code}"


def _validity(rows: Mapping[str, Row], jobs: int) -> None:
    """Say which documents are valid, by the index or by the validator."""
    open_ = [row for row in rows.values() if full_validator.undecided(row.document)]
    for row in rows.values():
        row.valid = row.document.said == "valid"
        row.checked = "" if row.valid else row.document.said
    tasks = (
        Task(
            name=row.document.api,
            call=partial(full_validator.check, row.document),
            seconds=SECONDS,
            mebibytes=MEBIBYTES,
        )
        for row in open_
    )
    for api, ended in run_all(tasks, jobs):
        rows[api].valid = ended.code == 0
        rows[api].checked = "" if ended.code == 0 else _last(ended.text) or "no end"
    for row in rows.values():
        if row.valid and row.outcome == "refused":
            reason = DISAGREED.get(row.why.partition(":")[0])
            row.outcome = "disagreed" if reason else "valid"
            row.why = f"{row.why} ({reason})" if reason else row.why


def _checked(
    rows: Mapping[str, Row],
    work: Path,
    check: Callable[[Path, Sequence[str], Path], list[str]],
    size: int,
    tell: Tell,
) -> None:
    """Have a type checker check packages, many at a time."""
    made = [api for api, row in rows.items() if row.outcome == "generated"]
    for start in range(0, len(made), size):
        names = made[start : start + size]
        tell(f"type-checking {start + 1} to {start + len(names)} of {len(made)}")
        roots = [f"{making.PACKAGE}.{api}" for api in names]
        for line in check(work / "all", roots, work / ".mypy"):
            found = _API.search(line)
            blamed = [found[1]] if found and found[1] in rows else names
            for api in blamed:
                if rows[api].outcome == "generated":
                    rows[api].outcome, rows[api].why = "untyped", line


def _pyright(folder: Path, roots: Sequence[str], _cache: Path) -> list[str]:
    return checking.pyright(folder, [each.replace(".", "/") for each in roots])


def _last(text: str) -> str:
    lines = [each for each in text.splitlines() if each.strip()]
    return lines[-1][:400] if lines else ""
