"""OAuth 2, as an API describes it: access tokens that can be fetched."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from .config import Shown, Way


class OAuth2(NamedTuple):
    """An access token, given or fetched by a grant of RFC 6749."""

    id: str
    argument: str
    env: str = ""
    client_id: str = ""
    client_secret: str = ""
    client_env: tuple[str, str] = ("", "")
    token_url: str = ""
    scopes: tuple[str, ...] = ()
    username: str = ""
    password: str = ""
    user_env: tuple[str, str] = ("", "")
    user_url: str = ""

    @property
    def place(self) -> tuple[str, str]:
        return "tokens", "auth.tokens"

    def ways(self) -> tuple[Way, ...]:
        return tuple(self._ways())

    def _ways(self) -> Iterator[Way]:
        if self.argument:
            yield ((self.argument, self.env),)
        if self.token_url:
            yield self._client()
        if self.user_url:
            name, password = self.user_env
            yield (self.username, name), (self.password, password)

    @property
    def besides(self) -> Way:
        return self._client() if self.client_id and not self.token_url else ()

    def _client(self) -> Way:
        return (
            (self.client_id, self.client_env[0]),
            (self.client_secret, self.client_env[1]),
        )

    def given_in(self, given: Mapping[str, object]) -> bool:
        as_client = self.token_url and _both(given, self.client_id, self.client_secret)
        return bool(self.argument in given or as_client or self.names_user(given))

    def names_user(self, given: Mapping[str, object]) -> bool:
        return bool(self.user_url and _both(given, self.username, self.password))

    def shown(self, variable: Callable[[str], str]) -> Shown:
        return "header", "authorization", f"Bearer {variable(self.env)}"


def _both(given: Mapping[str, object], first: str, second: str) -> bool:
    return bool(given.get(first) and given.get(second))
