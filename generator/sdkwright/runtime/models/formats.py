"""What JSON Schema means by a type, where pydantic means another thing.

Pydantic makes dates of numbers, UUIDs of any 32 digits, and days of months; in strict mode
it refuses `1.0` for an integer. The core schemas that it builds from annotations are
changed here, so that the annotations stay the plain types of Python.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from functools import partial
from math import isfinite
from typing import Any, Final, Literal, TypeAlias

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from ..frozen import dataclass
from ..parts import load, loaded
from .texts import TextFormat, read_datetime
from .values import described, written

_Core: TypeAlias = Any
"""A core schema, which is a TypedDict of one of fifty kinds: changed key by key here."""

_Error: TypeAlias = Literal["int_type", "float_type", "bool_type"]

# Numbers as JSON spells them (RFC 8259, section 6), and truth values as XML and others do.
_WHOLE: Final = re.compile(r"-?(?:0|[1-9][0-9]*)", re.ASCII)
_NUMBER: Final = re.compile(_WHOLE.pattern + r"(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_FLAGS: Final = {"true": True, "false": False, "1": True, "0": False}
# Longer ones are no numbers that somebody counts with.
_MOST_DIGITS: Final = 400


def integer(schema: _Core) -> _Core:
    """Return what reads integers: `1.0` too, and where not strict the text of one.

    JSON Schema says of the former that it is one (4.2.1).
    """
    exactly: _Core = {**schema, "strict": True}
    # Not a float that is looked at: schemas of models for others say integer.
    whole = core_schema.no_info_before_validator_function(_whole, exactly)
    return _or_text([exactly, whole], _whole_of, "int_type", always="strict" in schema)


def number(schema: _Core) -> _Core:
    """Return what reads numbers, and where not strict the text of one."""
    exactly = {**schema, "strict": True, "allow_inf_nan": False}
    return _or_text([exactly], _number_of, "float_type", always="strict" in schema)


def boolean(schema: _Core) -> _Core:
    """Return what reads truth values, and where not strict 0, 1 and the texts of both."""
    return _or_text(
        [{**schema, "strict": True}], _flag_of, "bool_type", always="strict" in schema
    )


def _or_text(
    exactly: list[_Core],
    read: Callable[[object], object],
    error: _Error,
    *,
    always: bool,
) -> _Core:
    """Return what takes a value as it should be, or else, where not strict, its text.

    Args:
        exactly: What takes it as it should be.
        read: Reads its text.
        error: The kind of error where neither fits.
        always: Whether it is strict for every client.
    """
    strict = exactly[0]
    if len(exactly) > 1:
        strict = core_schema.union_schema(
            [*exactly], mode="left_to_right", custom_error_type=error
        )
    if always:
        return strict
    text = core_schema.no_info_plain_validator_function(read)
    lax = core_schema.union_schema(
        [*exactly, text], mode="left_to_right", custom_error_type=error
    )
    return core_schema.lax_or_strict_schema(lax_schema=lax, strict_schema=strict)


def _whole(value: object) -> object:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _whole_of(value: object) -> int:
    if isinstance(value, str) and len(value) < _MOST_DIGITS and _WHOLE.fullmatch(value):
        return int(value)
    raise PydanticCustomError("int_type", "Input should be a valid integer")


def _number_of(value: object) -> float:
    if (
        isinstance(value, str)
        and _NUMBER.fullmatch(value)
        and isfinite(found := float(value))
    ):
        return found
    raise PydanticCustomError("float_type", "Input should be a valid number")


def _flag_of(value: object) -> bool:
    if isinstance(value, int | str):
        known = _FLAGS.get(str(value).lower())
        if known is not None:
            return known
    raise PydanticCustomError("bool_type", "Input should be a valid boolean")


MARK: Final = "sdk_format"
_DISCRIMINATED: Final = "pydantic_internal_union_discriminator"
_MICROSECONDS: Final = "|".join(f"0{{{n}}}[1-9][0-9]{{{5 - n}}}" for n in range(6))
# What is spelled as we write it needs no function of Python.
_USUAL_DATETIME: Final = (
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}"
    rf"(?:\.(?:{_MICROSECONDS}))?"
    "(?:Z|[+-](?:0[1-9]|1[0-9]|2[0-3]):[0-5][0-9]|[+-]00:(?:0[1-9]|[1-5][0-9]))$"
)


_NUMBERS: Final[dict[str, Callable[[_Core], _Core]]] = {
    "int": integer,
    "float": number,
    "bool": boolean,
}
_FORMATS: Final[dict[str, TextFormat]] = {
    "datetime": TextFormat(
        type=dt.datetime,
        read=read_datetime,
        name="a date and time of RFC 3339",
        format="date-time",
        usual=_USUAL_DATETIME,
    ),
}
# Those that not every API has: the part, and the module that knows it.
_RARE_FORMATS: Final = {
    "date": ("dates", "kinds.dates"),
    "time": ("times", "kinds.times"),
    "timedelta": ("durations", "kinds.durations"),
    "uuid": ("uuids", "kinds.uuids"),
    "decimal": ("decimals", "kinds.decimals"),
}
_TEXTS: Final = frozenset({"str", *_FORMATS, *_RARE_FORMATS})
# Where a core schema holds others.
_INSIDE: Final = ("schema", "definitions", "steps")


@dataclass(frozen=True, slots=True)
class JSONForms:
    """An annotation: reads and writes a type as JSON Schema means it."""

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Change the core schema of the annotated type."""
        changed: CoreSchema = Adapter(handler).adapted(handler(source))
        return changed


def adapt_model(schema: CoreSchema, handler: GetCoreSchemaHandler) -> None:
    """Change the core schema of a model, in place."""
    each: _Core = schema
    while each is not None and each["type"] != "model-fields":
        each = each.get("schema")
    if each is not None:
        adapter = Adapter(handler)
        for field in each["fields"].values():
            field["schema"] = adapter.adapted(field["schema"])
        if "extras_schema" in each:
            each["extras_schema"] = adapter.adapted(each["extras_schema"])


@dataclass(frozen=True, slots=True)
class Adapter:
    """Changes core schemas: types come to mean what JSON Schema means by them.

    Models inside are left alone: each has changed its own. A changed schema is known by
    its metadata, so that it is not changed twice.
    """

    handler: GetCoreSchemaHandler

    def adapted(self, schema: _Core, *, apart: bool = False) -> _Core:
        """Return a changed schema.

        Args:
            schema: The schema.
            apart: Whether it is one of several in a union, which goes by how exactly a
                value fits: what pydantic makes of a text would come after the text itself.
        """
        kind = schema["type"]
        if MARK in schema.get("metadata", ()):
            return schema
        if kind in {"model", "definition-ref"}:
            return self._model(schema)
        if kind in _FORMATS:
            return _text(schema, _FORMATS[kind], apart=apart)
        if kind in _RARE_FORMATS:
            form: TextFormat = load(*_RARE_FORMATS[kind]).FORMAT
            return _text(schema, form, apart=apart)
        if kind in _NUMBERS:
            return {**_NUMBERS[kind](schema), "metadata": {MARK: True}}
        self._adapt_inside(schema)
        return schema

    def _adapt_inside(self, schema: _Core) -> None:
        for key in [each for each in schema if each.endswith(_INSIDE)]:
            inner: _Core = schema[key]
            if isinstance(inner, dict):
                schema[key] = self.adapted(inner)
            else:
                schema[key] = list(map(self.adapted, inner))
        # The variants that a property tells apart are objects, and stay what they are.
        if schema["type"] == "union" and _DISCRIMINATED not in schema.get(
            "metadata", ()
        ):
            choices: _Core = list(self._choices(schema["choices"]))
            # No class derives from its own unless it is loaded.
            variants = loaded("variants")
            schema["choices"] = (
                variants.unless_known(choices, self.handler) if variants else choices
            )

    def _choices(self, choices: list[_Core]) -> Iterator[_Core]:
        kinds = {each["type"] for each in choices if _is_single(each)}
        for each in choices:
            if isinstance(each, tuple):
                yield (self.adapted(each[0], apart=True), *each[1:])
            elif each["type"] in _NUMBERS and not kinds.isdisjoint(_TEXTS):
                # What comes as a text is meant to be one.
                yield self.adapted({**each, "strict": True}, apart=True)
            else:
                yield self.adapted(each, apart=True)

    def _model(self, schema: _Core) -> _Core:
        implied = loaded("kinds.implied")  # no model is implied unless it is
        return schema if implied is None else implied.adapted(schema, self.handler)


def _is_single(choice: _Core) -> bool:
    """Tell whether a choice has no label, which those of a tagged union have."""
    return not isinstance(choice, tuple)


def _text(schema: _Core, form: TextFormat, *, apart: bool) -> _Core:
    reading = core_schema.no_info_plain_validator_function(partial(_read, form))
    both = {
        "serialization": core_schema.plain_serializer_function_ser_schema(
            written, when_used="json"
        ),
        "metadata": {MARK: True, **described(type="string", format=form.format)},
    }
    if apart or not form.usual:
        return {**reading, **both}
    texts = core_schema.str_schema(pattern=form.usual, strict=True)
    lax: _Core = {**schema, "strict": False}
    usual = core_schema.chain_schema([texts, lax])
    union = core_schema.union_schema(
        [usual, reading],
        mode="left_to_right",
        custom_error_type="text_format",
        custom_error_message=f"Input should be {form.name}",
    )
    return {**union, **both}


def _read(form: TextFormat, value: object) -> object:
    if isinstance(value, str):
        try:
            return form.read(value)
        except ValueError:
            pass
    elif isinstance(value, dt.datetime) and form.type is dt.date:
        return value.date()
    elif isinstance(value, form.type):
        return value
    raise PydanticCustomError(
        "text_format", "Input should be {name}", {"name": form.name}
    )
