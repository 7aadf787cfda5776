"""Values as a user would pass them: Python's names for keys, bytes for files.

What a package calls things is taken from its own annotations; the checkers of what was sent
use none of this.
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import importlib
import inspect
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import typing_extensions

from tests.corpus.spec.files import Json


@dataclass(frozen=True, slots=True)
class Package:
    """A generated package, imported."""

    module: ModuleType

    def _core(self, name: str) -> ModuleType:
        root = self.module.__name__.partition(".")[0]
        return importlib.import_module(f"{root}._core.{name}")

    def hints(self, method: object) -> Mapping[str, object]:
        """The types of a method's arguments."""
        function = inspect.unwrap(typing.cast("Any", method))
        return typing.get_type_hints(function)

    def forms(self, form: object) -> tuple[object, ...]:
        """What a type may be."""
        origin = typing.get_origin(form)
        if origin in (typing.Required, typing.NotRequired):
            return self.forms(typing.get_args(form)[0])
        found: tuple[object, ...] = self._core("models.typeforms").alternatives(form)
        return found

    def items(self, form: object) -> tuple[object, ...]:
        """The types of a container's items; none if it is none."""
        found: tuple[object, ...] = self._core("models.typeforms").item_forms(form)
        return found

    def wires(self, typed: object) -> dict[str, str]:
        """The wire name of each key of a TypedDict, by its Python name."""
        specs = self._wire_specs(typed)
        return {
            key: specs[key].wire if key in specs else key
            for key in typing.get_type_hints(typed)
        }

    def _wire_specs(self, typed: object) -> Mapping[str, Any]:
        """What keys have of their own; packages whose names are all the API's lack the table."""
        try:
            table = self._core("models.wire").WireTable(typed)
        except ModuleNotFoundError:
            return {}
        found: Mapping[str, Any] = table.specs
        return found

    def pythonic(self, value: Json, form: object, *, rich: bool = False) -> object:
        """Spell a value for an argument of a type; `rich` for objects, not texts."""
        if value is None:
            return None
        forms = self.forms(form)
        if isinstance(value, dict):
            return self._mapping(value, forms, rich=rich)
        if isinstance(value, list):
            return self._list(value, forms, rich=rich)
        if isinstance(value, str):
            return _text(value, forms, rich=rich)
        return value

    def _mapping(
        self, value: dict[str, Json], forms: tuple[object, ...], *, rich: bool
    ) -> object:
        typed = [each for each in forms if typing_extensions.is_typeddict(each)]
        if not typed:
            inner = self._inner(forms, "value_forms")
            return {k: self.pythonic(v, inner, rich=rich) for k, v in value.items()}
        best = min(typed, key=lambda each: self._misfit(value, each))
        names = {wire: python for python, wire in self.wires(best).items()}
        hints = typing.get_type_hints(best, include_extras=True)
        return {
            names.get(key, key): (
                self.pythonic(each, hints[names[key]], rich=rich)
                if key in names
                else each
            )
            for key, each in value.items()
        }

    def _misfit(self, value: dict[str, Json], typed: Any) -> tuple[int, int, int]:
        wires = self.wires(typed)
        hints = typing.get_type_hints(typed)
        wrong = 0
        for python, hint in hints.items():
            known = self._core("models.typeforms").literal_values(hint)
            if known and wires[python] in value:
                wrong += value[wires[python]] not in known
        missing = sum(wires[each] not in value for each in typed.__required_keys__)
        shapes = sum(
            not self._could_be(value[wires[python]], hint)
            for python, hint in hints.items()
            if wires[python] in value
        )
        foreign = sum(key not in wires.values() for key in value)
        return wrong + shapes, missing, foreign

    def _could_be(self, value: Json, hint: object) -> bool:
        forms = self.forms(hint)
        if object in forms or typing.Any in forms:
            return True
        if isinstance(value, dict):
            return any(
                typing_extensions.is_typeddict(one)
                or self._core("models.typeforms").value_forms(one)
                for one in forms
            )
        if isinstance(value, list):
            return any(self._core("models.typeforms").item_forms(one) for one in forms)
        return True

    def _list(
        self, value: list[Json], forms: tuple[object, ...], *, rich: bool
    ) -> object:
        inner = self._inner(forms, "item_forms")
        return [self.pythonic(each, inner, rich=rich) for each in value]

    def _inner(self, forms: tuple[object, ...], what: str) -> object:
        function = getattr(self._core("models.typeforms"), what)
        # A file may be a tuple, but the items of a tuple are not those of a list.
        lists = [each for each in forms if typing.get_origin(each) is not tuple]
        found = [inner for each in lists or forms for inner in function(each)]
        if not found:
            return object
        union: object = typing.Union[tuple(found)]  # noqa: UP007 (made at run time)
        return union


def _text(value: str, forms: tuple[object, ...], *, rich: bool) -> object:
    if rich and dt.datetime in forms and "T" in value:
        return dt.datetime.fromisoformat(value)
    if rich and dt.date in forms and dt.datetime not in forms:
        return dt.date.fromisoformat(value)
    if str in forms or object in forms or bytes not in forms:
        return value
    is_file = any(typing.get_origin(each) is tuple for each in forms)
    return plain_bytes(value, binary=is_file)


def plain_bytes(value: str, *, binary: bool) -> bytes:
    """The bytes that a text stands for: itself in a file, base64 elsewhere."""
    if not binary:
        try:
            padded = value + "=" * (-len(value) % 4)
            return base64.b64decode(
                padded, altchars=b"-_" if set("-_") & set(value) else None
            )
        except binascii.Error:
            pass
    return value.encode()
