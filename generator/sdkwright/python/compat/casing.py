"""Class names by Stainless's rules: words capitalised, initialisms in capitals, singulars.

The rules are mechanical, and so are their mistakes (`series` becomes `Series`, `status` stays):
whoever has the old package takes its names from there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

# Words that are written in capitals, or with them.
_INITIALISMS: Final = frozenset(
    {"3ds", "ach", "acl", "ai", "api", "ats", "cpu", "crm", "db", "dns", "e2e", "eeoc", "gb",
     "gpu", "hd", "hris", "html", "http", "https", "id", "ip", "iso", "jsonl", "kb", "kyb",
     "kyc", "lfs", "mb", "mp3", "mp4", "nft", "saml", "sdk", "sku", "sms", "ss", "ssh", "sso",
     "url"}
)  # fmt: skip
_WORD: Final = re.compile(r"[A-Z]+(?![a-z0-9])|[A-Z]?[a-z0-9]+|[A-Z][A-Z0-9]*(?=[A-Z])")
# Endings of plurals, with those of the singulars; the first that fits decides.
_PLURALS: Final = (
    (re.compile(r"(series|news|species|analysis|basis|status|bus|lens|canvas|alias|atlas)$"), r"\1"),
    (re.compile(r"(alias|status|bus|lens|canvas|atlas)es$"), r"\1"),
    (re.compile(r"(ss)$"), r"\1"),
    (re.compile(r"(mov)ies$"), r"\1ie"),
    (re.compile(r"([^aeiouy]|qu)ies$"), r"\1y"),
    (re.compile(r"(x|ch|ss|sh|zz)es$"), r"\1"),
    (re.compile(r"(matr)ices$"), r"\1ix"),
    (re.compile(r"(ind|vert)ices$"), r"\1ex"),
    (re.compile(r"(anal|bas|diagnos|parenthes|synops|thes)es$"), r"\1is"),
    (re.compile(r"people$"), "person"),
    (re.compile(r"children$"), "child"),
    (re.compile(r"(m)en$"), r"\1an"),
    (re.compile(r"s$"), ""),
)  # fmt: skip


def words(text: str) -> list[str]:
    """Take a name apart at separators and humps, in lower case."""
    return [each.lower() for each in _WORD.findall(re.sub(r"[^A-Za-z0-9]+", " ", text))]


def pascal(text: str, casings: Mapping[str, str] | None = None) -> str:
    """Return a class name.

    Args:
        text: The name in any casing.
        casings: How certain words are written, by their lower case.
    """
    known = casings or {}
    return "".join(known.get(each) or _capital(each) for each in words(text))


def snake(text: str) -> str:
    """Return a name of a resource or a method."""
    return "_".join(words(text))


def singular(text: str) -> str:
    """Return the singular of the last word of a name in snake case."""
    for pattern, ending in _PLURALS:
        if pattern.search(text):
            return pattern.sub(ending, text)
    return text


def _capital(word: str) -> str:
    if word in _INITIALISMS:
        return word.upper()
    if word.endswith("s") and word[:-1] in _INITIALISMS:
        return f"{word[:-1].upper()}s"
    return word[:1].upper() + word[1:]
