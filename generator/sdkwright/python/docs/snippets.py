"""The snippets of README.md: complete programs, each about one thing.

They run as they are: what a client needs comes from the environment, and arguments are the
document's own examples or made up by type. Black would leave them as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.emit.code import Code
from sdkwright.frozen import dataclass, replace
from sdkwright.ir import Nullable
from sdkwright.python.docs.sample_calls import call
from sdkwright.python.docs.sample_output import sample_output
from sdkwright.python.format import Import, import_lines
from sdkwright.python.operations import error_class

if TYPE_CHECKING:
    from sdkwright.python.operations import Argument, Planned
    from sdkwright.python.types import Context


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The operation that a snippet calls.

    Attributes:
        module: Where the client is imported from.
        client: The client's class.
        path: The method's dotted name below the client.
    """

    context: Context
    module: str
    client: str
    path: str
    planned: Planned

    def call(self, head: str, *extra: str, indent: int = 0, tail: str = "") -> str:
        """Write the call; `head` is everything in front of the method's dotted name."""
        return call(
            self.context,
            head + self.path,
            self.planned,
            *extra,
            indent=indent,
            tail=tail,
        )

    def view(self, name: str) -> Subject:
        """Return the same method of a view of its resource, such as `prepare`."""
        resource, _, method = self.path.rpartition(".")
        return replace(self, path=f"{resource}.{name}.{method}".lstrip("."))


def imports(subject: Subject, *names: str, of: tuple[str, ...] = ()) -> str:
    """Write the import of the client, of other names of its package, and of modules."""
    every = {Import(subject.module, name) for name in (subject.client, *names)}
    return import_lines({*every, *(Import(module) for module in of)})


def program(subject: Subject, *lines: str, names: tuple[str, ...] = ()) -> Code:
    """Write a program around a few lines that use `client`."""
    head = f"{imports(subject, *names)}\n\nclient = {subject.client}()"
    return Code("\n".join((head, *lines)))


def _result(subject: Subject) -> tuple[str, str]:
    """Return a loop or an assignment to write a call into, and a line that shows what came.

    The first is everything in front of the call; a loop ends in a space. Both are empty where
    nothing comes, as checkers refuse to assign that.
    """
    if subject.planned.returns == "None":
        return "", ""
    text, many = sample_output(subject.context, subject.planned)
    if many:
        return "for item in ", f"    print(item{text})"
    return "result = ", f"print(result{text})"


def first(subject: Subject) -> Code:
    """A first call, and what comes of it."""
    return program(subject, *first_lines(subject))


def first_lines(
    subject: Subject, *, waits: bool = False, indent: int = 0
) -> tuple[str, ...]:
    """A call, and a line that shows what comes of it; `waits` with the other client."""
    head, line = _result(subject)
    loop = head.startswith("for ")
    if waits:
        paged = loop and subject.planned.paged
        head = f"async {head}" if paged else f"{head}await "
    tail = ":" if loop else ""
    text = subject.call(f"{head}client.", indent=indent, tail=tail)
    return (text, f"{' ' * indent}{line}") if line else (text,)


def asynchronous(subject: Subject) -> Code:
    """The same with the other client."""
    text = "\n".join(first_lines(subject, waits=True, indent=8))
    client = f"Async{subject.client}"
    head = imports(replace(subject, client=client), of=("asyncio",))
    return Code(
        f"{head}\n\n\n"
        f"async def main() -> None:\n    async with {client}() as client:\n"
        f"        {text}\n\n\nasyncio.run(main())"
    )


def errors(subject: Subject) -> Code:
    """What an operation may raise, its own declared errors first."""
    declared = [
        error_class(each.status)
        for each in subject.planned.operation.responses
        if each.status.startswith("4") and each.contents
    ]
    named = [each for each in dict.fromkeys(declared) if each != "APIStatusError"]
    named = ["NotFoundError"] if "NotFoundError" in named else named[:1]
    clauses = [
        f"except {each} as error:\n    print(error.body)  # as the API declares it"
        for each in named
    ]
    return program(
        subject,
        "try:",
        f"    {subject.call('client.', indent=4)}",
        *clauses,
        "except APIStatusError as error:",
        "    print(error.status_code, error.request_id, error.text)",
        "except APIConnectionError as error:",
        "    print(error)",
        names=(*named, "APIConnectionError", "APIStatusError"),
    )


def options(subject: Subject) -> Code:
    """Time limits and attempts: of a client, of a call, of a part of the program."""
    key = 'idempotency_key="one-key-for-one-thing"'
    limits = "timeout=Timeout(total=120, connect=2), max_retries=4"
    return Code(
        f"{imports(subject, 'Timeout')}\n\n"
        f"client = {subject.client}({limits})\n"
        f"{subject.call('client.', 'timeout=20', 'max_retries=0')}\n\n"
        "patient = client.with_options(max_retries=10, compress_above=4096)\n"
        f"{subject.call('patient.', key)}"
    )


def extra_arguments(subject: Subject) -> tuple[str, ...]:
    """Return what asks a method for a stream, if it has to be asked."""
    streaming = subject.planned.operation.streaming
    return () if streaming is None or streaming.only else ("stream=True",)


def stream(subject: Subject) -> Code:
    """The events of a stream."""
    return program(subject, *stream_lines(subject))


def stream_lines(
    subject: Subject, *, waits: bool = False, indent: int = 0
) -> tuple[str, ...]:
    """A call for a stream, and a loop over its events; `waits` with the other client."""
    extra, margin = extra_arguments(subject), " " * indent
    head = "async with await client." if waits else "with client."
    return (
        subject.call(head, *extra, indent=indent, tail=" as events:"),
        f"{margin}    {'async ' * waits}for event in events:",
        f"{margin}        print(event)",
    )


def pages(subject: Subject) -> Code:
    """The items of all pages, and one page after the other."""
    text, _ = sample_output(subject.context, subject.planned)
    return program(
        subject,
        subject.call("for item in client.", tail=":"),
        f"    print(item{text})",
        "",
        subject.call("page = client."),
        "print(page.items)",
        "while page.has_next_page():",
        "    page = page.next_page()",
        "    print(page.items)",
        "",
        subject.call("items = client.", tail=".collect(limit=100)"),
        "print(len(items), page.cursor)",
    )


def download(subject: Subject) -> Code:
    """A body that goes to a file."""
    return program(subject, *download_lines(subject))


def download_lines(
    subject: Subject, *, waits: bool = False, indent: int = 0
) -> tuple[str, ...]:
    """A call for a body, and a line that saves it; `waits` with the other client."""
    head = "async with await client." if waits else "with client."
    save = 'response.save("download.bin", progress=print)'
    return (
        subject.call(head, indent=indent, tail=" as response:"),
        f"{' ' * indent}    {'await ' * waits}{save}",
    )


def three_states(subject: Subject) -> Code:
    """Null, and nothing at all."""
    argument = nullable(subject.planned)
    assert argument is not None  # the operation was chosen for it
    name = argument.python
    return program(
        subject,
        "# Sent as null:",
        subject.call("client.", f"{name}=None"),
        "# Not sent:",
        subject.call("client.", f"{name}=omit"),
        names=("omit",),
    )


def nullable(planned: Planned) -> Argument | None:
    """Return an argument of a body that may be left out and may be null.

    Of a body with several forms it is not known whether the usual form has it so. A field
    that is only left out where the whole body is given may not be left out alone.
    """
    body = planned.arguments.body
    if body is not None and len(body.forms) > 1:
        return None
    forms = body.forms if body is not None else ()
    needed = {each.wire for form in forms for each in form.fields if each.required}
    for each in planned.arguments.every:
        is_optional = each.location == "body" and not each.required
        if is_optional and each.wire not in needed and isinstance(each.type, Nullable):
            return each
    return None


def fields(subject: Subject) -> Code:
    """What a result holds."""
    return program(
        subject,
        subject.call("result = client."),
        "print(result.model_fields_set)  # what the server sent",
        "print(result.to_dict())  # under the API's own names",
    )


def raw(subject: Subject) -> Code:
    """Status, headers and body."""
    return program(
        subject,
        subject.view("with_raw_response").call("raw = client."),
        'print(raw.status_code, raw.headers.get("content-type"), raw.elapsed)',
        "print(raw.parse())  # what the method itself returns",
        "",
        subject.view("with_streaming_response").call(
            "with client.", tail=" as response:"
        ),
        "    print(response.read())",
    )


def prepare(subject: Subject) -> Code:
    """A request that is not sent."""
    return program(
        subject,
        subject.view("prepare").call("request = client."),
        "print(request.method, request.url)",
        "print(request.curl())  # to be repeated by hand",
    )


def webhooks(module: str, client: str, attribute: str) -> Code:
    """What to do where webhooks come in."""
    names = {Import(module, name) for name in (client, "WebhookVerificationError")}
    return Code(
        f"{import_lines(names)}\n\n"
        f"client = {client}()\n\n\n"
        "def receive(body: bytes, headers: dict[str, str]) -> None:\n"
        "    try:\n"
        f"        event = client.{attribute}.unwrap(body, headers)\n"
        "    except WebhookVerificationError as error:\n"
        "        print(error)  # respond with 400\n"
        "    else:\n"
        "        print(event)"
    )
