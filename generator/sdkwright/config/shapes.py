"""The shapes that values of a configuration have, and what is said of one that has another.

A shape is data: the check of a file, its JSON schema and the reference page all follow from
the same one.
"""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Callable
from dataclasses import field
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, assert_never

from sdkwright.diagnostics import Report, Severity
from sdkwright.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

Toml: TypeAlias = (
    "str | int | float | date | datetime | time | list[Toml] | dict[str, Toml]"
)

Locate: TypeAlias = "Callable[[tuple[str, ...]], tuple[int, int] | None]"
"""Where a key stands in its file, as line and column; None where nobody knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A string.

    Attributes:
        form: What it is, in words: "`x` is not …".
        pattern: The regular expression that all of it must match; may be empty.
        check: What it must pass besides.
        choices: The only strings that are allowed; empty where any is.
    """

    form: str = "a string"
    pattern: str = ""
    check: Callable[[str], object] | None = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """A boolean, or but one of the two.

    Attributes:
        only: The only value that is allowed; None for both.
    """

    only: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number that is not negative.

    Attributes:
        whole: Whether it is an integer.
        least: The least that it may be.
        most: The most that it may be; None where nothing else bounds it.
    """

    whole: bool = True
    least: int = 0
    most: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListOf:
    """A list whose items have one shape.

    Attributes:
        plural: What such items are called.
        least: How many there must be.
    """

    item: Shape
    plural: str
    least: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TableOf:
    """A table whose keys are the user's.

    Attributes:
        keys: What a key is, in words.
        check: Returns what is wrong with a key; empty for nothing.
    """

    item: Shape
    keys: str
    check: Callable[[str], str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A table whose keys are known.

    Attributes:
        required: The keys that must be there.
    """

    keys: tuple[Key, ...]
    required: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OneOf:
    """A value of one of several shapes; no two of them share a type of TOML."""

    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Anything:
    """A value that the document's own rules decide about, such as OAuth2 flows."""


Shape: TypeAlias = "Text | Flag | Number | ListOf | TableOf | Record | OneOf | Anything"


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One key of a configuration.

    Attributes:
        meaning: One or two sentences for the reference.
        example: A line or two of TOML that use it, at the top of a `gen.toml`; empty for
            keys of inner tables, which the example of the whole table shows.
        extension: The vendor extension that says the same in a document; may be empty.
        default: What holds without it, in words; may be empty.
    """

    name: str
    shape: Shape
    meaning: str
    example: str = ""
    extension: str = ""
    default: str = ""


@dataclass(frozen=True, slots=True)
class Checker:
    """Reports the values that do not have their shape.

    Attributes:
        file: The configuration file.
        report: Where faults go.
        locate: Where a key stands.
        others: Whether tables may have keys that nobody knows.
    """

    file: Path
    report: Report
    locate: Locate = field(default=lambda _: None)
    others: bool = False

    def check(self, shape: Shape, value: Toml, at: tuple[str, ...]) -> bool:
        """Whether a value has a shape; what is wrong with it is reported."""
        match shape:
            case Text():
                return self._text(shape, value, at)
            case Flag():
                fine = isinstance(value, bool) and shape.only in {None, value}
            case Number():
                fine = _is_number(shape, value)
            case ListOf():
                return self._list(shape, value, at)
            case TableOf():
                return self._table(shape, value, at)
            case Record():
                return self._record(shape, value, at)
            case OneOf(shapes=shapes):
                fitting = [each for each in shapes if _is_of_type(each, value)]
                if fitting:
                    return self.check(fitting[0], value, at)
                fine = False
            case Anything():
                return True
            case _:
                assert_never(shape)
        if not fine:
            self.fault(f"must be {words(shape)}", at)
        return fine

    def fault(
        self, message: str, at: tuple[str, ...], *, help: str = "", about: str = ""
    ) -> None:
        """Report a fault of a key, or of something that its table lacks (`about`)."""
        text = f"[{'.'.join(at)}] {message}" if at else message
        self.report.add(
            Severity.ERROR,
            "config-value",
            text,
            help=help,
            position=self.locate((*at, about) if about else at),
            file=str(self.file),
        )

    def warn(self, message: str, at: tuple[str, ...], *, help: str) -> None:
        """Report a value that another one stands in for."""
        self.report.add(
            Severity.WARNING,
            "config-unusable",
            f"[{'.'.join(at)}] {message}",
            help=help,
            position=self.locate(at),
            file=str(self.file),
        )

    def _text(self, shape: Text, value: Toml, at: tuple[str, ...]) -> bool:
        if not isinstance(value, str):
            self.fault("must be a string", at)
            return False
        fine = not shape.choices or value in shape.choices
        fine = fine and (not shape.pattern or bool(re.fullmatch(shape.pattern, value)))
        fine = fine and (shape.check is None or bool(shape.check(value)))
        if not fine:
            near = difflib.get_close_matches(value, shape.choices, n=1)
            help = f"Did you mean `{near[0]}`?" if near else ""
            self.fault(f"`{value}` is not {words(shape)}", at, help=help)
        return fine

    def _list(self, shape: ListOf, value: Toml, at: tuple[str, ...]) -> bool:
        typed = isinstance(value, list) and all(
            _is_of_type(shape.item, each) for each in value
        )
        if not isinstance(value, list) or not typed or len(value) < shape.least:
            self.fault(f"must be {words(shape)}", at)
            return False
        faults = [each for each in value if not self.check(shape.item, each, at)]
        return not faults

    def _table(self, shape: TableOf, value: Toml, at: tuple[str, ...]) -> bool:
        if not isinstance(value, dict):
            self.fault("must be a table", at)
            return False
        fine = True
        for key, each in value.items():
            wrong = shape.check(key) if shape.check else ""
            if wrong:
                self.fault(wrong, (*at, key))
            fine = self.check(shape.item, each, (*at, key)) and not wrong and fine
        return fine

    def _record(self, shape: Record, value: Toml, at: tuple[str, ...]) -> bool:
        if not isinstance(value, dict):
            self.fault("must be a table", at)
            return False
        fine = True
        known = {each.name: each for each in shape.keys}
        for name in shape.required:
            if name not in value:
                self.fault(f"`{name}` is missing", at)
                fine = False
        for key, each in value.items():
            if key in known:
                fine = self.check(known[key].shape, each, (*at, key)) and fine
                continue
            if self.others:
                continue
            near = difflib.get_close_matches(key, known, n=1)
            help = f"Did you mean `{near[0]}`?" if near else ""
            self.fault("there is no such key", (*at, key), help=help)
            fine = False
        return fine


def _is_number(shape: Number, value: Toml) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    if shape.whole and not isinstance(value, int):
        return False
    return shape.least <= value <= (math.inf if shape.most is None else shape.most)


def _is_of_type(shape: Shape, value: Toml) -> bool:
    """Whether a value has the type of TOML that a shape has, whatever else it lacks."""
    match shape:
        case Text():
            return isinstance(value, str)
        case Flag(only=only):
            return isinstance(value, bool) and only in {None, value}
        case Number():
            return isinstance(value, int | float) and not isinstance(value, bool)
        case ListOf():
            return isinstance(value, list)
        case TableOf() | Record():
            return isinstance(value, dict)
        case OneOf(shapes=shapes):
            return any(_is_of_type(each, value) for each in shapes)
        case Anything():
            return True
        case _:
            assert_never(shape)


def words(shape: Shape) -> str:
    """Return what a value of a shape is, in words."""
    match shape:
        case Text(choices=choices) if choices:
            return listed([f"`{each}`" for each in choices])
        case Text(form=form):
            return form
        case Flag(only=only):
            return "true or false" if only is None else str(only).lower()
        case Number(whole=whole, most=None):
            return f"a {'whole ' * whole}number, not negative"
        case Number(whole=whole, least=least, most=most):
            return f"a {'whole ' * whole}number from {least} to {most}"
        case ListOf(plural=plural, least=least):
            return f"a list of {plural}{', at least one' * (least > 0)}"
        case TableOf() | Record():
            return "a table"
        case OneOf(shapes=shapes):
            return listed([words(each) for each in shapes])
        case Anything():
            return "any value"
        case _:
            assert_never(shape)


def listed(texts: Sequence[str]) -> str:
    """Return texts as a sentence has them: `a, b or c`."""
    front, last = texts[:-1], texts[-1]
    return f"{', '.join(front)} or {last}" if front else last
