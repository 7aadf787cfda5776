"""What packages offer beside their clients: waiting, many calls at once, help for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.emit.code import Code
from generator.python.answers import answer_sample
from generator.python.fit import fitted
from generator.python.imports import Import, import_lines
from generator.python.modules import index_units
from generator.python.shown import shown
from generator.python.snippets import program

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.emit.code import Unit
    from generator.python.snippets import Subject

SHARED: Final = (
    "AsyncMiddleware",
    "AsyncOpenTelemetry",
    "AsyncRawResponse",
    "AsyncSend",
    "BulkError",
    "Middleware",
    "Omit",
    "OpenTelemetry",
    "PollTimeoutError",
    "RawResponse",
    "Request",
    "RequestOptions",
    "Send",
    "Timeout",
    "async_bulk",
    "async_poll",
    "bulk",
    "omit",
    "poll",
)
"""What the package of each API exports of the runtime, and the one that holds several."""

_TESTING: Final = {
    "AsyncFakeAPI": "fake_api",
    "Fails": "fake_stub",
    "Fake": "fake",
    "FakeAPI": "fake_api",
    "FakeCall": "fake_calls",
    "FakeError": "fake_calls",
    "Stub": "fake_stub",
    "Tape": "tape",
    "TapeError": "tape_format",
    "fake": "fake",
    "fixture": "fake_fixture",
}


def testing_units(package: str, taken: Sequence[str]) -> Iterator[Unit]:
    """Yield the sub-package `testing`, unless an API has taken its name.

    Args:
        package: The package.
        taken: The names of its other sub-packages.
    """
    if "testing" not in taken:
        names = {name: f".._core.{module}" for name, module in _TESTING.items()}
        doc = "Help for tests of what calls the API: fake clients and recordings."
        yield from index_units(f"{package}/testing", doc, "..", names)


def polling(subject: Subject) -> Code:
    """Wait until an answer is there."""
    text, _ = shown(subject.context, subject.planned)
    asked = subject.call("lambda: client.")
    wanted = f"until=lambda result: bool(result{text})"
    return program(
        subject,
        fitted(f"result = poll({_one_line(asked)}, {wanted}, interval=2, timeout=60)"),
        f"print(result{text})",
        names=("poll",),
    )


def bulk(subject: Subject) -> Code:
    """The same call for several inputs."""
    value = _one_line(subject.call("")).partition("(")[2].removesuffix(")")
    return program(
        subject,
        fitted(f"inputs = [{value}, {value}]"),
        fitted(f"outcomes = bulk(client.{subject.path}, inputs, concurrency=4)"),
        "print(outcomes.values)",
        "for failed in outcomes.failed:",
        "    print(failed.input, failed.error)",
        names=("bulk",),
    )


def faked(subject: Subject) -> Code:
    """A client that answers as a test says."""
    text, _ = shown(subject.context, subject.planned)
    root = subject.module.partition(".")[0]
    names = {Import(subject.module, subject.client), Import(f"{root}.testing", "fake")}
    method = f"client.{subject.path}"
    return Code(
        f"{import_lines(names)}\n\n"
        f"with fake({subject.client}) as (client, api):\n"
        f"    {fitted(f'api.on({method}).answers({_answer(subject)})', 4)}\n"
        f"    {subject.call('result = client.', indent=4)}\n"
        f"    print(result{text})\n"
        f"    {fitted(f'api.assert_called_once({method})', 4)}"
    )


def taped(subject: Subject) -> Code:
    """A recording, made by the first run and replayed by all others."""
    root = subject.module.partition(".")[0]
    names = {Import(subject.module, subject.client), Import(f"{root}.testing", "Tape")}
    text, _ = shown(subject.context, subject.planned)
    return Code(
        f"{import_lines(names)}\n\n"
        'with Tape("recording.jsonl") as tape:\n'
        f"    client = {subject.client}(middleware=[tape.middleware])\n"
        f"    {subject.call('result = client.', indent=4)}\n"
        f"    print(result{text})"
    )


def _answer(subject: Subject) -> str:
    type_ = subject.planned.result.type
    assert type_ is not None  # the operation was chosen for it
    return answer_sample(subject.context, type_)


def _one_line(text: str) -> str:
    """Undo the layout of a call."""
    lines = (line.strip() for line in text.splitlines())
    return " ".join(lines).replace("( ", "(").replace(", )", ")").replace(" )", ")")
