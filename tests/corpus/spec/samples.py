"""Texts to draw from: one of each format, and some that need care on the wire."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Final

from tests.corpus.spec.files import Object

FORMATS: Final[Mapping[str, tuple[str, ...]]] = {
    "date": ("2026-11-21", "2024-02-29"),
    "date-time": (
        "2026-11-21T10:20:30Z",
        "2024-02-29T23:59:59.123456+05:30",
        "1999-12-31T00:00:00.5Z",
    ),
    "time": ("10:20:30Z", "23:59:59.5+01:00"),
    "duration": ("PT1H30M", "P3D", "PT0.5S"),
    "uuid": (
        "0f5ad5a4-98ee-4ef3-a7c2-5f1f2c6e1d0a",
        "00000000-0000-4000-8000-000000000000",
    ),
    "email": ("ann@example.org", "b.o+b@example.com"),
    "idn-email": ("ann@example.org",),
    "hostname": ("example.org", "a-b.example.com"),
    "idn-hostname": ("example.org",),
    "ipv4": ("192.0.2.1", "198.51.100.7"),
    "ipv6": ("2001:db8::1", "::1"),
    "uri": ("https://example.org/a?b=c#d", "urn:isbn:0451450523"),
    "url": ("https://example.org/a?b=c",),
    "iri": ("https://example.org/a",),
    "uri-reference": ("/a/b?c", "https://example.org/"),
    "iri-reference": ("/a/b",),
    "uri-template": ("/a/{b}",),
    "json-pointer": ("/a/b~1c", ""),
    "relative-json-pointer": ("0/a",),
    "regex": ("^a+$",),
    "byte": ("aGVsbG8=", "AP/+"),
    "base64": ("aGVsbG8=",),
    "base64url": ("aGVsbG8",),
    "binary": ("some bytes", "\x89PNG bytes"),
    "decimal": ("12.50", "-0.01"),
    "password": ("pass word",),
}
_ODD: Final = (
    "a/b",
    "é",
    "%41",
    "two words",
    "q?x=1&y#z",
    "a+b",
    "semi;colon",
    "日本",
    "plus+and%",
    "quote\"'",
)


def odd_text(source: random.Random) -> str:
    """A text that must be encoded to survive."""
    return source.choice(_ODD)


def text_of(text: str, schema: Object) -> str:
    """Bring a text to the lengths that a schema asks for."""
    least, most = schema.get("minLength"), schema.get("maxLength")
    if isinstance(least, int | float) and len(text) < least:
        text += "x" * (int(least) - len(text))
    if isinstance(most, int | float) and len(text) > most:
        text = text[: int(most)]
    return text
