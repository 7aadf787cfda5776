"""The arguments of a call, from options and from a body in a file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

import click

from ..index.method import Argument, Method
from ..index.values import (
    Shape,
    ValueTextError,
    decoded,
    from_json,
    read_bytes,
    read_json,
    read_text,
    shape_of,
)
from ..models.values import is_list, is_mapping
from .options import option_names


def call_arguments(
    method: Method, values: dict[str, Any], data: str | None
) -> dict[str, object]:
    arguments: dict[str, object] = {}
    if data is not None:
        arguments = _body(method, data)
    given: tuple[str, ...] = values.pop("_values", ())
    positional = [each for each in method.arguments if each.positional]
    source = click.get_current_context().get_parameter_source
    for argument in method.arguments:
        value = values.get(argument.name)
        used = source(argument.name) == click.core.ParameterSource.COMMANDLINE
        if used:
            arguments[argument.name] = _flat(value)
    waiting = [each for each in positional if each.name not in arguments]
    if len(given) > len(waiting):
        extra = " ".join(given[len(waiting) :])
        raise click.UsageError(f"There is no place for {extra!r}.")
    for argument, text in zip(waiting, given, strict=False):
        arguments[argument.name] = _read(argument, text)
    _check(method, arguments)
    return arguments


def _flat(value: Any) -> object:  # noqa: ANN401 - a value of any type
    if not isinstance(value, tuple):
        return value
    if value == (None,):
        return None
    found: list[object] = []
    given = cast("tuple[object, ...]", value)
    for each in given:
        found.extend(each if is_list(each) else [each])
    return found


def _read(argument: Argument, text: str) -> object:
    try:
        return read_text(text, shape_of(argument.form))
    except (ValueTextError, OSError) as error:
        raise click.BadParameter(str(error), param_hint=argument.name.upper()) from None


def _check(method: Method, arguments: Mapping[str, object]) -> None:
    names = option_names(method.arguments)
    missing = [
        names[each.name]
        for each in method.arguments
        if each.required and each.name not in arguments
    ]
    if missing:
        word = "Missing option" if len(missing) == 1 else "Missing options"
        raise click.UsageError(f"{word}: {', '.join(missing)}.")


def _body(method: Method, data: str) -> dict[str, object]:
    name = data.removeprefix("@")
    entry = method.entry
    shapes = {each.name: shape_of(each.form) for each in method.arguments}
    try:
        if entry.payload:
            return {entry.payload: _payload(name, shapes[entry.payload])}
        body = read_json(decoded(read_bytes(name), name))
    except FileNotFoundError as error:
        said = f"{error}. Name a file, or - for standard input."
        raise click.BadParameter(said, param_hint="--data") from None
    except (ValueTextError, OSError) as error:
        raise click.BadParameter(str(error), param_hint="--data") from None
    if not is_mapping(body):
        raise click.BadParameter("The body is not a JSON object.", param_hint="--data")
    members = body
    found: dict[str, object] = {}
    extra: dict[str, object] = {}
    for wire, value in members.items():
        python = entry.fields.get(wire)
        if python is None:
            extra[wire] = value
        else:
            found[python] = from_json(value, shapes[python])
    return {**found, "extra_body": extra} if extra else found


def _payload(name: str, shape: Shape) -> object:
    if shape.is_file:
        return read_text(name, shape)
    content = read_bytes(name)
    if shape.is_bytes:
        return content
    text = decoded(content, name)
    if shape.is_object or shape.items is not None:
        return from_json(read_json(text), shape)
    if shape.is_text:
        return text
    return read_json(text)
