"""Argument sets for every operation, drawn from the examples of its spec.

`minimal` gives only what is required, `full` gives everything; each further example of a
body makes a set of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from tests.specs.documents import (
    APIS,
    Call,
    Json,
    Object,
    as_list,
    as_object,
    calls,
    contents,
    resolve,
)
from tests.specs.examples import of_holder

Place: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One way to call an operation, as it looks on the wire.

    Attributes:
        values: The parameters' values by location and name.
        media: The body's media type; empty where there is no body.
        body: The body's fields; a binary field holds its text.
    """

    api: str
    call: Call
    label: str
    values: Mapping[Place, Json]
    media: str
    body: Object

    def __str__(self) -> str:
        return f"{self.api}-{self.call.id}-{self.label}"

    @property
    def path(self) -> str:
        """The path with its values filled in."""
        text = self.call.path
        for (location, name), value in self.values.items():
            if location == "path":
                text = text.replace(f"{{{name}}}", str(value))
        return text

    @property
    def query(self) -> list[tuple[str, str]]:
        """The query as the spec wants it: lists repeat their key."""
        pairs: list[tuple[str, str]] = []
        for (location, name), value in self.values.items():
            if location == "query":
                items = value if isinstance(value, list) else [value]
                pairs += [(name, _text(item)) for item in items]
        return pairs

    @property
    def headers(self) -> dict[str, str]:
        """The header parameters."""
        pairs = self.values.items()
        return {name: _text(value) for (kind, name), value in pairs if kind == "header"}


def _text(value: Json) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def all_cases() -> Iterator[Case]:
    """Every argument set of every operation of every API."""
    for api in APIS:
        for call in calls(api):
            yield from cases(api, call)


def cases(api: str, call: Call) -> Iterator[Case]:
    """The argument sets of one operation."""
    some = _values(call, required_only=True)
    every = _values(call, required_only=False)
    bodies = _bodies(call)
    full = max(bodies.values(), key=len, default={})
    least = _required(call, full)
    others = {name: body for name, body in bodies.items() if body not in (full, least)}
    media = next(iter(contents(call.body())), "")
    for label, values, body in (
        ("minimal", some, least),
        ("full", every, full),
        *((name, some, body) for name, body in others.items()),
    ):
        yield Case(
            api=api, call=call, label=label, values=values, media=media, body=body
        )


def _values(call: Call, *, required_only: bool) -> dict[Place, Json]:
    return {
        (str(each["in"]), str(each["name"])): next(of_holder("", each))[1]
        for each in call.parameters
        if each.get("required") or not required_only
    }


def _bodies(call: Call) -> dict[str, Object]:
    """The body's examples by name."""
    return {
        where.strip() or "example": as_object(value)
        for content in contents(call.body()).values()
        for where, value, _ in of_holder("", as_object(content))
    }


def _required(call: Call, full: Object) -> Object:
    """What of a body is required."""
    for content in contents(call.body()).values():
        schema = resolve(call.document, as_object(content)["schema"])
        return {
            str(name): full[str(name)] for name in as_list(schema.get("required", []))
        }
    return {}
