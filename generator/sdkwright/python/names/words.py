"""Any text to the words of an identifier, and words to the casings of Python.

The words decide everything else: `sessionId`, `session-id` and `SESSION_ID` are the same two
words. Text is normalised first (NFKC: Python itself treats a full-width `os` as `os`),
then letters with an accent lose it. Letters of other scripts stay as they are, where Python
allows them in a name.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final

from sdkwright.ir import APART, PROPER_NAMES, WHOLE, WHOLE_WORDS
from sdkwright.python.names.spelling import PLAIN, Spelling

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

MAX_LENGTH: Final = 60
# More words never make a name that is short enough.
_MOST_WORDS: Final = MAX_LENGTH
# A big API uses its words again and again: property names, above all.
_CACHED: Final = 1 << 16

# Words that classes have in capitals, however a document writes them. Others keep the
# capitals that they have.
INITIALISMS: Final = frozenset(
    {
        "acl", "ai", "api", "cpu", "db", "dns", "gb", "gpu", "hd", "html", "http", "https", "id", "ip",
        "iso", "jsonl", "kb", "kyb", "kyc", "mb", "nft", "saml", "sdk", "sku", "sms", "ssh", "sso",
        "uri", "url",
    }
)  # fmt: skip
_SYMBOLS: Final = (
    (re.compile(r"\b([A-Z])[/&]([A-Z])\b"), r"\1\2"),  # I/O, R&D
    (re.compile(r"<="), " lte "),
    (re.compile(r">="), " gte "),
    (re.compile(r"<"), " lt "),
    (re.compile(r">"), " gt "),
    (re.compile(r"^\+"), " plus "),
    (re.compile(r"^-(?=\d)"), " minus "),
)
_HAS_SYMBOL: Final = re.compile("[<>/&]|^[+-]")
# Letters that do not come apart into an ASCII letter and an accent.
_LETTERS: Final = str.maketrans(
    {
        "\u00df": "ss", "\u1e9e": "Ss", "\u00e6": "ae", "\u00c6": "Ae", "\u0153": "oe", "\u0152": "Oe",
        "\u00f8": "o", "\u00d8": "O", "\u0142": "l", "\u0141": "L", "\u0111": "d", "\u0110": "D",
        "\u00f0": "d", "\u00d0": "D", "\u00fe": "th", "\u00de": "Th", "\u0131": "i",
    }
)  # fmt: skip
_CHUNK: Final = re.compile(r"[A-Za-z0-9\u0080-\U0010ffff]+")
_REST: Final = r"""
    | [A-Z]{2,}s(?![a-z])          # a plural initialism: URLs
    | [A-Z]{2,}v[0-9]+(?![a-z])    # an initialism with a version: IPv6
    | [A-Z]+(?=[A-Z][a-z])         # an initialism before a word: HTTP|Error
    | [A-Z]?[a-z]+[0-9]*           # a word, with its digits: oauth2
    | [A-Z]+[0-9]*                 # an initialism, with its digits: SHA256
    | [0-9]+[A-Z]+(?![a-z])        # 2FA, 4XX
    | [0-9]+[a-z]*                 # 3d, 10
    | [^\x00-\x7f]+[0-9]*          # a word of another script, with its digits
"""
_APART: Final = re.compile(rf"(?:{PROPER_NAMES})[0-9]*(?![a-z]) {_REST}", re.VERBOSE)
_WHOLE: Final = re.compile(f"{WHOLE_WORDS} {_REST}", re.VERBOSE)
_TO: Final = re.compile("[a-z]2[a-z]")  # b2b, p2p: an initialism with a "to"


@lru_cache(maxsize=_CACHED)
def words(text: str, splitting: str = WHOLE) -> tuple[str, ...]:
    """Split text into words, keeping the letters' case; empty if it holds none.

    Args:
        text: Any text.
        splitting: The rule: `WHOLE` or `APART`.
    """
    pattern = _APART if splitting == APART else _WHOLE
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    if _HAS_SYMBOL.search(text):
        for symbol, replacement in _SYMBOLS:
            text = symbol.sub(replacement, text)
    found: list[str] = []
    for chunk in _CHUNK.findall(_fold(text)):
        found.extend(pattern.findall(chunk))
    return tuple(found)


@lru_cache(maxsize=_CACHED)
def snake(text: str, splitting: str = WHOLE) -> str:
    """Return the words in lower case, joined by underscores."""
    found = words(text, splitting)
    name = joined(found)
    return name if len(name) <= MAX_LENGTH else joined(_fewer(found, joined))


def joined(found: Sequence[str]) -> str:
    """Return words in lower case, joined by underscores."""
    return "_".join(word.lower() for word in found)


@lru_cache(maxsize=_CACHED)
def pascal(text: str, spelling: Spelling = PLAIN) -> str:
    """Return the words capitalised and joined; initialisms keep their capitals.

    Args:
        text: Any text.
        spelling: How certain words are written instead, and what a word is.
    """
    found = words(text, spelling.splitting)
    spell = partial(_capitalised, known=dict(spelling.casings))
    name = spell(found)
    return name if len(name) <= MAX_LENGTH else spell(_fewer(found, spell))


def _capitalised(found: Sequence[str], known: Mapping[str, str]) -> str:
    shouting = (
        all(word.isupper() or word.isdigit() for word in found) and len(found) > 1
    )
    return _join(
        [
            known.get(word.lower()) or _capitalise(word, shouting=shouting)
            for word in found
        ]
    )


def _join(parts: list[str]) -> str:
    """Join, keeping two groups of digits apart."""
    text = ""
    for part in parts:
        text += f"_{part}" if text[-1:].isdigit() and part[:1].isdigit() else part
    return text


def _capitalise(word: str, *, shouting: bool) -> str:
    lower = word.lower()
    if lower in INITIALISMS or _TO.fullmatch(lower):
        return word.upper()
    if lower.endswith("s") and lower.removesuffix("s") in INITIALISMS:
        return f"{word[:-1].upper()}s"
    if word.isupper() and not shouting:
        return word
    return word[:1].upper() + (word[1:].lower() if shouting else word[1:])


def _fold(text: str) -> str:
    """Take the accents off Latin letters; whatever cannot stand in a name is a space."""
    if text.isascii():
        return text
    folded: list[str] = []
    for character in text:
        parts = unicodedata.normalize("NFKD", character).translate(_LETTERS)
        bare = "".join(each for each in parts if not unicodedata.combining(each))
        if bare.isascii() and bare:
            folded.append(bare)
        elif f"a{character}".isidentifier():
            folded.append(character)
        elif not unicodedata.combining(character):
            folded.append(" ")
    return "".join(folded)


def _fewer(
    found: Sequence[str], spell: Callable[[Sequence[str]], str]
) -> Sequence[str]:
    """Leave out words behind the middle until a name is short enough.

    The first words say what it belongs to and the last ones what it is. Names that are
    equal then are told apart where names are given.
    """
    kept = list(found[:_MOST_WORDS])
    if len(found) > _MOST_WORDS:
        kept[-2:] = found[-2:]
    while len(kept) > 1 and len(spell(kept)) > MAX_LENGTH:
        del kept[max(len(kept) - 3, len(kept) // 2)]
    return [kept[0][:MAX_LENGTH]] if len(kept) == 1 else kept
