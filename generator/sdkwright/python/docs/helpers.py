"""What packages offer beside their clients: waiting, many calls at once, help for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.emit.code import Code
from sdkwright.python.docs.sample_output import sample_output
from sdkwright.python.docs.sample_responses import response_sample
from sdkwright.python.docs.snippets import program
from sdkwright.python.format import Import, break_lines, import_lines

if TYPE_CHECKING:

    from sdkwright.python.docs.snippets import Subject

"""What the package of each API exports of the runtime, and the one that holds several."""


def polling(subject: Subject) -> Code:
    """Wait until a response is there."""
    text, _ = sample_output(subject.context, subject.planned)
    asked = subject.call("lambda: client.")
    wanted = f"until=lambda result: bool(result{text})"
    return program(
        subject,
        break_lines(
            f"result = poll({_one_line(asked)}, {wanted}, interval=2, timeout=60)"
        ),
        f"print(result{text})",
        names=("poll",),
    )


def bulk(subject: Subject) -> Code:
    """The same call for several inputs."""
    value = _one_line(subject.call("")).partition("(")[2].removesuffix(")")
    return program(
        subject,
        break_lines(f"inputs = [{value}, {value}]"),
        break_lines(f"outcomes = bulk(client.{subject.path}, inputs, concurrency=4)"),
        "print(outcomes.values)",
        "for failed in outcomes.failed:",
        "    print(failed.input, failed.error)",
        names=("bulk",),
    )


def faked(subject: Subject) -> Code:
    """A client with the responses that a test sets."""
    text, _ = sample_output(subject.context, subject.planned)
    root = subject.module.partition(".")[0]
    names = {Import(subject.module, subject.client), Import(f"{root}.testing", "fake")}
    method = f"client.{subject.path}"
    return Code(
        f"{import_lines(names)}\n\n"
        f"with fake({subject.client}) as (client, api):\n"
        f"    {break_lines(f'api.on({method}).answers({_sample_response(subject)})', 4)}\n"
        f"    {subject.call('result = client.', indent=4)}\n"
        f"    print(result{text})\n"
        f"    {break_lines(f'api.assert_called_once({method})', 4)}"
    )


def taped(subject: Subject) -> Code:
    """A recording, made by the first run and replayed by all others."""
    root = subject.module.partition(".")[0]
    names = {Import(subject.module, subject.client), Import(f"{root}.testing", "Tape")}
    text, _ = sample_output(subject.context, subject.planned)
    return Code(
        f"{import_lines(names)}\n\n"
        'with Tape("recording.jsonl") as tape:\n'
        f"    client = {subject.client}(middleware=[tape.middleware])\n"
        f"    {subject.call('result = client.', indent=4)}\n"
        f"    print(result{text})"
    )


def _sample_response(subject: Subject) -> str:
    type_ = subject.planned.result.type
    assert type_ is not None  # the operation was chosen for it
    return response_sample(subject.context, type_)


def _one_line(text: str) -> str:
    """Undo the layout of a call."""
    lines = (line.strip() for line in text.splitlines())
    return " ".join(lines).replace("( ", "(").replace(", )", ")").replace(" )", ")")
