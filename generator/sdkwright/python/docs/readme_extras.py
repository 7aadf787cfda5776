"""Snippets of README.md about what clients can be given, and what they can do besides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sdkwright.emit.code import Code, literal
from sdkwright.python.docs.snippets import extra_arguments, imports, program
from sdkwright.python.format import break_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sdkwright.config import Config
    from sdkwright.python.client import ApiPlan, Credential
    from sdkwright.python.docs.snippets import Subject


def reconnecting(subject: Subject) -> Code:
    """The events of a stream that is opened again."""
    extra = extra_arguments(subject)
    return program(
        subject,
        subject.call("with client.", *extra, tail=".reconnecting(tries=3) as events:"),
        "    for event in events:",
        "        print(event)",
    )


def secret(subject: Subject, argument: Credential) -> Code:
    """A credential that is asked for."""
    option = f"{argument.python}=lambda: os.environ[{literal(argument.env)}]"
    return Code(
        f"{imports(subject, of=('os',))}\n\n"
        f"{break_lines(f'client = {subject.client}({option})')}\n"
        f"{subject.call('client.')}"
    )


def middleware(subject: Subject) -> Code:
    """A function around each attempt."""
    names = ("RawResponse", "Request", "Send")
    return Code(
        f"{imports(subject, *names)}\n\n\n"
        "def report(request: Request, send: Send) -> RawResponse:\n"
        "    response = send(request)\n"
        "    print(request.method, response.status)\n"
        "    return response\n\n\n"
        f"client = {subject.client}(middleware=[report])\n"
        f"{subject.call('client.')}"
    )


def telemetry(subject: Subject) -> Code:
    """Spans, if the program collects them."""
    return Code(
        f"{imports(subject, 'OpenTelemetry')}\n\n"
        f"{break_lines(f'client = {subject.client}(middleware=[OpenTelemetry()])')}\n"
        f"{subject.call('client.')}"
    )


def undescribed(subject: Subject) -> Code:
    """A call of something that the package does not know."""
    operation = subject.planned.operation
    method, path = literal(operation.method.upper()), literal(operation.path)
    return program(
        subject,
        break_lines(
            f"result = client.call({method}, {path}, result=dict[str, object])"
        ),
        "print(result)",
    )


def installable(config: Config) -> str:
    """Return what to install: the folder, until something says where it is published."""
    folder = config.out.name
    plain = re.fullmatch(r"[\w.-]+", folder, re.ASCII) is not None
    return config.distribution if config.repository or not plain else f"./{folder}"


def sections(plans: Iterable[ApiPlan]) -> Iterator[Code]:
    """Yield what the owner of the package adds: the files of `custom/README/`."""
    for plan in plans:
        yield from (Code(each.text) for each in plan.custom.sections)
