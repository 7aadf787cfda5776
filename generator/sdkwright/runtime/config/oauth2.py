"""OAuth 2, as an API describes it: access tokens that can be fetched."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from .config import Shown, Way


class OAuth2(NamedTuple):
    """An access token, given or fetched by a grant of RFC 6749.

    A client fetches one for itself (section 4.4), or for a user whose name and password
    it has (section 4.3).

    Attributes:
        id: The scheme's name in the API description.
        argument: The constructor's argument for a ready access token.
        env: The environment variable that is read if the argument is missing.
        client_id: The constructor's argument for the client's id; empty where no token
            can be fetched.
        client_secret: The constructor's argument for the client's secret.
        client_env: The environment variables for both.
        token_url: The token endpoint for clients: absolute, or relative to the base URL;
            empty without that flow.
        scopes: The scopes to request.
        username: The constructor's argument for the user's name; empty without a
            password flow.
        password: The constructor's argument for the user's password.
        user_env: The environment variables for both.
        user_url: The token endpoint for users.
    """

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
        """The part of the core that writes it, and the module."""
        return "tokens", "auth.tokens"

    def ways(self) -> tuple[Way, ...]:
        """Return the ways to a token."""
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
        """Arguments that are sent along, but are no credential by themselves."""
        return self._client() if self.client_id and not self.token_url else ()

    def _client(self) -> Way:
        return (
            (self.client_id, self.client_env[0]),
            (self.client_secret, self.client_env[1]),
        )

    def given_in(self, given: Mapping[str, object]) -> bool:
        """Tell whether a token was given, or what it takes to fetch one."""
        as_client = self.token_url and _both(given, self.client_id, self.client_secret)
        return bool(self.argument in given or as_client or self.names_user(given))

    def names_user(self, given: Mapping[str, object]) -> bool:
        """Tell whether a token can be fetched for a user."""
        return bool(self.user_url and _both(given, self.username, self.password))

    def shown(self, variable: Callable[[str], str]) -> Shown:
        """Return where a credential stands."""
        return "header", "authorization", f"Bearer {variable(self.env)}"


def _both(given: Mapping[str, object], first: str, second: str) -> bool:
    return bool(given.get(first) and given.get(second))
