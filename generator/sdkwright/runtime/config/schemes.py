"""Security schemes: what a credential is called, where it comes from and where it goes.

Declarations only. Generated packages list theirs in the client's configuration; how a
credential is obtained and written is in :mod:`credentials` and :mod:`auth`. Named tuples,
since these classes are made whenever a package is imported: they take a tenth of the time.
"""

from __future__ import annotations

from typing import Literal, NamedTuple


class Bearer(NamedTuple):
    """A token in the ``Authorization`` header (RFC 6750).

    Attributes:
        id: The scheme's name in the API description.
        argument: The constructor's argument.
        env: The environment variable that stands in for it.
        prefix: The word before the token.
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
    """A user name and a password that is never sent (RFC 7616)."""

    id: str
    username: str
    password: str
    env: tuple[str, str] = ("", "")


class OAuth2(NamedTuple):
    """An access token, given or fetched by the client-credentials grant (RFC 6749).

    Attributes:
        id: The scheme's name in the API description.
        argument: The constructor's argument for a ready access token.
        env: The environment variable that stands in for it.
        client_id: The constructor's argument for the client's id; empty without a
            client-credentials flow.
        client_secret: The constructor's argument for the client's secret.
        client_env: The environment variables for both.
        token_url: Where tokens are fetched: absolute, or relative to the base URL.
        scopes: The scopes to ask for.
    """

    id: str
    argument: str
    env: str = ""
    client_id: str = ""
    client_secret: str = ""
    client_env: tuple[str, str] = ("", "")
    token_url: str = ""
    scopes: tuple[str, ...] = ()


class OpenId(NamedTuple):
    """An access token of an OpenID Connect provider; getting one is the caller's part."""

    id: str
    argument: str
    env: str = ""


class MutualTLS(NamedTuple):
    """A client certificate, which is part of ``http_client=``."""

    id: str


Scheme = Bearer | ApiKey | Basic | Digest | OAuth2 | OpenId | MutualTLS
"""Any way to prove who is calling."""
