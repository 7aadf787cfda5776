"""Names that a document's title gives: of its package, and of the client's class.

The title says what the API is called; files are mostly called `openapi.yaml`. What every
title has (`API`, `REST`, a version) says nothing.
"""

from __future__ import annotations

import re
from typing import Final

from sdkwright.python.names.names import Scope, identifier, is_usable
from sdkwright.python.names.spelling import PLAIN, Spelling

# What says nothing of an API, in its title and in the names of files.
_ANY: Final = re.compile(
    r"(?i)(open)?apis?|rest|restful|swagger|oas|specs?|specifications?|schemas?|definitions?"
    r"|docs?|documents?|documentation|references?|index|main|root|public|bundled?|json|ya?ml"
    r"|(openapi|swagger|oas|api)?v?\d+(\.\d+)*|the|for|by|of"
)
_PART: Final = re.compile(r"[A-Za-z0-9.]+")
# More words are a sentence, and no name.
_MOST_WORDS: Final = 4
# Capitals that run on into small letters: `FOSSology` is one word.
_RUN_ON: Final = re.compile(r"[A-Z]{3,}[a-z]")
# Longer words that are all capitals are shouted, and no initialisms.
_LONGEST_INITIALISM: Final = 5


def says_nothing(stem: str) -> bool:
    """Whether the name of a file would be that of any API's document: `openapi-v1`."""
    parts = re.split(r"[^A-Za-z0-9]+", stem)
    return all(_ANY.fullmatch(each) for each in parts if each)


def package_of(title: str) -> str:
    """Return the name of a package after a title; empty where it makes none."""
    parts = _parts(title)
    if not 0 < len(parts) <= _MOST_WORDS or not title.isascii():
        return ""
    plain = (each.lower() if _RUN_ON.search(each) else each for each in parts)
    return identifier(Scope.PACKAGES, " ".join(plain))


def class_of(title: str, name: str, spelling: Spelling = PLAIN) -> str:
    """Return a client's class with the capitals of the title; empty where that is another name.

    Args:
        title: The document's.
        name: What the API is called in Python: `assemblyai`, of `AssemblyAI API`.
        spelling: How words are written in classes.
    """
    wanted = name.replace("_", "").lower()
    for parts in (_parts(title), _PART.findall(title)):
        if "".join(parts).lower() == wanted and title.isascii():
            found = "".join(_capitals(each, spelling) for each in parts)
            return found if is_usable(Scope.CLIENTS, found) else ""
    return ""


def _parts(title: str) -> list[str]:
    found = (each.strip(".") for each in _PART.findall(title))
    return [each for each in found if each and not _ANY.fullmatch(each)]


def _capitals(part: str, spelling: Spelling) -> str:
    """Return a word of a title as it is written there, if that is with capitals inside."""
    inner = any(each.isupper() for each in part[1:])
    shouted = part.isupper() and len(part) > _LONGEST_INITIALISM
    if inner and not shouted and part.isalnum():
        return part[0].upper() + part[1:]
    return identifier(Scope.CLIENTS, part.lower() if shouted else part, spelling)
