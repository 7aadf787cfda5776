"""Credentials as the caller passed them: strings, or functions that return them."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable, Iterator, Mapping
from typing import Final, NoReturn

from .config import ClientConfig, Scheme, Way

Secret = str | Callable[[], str]
"""A credential, or a function that is asked for it before each attempt."""

AsyncSecret = str | Callable[[], str] | Callable[[], Awaitable[str]]
"""The same for asynchronous clients, whose functions may be asynchronous."""

Given = str | Callable[[], object]

WEBHOOK: Final = "webhook_secret"


class Credentials:
    """The credential passed for each argument; it cannot be printed or pickled."""

    __slots__ = ("_given",)

    def __init__(self, given: Mapping[str, Given]) -> None:
        self._given: Final = dict(given)

    @classmethod
    def of(cls, config: ClientConfig, arguments: Mapping[str, object]) -> Credentials:
        given: dict[str, Given] = {}
        wanted = [pair for scheme in config.schemes for pair in sources(scheme)]
        if config.webhook_env:
            wanted.append((WEBHOOK, config.webhook_env))
        for argument, variable in wanted:
            value = arguments.get(argument)
            if value is None and variable:
                value = os.environ.get(variable) or None
            if value is None:
                continue
            if isinstance(value, str) or (callable(value) and argument != WEBHOOK):
                given[argument] = value
            else:
                or_function = ", or a function that returns one"
                end = "" if argument == WEBHOOK else or_function
                raise config.errors().configuration(f"{argument} must be a text{end}.")
        return cls(given)

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


def sources(scheme: Scheme) -> Iterator[tuple[str, str]]:
    for way in scheme.ways():
        yield from way
    besides: Way = getattr(scheme, "besides", ())
    yield from besides
