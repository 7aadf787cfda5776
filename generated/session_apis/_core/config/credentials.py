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
        """Keep the credentials by argument."""
        self._given: Final = dict(given)
        self._webhook_secret: Final = webhook_secret

    @classmethod
    def of(cls, config: ClientConfig, arguments: Mapping[str, object]) -> Credentials:
        """Take credentials from a constructor's arguments, or from the environment.

        Raises:
            ConfigurationError: A credential is neither a string nor a function.
        """
        given: dict[str, Given] = {}
        for scheme in config.schemes:
            for argument, variable in sources(scheme):
                value = arguments.get(argument)
                if value in (None, "") and variable:
                    value = os.environ.get(variable)
                if value in (None, ""):
                    continue
                if not isinstance(value, str) and not callable(value):
                    raise config.errors().configuration(
                        f"{argument} must be a text, or a function that returns one."
                    )
                given[argument] = value
        return cls(given, _webhook_secret(config, arguments))

    @property
    def webhook_secret(self) -> str:
        """The secret that webhooks are signed with; empty if none was passed."""
        return self._webhook_secret

    def get(self, argument: str) -> Given | None:
        """Return the credential that was passed for an argument."""
        return self._given.get(argument)

    def has(self, scheme: Scheme) -> bool:
        """Tell whether the credentials satisfy a scheme."""
        match scheme:
            case Bearer() | ApiKey() | OpenId():
                return bool(self._given.get(scheme.argument))
            case Basic() | Digest():
                return scheme.username in self._given and scheme.password in self._given
            case OAuth2():
                return bool(self._given.get(scheme.argument)) or self.can_fetch(scheme)
            case MutualTLS():
                return True  # the HTTP client holds the certificate
            case _:
                assert_never(scheme)

    def can_fetch(self, scheme: OAuth2) -> bool:
        """Tell whether client id and secret for fetching a token were passed."""
        return bool(
            scheme.token_url
            and self._given.get(scheme.client_id)
            and self._given.get(scheme.client_secret)
        )

    def __repr__(self) -> str:
        """Return the names of the arguments that were passed."""
        return f"Credentials({', '.join(self._given)})"

    def __reduce__(self) -> NoReturn:
        """Refuse: a pickle would hold the credentials."""
        raise TypeError("credentials cannot be pickled")


def _webhook_secret(config: ClientConfig, arguments: Mapping[str, object]) -> str:
    value = arguments.get("webhook_secret") if config.webhook_env else None
    if value is None and config.webhook_env:
        value = os.environ.get(config.webhook_env)
    if value is None or isinstance(value, str):
        return value or ""
    raise config.errors().configuration("webhook_secret must be a text.")


def sources(scheme: Scheme) -> Iterator[tuple[str, str]]:
    """Yield the arguments of a scheme, each with its environment variable."""
    match scheme:
        case Bearer() | ApiKey() | OpenId():
            yield scheme.argument, scheme.env
        case Basic() | Digest():
            yield scheme.username, scheme.env[0]
            yield scheme.password, scheme.env[1]
        case OAuth2():
            if scheme.argument:
                yield scheme.argument, scheme.env
            if scheme.client_id:
                yield scheme.client_id, scheme.client_env[0]
                yield scheme.client_secret, scheme.client_env[1]
        case MutualTLS():
            return
        case _:
            assert_never(scheme)
