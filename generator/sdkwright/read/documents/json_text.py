"""JSON text to plain data. JSON is never sent through YAML: that takes 80 times as long."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from sdkwright.read.openapi import UnreadableError, limits

if TYPE_CHECKING:
    from sdkwright.ir.types import Json

_HALF_CHARACTER: Final = re.compile(rb"\\u[dD][89a-fA-F]")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def parse(text: bytes) -> tuple[Json, bool]:
    """Return the document in a UTF-8 text, and whether it repeats a key.

    Raises:
        UnreadableError: The text is not one JSON document within the limits.
    """
    repeated = False

    def build(pairs: list[tuple[str, Json]]) -> Json:
        nonlocal repeated
        node = dict(pairs)
        if len(node) != len(pairs):
            repeated = True
        return node

    try:
        said = text.decode()
        tree: Json = json.loads(said, object_pairs_hook=build, parse_int=_integer)
    except json.JSONDecodeError as error:
        raise UnreadableError(
            "json-syntax",
            f"The text is not valid JSON: {error.msg[:1].lower()}{error.msg[1:]}.",
            position=(error.lineno, error.colno),
        ) from None
    except RecursionError:
        raise limits.too_deep() from None
    limits.check_tree(tree, long=_may_be_long(text))
    if _HALF_CHARACTER.search(text):
        tree = _without_surrogates(tree)
    return tree, repeated


def _may_be_long(text: bytes) -> bool:
    """Whether there may be a string beyond the limit, by looking at few quotes only."""
    most = limits.SCALAR_BYTES
    at = 0
    while len(text) - at > most:
        # A string of that length has no quote in it but escaped ones.
        quote = text.rfind(b'"', at + 1, at + most)
        if quote < 0 or text[quote - 1 : quote] == b"\\":
            return True
        at = quote
    return False


def _integer(text: str) -> int:
    if len(text) > limits.NUMBER_DIGITS:
        raise limits.too_long("a number with too many digits")
    return int(text)


def _without_surrogates(tree: Json) -> Json:
    """Replace halves of surrogate pairs: no file can hold them, and no name."""
    # The encoder is recursive, but the depth is known to be small here.
    text = json.dumps(tree, ensure_ascii=False)
    cleaned: Json = json.loads(_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text))
    return cleaned
