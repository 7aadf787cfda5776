"""Credentials as the caller passed them: strings, or functions that return them."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable, Iterator, Mapping
from typing import Final, NoReturn, assert_never

from .config import ClientConfig
from .schemes import ApiKey, Basic, Bearer, Digest, MutualTLS, OAuth2, OpenId, Scheme

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
        match scheme:
            case Bearer() | ApiKey() | OpenId():
                return scheme.argument in self._given
            case Basic() | Digest():
                return scheme.username in self._given and scheme.password in self._given
            case OAuth2():
                return scheme.argument in self._given or self.can_fetch(scheme)
            case MutualTLS():
                return True  # the HTTP client holds the certificate
            case _:
                assert_never(scheme)

    def empty(self, scheme: Scheme) -> bool:
        match scheme:
            case Bearer() | ApiKey() | OpenId() | OAuth2():
                return self._given.get(scheme.argument) == ""
            case _:
                return False

    def can_fetch(self, scheme: OAuth2) -> bool:
        as_client = scheme.token_url and self._both(
            scheme.client_id, scheme.client_secret
        )
        return bool(as_client or self.names_user(scheme))

    def names_user(self, scheme: OAuth2) -> bool:
        return bool(scheme.user_url and self._both(scheme.username, scheme.password))

    def _both(self, first: str, second: str) -> bool:
        return bool(self._given.get(first) and self._given.get(second))

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
    match scheme:
        case Bearer() | ApiKey() | OpenId():
            yield scheme.argument, scheme.env
        case Basic() | Digest():
            yield scheme.username, scheme.env[0]
            yield scheme.password, scheme.env[1]
        case OAuth2():
            for way in _ways_to_a_token(scheme):
                yield from way
            if scheme.client_id and not scheme.token_url:
                yield from _client(scheme)
        case MutualTLS():
            return
        case _:
            assert_never(scheme)


def ways(scheme: Scheme) -> tuple[tuple[tuple[str, str], ...], ...]:
    if isinstance(scheme, OAuth2):
        return tuple(_ways_to_a_token(scheme))
    return (tuple(sources(scheme)),)


def _ways_to_a_token(scheme: OAuth2) -> Iterator[tuple[tuple[str, str], ...]]:
    if scheme.argument:
        yield ((scheme.argument, scheme.env),)
    if scheme.token_url:
        yield _client(scheme)
    if scheme.user_url:
        name, password = scheme.user_env
        yield (scheme.username, name), (scheme.password, password)


def _client(scheme: OAuth2) -> tuple[tuple[str, str], tuple[str, str]]:
    return (
        (scheme.client_id, scheme.client_env[0]),
        (scheme.client_secret, scheme.client_env[1]),
    )
