"""Serialization of Python values: JSON data for bodies, text for other locations."""

from __future__ import annotations

import datetime as dt
import json
import math
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from enum import Enum
from typing import Any, Final, Protocol, TypeAlias, TypeGuard, runtime_checkable
from uuid import UUID

from ..parts import load
from .omission import Omit
from .texts import Spelled, spelling_of, write_datetime

NO_FLAGS: Final[frozenset[str]] = frozenset()
_Form: TypeAlias = Callable[[object], object]
_CONVERTING: Final = frozenset({"unix", "http", "b64", "b64url", "dec", "date"})


class RefusedError(Exception):
    """A value that cannot be sent; the caller adds the name of the argument."""

    def __init__(self, reason: str, place: str = "") -> None:
        """Keep the reason, and where the value stands, such as ``.tags[2].name``."""
        super().__init__(f"{place.lstrip('.')}: {reason}" if place else reason)
        self.reason, self.place = reason, place


@contextmanager
def naming(name: str) -> Generator[None]:
    """Give what is refused inside a ``with`` the name of its argument."""
    try:
        yield
    except RefusedError as error:
        raise RefusedError(error.reason, name + error.place) from None


def is_mapping(value: object) -> TypeGuard[Mapping[str, object]]:
    """Tell whether a value is a mapping; its keys are treated as strings."""
    return isinstance(value, Mapping)


def is_list(value: object) -> TypeGuard[Iterable[object]]:
    """Tell whether a value is list-like, and not a string."""
    if isinstance(value, list | tuple):
        return True
    if isinstance(value, str | bytes | bytearray | memoryview | Mapping):
        return False
    # Models and files are iterable too, but are not lists.
    is_other = hasattr(value, "model_dump") or hasattr(value, "read")
    return not is_other and isinstance(value, Iterable)


@runtime_checkable
class Sendable(Protocol):
    """A model that knows what requests do not have of it."""

    def __request_data__(self) -> object:
        """Return the data without read-only properties."""
        ...


def is_model(value: object) -> TypeGuard[Sendable]:
    """Tell whether a value is an object of the API."""
    return hasattr(value, "__request_data__") and isinstance(value, Sendable)


def plain(value: object) -> object:
    """Return a model's data as requests have it; any other value as it is.

    Raises:
        RefusedError: A value in the model has no JSON form.
    """
    if not is_model(value):
        return complete(value)
    try:
        return value.__request_data__()
    except ValueError as error:
        raise RefusedError(f"it cannot be written as JSON: {error}") from None


def complete(value: object) -> object:
    """Return all of a model's data; any other value as it is.

    Raises:
        RefusedError: A value in the model has no JSON form.
    """
    if not hasattr(value, "model_dump"):
        return value
    try:
        return dumped(value)
    except ValueError as error:
        raise RefusedError(f"it cannot be written as JSON: {error}") from None


class Exactly:
    """The context of a serialization: in it is what marks decimal numbers, if there are any."""

    __slots__ = ("marks",)

    def __init__(self) -> None:
        """Begin without any."""
        self.marks: Any = None


def dumped(model: Any, *, nearest: bool = False) -> object:  # noqa: ANN401 - a model
    """Return a model's JSON data, under the API's own names and without unset fields.

    Args:
        model: The model.
        nearest: Whether decimal numbers become floats, if some have the same value.

    Raises:
        ValueError: It holds a value that JSON has not.
    """
    exactly = Exactly()
    data: object = model.model_dump(
        mode="json", by_alias=True, exclude_unset=True, warnings=False, context=exactly
    )
    marks = exactly.marks
    return data if marks is None else marks.restored(data, nearest=nearest)


def wire_names(model: object) -> Mapping[str, str]:
    """Return the Python names of a model's properties by their wire names."""
    fields = getattr(type(model), "model_fields", None)
    found: dict[str, str] = {}
    for name, field in fields.items() if is_mapping(fields) else ():
        alias = getattr(field, "serialization_alias", None)
        found[alias if isinstance(alias, str) else name] = name
    return found


def need(part: str, module: str) -> Any:  # noqa: ANN401 - whatever the module holds
    """Import what writes values that not every API has.

    Raises:
        RefusedError: The package was generated without the part.
    """
    try:
        return load(part, module)
    except ImportError as error:
        raise RefusedError(f"it cannot be sent, as {error}") from None


def convert(value: object, flags: frozenset[str]) -> object:
    """Convert dates and bytes inside a value as the flags say; keep the rest."""
    if flags.isdisjoint(_CONVERTING):
        return value
    converted: object = need("notations", "kinds.notations").convert(value, flags)
    return converted


def to_json(value: object, form: _Form = plain) -> bytes:
    """Write a value as JSON.

    Args:
        value: What to write.
        form: Makes data of a model: :func:`plain`, or :func:`complete` for responses.

    Raises:
        RefusedError: It contains something that has no JSON form.
    """
    try:
        return _encoded(value, form)
    except RefusedError as error:
        raise _refusal(value, form, error) from None


def _refusal(value: object, form: _Form, error: RefusedError) -> RefusedError:
    """Return the reason why a value has no JSON form, with the place of what has none."""
    place = ""
    for _ in range(100):  # what contains itself has no end
        for step, item in _members(value, form):
            try:
                _encoded(item, form)
            except RefusedError as inner:
                place, value, error = place + step, item, inner
                break
        else:
            break
    return RefusedError(error.reason, place)


def _members(value: object, form: _Form) -> Iterator[tuple[str, object]]:
    try:
        data = form(value)
    except RefusedError:
        data = vars(value)
    if is_mapping(data):
        yield from ((f".{key}", item) for key, item in data.items())
    elif is_list(data):
        yield from ((f"[{index}]", item) for index, item in enumerate(data))


def _encoded(value: object, form: _Form) -> bytes:
    marks: Any = None

    def data_of(item: object) -> object:
        nonlocal marks
        if isinstance(item, Decimal) and not isinstance(item, Spelled):
            marks = marks or need("decimals", "kinds.exact").Marks()
            return marks.marked(_finite(item))
        return _json_data(form, item)

    try:
        text = json.dumps(
            value,
            default=data_of,
            ensure_ascii=False,
            allow_nan=False,
            separators=(",", ":"),
        )
        return (text if marks is None else marks.unquoted(text)).encode()
    except RecursionError:
        raise RefusedError("it is nested too deeply") from None
    except (TypeError, ValueError) as error:
        raise RefusedError(f"it cannot be written as JSON: {error}") from None


def _json_data(form: _Form, value: object) -> object:
    """Return the JSON data for an object that the encoder does not know."""
    data = form(value)
    if data is not value:
        return data
    if is_mapping(value):
        return dict(value)
    if is_list(value):
        return list(value)
    if isinstance(value, Enum):
        return value.value
    return text_of(value)


def text_of(value: object, flags: frozenset[str] = NO_FLAGS) -> str:
    """Return the text of a scalar value.

    Raises:
        RefusedError: It is not a scalar, or of a type without a text form.
    """
    if not flags.isdisjoint(_CONVERTING):
        return str(need("notations", "kinds.notations").text_in(value, flags))
    match value:
        case str() if not isinstance(value, Enum):
            return value
        case bool():
            return "true" if value else "false"
        case int() if not isinstance(value, Enum):
            try:
                return int.__repr__(value)
            except ValueError as error:  # Python's limit on digits
                raise RefusedError(f"the number is too long: {error}") from None
        case float():
            return _number(value)
        case Enum():
            return text_of(value.value)
        case _ if text := spelling_of(value):
            return text
        case dt.datetime():
            return _moment(value)
        case dt.date() | dt.time():
            return value.isoformat()
        case dt.timedelta():
            return str(need("durations", "kinds.durations").write_duration(value))
        case bytes() | bytearray():
            return _text(value)
        case UUID():
            return str(value)
        case Decimal():
            return str(_finite(value))
        case Omit():
            raise RefusedError("omit stands inside another value")
        case _:
            raise RefusedError(f"a value of type {type(value).__name__} cannot be sent")


def written(value: object) -> object:
    """Return the text of a value in a model; what is none of ours as it came."""
    own = dt.date | dt.time | dt.timedelta | UUID | Decimal
    return text_of(value) if isinstance(value, own) else value


def _finite(value: Decimal) -> Decimal:
    if not value.is_finite():
        raise RefusedError(f"{value} is not a number that can be sent")
    return value


def _number(value: float) -> str:
    if not math.isfinite(value):
        raise RefusedError(f"{value} is not a number that can be sent")
    return float.__repr__(value)


def _moment(value: dt.datetime) -> str:
    if value.tzinfo is None:
        raise RefusedError(
            f"{value.isoformat()} has no time zone, which RFC 3339 asks for; give it one,"
            " such as by value.astimezone()"
        )
    return write_datetime(value)


def _text(value: bytes | bytearray) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        raise RefusedError(
            "bytes that are not text in UTF-8 cannot be sent here: the API names no"
            " encoding for them"
        ) from None


def described(**schema: str) -> dict[str, object]:
    """Return metadata of a core schema: what its JSON Schema says.

    Validators that are functions have none of their own, and pydantic refuses to write one.
    """

    def describe(core: object, handler: object) -> dict[str, str]:
        del core, handler
        return dict(schema)

    return {"pydantic_js_functions": [describe]}
