"""Masking of credentials in logs, errors and texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set as AbstractSet
from functools import lru_cache
from typing import Final
from urllib.parse import unquote

MASK: Final = "***"
_SHORTEST: Final = 4
_HEADER: Final = re.compile(
    rb"auth|cookie|token|secret|password|credential|signature|key", re.IGNORECASE
)
_HARMLESS: Final = frozenset({b"idempotency-key"})
_PARAMETER: Final = re.compile(
    r"(^|[-_.])(api-?key|key|auth|(access-?|id-?)?token|secret|password|sig|signature)$",
    re.IGNORECASE,
)


def mask(text: str, secrets: AbstractSet[str]) -> str:
    for secret in sorted(secrets, key=len, reverse=True):
        if len(secret) >= _SHORTEST and secret in text:
            text = text.replace(secret, MASK)
    return text


def mask_query(url: str, secrets: AbstractSet[str]) -> str:
    head, mark, query = url.partition("?")
    if not mark:
        return mask(url, secrets)
    pairs = (_mask_pair(pair, secrets) for pair in query.split("&"))
    return mask(f"{head}?{'&'.join(pairs)}", secrets)


def _mask_pair(pair: str, secrets: AbstractSet[str]) -> str:
    name, equals, value = pair.partition("=")
    hidden = value and (value in secrets or _names_secret(name))
    return f"{name}={MASK}" if equals and hidden else pair


def query_secrets(query: str, secrets: AbstractSet[str]) -> frozenset[str]:
    pairs = (pair.partition("=") for pair in query.split("&"))
    found = {
        value
        for name, _, value in pairs
        if value and (value in secrets or _names_secret(name))
    }
    return frozenset(found | {unquote(value) for value in found})


@lru_cache(maxsize=256)
def _names_secret(quoted: str) -> bool:
    return is_secret(unquote(quoted))


def is_secret(name: str) -> bool:
    return _PARAMETER.search(name.replace("_", "-")) is not None


def masked_headers(
    fields: Iterable[tuple[bytes, bytes]], secrets: AbstractSet[str]
) -> Iterator[tuple[bytes, bytes]]:
    for name, value in fields:
        if _HEADER.search(name) and name.lower() not in _HARMLESS:
            yield name, MASK.encode()
        else:
            text = value.decode("utf-8", "replace")
            yield name, mask(text, secrets).encode()
