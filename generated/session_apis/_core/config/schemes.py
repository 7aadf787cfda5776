"""Security schemes: names of credentials, their sources and where they are sent."""

from __future__ import annotations

from typing import Literal, NamedTuple


class Bearer(NamedTuple):
    """A token in the ``Authorization`` header (RFC 6750).

    Attributes:
        id: The scheme's name in the API description.
        argument: The constructor's argument.
        env: The environment variable that is read if the argument is missing.
        prefix: The authentication scheme before the token.
    """

    id: str
    argument: str
    env: str = ""
    prefix: str = "Bearer"


class ApiKey(NamedTuple):
    """A key in a header, in the query or in a cookie."""

    id: str
    argument: str
    env: str = ""
    location: Literal["header", "query", "cookie"] = "header"
    name: str = "X-API-Key"


class Basic(NamedTuple):
    """A user name and a password (RFC 7617).

    Attributes:
        id: The scheme's name in the API description.
        username: The constructor's argument for the name.
        password: The constructor's argument for the password.
        env: The environment variables for both.
    """

    id: str
    username: str
    password: str
    env: tuple[str, str] = ("", "")


class Digest(NamedTuple):
    """Digest authentication: user name and password (RFC 7616)."""

    id: str
    username: str
    password: str
    env: tuple[str, str] = ("", "")


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


class OpenId(NamedTuple):
    """An access token of an OpenID Connect provider, obtained by the caller."""

    id: str
    argument: str
    env: str = ""


class MutualTLS(NamedTuple):
    """A client certificate, configured in ``http_client=``."""

    id: str


Scheme = Bearer | ApiKey | Basic | Digest | OAuth2 | OpenId | MutualTLS
"""Any way to prove who is calling."""
