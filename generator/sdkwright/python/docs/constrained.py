"""Sample values that keep to the limits of their types.

Limits are those of JSON Schema 2020-12 validation, section 6: `minLength`, `pattern`,
`minimum` and so on. What no made-up value keeps to is left to the document's own examples.
"""

from __future__ import annotations

import ast
import math
from typing import TYPE_CHECKING, Final

from sdkwright.emit.code import literal
from sdkwright.ir import Kind, ListOf, Nullable, Primitive
from sdkwright.python.docs.patterns import matches, matching

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sdkwright.ir import Type

    _Limits = Mapping[str, str | int | float | bool]

# Longer texts are no examples.
_LONGEST: Final = 200
_FORMATS: Final[Mapping[str, str]] = {
    "email": "ada@example.com",
    "idn-email": "ada@example.com",
    "uri": "https://example.com",
    "url": "https://example.com",
    "iri": "https://example.com",
    "hostname": "example.com",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
}
_NUMBERS: Final = frozenset({Kind.INTEGER, Kind.NUMBER, Kind.DECIMAL_NUMBER})


def limited(type_: Type, usual: str) -> str:
    """Return a sample of a type that keeps to its limits.

    Args:
        type_: A primitive or a nullable one; others stay as they are.
        usual: The expression that is taken if the limits let it.
    """
    match type_:
        case Nullable(type=inner):
            return limited(inner, usual)
        case Primitive(kind=Kind.STRING, constraints=pairs) if pairs:
            return literal(_text(dict(pairs), usual))
        case Primitive(kind=kind, constraints=pairs) if pairs and kind in _NUMBERS:
            return _number(dict(pairs), usual, whole=kind is Kind.INTEGER)
        case _:
            return usual


def fits(type_: Type, sample: str) -> bool:
    """Whether the expression of a text keeps to the limits of its type; others do."""
    match type_:
        case Nullable(type=inner):
            return fits(inner, sample)
        case Primitive(kind=Kind.STRING, constraints=pairs) if pairs:
            return _fits(_plain(sample), dict(pairs))
        case _:
            return True


def count(type_: ListOf) -> int:
    """Return how many items a sample list has: one, if the limits let it."""
    limits = dict(type_.constraints)
    least, most = limits.get("minItems", 0), limits.get("maxItems", 1)
    least = least if isinstance(least, int) and 1 < least <= 4 else 1
    return 0 if most == 0 else least


def _text(limits: _Limits, usual: str) -> str:
    candidates: list[str] = [_plain(usual)]
    format = str(limits.get("format", ""))
    if format in _FORMATS:
        candidates.insert(0, _FORMATS[format])
    pattern = limits.get("pattern")
    if isinstance(pattern, str):
        made = matching(pattern)
        candidates += [] if made is None else [made]
    candidates += [_resized(each, limits) for each in tuple(candidates)]
    fitting = (each for each in candidates if _fits(each, limits))
    return next(fitting, candidates[0])


def _plain(sample: str) -> str:
    """Return the text that a literal stands for."""
    value: object = ast.literal_eval(sample)
    return value if isinstance(value, str) else sample


def _resized(text: str, limits: _Limits) -> str:
    least, most = limits.get("minLength", 0), limits.get("maxLength", _LONGEST)
    if isinstance(least, int) and len(text) < least <= _LONGEST:
        text = (text + "-" + text * least)[:least] if text else "x" * least
    return text[:most] if isinstance(most, int) and most > 0 else text


def _fits(text: str, limits: _Limits) -> bool:
    least, most = limits.get("minLength", 0), limits.get("maxLength", math.inf)
    if not isinstance(least, int | float) or not isinstance(most, int | float):
        return True
    pattern = limits.get("pattern")
    return least <= len(text) <= most and (
        # Of another dialect: nobody here can say.
        not isinstance(pattern, str)
        or matches(pattern, text) is not False
    )


def _number(limits: _Limits, usual: str, *, whole: bool) -> str:
    step = 1 if whole else 0.5
    low = _bound(limits, "minimum", "exclusiveMinimum", step)
    high = _bound(limits, "maximum", "exclusiveMaximum", -step)
    multiple = _real(limits.get("multipleOf"))
    value = float(usual)
    value = max(value, low) if low is not None else value
    value = min(value, high) if high is not None else value
    if multiple:
        value = math.ceil(value / multiple) * multiple
        if high is not None and value > high:
            value -= multiple
    if not math.isfinite(value) or abs(value) > 10**15:
        return usual
    return literal(math.ceil(value) if whole else value)


def _bound(limits: _Limits, key: str, exclusive: str, step: float) -> float | None:
    """Return a limit; an exclusive one moved by a step, or of 3.0's form by its flag."""
    value, outer = _real(limits.get(key)), limits.get(exclusive)
    if outer is True and value is not None:
        return value + step
    moved = None if isinstance(outer, bool) else _real(outer)
    found = [
        each
        for each in (value, None if moved is None else moved + step)
        if each is not None
    ]
    if not found:
        return None
    return max(found) if step > 0 else min(found)


def _real(value: str | float | bool | None) -> float | None:
    if isinstance(value, bool | str) or value is None:
        return None
    return float(value) if abs(value) < 10**15 else None
