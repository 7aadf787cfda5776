"""The objects that a body can be, where a method can be called in several ways.

Python's signature then requires none of the fields, as another way to call goes without it:
what is missing is found here, before anything is sent, and what has but one value is filled
in, as the overloads promise.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from urllib.parse import unquote

from ..frozen import dataclass
from .operation import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyForm:
    """One object that a body can be.

    Attributes:
        required: The wire names of what must be given.
        names: Those of all its fields, where there are several forms to tell apart.
        constants: What has but one value, by wire name.
        media: The numbers of the media types it is sent as; empty for all of them.
    """

    required: frozenset[str]
    names: frozenset[str]
    constants: Mapping[str, object]
    media: frozenset[int]


@cache
def parse_body_forms(text: str) -> tuple[BodyForm, ...]:
    """Read ``:name,size?,kind="a"``: what is required, what is not, what is constant.

    Forms are separated by spaces. In front of the colon stand the numbers of the media types,
    with ``+`` between them. Names and values (JSON) are percent-encoded; a name may be empty.
    """
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
    """Return the fields of a body with those that have but one value.

    The first form is meant that the fields fit, as for type checkers; none where a constant
    has another value, which newer servers may know.

    Args:
        plan: The operation.
        given: The fields, by wire name.
        arguments: All arguments, by Python name: `media_type` may choose among the forms.

    Raises:
        TypeError: Something is missing.
    """
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
