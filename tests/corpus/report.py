"""What the suites found, as one page of Markdown."""

from __future__ import annotations

import platform
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.corpus.calling import MODES, Called, Failure
from tests.corpus.documents import Document
from tests.corpus.explained import explained
from tests.corpus.proof import Proof

_LONGEST = 160  # letters of a reason that are shown
_MANY = 12  # failures of one kind that are listed
_HEAD = """\
# What holds on real, odd and hostile documents

Written by `make corpus`; nothing here is by hand. {when}

Every real document is built by `gen build` alone, without configuration. Its package is
compiled, every module imported, and checked by `mypy --strict` and by pyright in strict mode
(the runtime, the same in each, by pyright in that of petstore3 alone).
Then every operation is called by a client of each mode: with the least arguments, with all,
and with two random sets, drawn from the schemas with a fixed seed. A server on loopback
answers each declared status in turn with bodies drawn from the schemas of the responses. An
operation passes if

- exactly one request was made, and holds what was passed where the document says it belongs,
  by a reading of the raw request that shares no code with the generator;
- a validator by others finds the request valid against the original document: openapi-core
  for 3.x, Prism for 2.0;
- the answer, decoded and serialised again, equals what the server sent, and a declared error
  is raised with its body.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suite:
    """A suite of its own, of which a summary is shown.

    Attributes:
        title: The heading of its section.
        about: What it does, in a sentence.
        summary: What it wrote; None if it did not run.
    """

    title: str
    about: str
    summary: Mapping[str, Any] | None


def report(
    documents: Sequence[Document],
    proofs: Mapping[str, Proof],
    suites: Sequence[Suite],
    when: str,
    surfaces: str = "",
) -> str:
    """Return the whole page; `surfaces` is the section on published packages."""
    found = [proofs[each.name] for each in documents if each.name in proofs]
    versions = {each.name: each.version for each in documents}
    sections = [
        _HEAD.format(
            when=f"Put together {when} from the\nlast run of each part, with Python "
            f"{platform.python_version()}."
        ),
        "## Real documents\n\n" + "\n".join(_table(found, versions)) + "\n",
        "\n".join(_verdict(found)) + "\n",
        "### What failed, and whose fault it is\n\n" + "\n".join(_failures(found)),
        "### What was not checked\n\n" + "\n".join(_unchecked(found)),
        *([surfaces] if surfaces else []),
        *("\n".join(_suite(each)) for each in suites),
    ]
    return "\n".join(each.rstrip("\n") + "\n" for each in sections)


def table(proofs: Sequence[Proof], versions: Mapping[str, str]) -> str:
    """Return the table of real documents alone."""
    return "\n".join(_table(proofs, versions))


def _table(proofs: Sequence[Proof], versions: Mapping[str, str]) -> Iterator[str]:
    yield (
        "| document | version | operations | dropped | build, s of CPU | lines/operation "
        "| imports | mypy | pyright | calls | sync | async | failed |"
    )
    yield "| --- | --- |" + " ---: |" * 11
    for each in sorted(proofs, key=lambda one: one.name):
        cells = (each.name, versions[each.name], *_cells(each))
        yield f"| {' | '.join(map(str, cells))} |"
    yield f"| **{len(proofs)} documents** | | {' | '.join(map(str, _sums(proofs)))} |"


def _cells(proof: Proof) -> Iterator[object]:
    static, called = proof.static, proof.called
    yield static.operations
    yield static.missing
    yield f"{static.seconds:.1f}"
    yield round(static.lines / max(static.operations, 1))
    for wrong in (static.imports, static.mypy, static.pyright):
        yield len(wrong) or "0"
    if called is None:
        yield from ("", "", "", "no package")
        return
    yield called.calls
    for mode in MODES:
        yield _percent(called.passed(mode), called.operations)
    yield len(called.failures)


def _sums(proofs: Sequence[Proof]) -> Iterator[object]:
    statics = [each.static for each in proofs]
    calls = [each.called for each in proofs if each.called is not None]
    operations = sum(each.operations for each in statics)
    yield operations
    yield sum(each.missing for each in statics)
    yield f"{sum(each.seconds for each in statics):.0f}"
    yield round(sum(each.lines for each in statics) / max(operations, 1))
    yield sum(len(each.imports) for each in statics)
    yield sum(len(each.mypy) for each in statics)
    yield sum(len(each.pyright) for each in statics)
    yield sum(each.calls for each in calls)
    for mode in MODES:
        yield _percent(sum(each.passed(mode) for each in calls), operations)
    yield sum(len(each.failures) for each in calls)


def _percent(part: int, whole: int) -> str:
    """Write a share; never 100 where something is missing."""
    if part == whole:
        return "100 %"
    return f"{min(100 * part / max(whole, 1), 99.99):.2f} %"


def _verdict(proofs: Sequence[Proof]) -> Iterator[str]:
    calls = [each.called for each in proofs if each.called is not None]
    requests = sum(each.requests for each in calls)
    unread = sum(sum(each.unread.values()) for each in calls)
    faults = Counter(
        _fault(each.name, one)
        for each in proofs
        if each.called is not None
        for one in each.called.failures
    )
    texts = ", ".join(f"{count} {whose}" for whose, count in faults.most_common())
    yield f"Failed operations by whose fault it is: {texts or 'none'}."
    yield ""
    yield f"The independent checkers saw {requests:,} requests; {unread:,} they cannot read."


def _fault(name: str, failure: Failure) -> str:
    return explained(name, "\n".join(failure.reasons)).fault


def _failures(proofs: Sequence[Proof]) -> Iterator[str]:
    for each in sorted(proofs, key=lambda one: one.name):
        for wrong in (*each.static.dropped, *each.static.imports):
            yield f"- {each.name}: {_cut(wrong)}"
        for wrong in (*each.static.mypy[:_MANY], *each.static.pyright[:_MANY]):
            yield f"- {each.name}: {_cut(wrong)}"
        if each.called is None:
            yield f"- {each.name}: {_cut(each.static.message)}"
        else:
            yield from _of_calls(each.name, each.called)


def _of_calls(name: str, called: Called) -> Iterator[str]:
    kinds: dict[str, list[Failure]] = {}
    for each in called.failures:
        known = explained(name, "\n".join(each.reasons))
        told = f"{known.fault}. {known.why}" if known.why else known.fault
        kinds.setdefault(told, []).append(each)
    for told, failures in kinds.items():
        yield f"- **{name}**, {len(failures)} of {called.operations}: {told}"
        for one in failures:
            yield f"  - `{one.method} {one.path}`: {_cut(one.reasons[0])}"


def _cut(text: str) -> str:
    plain = " ".join(text.split()).replace("|", "\\|").replace("`", "'")
    cut = plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]}…"
    return cut.replace("<", "&lt;")


def _unchecked(proofs: Sequence[Proof]) -> Iterator[str]:
    unread = Counter[str]()
    notes = Counter[tuple[str, str]]()
    for each in proofs:
        if each.called is not None:
            unread.update(each.called.unread)
            for note, count in each.called.notes.items():
                notes[each.name, note] += count
    for why, count in unread.most_common():
        yield f"- {count} request{'s' if count > 1 else ''}: {why}."
    for (name, note), count in sorted(notes.items()):
        times = f" ({count} times)" if count > 1 else ""
        yield f"- {name}: {_cut(note)}{times}"


def _suite(suite: Suite) -> Iterator[str]:
    yield f"## {suite.title}\n"
    yield f"{suite.about}\n"
    found = suite.summary
    if found is None:
        yield "It did not run."
        return
    yield f"{found['passed']} of {found['total']} as they should be.\n"
    if counts := found.get("counts"):
        yield "| outcome | how many |\n| --- | ---: |"
        yield from (f"| {key} | {count} |" for key, count in counts.items() if count)
        yield ""
    for key, value in found.items():
        if key not in {"suite", "total", "passed", "counts", "rows"}:
            yield f"- {key.replace('_', ' ')}: {value}"
    for row in found.get("rows", ()):
        yield f"- `{row['name']}`, {row['outcome']}: {_cut(str(row['why']))}"
