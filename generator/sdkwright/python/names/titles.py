"""Names that a document's title gives: of its package, and of the client's class.

The title says what the API is called; files are mostly called `openapi.yaml`. What every
title has (`API`, `REST`, a version) says nothing. Nor does it in names of files; and where
title and file say nothing else, the address of the servers does.
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
    r"|deref(erenc)?ed|resolved|merged|combined|latest"
    r"|(openapi|swagger|oas|api)?v?\d+([.p]\d+)*|the|for|by|of"
)
_OPEN_API: Final = re.compile(r"(?i)open[^A-Za-z0-9]+api(?![A-Za-z])")
_END: Final = re.compile(r"(?<=[a-z])APIS?$")
_PART: Final = re.compile(r"[A-Za-z0-9.]+")
# More words are a sentence, and no name.
_MOST_WORDS: Final = 4
# Capitals that run on into small letters: `FOSSology` is one word.
_RUN_ON: Final = re.compile(r"[A-Z]{3,}[a-z]")
# Hosts of nobody, and what stands between a name and its country.
_NO_HOSTS: Final = frozenset({"example", "invalid", "local", "localhost", "test"})
_SECOND_LEVEL: Final = frozenset({"ac", "co", "com", "gov", "net", "org"})
# Longer words that are all capitals are shouted, and no initialisms.
_LONGEST_INITIALISM: Final = 5


def package_of_file(stem: str) -> str:
    """Return the name of a package after a file, less what says nothing at both ends."""
    parts = re.split(r"[^A-Za-z0-9]+", _OPEN_API.sub("openapi", stem))
    parts = [each for each in (_END.sub("", part) for part in parts) if each]
    while parts and _ANY.fullmatch(parts[-1]):
        del parts[-1]
    while parts and _ANY.fullmatch(parts[0]):
        del parts[0]
    return identifier(Scope.PACKAGES, " ".join(parts)) if parts else ""


def package_of_host(host: str) -> str:
    """Return the name of a package after its servers' host: `acme`, of `api.acme.com`."""
    labels = host.lower().split(".")
    named = len(labels) > 1 and not labels[-1].isdigit()
    if not named or labels[-1] in _NO_HOSTS or labels[-2] in _NO_HOSTS:
        return ""
    if len(labels) > 2 and labels[-2] in _SECOND_LEVEL:  # `acme.co.uk`
        del labels[-1]
    return identifier(Scope.PACKAGES, labels[-2])


def package_of(title: str, text: str = "") -> str:
    """Return the name of a package after a title; empty where it makes none.

    Args:
        title: The document's.
        text: The document: a word with capitals inside (`PagerDuty`) is one word where it
            is written so in addresses.
    """
    parts = _parts(title)
    if not 0 < len(parts) <= _MOST_WORDS or not title.isascii():
        return ""
    plain = (
        each.lower() if _RUN_ON.search(each) or _is_one(each, text) else each
        for each in parts
    )
    return identifier(Scope.PACKAGES, " ".join(plain))


def _is_one(word: str, text: str) -> bool:
    """Whether a word is written without its capitals inside, rather than taken apart."""
    apart = identifier(Scope.PACKAGES, word)
    joined = text.count(word.lower())
    return joined > 0 and joined >= text.count(apart) + text.count(
        apart.replace("_", "-")
    )


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
