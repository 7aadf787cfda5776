"""Operation constants: everything the runtime must know to make a call, as data."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from sdkwright.emit.code import Code, literal
from sdkwright.frozen import dataclass
from sdkwright.ir import Kind, Primitive
from sdkwright.ir.media import is_json
from sdkwright.python.format import Import, assigned
from sdkwright.python.operations.accepts import whatever_comes
from sdkwright.python.operations.arguments import only_value
from sdkwright.python.operations.pagination import paging_expression
from sdkwright.python.operations.results import ResultKind
from sdkwright.python.operations.servers import own_server, server_key
from sdkwright.python.types import TypeExpr, quote, required_fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sdkwright.ir import Field, Json, Operation, Requirement, Retries, Type
    from sdkwright.python.operations.accepts import Offer
    from sdkwright.python.operations.parameters import Arguments
    from sdkwright.python.operations.results import Result
    from sdkwright.python.types import BodyPlan, Context

# What clocks of all systems can wait for.
_LONGEST = 1_000_000_000
_LOCATIONS = ("path", "query", "header", "cookie", "body", "payload")


@dataclass(frozen=True, slots=True, kw_only=True)
class Constant:
    """A statement that defines an operation, its name, and the imports it needs."""

    name: str
    text: Code
    imports: frozenset[Import]


def operation_constant(
    context: Context,
    operation: Operation,
    name: str,
    arguments: Arguments,
    result: Result,
    offers: Sequence[Offer] = (),
) -> Constant:
    """Write the constant of an operation."""
    kind, type_text, imports = _class(context, operation, result, offers)
    value = _result_value(context, result)
    items = [
        literal(operation.method),
        literal(operation.target),
        f"lambda: {value.text}",
    ]
    for location in _LOCATIONS:
        table = arguments.table(location)
        if table:
            items.append(_long(f"{location}=", table))
    if arguments.renamed:
        items.append(_long("earlier=", arguments.renamed))
    needed: set[Import] = set()
    items.extend(_options(context, operation, arguments, result, needed))
    if offers:
        items.append(_offers(context, offers, needed))
    if operation.paging is not None:
        expression, extra = paging_expression(context, operation, arguments)
        items.extend(expression)
        imports |= extra
    text = assigned(f"_{name}: {kind}[{type_text}]", kind, items)
    return Constant(
        name=f"_{name}", text=Code(text), imports=imports | value.imports | needed
    )


def stream_constant(
    context: Context, operation: Operation, plain: str, name: str
) -> Constant:
    """Write the constant of an operation's streaming form."""
    streaming = operation.streaming
    assert streaming is not None  # the caller looked
    item = context.speller.response(streaming.item, context.place)
    value = context.speller.response(streaming.item, context.value_place)
    items = [f"_{plain}", f"lambda: {value.text}", f'kind="{streaming.kind.value}"']
    if streaming.selector is not None:
        location, wire, sent = streaming.selector
        place = "body" if location is None else location.value
        text = sent if isinstance(sent, str) else "true" if sent else "false"
        items.append(f"select={literal(f'{place}:{wire}={text}')}")
    if streaming.envelope:
        items.append("envelope=True")
    if streaming.end:
        items.append(f"end={literal(streaming.end)}")
    if streaming.member:
        items.append(f"member={literal(streaming.member)}")
        items.append('accept="application/json"')
    target = f"_{name}: StreamOperation[{item.text}]"
    imports = item.imports | value.imports | {context.core("StreamOperation")}
    text = assigned(target, "StreamOperation", items)
    return Constant(name=f"_{name}", text=Code(text), imports=imports)


def _class(
    context: Context, operation: Operation, result: Result, offers: Sequence[Offer]
) -> tuple[str, str, frozenset[Import]]:
    """Return the constant's class, its type arguments and the imports."""
    body = whatever_comes(context, offers, result_expr(context, result))
    if operation.paging is None:
        return "Operation", body.text, body.imports | {context.core("Operation")}
    item = page_item(context, operation)
    text = f"{item.text}, {body.text}"
    return (
        "PagedOperation",
        text,
        body.imports | item.imports | {context.core("PagedOperation")},
    )


def page_item(context: Context, operation: Operation) -> TypeExpr:
    """Return the type of one item of a page."""
    assert operation.paging is not None  # the caller looked
    type_: Type = operation.paging.item or Primitive(kind=Kind.ANY)
    return context.speller.response(type_, context.place)


def result_expr(context: Context, result: Result) -> TypeExpr:
    """Return the type of a result as an annotation."""
    if result.kind is ResultKind.BYTES:
        return TypeExpr(("bytes",))
    if result.type is None:
        return TypeExpr(("None",))
    return context.speller.response(result.type, context.place)


def _result_value(context: Context, result: Result) -> TypeExpr:
    """Return the type of the first successful status as a value."""
    if result.kind is ResultKind.BYTES:
        return TypeExpr(("bytes",))
    type_ = result.type
    return (
        context.speller.response(type_, context.value_place)
        if type_
        else TypeExpr(("None",))
    )


def _options(
    context: Context,
    operation: Operation,
    arguments: Arguments,
    result: Result,
    imports: set[Import],
) -> Iterable[str]:
    yield from _of_body(context, operation, arguments.body)
    if result.accept != ("application/json",):
        yield f"accept={literal(' '.join(result.accept))}"
    if result.redirects:
        numbers = tuple(map(int, map(_status, result.redirects)))
        yield f"redirects={literal(numbers)}"
    if result.statuses:
        yield _statuses(context, result, imports)
    errors = _errors(context, operation, imports)
    if errors:
        yield errors
    if operation.security is not None:
        yield f"auth={literal(alternatives(operation.security))}"
    server = own_server(context.api, operation)
    if server is not None:
        yield f"server={literal(server_key(context.api, server))}"
    if result.inside:
        yield f"inside={literal(result.inside)}"
    if operation.idempotency_header:
        yield f"idempotency={literal(operation.idempotency_header)}"
    if operation.idempotent is not None:
        yield f"idempotent={operation.idempotent}"
    timeout = seconds(operation.extensions)
    if timeout is not None:
        yield f"timeout={timeout!r}"
    if operation.retries is not None:
        imports.add(context.core("RetryPolicy"))
        yield retry_policy(operation.retries)


def _of_body(
    context: Context, operation: Operation, body: BodyPlan | None
) -> Iterable[str]:
    """Yield what there is to say about a body."""
    if body is None:
        return
    media = " ".join(content.media_type for content in body.contents)
    if media != "application/json":
        yield f"media={literal(media)}"
    required, forms = _needed_fields(context, body, operation)
    if required:
        yield f"required_fields={literal(required)}"
    if not body.required and body.is_flat:
        yield "optional_body=True"
    if forms:
        yield f"forms={literal(forms)}"


def has_forms(context: Context, operation: Operation, body: BodyPlan | None) -> bool:
    """Whether an operation tells apart what objects its body can be."""
    return body is not None and bool(_needed_fields(context, body, operation)[1])


def _needed_fields(
    context: Context, body: BodyPlan, operation: Operation
) -> tuple[str, str]:
    """Write which fields objects must have, and then of which kinds they can be."""
    required = _required_fields(context, body)
    forms = _forms(context, body, operation)
    media, *names = re.split("[:,]", forms[0]) if len(forms) == 1 else ("", "")
    # Only forms say what has but one value, and that a name is empty.
    if media or required or not all(names) or "=" in forms[0]:
        return required, " ".join(forms)
    return ",".join(names), ""


def _forms(context: Context, body: BodyPlan, operation: Operation) -> list[str]:
    """Write what each object needs that the body can be, where the signature cannot say it."""
    if not body.is_flat or not (body.takes_whole or not body.required):
        return []
    streaming = operation.streaming
    selector = streaming.selector if streaming is not None else None
    asked = selector[1] if selector is not None and selector[0] is None else None
    every = [content.media_type for content in body.contents]
    found: list[str] = []
    needs = False
    forms = [each for each in body.forms if each.record is not None]
    for form in forms:
        numbers = "+".join(
            str(number) for number, media in enumerate(every) if media in form.media
        )
        names = [_needed(context, each) for each in form.fields if each.wire != asked]
        needed = [each for each in names if not each.endswith("?")]
        needs = needs or bool(needed)
        if len(forms) == 1:
            names = needed  # others tell forms apart
        front = numbers if len(form.media) < len(every) else ""
        found.append(f"{front}:" + ",".join(names or ["?"]))
    return found if needs else []


def _needed(context: Context, field: Field) -> str:
    """Write one field: required, not required (`?`), or with its only value (`=`)."""
    name = _listed(field.wire)
    if not field.required:
        return f"{name}?"
    value = only_value(context.api.declarations, field.type)
    return name if value is None else f"{name}={_listed(json.dumps(value))}"


def _listed(text: str) -> str:
    return quote(text).replace(",", "%2C").replace("?", "%3F").replace("+", "%2B")


def seconds(extensions: Mapping[str, Json]) -> float | None:
    """Return the time limit that the root or an operation sets, in seconds; None for none."""
    value = extensions.get("x-sdkwright-timeout")
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if 0 < value <= _LONGEST else None


def retry_policy(retries: Retries) -> str:
    """Write the keyword that says how often to send again, and when."""
    items: list[str] = []
    for name, value in (
        ("max_attempts", retries.max_attempts),
        ("initial", retries.initial),
        ("maximum", retries.maximum),
        ("exponent", retries.exponent),
    ):
        if value is not None:
            items.append(f"{name}={literal(value)}")
    if retries.statuses:
        numbers = tuple(
            int(each) if each.isdigit() else int(each[0]) for each in retries.statuses
        )
        items.append(f"statuses={literal(numbers)}")
    if not retries.connection_errors:
        items.append("connection_errors=False")
    return f"retry=RetryPolicy({', '.join(items)})"


def _statuses(context: Context, result: Result, imports: set[Import]) -> str:
    """Write the types of successful statuses, where they differ."""
    pairs: list[str] = []
    for status, type_ in result.statuses:
        text = "None" if type_ is None else _value(context, type_, imports)
        pairs.append(f"{_status(status)}: lambda: {text}")
    return "results={" + ", ".join(pairs) + "}"


def _offers(context: Context, offers: Sequence[Offer], imports: set[Import]) -> str:
    """Write the types of the media types that a caller can choose from."""
    pairs: list[str] = []
    for each in offers:
        text = "bytes" if each.type is None else _value(context, each.type, imports)
        pairs.append(f"{literal(each.media_type)}: lambda: {text}")
    return "accepts={" + ", ".join(pairs) + "}"


def _errors(context: Context, operation: Operation, imports: set[Import]) -> str:
    """Write the error types that differ from the API's table."""
    pairs: list[str] = []
    for status, type_ in declared_errors(operation):
        if context.error_types.get(status) != type_:
            text = _value(context, type_, imports)
            pairs.append(f"{_status(status)}: lambda: {text}")
    return "errors={" + ", ".join(pairs) + "}" if pairs else ""


def _value(context: Context, type_: Type, imports: set[Import]) -> str:
    """Return a type as an expression that runs; adds the imports it needs."""
    expr = context.speller.response(type_, context.value_place)
    imports |= expr.imports
    return expr.text


def declared_errors(operation: Operation) -> Iterable[tuple[str, Type]]:
    """Yield (status, type) of the error responses that have a JSON schema."""
    has_success = any(each.status.startswith("2") for each in operation.responses)
    for response in operation.responses:
        if response.status.startswith(("4", "5")) or (
            response.status == "default" and has_success
        ):
            for content in response.contents:
                if is_json(content.media_type) and content.type is not None:
                    yield response.status, content.type
                    break


def _required_fields(context: Context, body: BodyPlan) -> str:
    """Write which fields the objects of each media type must have, where these differ."""
    if len(body.contents) < 2:
        return ""
    found = [
        ",".join(
            quote(each).replace(",", "%2C")
            for each in required_fields(context.api, content)
        )
        for content in body.contents
    ]
    return " ".join(found) if len({*found}) > 1 else ""


def _status(status: str) -> str:
    """Write a status as the tables want it: 404, 4 for `4XX`, 0 for `default`."""
    if status.isdigit():
        return str(int(status))
    return status[0] if status[0].isdigit() else "0"


def alternatives(requirements: tuple[Requirement, ...]) -> str:
    """Write security alternatives: `a & b | c`; empty where none is needed."""
    return " | ".join(
        " & ".join(_scheme(name) for name, _ in requirement.schemes)
        for requirement in requirements
    )


def _scheme(name: str) -> str:
    """Percent-encode what the alternatives are written with."""
    return "".join(
        (
            char
            if char.isascii() and (char.isalnum() or char in "_-.")
            else "".join(
                f"%{byte:02X}" for byte in char.encode("utf-8", "surrogatepass")
            )
        )
        for char in name
    )


def _long(head: str, table: str, indent: int = 4) -> str:
    """Write a keyword whose text is cut in pieces where it is long."""
    whole = f"{head}{literal(table)}"
    if indent + len(whole) + 1 <= 88:
        return whole
    lines: list[str] = []
    line = ""
    for entry in table.split(" "):
        if line and indent + 4 + len(line) + len(entry) + 3 > 88:
            lines.append(f"{line} ")
            line = entry
        else:
            line = f"{line} {entry}" if line else entry
    lines.append(line)
    return f"{head}({' '.join(literal(each) for each in lines)})"
