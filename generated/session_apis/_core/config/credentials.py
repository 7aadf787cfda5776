"""Credentials as the caller passed them: strings, or functions that return them."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable, Iterator, Mapping
from typing import Final, NoReturn

from .config import ClientConfig
from .schemes import Scheme, Way

Secret = str | Callable[[], str]
"""A credential, or a function that is asked for it before each attempt."""

AsyncSecret = str | Callable[[], str] | Callable[[], Awaitable[str]]
"""The same for asynchronous clients, whose functions may be asynchronous."""

Given = str | Callable[[], object]


class Credentials:
    """The credential passed for each argument; it cannot be printed or pickled."""

    __slots__ = ("_given", "_webhook_secret")

    def __init__(self, given: Mapping[str, Given], webhook_secret: str = "") -> None:
        self._given: Final = dict(given)
        self._webhook_secret: Final = webhook_secret

    @classmethod
    def of(cls, config: ClientConfig, arguments: Mapping[str, object]) -> Credentials:
        given: dict[str, Given] = {}
        for scheme in config.schemes:
            for argument, variable in sources(scheme):
                value = arguments.get(argument)
                if value is None and variable:
                    value = os.environ.get(variable) or None
                if value is None:
                    continue
                if not isinstance(value, str) and not callable(value):
                    raise config.errors().configuration(
                        f"{argument} must be a text, or a function that returns one."
                    )
                given[argument] = value
        return cls(given, _webhook_secret(config, arguments))

    @property
    def webhook_secret(self) -> str:
        return self._webhook_secret

    def get(self, argument: str) -> Given | None:
        return self._given.get(argument)

    def has(self, scheme: Scheme) -> bool:
        return scheme.given_in(self._given)

    def empty(self, scheme: Scheme) -> bool:
        first = next(iter(scheme.ways()), ())
        return len(first) == 1 and self._given.get(first[0][0]) == ""

    @property
    def given(self) -> Mapping[str, Given]:
        return self._given

    def __repr__(self) -> str:
        return f"Credentials({', '.join(self._given)})"

    def __reduce__(self) -> NoReturn:
        raise TypeError("credentials cannot be pickled")


def _webhook_secret(config: ClientConfig, arguments: Mapping[str, object]) -> str:
    value = arguments.get("webhook_secret") if config.webhook_env else None
    if value is None and config.webhook_env:
        value = os.environ.get(config.webhook_env)
    if value is None or isinstance(value, str):
        return value or ""
    raise config.errors().configuration("webhook_secret must be a text.")


def sources(scheme: Scheme) -> Iterator[tuple[str, str]]:
    for way in scheme.ways():
        yield from way
    besides: Way = getattr(scheme, "besides", ())
    yield from besides
