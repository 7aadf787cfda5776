"""The mini-language in which operations name their arguments.

An entry reads ``python[*][=wire][:flag]*[@Type|Type...]``; entries are separated by white
space. Names as data keep generated files small: the text costs nothing until an operation
is called for the first time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, unquote

_CONTENT_TYPE: Final = "type="


@dataclass(frozen=True, slots=True, kw_only=True)
class ArgumentSpec:
    """One argument and how it is written.

    Attributes:
        python: The argument's name in Python.
        wire: Its name on the wire.
        quoted: The same, percent-encoded for a query.
        flags: How the value is written, such as ``csv`` or ``b64``.
        content_type: The media type of this part of a multipart body, if one is given.
        many: Whether the value is a list (``*``), so that a text is a mistake.
        types: Names of TypedDicts whose wire names apply to the value.
    """

    python: str
    wire: str
    quoted: str
    flags: frozenset[str] = frozenset()
    content_type: str = ""
    many: bool = False
    types: tuple[str, ...] = ()


def parse_argument_spec(text: str) -> tuple[ArgumentSpec, ...]:
    """Read a whole string of entries."""
    return tuple(_parse(item) for item in text.split())


def _parse(item: str) -> ArgumentSpec:
    head, _, types = item.partition("@")
    names, *flags = head.split(":")
    python, renamed, wire = names.partition("=")
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
        flags=frozenset(flag for flag in flags if not flag.startswith(_CONTENT_TYPE)),
        content_type=content_type,
        many=many,
        types=tuple(types.split("|")) if types else (),
    )


def free_argument(name: str) -> ArgumentSpec:
    """Return the entry for a parameter that no operation names."""
    return ArgumentSpec(python=name, wire=name, quoted=quote(name, safe=""))
