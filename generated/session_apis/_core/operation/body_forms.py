"""The objects that a body can be, where a method can be called in several ways."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from urllib.parse import unquote

from ..frozen import dataclass
from .operation import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyForm:
    """One object that a body can be."""

    required: frozenset[str]
    names: frozenset[str]
    constants: Mapping[str, object]
    media: frozenset[int]


@cache
def parse_body_forms(text: str) -> tuple[BodyForm, ...]:
    return tuple(_parse(each) for each in text.split())


def _parse(text: str) -> BodyForm:
    media, _, listed = text.partition(":")
    required: set[str] = set()
    names: set[str] = set()
    constants: dict[str, object] = {}
    for each in listed.split(","):
        quoted, is_constant, value = each.partition("=")
        name = unquote(quoted.removesuffix("?"))
        names.add(name)
        if is_constant:
            constants[name] = json.loads(unquote(value))
        elif not quoted.endswith("?"):
            required.add(name)
    return BodyForm(
        required=frozenset(required),
        names=frozenset(names),
        constants=constants,
        media=frozenset(map(int, filter(None, media.split("+")))),
    )


def completed(
    plan: Plan, given: Mapping[str, object], arguments: Mapping[str, object]
) -> dict[str, object]:
    chosen = arguments.get("media_type")
    media = plan.media.index(chosen) if chosen in plan.media else None
    possible = [
        each
        for each in parse_body_forms(plan.forms)
        if (media is None or not each.media or media in each.media)
        and all(
            given.get(name, value) == value for name, value in each.constants.items()
        )
    ]
    if not possible:
        return dict(given)
    names = {spec.wire: spec.python for spec in plan.body}
    whole = [each for each in possible if each.required <= given.keys()]
    if not whole:
        where = f"the method for {plan.method} {plan.path}"
        raise TypeError(f"{where} is {_missing(possible, given, names)}")
    known = given.keys() & names.keys()
    meant = next((each for each in whole if known <= each.names), whole[0])
    return {**meant.constants, **given}


def _missing(
    forms: Sequence[BodyForm],
    given: Mapping[str, object],
    arguments: Mapping[str, str],
) -> str:
    ways = dict.fromkeys(
        " and ".join(
            repr(arguments.get(name, name))
            for name in sorted(each.required - given.keys())
        )
        for each in forms
    )
    return f"missing required keyword arguments: {', or '.join(ways)}"
