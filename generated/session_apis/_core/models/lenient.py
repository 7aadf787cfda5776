"""Lenient decoding: values from data that does not match its type exactly."""

from __future__ import annotations

from inspect import get_annotations
from typing import (
    TYPE_CHECKING,
    Final,
    NamedTuple,
    TypeGuard,
    TypeVar,
    cast,
    get_args,
    get_origin,
)

from pydantic import ValidationError
from pydantic_core import to_json

from .model import Model, is_unknown
from .typeforms import alternatives, evaluate, item_forms, literal_values, value_forms
from .validation import Validator
from .values import is_mapping

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from typing_extensions import TypeForm

    from .typeforms import Form

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")

DEEPEST: Final = 64


_VALIDATORS: Final[dict[int, tuple[Form, Validator[object]]]] = {}


class MismatchError(ValueError):
    """The data is of another kind than its type."""


class _At(NamedTuple):
    """Where in a document a part is."""

    depth: int
    exactly: bool

    def deeper(self) -> _At:
        return self._replace(depth=self.depth + 1)


def build(form: TypeForm[T], data: object, *, exactly: bool = False) -> T:
    # What is assembled has the outer kind of its type; inside it may hold plain data.
    # That is what leniency means, and no type can say it.
    return cast("T", _assemble(form, data, _At(0, exactly)))


def _keep(form: Form, data: object, at: _At) -> object:
    try:
        validator = _validator(form)
        return validator.build(data) if at.exactly else validator.rounded(to_json(data))
    except ValidationError:
        pass
    try:
        return _assemble(form, data, at)
    except MismatchError:
        return data


def _validator(form: Form) -> Validator[object]:
    known = _VALIDATORS.get(id(form))
    if known is None:
        known = _VALIDATORS[id(form)] = (form, Validator(form))
    return known[1]


def _assemble(form: Form, data: object, at: _At) -> object:
    if at.depth < DEEPEST:
        variants = alternatives(form)
        if is_mapping(data):
            return _object(variants, data, at.deeper())
        if _is_array(data):
            return _array(variants, data, at.deeper())
    raise MismatchError


def _object(variants: tuple[Form, ...], data: Mapping[str, object], at: _At) -> object:
    models = [token for token in variants if _is_model(token)]
    values = [form for token in variants for form in value_forms(token)]
    models = [each for each in models if not is_unknown(each)] or models
    if models:
        best = min(models, key=lambda model: _mismatch(model, data))
        if not values or not any(_mismatch(best, data)):
            return _model(best, data, at)
    if values:
        return {key: _keep(values[0], value, at) for key, value in data.items()}
    raise MismatchError


def _array(variants: tuple[Form, ...], data: list[object], at: _At) -> object:
    for token in variants:
        forms = item_forms(token)
        if not forms:
            continue
        if get_origin(token) is not tuple:
            return [_keep(forms[0], item, at) for item in data]
        if ... in get_args(token):
            return tuple(_keep(forms[0], item, at) for item in data)
        known = [_keep(form, item, at) for form, item in zip(forms, data, strict=False)]
        return (*known, *data[len(known) :])
    raise MismatchError


def _remembered(function: Callable[[K], V]) -> Callable[[K], V]:
    known: dict[K, V] = {}

    def remembered(key: K) -> V:
        if key not in known:
            known[key] = function(key)
        return known[key]

    return remembered


def _model(cls: type[Model], data: Mapping[str, object], at: _At) -> Model:
    model = cls.model_construct()
    rest = dict(data)
    defaults = dict(vars(model))
    vars(model).clear()
    for name, (key, form) in _fields(cls).items():
        if key in rest:
            vars(model)[name] = _keep(form, rest.pop(key), at)
            model.model_fields_set.add(name)
        elif name in defaults:
            vars(model)[name] = defaults[name]
    for form in _extra(cls):
        rest = {key: _keep(form, value, at) for key, value in rest.items()}
    object.__setattr__(model, "__pydantic_extra__", rest)
    return model


def _mismatch(cls: type[Model], data: Mapping[str, object]) -> tuple[int, int, int]:
    fields = _fields(cls)
    known = {key for key, _ in fields.values()}
    discriminators = {key: literal_values(form) for key, form in fields.values()}
    required = [
        fields[name][0]
        for name, field in cls.model_fields.items()
        if field.is_required()
    ]
    return (
        sum(
            bool(discriminators[key]) and data.get(key) not in discriminators[key]
            for key in discriminators
        ),
        sum(key not in data for key in required),
        sum(key not in known for key in data),
    )


@_remembered
def _fields(cls: type[Model]) -> dict[str, tuple[str, Form]]:
    cls.model_rebuild()
    found: dict[str, tuple[str, Form]] = {}
    for name, field in cls.model_fields.items():
        alias = field.validation_alias
        found[name] = (
            alias if isinstance(alias, str) else name,
            field.rebuild_annotation(),
        )
    return found


@_remembered
def _extra(cls: type[Model]) -> tuple[Form, ...]:
    declared = get_annotations(cls).get("__pydantic_extra__")
    if declared is None:
        return ()
    return value_forms(evaluate(declared, cls.__module__))


def _is_model(form: Form) -> TypeGuard[type[Model]]:
    return isinstance(form, type) and issubclass(form, Model)


def _is_array(data: object) -> TypeGuard[list[object]]:
    return isinstance(data, list)
