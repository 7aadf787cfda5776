"""Names of an API's servers: what `environment=` takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.python.names import Scope, is_usable, snake_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sdkwright.ir import Server

# Words of descriptions that are names of environments wherever they stand.
_KNOWN: Final[Mapping[str, str]] = {
    "production": "production",
    "prod": "production",
    "live": "production",
    "sandbox": "sandbox",
    "staging": "staging",
    "stage": "staging",
    "testing": "test",
    "test": "test",
    "development": "development",
    "dev": "development",
    "localhost": "local",
    "local": "local",
    "mock": "mock",
    "eu": "eu",
    "us": "us",
}
# Words that say nothing about which server it is.
_EMPTY: Final = frozenset(
    [
        "a",
        "an",
        "the",
        "our",
        "of",
        "for",
        "to",
        "and",
        "in",
        "is",
        "this",
        "api",
        "server",
        "servers",
        "url",
        "base",
        "endpoint",
        "endpoints",
        "host",
        "environment",
        "environments",
        "env",
        "region",
        "instance",
        "main",
        "default",
        "public",
        "http",
        "https",
        "v1",
        "v2",
        "v3",
        "use",
        "hosted",
        "service",
    ]
)
_MOST_WORDS: Final = 2
_LOCAL: Final = ("//localhost", "//127.0.0.1", "//[::1]", "//0.0.0.0")


def environments(
    servers: Sequence[Server], recorded: Mapping[str, str], *, known: bool
) -> tuple[str, ...]:
    """Name the servers, each differently.

    A name is what an extension says, else a word of the description, else `local` for a
    URL of this machine, else `production` for the first one and a number for others.

    Args:
        servers: The API's, the default first.
        recorded: Names of an earlier build, by URL; what is no name is ignored.
        known: Whether there was an earlier build. One that recorded no names gave none by
            descriptions.
    """
    names: list[str] = []
    plain = known and not recorded
    for number, server in enumerate(servers):
        fallback = f"environment_{number}" if number else "production"
        found = "" if plain or len(servers) == 1 else _described(server)
        known_name = recorded.get(server.url, "")
        earlier = known_name if is_usable(Scope.KEYS, f"a{known_name}") else ""
        name = earlier or server.name or found or fallback
        if name in names and name == found:
            name = fallback
        while name in names:
            name += "_"
        names.append(name)
    return tuple(names)


def _described(server: Server) -> str:
    """Return the name that a description gives; empty where it gives none."""
    words = snake_words(server.docs.description.split(".")[0])
    for word in words:
        if word in _KNOWN:
            return _KNOWN[word]
    telling = list(_telling(words))
    if 0 < len(telling) <= _MOST_WORDS:
        return "_".join(telling)
    return "local" if any(each in server.url for each in _LOCAL) else ""


def _telling(words: Sequence[str]) -> Iterator[str]:
    for word in words:
        if word not in _EMPTY and not word.isdigit():
            yield word
