"""JSON arguments of an agent become the arguments of a method, or a clear refusal."""

from __future__ import annotations

import json
from collections.abc import Mapping

from ..index.method import Argument, Method
from ..index.values import Shape, ValueTextError, read_text, shape_of
from ..models.values import is_list, is_mapping
from ..models.wire import Shape as Tables, WireTable
from .files import Folder
from .permissions import did_you_mean

_LONGEST = 60


class ArgumentsError(ValueError):
    """Arguments that a method does not take."""


def method_arguments(
    method: Method, given: Mapping[str, object], folder: Folder
) -> dict[str, object]:
    known = {each.name: each for each in method.arguments}
    for name in given:
        if name not in known:
            raise ArgumentsError(_unknown(name, method, known))
    missing = [
        each.name for each in known.values() if each.required and each.name not in given
    ]
    if missing:
        word = "argument" if len(missing) == 1 else "arguments"
        raise ArgumentsError(f"The {word} {', '.join(missing)} must be given.")
    return {name: _value(known[name], value, folder) for name, value in given.items()}


def _unknown(name: str, method: Method, known: Mapping[str, Argument]) -> str:
    by_wire = method.entry.fields.get(name)
    hint = f" Did you mean {by_wire}?" if by_wire else did_you_mean(name, known)
    takes = f" It takes {', '.join(known)}." if known else " It takes no arguments."
    return f"There is no argument {name!r}.{hint or takes}"


def _value(argument: Argument, value: object, folder: Folder) -> object:
    try:
        found = _read(value, shape_of(argument.form), folder)
        _check_members(value, Tables((argument.form,)), "")
    except (ValueTextError, OSError) as error:
        raise ArgumentsError(f"{argument.name}: {error}") from None
    return found


def _read(value: object, shape: Shape, folder: Folder) -> object:
    match value:
        case None if shape.nullable or shape.is_any:
            return None
        case str():
            return _text(value, shape, folder)
        case bool() if "true|false" in shape.scalars or shape.is_any:
            return value
        case int() | float() if not isinstance(value, bool):
            if shape.is_any or _is_number(value, shape):
                return value
        case _ if is_list(value) and shape.items is not None:
            items = shape.items
            return [_read(each, items, folder) for each in value]
        case _ if is_list(value) and shape.is_any:
            return value
        case _ if is_mapping(value) and (shape.is_object or shape.is_any):
            return value
        case _:
            pass
    for known in shape.choices:
        if type(known) is type(value) and known == value:
            return value
    raise ValueTextError(f"{_shown(value)} is not {expected(shape)}.")


def _text(text: str, shape: Shape, folder: Folder) -> object:
    if shape.is_file:
        return folder.existing(text.removeprefix("@"))
    if text in shape.choices or shape.is_text or shape.is_open or shape.is_any:
        return text
    if shape.is_bytes:
        is_path = text.startswith("@")
        return folder.existing(text[1:]).read_bytes() if is_path else text.encode()
    if shape.scalars:
        try:
            return read_text(text, Shape(scalars=shape.scalars))
        except ValueTextError:
            pass
    texts = [each for each in shape.choices if isinstance(each, str)]
    hint = did_you_mean(text, texts, count=1)
    raise ValueTextError(f"{_shown(text)} is not {expected(shape)}.{hint}")


def _is_number(value: float, shape: Shape) -> bool:
    whole = isinstance(value, int) or value.is_integer()
    return bool({"NUMBER", "DECIMAL"} & {*shape.scalars}) or (
        whole and isinstance(value, int) and "INTEGER" in shape.scalars
    )


def _check_members(value: object, tables: Tables, where: str) -> None:
    if is_list(value):
        inner = tables.items
        for number, each in enumerate(value if inner else ()):
            _check_members(each, inner or tables, f"{where}/{number}")
    elif is_mapping(value):
        table = tables.table_for(value)
        if table is not None:
            _check_table(value, table, where)
        elif tables.values:
            for name, each in value.items():
                _check_members(each, tables.values, f"{where}/{name}")


def _check_table(value: Mapping[str, object], table: WireTable, where: str) -> None:
    at = f"at {where}, " if where else ""
    names = {spec.wire: python for python, spec in table.specs.items()}
    python = {names.get(name, name): each for name, each in value.items()}
    missing = sorted(table.required - python.keys())
    if missing:
        raise ValueTextError(f"{at}the member {missing[0]!r} must be given.")
    for name, each in python.items():
        form = table.hints.get(name)
        if form is None:
            hint = did_you_mean(name, table.hints.keys() - python.keys(), count=1)
            if hint:
                raise ValueTextError(f"{at}there is no member {name!r}.{hint}")
            continue
        if each is not None:
            _check_kind(each, shape_of(form), f"{where}/{name}")
        _check_members(each, Tables((form,)), f"{where}/{name}")


def _check_kind(value: object, shape: Shape, where: str) -> None:
    if isinstance(value, str) and (shape.is_file or shape.is_bytes):
        return
    try:
        _read(value, shape, Folder())
    except ValueTextError as error:
        raise ValueTextError(f"at {where}, {error}") from None


def expected(shape: Shape) -> str:
    label = shape.label.lower().replace("json", "object")
    if shape.items is not None and not (shape.is_text or shape.choices):
        return f"a list of {label}"
    words = label.split("|")
    return f"one of {', '.join(words)}" if len(words) > 1 else f"a valid {label}"


def _shown(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
