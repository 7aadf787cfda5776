"""Masking of credentials, and of what the caller names, in recordings."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Set as AbstractSet
from typing import Final, TypeAlias
from urllib.parse import unquote, unquote_plus

from ..errors.redact import MASK, is_secret, mask, masked_headers
from ..models.values import is_list, is_mapping
from ..request.body import FORM, is_json

Rule: TypeAlias = str | Callable[[str], str]

_WORDS: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|_")
_FIELD: Final = re.compile(
    r"(^|-)((api|secret|private|access)-?key|((access|refresh|id|auth|session)-?)?token"
    r"|secret|password|passwd|passphrase|authorization|credentials?|signature)$"
)
_HARMLESS: Final = re.compile(
    r"(page|next|prev|previous|cursor|continuation|sync)-?token$"
)
_CHALLENGES: Final = frozenset({"www-authenticate", "proxy-authenticate"})
_URLS: Final = frozenset({"location", "content-location"})
_DEEPEST: Final = 100


class Scrubber:
    """Masks credentials in everything that is recorded."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        every = tuple(rules)
        self._names = {_plain(rule) for rule in every if isinstance(rule, str)}
        self._functions = [rule for rule in every if not isinstance(rule, str)]

    def text(self, text: str, secrets: AbstractSet[str]) -> str:
        text = mask(text, secrets)
        for function in self._functions:
            text = function(text)
        return text

    def url(self, url: str, secrets: AbstractSet[str]) -> str:
        head, mark, query = url.partition("?")
        pairs = "&".join(self._pair(pair, unquote) for pair in query.split("&"))
        return self.text(f"{head}{mark}{pairs}", secrets)

    def headers(
        self, fields: Iterable[tuple[bytes, bytes]], secrets: AbstractSet[str]
    ) -> Iterator[tuple[str, str]]:
        every = tuple(fields)
        for (name, value), (_, clean) in zip(
            every, masked_headers(every, secrets), strict=True
        ):
            key = name.decode("latin-1").lower()
            text = (value if key in _CHALLENGES else clean).decode("utf-8", "replace")
            write = self.url if key in _URLS else self.text
            yield key, MASK if _plain(key) in self._names else write(text, secrets)

    def body(self, data: bytes, media: str, secrets: AbstractSet[str]) -> bytes:
        try:
            text = data.decode()
        except UnicodeDecodeError:
            for secret in secrets:
                data = data.replace(secret.encode(), MASK.encode())
            return data
        if is_json(media):
            try:
                document: object = json.loads(text)
                clean = self._json(document, secrets, 0)
            except (ValueError, RecursionError):
                return self.text(text, secrets).encode()
            return data if clean == document else json.dumps(clean).encode()
        if media.partition(";")[0].strip().lower() == FORM:
            text = "&".join(self._pair(pair, unquote_plus) for pair in text.split("&"))
        return self.text(text, secrets).encode()

    def _json(self, value: object, secrets: AbstractSet[str], depth: int) -> object:
        if depth > _DEEPEST:
            raise RecursionError
        if isinstance(value, str):
            return self.text(value, secrets)
        if is_mapping(value):
            return {
                key: (
                    MASK
                    if isinstance(item, str) and self._covers(key, in_url=False)
                    else self._json(item, secrets, depth + 1)
                )
                for key, item in value.items()
            }
        if is_list(value):
            return [self._json(item, secrets, depth + 1) for item in value]
        return value

    def _pair(self, pair: str, decode: Callable[[str], str]) -> str:
        name, equals, _ = pair.partition("=")
        if equals and self._covers(decode(name), in_url=True):
            return f"{name}={MASK}"
        return pair

    def _covers(self, name: str, *, in_url: bool) -> bool:
        known = _plain(name)
        if known in self._names:
            return True
        secret = _FIELD.search(known) or (in_url and is_secret(name))
        return bool(secret) and not _HARMLESS.search(known)


def _plain(name: str) -> str:
    return _WORDS.sub("-", name).lower()
