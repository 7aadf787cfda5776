"""Argument specs: short texts by which operations and TypedDicts name arguments.

Operation constants (``query="a b* c@X"``) and the :func:`wire` tables of TypedDicts contain
argument specs, separated by white space: ``python[*][!][=wire][:flag]*[@Type|Type...]``. As
texts they cost no import time; they are parsed on the first use of an operation.

- ``python``: the name of the argument in Python.
- ``*``: the value is a list, so a string is an error.
- ``!``: the value is needed and never null, so ``None`` is an error where it would not be
  sent: in queries, headers, cookies, forms and parts.
- ``=wire``: the percent-encoded wire name; by default the Python name.
- ``@T|U``: the TypedDicts whose wire names apply to the value.
- ``:csv``, ``:ssv``, ``:pipes``, ``:tsv``: join lists by comma, space, ``|`` or tab
  (OpenAPI's ``form``, ``spaceDelimited`` and ``pipeDelimited`` without ``explode``); in
  ``:ssv*`` and ``:pipes*`` with ``explode``, which repeats the name for lists.
- ``:deep``, ``:label``, ``:matrix``, ``:explode``: OpenAPI's style of that name
  (``deepObject``), and ``explode`` of path variables and headers.
- ``:dots``, ``:indices``, ``:repeat``, and ``:csv`` with ``:deep``: members of objects
  behind dots; lists with the places of their items, with repeated names, or by comma.
- ``:reserved``, ``:raw``, ``:whole``: ``allowReserved``; a cookie without encoding; a
  parameter that is the whole query.
- ``:json``, ``:b64``, ``:b64url``, ``:unix``, ``:http``: write the value as JSON, bytes as
  base64 of either alphabet (RFC 4648), dates as Unix or HTTP time (RFC 9110).
- ``:must``: the argument is needed, though the signature leaves it open; only in the table
  of earlier names (``old=now``, where both are the same: what has but one name).
- ``:file``, ``:type=m``: a part of a multipart body is a file; has the media type ``m``.

A generated method passes its ``locals()`` with the constant. The specs select arguments by
their Python names, and other names, such as ``self``, are ignored; ``request_options``
holds the options of the call. Arguments whose value is ``omit`` are not sent.

The generator writes argument specs in ``python/types/wire.py``.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import quote, unquote

from ..frozen import dataclass

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
        needed: Whether None is a mistake (``!``).
        types: Names of TypedDicts whose wire names apply to the value.
    """

    python: str
    wire: str
    quoted: str
    flags: frozenset[str] = frozenset()
    content_type: str = ""
    many: bool = False
    needed: bool = False
    types: tuple[str, ...] = ()


def parse_argument_spec(text: str) -> tuple[ArgumentSpec, ...]:
    """Read a whole string of entries."""
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
    """Return the entry for a parameter that no operation names."""
    return ArgumentSpec(python=name, wire=name, quoted=quote(name, safe=""))
