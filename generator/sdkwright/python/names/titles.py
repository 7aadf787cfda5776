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
    r"|derefed|dereferenced|resolved|flattened|merged|generated|latest"
    r"|(openapi|swagger|oas|api)?v?\d+(\.\d+)*|the|for|by|of"
)
# What files are called besides, of any API; in titles these words say something.
_ANY_FILE: Final = re.compile(
    r"(?i)all|apidocs?|app|application|backend|base|beta|client|combined|complete|current"
    r"|full|oapi|output|preview|raw|server|services?|single|snapshot|split|stable|svc|sync"
    r"|unstable|web"
)
_OPEN_API: Final = re.compile(r"(?i)^open[-_ ]api(?![a-z])")
# What titles say beside the name: `Acme's API (Preview)`, `Acme HTTP API`.
_ASIDE: Final = re.compile(r"(?i)\([^()]*\)|['\u2019]s\b|\bhttp (?=apis?\b)")
_PART: Final = re.compile(r"[A-Za-z0-9.]+")
# What stands behind the name in that of a file: `asana_oas`, `acme-openapi-spec`.
_BEHIND: Final = re.compile(
    r"(?i)[-_ ]+(openapi|swagger|oas|oapi|specs?|specification|derefed|dereferenced|bundled?"
    r"|v\d+)3?$"
)
# More words are a sentence, and no name.
_MOST_WORDS: Final = 4
# Capitals that run on into small letters: `FOSSology` is one word.
_RUN_ON: Final = re.compile(r"[A-Z]{3,}[a-z]")
# A name of two words that is written as one (`OpenAI`, `lakeFS`); but not of what kind of program it is.
_BRAND: Final = re.compile(
    r"[A-Z][a-z]+(?!Service|Server|Client|Backend|Gateway|Manager|Platform|Cloud|App)"
    r"(?:[A-Z][a-z]+|AI|DB|IO|HQ)|[a-z]{3,}[A-Z]{2,4}"
)
_SECOND_LEVEL: Final = frozenset({"ac", "co", "com", "edu", "gov", "net", "org"})
_LABEL: Final = re.compile(r"[a-z][a-z0-9-]*")
# Whose hosts are examples, or anybody's.
_NOBODY: Final = frozenset(
    {"acme", "amazonaws", "azurewebsites", "company", "domain", "example", "herokuapp"}
    | {"localhost", "run", "server", "test", "vercel", "your-domain", "yourdomain"}
)
# Longer words that are all capitals are shouted, and no initialisms.
_LONGEST_INITIALISM: Final = 5


def says_nothing(stem: str) -> bool:
    """Whether the name of a file would be that of any API's document: `openapi-v1`."""
    parts = re.split(r"[^A-Za-z0-9]+", _OPEN_API.sub("openapi", stem))
    return all(
        _ANY.fullmatch(each) or _ANY_FILE.fullmatch(each) for each in parts if each
    )


def package_of(title: str) -> str:
    """Return the name of a package after a title; empty where it makes none."""
    parts = _parts(_ASIDE.sub(" ", title)) or _parts(title)
    if not 0 < len(parts) <= _MOST_WORDS or not title.isascii():
        return ""
    plain = (each.lower() if _is_one_word(each) else each for each in parts)
    return identifier(Scope.PACKAGES, " ".join(plain))


def package_of_file(stem: str) -> str:
    """Return the name of a package after a file; empty where its words are all of that name."""
    name = stem
    while (shorter := _BEHIND.sub("", name)) != name:
        name = shorter
    return identifier(Scope.PACKAGES, name) if name != stem else ""


def names_more(title: str, stem: str) -> bool:
    """Whether a title has the words of a file's name, with whose they are in front.

    `Acme Payments API` says more than `payments.json`; `Acme Payments API` of `acme.json` is
    a description.
    """
    words = [each.lower() for each in _parts(_ASIDE.sub(" ", title))]
    known = {each.lower() for each in _parts(stem.replace("_", " "))}
    return bool(known) and words[:1] != [] and words[0] not in known < {*words}


def package_of_host(host: str) -> str:
    """Return the name of a package after a server: `sentry` of `us.sentry.io`; or empty."""
    labels = host.lower().split(".")
    if len(labels) > 2 and labels[-2] in _SECOND_LEVEL:
        del labels[-1]
    own = labels[-2] if len(labels) > 1 else ""
    if not _LABEL.fullmatch(own) or own in _NOBODY:
        return ""
    return identifier(Scope.PACKAGES, own)


def _is_one_word(part: str) -> bool:
    return _RUN_ON.search(part) is not None or _BRAND.fullmatch(part) is not None


def class_of(title: str, name: str, spelling: Spelling = PLAIN) -> str:
    """Return a client's class with the capitals of the title; empty where that is another name.

    Args:
        title: The document's.
        name: What the API is called in Python: `assemblyai`, of `AssemblyAI API`.
        spelling: How words are written in classes.
    """
    wanted = name.replace("_", "").lower()
    plain = _parts(_ASIDE.sub(" ", title))
    for parts in (plain, _parts(title), _PART.findall(title)):
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
