"""What JSON Schema means by a type, where pydantic means another thing.

Pydantic makes dates of numbers, UUIDs of any 32 digits, and days of months; in strict mode
it refuses `1.0` for an integer. The core schemas that it builds from annotations are
changed here, so that the annotations stay the plain types of Python.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Annotated, Any, Final, TypeAlias, TypeVar
from uuid import UUID

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from ..parts import load
from .scalars import boolean, integer, number
from .texts import (
    Reader,
    read_date,
    read_datetime,
    read_decimal,
    read_duration,
    read_time,
    read_uuid,
)
from .unknown import is_unknown
from .values import described, written

T = TypeVar("T")

_Core: TypeAlias = Any
"""A core schema, which is a TypedDict of one of fifty kinds: changed key by key here."""

_MARK: Final = "sdk_format"
_DISCRIMINATED: Final = "pydantic_internal_union_discriminator"
_MICROSECONDS: Final = "|".join(f"0{{{n}}}[1-9][0-9]{{{5 - n}}}" for n in range(6))
_OFFSET: Final = "[0-9]{2}:[0-9]{2}"
# What is spelled as we write it needs no function of Python.
_USUAL_DATETIME: Final = (
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}"
    rf"(?:\.(?:{_MICROSECONDS}))?"
    "(?:Z|[+-](?:0[1-9]|1[0-9]|2[0-3]):[0-5][0-9]|[+-]00:(?:0[1-9]|[1-5][0-9]))$"
)
_USUAL_UUID: Final = "^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$"
_USUAL_DATE: Final = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Format:
    """A type whose values are texts in JSON.

    Attributes:
        type: The type.
        read: Makes a value of a text.
        name: What an error calls it.
        format: What JSON Schema calls it (validation, section 7.3).
        usual: A pattern of texts that pydantic may read itself; empty if there is none.
    """

    type: type
    read: Reader
    name: str
    format: str
    usual: str = ""


_NUMBERS: Final[dict[str, Callable[[_Core], _Core]]] = {
    "int": integer,
    "float": number,
    "bool": boolean,
}
_FORMATS: Final[dict[str, _Format]] = {
    "datetime": _Format(
        type=dt.datetime,
        read=read_datetime,
        name="a date and time of RFC 3339",
        format="date-time",
        usual=_USUAL_DATETIME,
    ),
    "date": _Format(
        type=dt.date,
        read=read_date,
        name="a date of RFC 3339",
        format="date",
        usual=_USUAL_DATE,
    ),
    "time": _Format(
        type=dt.time, read=read_time, name="a time of RFC 3339", format="time"
    ),
    "timedelta": _Format(
        type=dt.timedelta,
        read=read_duration,
        name="a duration of ISO 8601",
        format="duration",
    ),
    "uuid": _Format(
        type=UUID,
        read=read_uuid,
        name="a UUID of RFC 4122",
        format="uuid",
        usual=_USUAL_UUID,
    ),
    "decimal": _Format(
        type=Decimal, read=read_decimal, name="a decimal number", format="decimal"
    ),
}
_TEXTS: Final = frozenset({"str", *_FORMATS})
# Where a core schema holds others.
_INSIDE: Final = (
    "schema",
    "items_schema",
    "keys_schema",
    "values_schema",
    "extras_schema",
    "lax_schema",
    "strict_schema",
    "json_schema",
    "python_schema",
)
_SEVERAL: Final = ("definitions", "steps")


@dataclass(frozen=True, slots=True)
class JSONForms:
    """An annotation: reads and writes a type as JSON Schema means it."""

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Change the core schema of the annotated type."""
        changed: CoreSchema = _Adapter(handler).adapted(handler(source))
        return changed


@dataclass(frozen=True, slots=True)
class _Implied:
    """An annotation: values of other types are taken as they come."""

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Let other values through the core schema of the annotated type."""
        schema: _Core = handler(source)
        kinds: tuple[type, ...] = {"list": (list,), "dict": (dict,)}.get(
            schema["type"], ()
        )
        if schema["type"] in {"int", "float", "str", "bool"}:
            schema = {**schema, "strict": True}
        changed: CoreSchema = _or_as_it_comes(
            _Adapter(handler).adapted(schema, apart=True), kinds
        )
        return changed


Implied: TypeAlias = Annotated[T, _Implied()]
"""A type that no `type` of the API's description says, but keywords speak of.

Values of other types may come as well, and stay as they are.
"""


def adapt_model(schema: CoreSchema, handler: GetCoreSchemaHandler) -> None:
    """Change the core schema of a model, in place."""
    each: _Core = schema
    while each is not None and each["type"] != "model-fields":
        each = each.get("schema")
    if each is not None:
        adapter = _Adapter(handler)
        for field in each["fields"].values():
            field["schema"] = adapter.adapted(field["schema"])
        if "extras_schema" in each:
            each["extras_schema"] = adapter.adapted(each["extras_schema"])


@dataclass(frozen=True, slots=True)
class _Adapter:
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
        if _MARK in schema.get("metadata", ()):
            return schema
        if kind in {"model", "definition-ref"}:
            return self._model(schema)
        if kind in _FORMATS:
            return _text(schema, _FORMATS[kind], apart=apart)
        if kind in _NUMBERS:
            return {**_NUMBERS[kind](schema), "metadata": {_MARK: True}}
        self._adapt_inside(schema)
        return schema

    def _adapt_inside(self, schema: _Core) -> None:
        for key in _INSIDE:
            if isinstance(schema.get(key), dict):
                schema[key] = self.adapted(schema[key])
            elif isinstance(schema.get(key), list):
                schema[key] = [self.adapted(each) for each in schema[key]]
        for key in _SEVERAL:
            if key in schema:
                schema[key] = [self.adapted(each) for each in schema[key]]
        # The variants that a property tells apart are objects, and stay what they are.
        if schema["type"] == "union" and _DISCRIMINATED not in schema.get(
            "metadata", ()
        ):
            choices: _Core = list(self._choices(schema["choices"]))
            kinds = (self._class_in(each) for each in choices if _is_single(each))
            if any(map(is_unknown, kinds)):
                guarded = load("variants", "variants").unless_known
                choices = guarded(choices, self._class_in)
            schema["choices"] = choices

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
        if not getattr(self._class_of(schema), "__implied__", False):
            return schema
        return _or_as_it_comes(schema, (dict,))

    def _class_in(self, choice: _Core) -> type | None:
        """Return the class of a choice of a union, None if it is another type."""
        while choice["type"].startswith("function"):
            inner: _Core | None = choice.get("schema")
            if inner is None:
                return None
            choice = inner
        kinds = {"model", "definition-ref"}
        return self._class_of(choice) if choice["type"] in kinds else None

    def _class_of(self, schema: _Core) -> type | None:
        """Return the class of a model's schema, or of a reference to one."""
        if schema["type"] == "model":
            return _as_class(schema["cls"])
        try:
            found: _Core = self.handler.resolve_ref_schema(schema)
        except LookupError:  # it is being made
            return _by_id(schema["schema_ref"])
        while found["type"].startswith("function") and "schema" in found:
            found = found["schema"]
        return _as_class(found.get("cls"))


def _is_single(choice: _Core) -> bool:
    """Tell whether a choice has no label, which those of a tagged union have."""
    return not isinstance(choice, tuple)


def _as_class(found: object) -> type | None:
    return found if isinstance(found, type) else None


def _by_id(reference: str) -> type | None:
    """Return the model that a reference means: it ends in what `id` says of the class."""
    from pydantic import BaseModel

    waiting: list[type[BaseModel]] = BaseModel.__subclasses__()
    while waiting:
        each = waiting.pop()
        if f":{id(each)}" in reference:
            return each
        waiting.extend(each.__subclasses__())
    return None


def _or_as_it_comes(schema: _Core, kinds: tuple[type, ...]) -> _Core:
    """Return what also takes other values, but none of the schema's own kinds in JSON."""
    other = core_schema.no_info_plain_validator_function(
        partial(_other, kinds), metadata=described()
    )
    return core_schema.union_schema(
        [schema, other], mode="left_to_right", metadata={_MARK: True}
    )


def _other(kinds: tuple[type, ...], value: object) -> object:
    if isinstance(value, kinds):
        raise PydanticCustomError("implied_type", "Input should fit its description")
    return value


def _text(schema: _Core, form: _Format, *, apart: bool) -> _Core:
    reading = core_schema.no_info_plain_validator_function(partial(_read, form))
    both = {
        "serialization": core_schema.plain_serializer_function_ser_schema(
            written, when_used="json"
        ),
        "metadata": {_MARK: True, **described(type="string", format=form.format)},
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


def _read(form: _Format, value: object) -> object:
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
