"""Code that uses everything an old package has, for a type checker to try on a new one.

It passes every argument, reads every field, and names every type, all with the types that
the old package declares: what it reads is spelled as code that only reads spells it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.surface import Form
from sdkwright.surface.terms import parse, readable, spell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sdkwright.surface import Member, Method, NamedType, Surface

_HEAD = """\
from __future__ import annotations
import builtins, datetime as dt, decimal, uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, Union
import {module} as api
from {module} import types
from {module}._core import BinaryResponse, FileTypes, Omit, Page, Secret, Stream
"""


def consumer(old: Surface, module: str) -> str:
    """Return a module that uses a package called `module` as if it had an old surface."""
    lines = [_HEAD.format(module=module)]
    for number, method in enumerate(old.methods.values()):
        lines += _method(number, method, old.client)
    for number, type_ in enumerate(old.types.values()):
        lines += _type(number, type_)
    for name, type_text in old.errors.items():
        lines.append(f"def error_{name}(error: api.{name}) -> {_read(type_text)}:")
        lines.append("    return error.body")
    for name, option in old.options.items():
        lines.append(f"def option_{name}(value: {option.type}) -> None:")
        lines.append(f"    api.{old.client}({name}=value)")
    return "\n".join(lines) + "\n"


def _read(text: str) -> str:
    return spell(readable(parse(text)))


def _method(number: int, method: Method, client: str) -> Iterator[str]:
    arguments = [each for each in method.arguments if not each.now]
    given = "".join(f", a_{each.name}: {each.type}" for each in arguments)
    yield f"def method_{number}(client: api.{client}{given}) -> None:"
    by_fields, by_body = _ways(arguments)
    needed = [each for each in by_fields if each.required]
    both = bool(method.result and method.stream)
    choice = any(each.name == "media_type" for each in arguments)
    # With a choice of media types, what the body may be depends on the one that is named.
    forms = [_passed(by_fields), _passed(by_fields, by_name=True)]
    forms += [_passed(by_body)] if by_body else []
    forms += [] if choice else [_passed(needed)]
    for count, passed in enumerate(forms):
        call = f"client.{method.path}({passed})"
        name = f"r{count}"
        if not method.result:
            yield from _result(name, call, method.stream)
            continue
        yield from _result(name, call, method.result)
        if both:
            every = ", ".join(filter(None, (passed, "stream=True")))
            streamed = f"client.{method.path}({every})"
            yield from _result(f"s{count}", streamed, method.stream)


def _ways(arguments: Sequence[Member]) -> tuple[list[Member], list[Member]]:
    """Return what is passed with the fields of a body, and with the whole one instead."""
    locations = {each.location for each in arguments}
    if not {"body", "payload"} <= locations:
        return list(arguments), []
    return (
        [each for each in arguments if each.location != "payload"],
        [each for each in arguments if each.location != "body"],
    )


def _passed(arguments: list[Member], *, by_name: bool = False) -> str:
    return ", ".join(
        (
            f"a_{each.name}"
            if each.positional and not by_name
            else f"{each.name}=a_{each.name}"
        )
        for each in arguments
    )


def _result(name: str, call: str, type_: str) -> Iterator[str]:
    if type_ == "None":
        yield f"    {call}"
        return
    term, *others = parse(type_)
    if term.head not in {"Page", "Stream"} or others:
        yield f"    {name}: {_read(type_)} = {call}"
        return
    yield f"    {name} = {call}"
    if term.head == "Page":
        yield f"    {name}.has_next_page()"
        yield f"    {name}_body: {spell(readable(term.parts[1]))} = {name}.body"
    else:
        yield f"    {name}.close()"
    yield f"    for each_{name} in {name}:"
    yield f"        item_{name}: {spell(readable(term.parts[0]))} = each_{name}"


def _type(number: int, type_: NamedType) -> Iterator[str]:
    name = f"types.{type_.name}"
    match type_.form:
        case Form.MODEL:
            yield f"def model_{number}(value: {name}) -> None:"
            yield "    pass"
            for each in type_.fields:
                yield f"    f_{each.name}: {_read(each.type)} = value.{each.name}"
        case Form.DICT:
            needed = [each for each in type_.fields if each.required]
            for kind, fields in (("all", list(type_.fields)), ("needed", needed)):
                given = ", ".join(f"a_{each.name}: {each.type}" for each in fields)
                items = ", ".join(f'"{each.name}": a_{each.name}' for each in fields)
                yield f"def {kind}_{number}({given}) -> {name}:"
                yield f"    return {{{items}}}"
        case Form.ALIAS:
            if type_.given:
                yield f"def give_{number}(value: {type_.type}) -> {name}:"
                yield "    return value"
            if type_.received:
                yield f"def read_{number}(value: {name}) -> {_read(type_.type)}:"
                yield "    return value"
