"""Texts become values of the types that generated methods take."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import sys
import uuid
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from types import NoneType
from typing import TYPE_CHECKING, Any, Final, Literal, get_args, get_origin

from ..frozen import dataclass
from ..models.typeforms import item_forms
from ..models.values import is_list, is_mapping
from .method import given_forms

if TYPE_CHECKING:
    from ..models.typeforms import Form

_INTEGER: Final = re.compile(r"-?[0-9]+")
_NUMBER: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")


class ValueTextError(ValueError):
    """A text is no value of a type."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What texts an argument takes."""

    choices: tuple[object, ...] = ()
    is_open: bool = False
    scalars: Mapping[str, Callable[[str], object]]
    items: Shape | None = None
    is_object: bool = False
    is_any: bool = False
    is_file: bool = False
    is_bytes: bool = False
    is_text: bool = False
    texts: tuple[str, ...] = ()
    nullable: bool = False

    @property
    def is_flag(self) -> bool:
        return list(self.scalars) == ["true|false"] and not (
            self.choices
            or self.items
            or self.is_object
            or self.is_text
            or self.nullable
            or self.is_bytes
        )

    @property
    def label(self) -> str:
        if self.is_file:
            return "FILE"
        if self.items is not None and not (self.is_text or self.choices):
            return self.items.label
        words = [_text_of(each) for each in self.choices]
        words += self.scalars
        words += ["JSON"] if self.is_object else []
        words += ["@FILE"] if self.is_bytes else []
        words += self.texts
        if self.is_open or (self.is_text and not self.texts):
            words.append("TEXT")
        return "|".join(words) or "TEXT"


def shape_of(form: Form) -> Shape:
    forms = given_forms(form)
    if any(get_origin(each) is os.PathLike for each in forms):
        return Shape(scalars={}, is_file=True)
    choices = tuple(
        value
        for each in forms
        if get_origin(each) is Literal
        for value in get_args(each)
    )
    names = {getattr(each, "__name__", "") for each in forms}
    known = {
        kind: each
        for kind, each in _SCALARS.items()
        if kind in forms or f"Unknown{kind.__name__.title()}" in names
    }
    texts = {*known} - {bool, int, float} if str in forms else set[type[Any]]()
    scalars = {
        label: read for kind, (label, read) in known.items() if kind not in texts
    }
    lists = [each for form in forms for each in item_forms(form)]
    return Shape(
        choices=choices,
        is_open="UnknownStr" in names,
        scalars=scalars,
        items=shape_of(lists[0]) if lists else None,
        is_object=any(_is_object(each) for each in forms),
        is_any=any(each in (object, Any) for each in forms),
        is_bytes=bytes in forms,
        is_text=str in forms,
        texts=tuple(label for kind, (label, _) in known.items() if kind in texts),
        nullable=NoneType in get_args(form),
    )


def read_text(text: str, shape: Shape) -> object:
    if shape.is_file:
        return _file(text.removeprefix("@"))
    if shape.nullable and text == "null":
        return None
    for value in shape.choices:
        if _text_of(value) == text:
            return value
    for read in shape.scalars.values():
        try:
            return read(text)
        except (ValueError, ArithmeticError):
            continue
    return _read_rest(text, shape)


def _read_rest(text: str, shape: Shape) -> object:
    if (
        text.startswith("@")
        and not shape.is_text
        and (shape.is_object or shape.is_bytes)
    ):
        content = read_bytes(text[1:])
        if shape.is_bytes:
            return content
        text = decoded(content, text[1:])
    if shape.is_bytes:
        return text.encode()
    is_list = text.startswith("[") and (shape.items is not None or shape.is_any)
    if is_list or (text.startswith("{") and shape.is_object):
        return _checked(read_json(text), shape)
    if shape.is_text or shape.is_open:
        return text
    if shape.is_any:
        try:
            return json.loads(text)
        except ValueError:
            return text
    if shape.is_object:
        return _checked(read_json(text), shape)
    if shape.items is not None:
        return [read_text(text, shape.items)]
    raise ValueTextError(f"{text!r} is not {_expected(shape)}.")


def _checked(value: object, shape: Shape) -> object:
    if is_list(value) and shape.items is not None:
        return [from_json(each, shape.items) for each in value]
    if not shape.is_any and not is_mapping(value):
        raise ValueTextError(f"{json.dumps(value)} is not a JSON object.")
    return value


def read_json(text: str) -> object:
    try:
        found: object = json.loads(text)
    except ValueError as error:
        raise ValueTextError(f"This is not JSON: {error}.") from None
    return found


def read_bytes(name: str) -> bytes:
    return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()


def decoded(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValueTextError(f"{name} is not text in UTF-8.") from None


def from_json(value: object, shape: Shape) -> object:
    if is_list(value) and shape.items is not None:
        return [from_json(each, shape.items) for each in value]
    if isinstance(value, str) and (shape.is_file or shape.is_bytes):
        return read_text(value, shape)
    if isinstance(value, str) and not shape.is_text and shape.scalars:
        return read_text(value, shape)
    return value


def _file(name: str) -> object:
    if name == "-":
        return read_bytes(name)
    path = Path(name)
    if not path.is_file():
        raise ValueTextError(f"There is no file {name!r}.")
    return path


def _expected(shape: Shape) -> str:
    label = shape.label.lower()
    return (
        f"one of {', '.join(label.split('|'))}" if "|" in label else f"a valid {label}"
    )


def _text_of(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _is_object(form: Any) -> bool:  # noqa: ANN401 - a type of any kind
    if form in (object, Any):
        return True
    origin: Any = get_origin(form) or form
    if not isinstance(origin, type) or origin in _SCALARS or origin in (str, bytes):
        return False
    if {dict, Mapping} & {*origin.__mro__}:
        return True
    is_model = getattr(origin, "model_fields", None) is not None
    return is_model or not issubclass(origin, str | bytes | int | float | Iterable)


def _integer(text: str) -> int:
    if not _INTEGER.fullmatch(text):
        raise ValueError(text)
    return int(text)


def _number(text: str) -> float:
    if not _NUMBER.fullmatch(text):
        raise ValueError(text)
    return int(text) if _INTEGER.fullmatch(text) else float(text)


def _boolean(text: str) -> bool:
    try:
        return {"true": True, "false": False}[text.lower()]
    except KeyError:
        raise ValueError(text) from None


_SCALARS: Final[Mapping[type[Any], tuple[str, Callable[[str], object]]]] = {
    bool: ("true|false", _boolean),
    int: ("INTEGER", _integer),
    float: ("NUMBER", _number),
    Decimal: ("DECIMAL", Decimal),
    dt.datetime: ("TIME", dt.datetime.fromisoformat),
    dt.date: ("DATE", dt.date.fromisoformat),
    dt.time: ("CLOCK", dt.time.fromisoformat),
    dt.timedelta: ("DURATION", str),
    uuid.UUID: ("UUID", uuid.UUID),
}
