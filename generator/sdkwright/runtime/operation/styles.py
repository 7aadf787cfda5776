"""Parameter styles (OpenAPI 3.1, section 4.8.12): values in URLs, headers and forms.

The styles are OpenAPI's names for expansions of RFC 6570. Every character that is not
unreserved in RFC 3986 is percent-encoded, so that a value cannot act as a delimiter. Here are
the usual ones, which need no flag in an argument spec; for others see :mod:`rare_styles`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from urllib.parse import quote

from ..models.argument_spec import ArgumentSpec
from ..models.omission import Omit
from ..models.values import (
    NO_FLAGS,
    RefusedError,
    is_list,
    is_mapping,
    need,
    plain,
    text_of,
    to_json,
)

# Their texts need no encoding.
_UNRESERVED: Final = frozenset({bool, int})


def escape(text: str) -> str:
    """Percent-encode everything but unreserved characters.

    Raises:
        RefusedError: The text has no UTF-8 form.
    """
    if text.isascii() and text.isalnum():
        return text
    try:
        return quote(text, safe="")
    except UnicodeEncodeError:
        raise RefusedError("it contains half of a surrogate pair") from None


def query_pairs(spec: ArgumentSpec, value: object) -> Iterator[str]:
    """Yield the ``name=value`` pairs of a parameter in the query, a cookie or a form."""
    name = spec.quoted
    if spec.flags:
        yield from need("styles", "operation.rare_styles").flagged_pairs(spec, value)
    elif isinstance(value, str):
        yield f"{name}={escape(value)}"
    elif type(value) in _UNRESERVED:
        yield f"{name}={text_of(value)}"
    else:
        yield from _pairs(name, plain(value))


def _pairs(name: str, value: object) -> Iterator[str]:
    if is_mapping(value):
        for key, item in value.items():
            if not isinstance(item, Omit):
                yield from _items(escape(str(key)), item)
    else:
        yield from _items(name, value)


def _items(name: str, value: object) -> Iterator[str]:
    for item in value if is_list(value) else (value,):
        if item is not None:
            yield f"{name}={escape(item_text(item))}"


def simple(value: object, flags: frozenset[str], *, encode: bool) -> str:
    """Write a value in style ``simple``: a path variable or a header.

    Args:
        value: A scalar, a list or an object.
        flags: The flags of the argument spec; ``explode`` writes objects as
            ``key=value``.
        encode: Whether to percent-encode, as in a path.
    """
    value = plain(value)
    if flags or is_mapping(value) or is_list(value):
        write = need("styles", "operation.rare_styles").simple
        return str(write(value, flags, encode=encode))
    return escape(text_of(value)) if encode else text_of(value)


def item_text(item: object, flags: frozenset[str] = NO_FLAGS) -> str:
    """Write a member: the styles define one level; deeper values become JSON."""
    item = plain(item)
    if is_mapping(item) or is_list(item):
        return to_json(item).decode()
    return text_of(item, flags)
