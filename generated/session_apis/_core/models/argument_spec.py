"""Argument specs: short texts by which operations and TypedDicts name arguments."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote, unquote

from ..frozen import dataclass

_CONTENT_TYPE: Final = "type="


@dataclass(frozen=True, slots=True, kw_only=True)
class ArgumentSpec:
    """One argument and how it is written."""

    python: str
    wire: str
    quoted: str
    flags: frozenset[str] = frozenset()
    content_type: str = ""
    many: bool = False
    needed: bool = False
    types: tuple[str, ...] = ()


def parse_argument_spec(text: str) -> tuple[ArgumentSpec, ...]:
    return tuple(_parse(item) for item in text.split())


def _parse(item: str) -> ArgumentSpec:
    head, _, types = item.partition("@")
    names, *flags = head.split(":")
    python, renamed, wire = names.partition("=")
    needed = python.endswith("!")
    python = python.removesuffix("!")
    many = python.endswith("*")
    python = python.removesuffix("*")
    name = unquote(wire) if renamed else python
    content_type = ""
    for flag in flags:
        if flag.startswith(_CONTENT_TYPE):
            content_type = unquote(flag.removeprefix(_CONTENT_TYPE))
    return ArgumentSpec(
        python=python,
        wire=name,
        quoted=quote(name, safe=""),
        flags=frozenset(each for each in flags if not each.startswith(_CONTENT_TYPE)),
        content_type=content_type,
        many=many,
        needed=needed,
        types=tuple(types.split("|")) if types else (),
    )


def free_argument(name: str) -> ArgumentSpec:
    return ArgumentSpec(python=name, wire=name, quoted=quote(name, safe=""))
