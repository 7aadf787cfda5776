"""Credentials that a document describes as parameters of its operations."""

from __future__ import annotations

import itertools
from collections import Counter
from typing import TYPE_CHECKING, Final

from sdkwright.ir import Location
from sdkwright.lint.finding import Finding
from sdkwright.refine.operations import split

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sdkwright.ir import Parameter
    from sdkwright.lint.subject import Subject

_PLACES: Final = (Location.HEADER, Location.COOKIE)
_SECRETS: Final = frozenset(
    {"apikey", "authorization", "password", "secret", "session", "token"}
)
# What has a token that proves nothing about who asks.
_OTHERS: Final = frozenset({"continuation", "csrf", "idempotency", "page", "xsrf"})


def credentials(subject: Subject) -> Iterator[Finding]:
    """Find headers and cookies that most operations take and that hold a secret."""
    operations = subject.api.operations if subject.api is not None else ()
    first: dict[tuple[Location, str], Parameter] = {}
    counts: Counter[tuple[Location, str]] = Counter()
    for operation in operations:
        for each in operation.parameters:
            if each.location in _PLACES and _is_secret(each.wire):
                key: tuple[Location, str] = (each.location, each.wire.lower())
                first.setdefault(key, each)
                counts[key] += 1
    for key, count in counts.items():
        if 2 * count >= len(operations):
            each = first[key]
            message = (
                f"The {each.location.value} {each.wire!r} is an argument of {count:,} of "
                f"{len(operations):,} operations, and reads like a credential."
            )
            yield Finding(code="credential-in-parameters", message=message, at=each.at)


def _is_secret(wire: str) -> bool:
    words = split(wire)
    joined = {*words, *map("".join, itertools.pairwise(words))}
    return not joined.isdisjoint(_SECRETS) and _OTHERS.isdisjoint(words)
