"""The constants of an API that its generated client is configured with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import ModuleType
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, Protocol, TypeAlias

from ..frozen import dataclass, field
from .options import RetryPolicy

if TYPE_CHECKING:
    from ..errors.errors import ErrorTable


Way: TypeAlias = tuple[tuple[str, str], ...]
"""Arguments of the constructor that are a credential together, and their variables."""

Shown: TypeAlias = tuple[str, str, str] | None
"""Where a credential stands (a header, the query, a cookie, a user), its name and value."""


class Scheme(Protocol):
    """Any way to prove who is calling."""

    @property
    def id(self) -> str:
        """The scheme's name in the API description."""
        ...

    def ways(self) -> tuple[Way, ...]:
        """Return the ways to give a credential."""
        ...

    def given_in(self, given: Mapping[str, object], /) -> bool:
        """Tell whether a credential is among what was given."""
        ...

    def shown(self, variable: Callable[[str], str], /) -> Shown:
        """Return where a credential stands, its value as a text for a shell.

        Args:
            variable: Writes an environment variable.
        """
        ...


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

    def ways(self) -> tuple[Way, ...]:
        """Return the one way there is."""
        return (((self.argument, self.env),),)

    def given_in(self, given: Mapping[str, object]) -> bool:
        """Tell whether a credential is among what was given."""
        return self.argument in given

    def shown(self, variable: Callable[[str], str]) -> Shown:
        """Return where a credential stands."""
        return "header", "authorization", f"{self.prefix} {variable(self.env)}"


class ApiKey(NamedTuple):
    """A key in a header, in the query or in a cookie."""

    id: str
    argument: str
    env: str = ""
    location: Literal["header", "query", "cookie"] = "header"
    name: str = "X-API-Key"

    def ways(self) -> tuple[Way, ...]:
        """Return the one way there is."""
        return (((self.argument, self.env),),)

    def given_in(self, given: Mapping[str, object]) -> bool:
        """Tell whether a credential is among what was given."""
        return self.argument in given

    def shown(self, variable: Callable[[str], str]) -> Shown:
        """Return where a credential stands."""
        return self.location, self.name, variable(self.env)


MEBIBYTE: Final = 1 << 20


def _plain_errors() -> ErrorTable:
    from ..errors.errors import ErrorTable

    return ErrorTable()


class ServerVariable(NamedTuple):
    """A server variable (OpenAPI 3.1, section 4.8.6): a part of a server's URL.

    Attributes:
        name: The name in braces in the URL.
        default: The default value; empty if the caller must choose one.
        argument: The constructor's argument, where its name differs.
        values: The allowed values; empty if any value is allowed.
    """

    name: str
    default: str = ""
    argument: str = ""
    values: tuple[str, ...] = ()


class Server(NamedTuple):
    """A server of the API (OpenAPI 3.1, section 4.8.5).

    Attributes:
        name: The name to choose it by (``environment=``), or by which an operation
            refers to its own server; empty if that is the URL.
        url: The base URL; it may be a template, or a relative URL, in which case
            ``base_url=`` is required.
        variables: The variables of the template.
    """

    name: str
    url: str
    variables: tuple[ServerVariable, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Limits on the size of responses.

    Attributes:
        response_bytes: The longest body read into memory, in bytes, decompressed.
        error_bytes: How many bytes of an error's body are read.
        header_bytes: The size of all header fields together, in bytes.
        header_fields: The number of header fields.
    """

    response_bytes: int = 64 * MEBIBYTE
    error_bytes: int = MEBIBYTE
    header_bytes: int = MEBIBYTE // 8
    header_fields: int = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientConfig:
    """The constants of one API's client.

    Attributes:
        name: The API's short name.
        root: The package, if it does not contain this runtime.
        title: Its title.
        version: The version of the API description.
        package: The distribution's name.
        package_version: The distribution's version.
        servers: The API's servers; the first is the default.
        own_servers: Servers of single operations, if their URLs have variables.
        shared: Arguments of the client that are defaults of operations' parameters: each
            as ``python=location:wire``, ``python!=`` where it is required; behind a ``$``
            the environment variable that it is taken from else.
        headers: Headers for every request.
        timeout: The time limit of a call, in seconds; None for the usual ones.
        schemes: The security schemes.
        auth: The default security requirement of operations: ``"a | b & c"``.
        base_url_env: The environment variable for the base URL.
        webhook_env: The environment variable for the webhook secret; empty if the API
            has no webhooks.
        log_env: The environment variable that enables logging: ``info`` or ``debug``.
        user_agent: The ``User-Agent`` header.
        retry: The default retry policy.
        errors: The API's exceptions.
        types: The module of the API's types, for wire names.
        limits: Limits on the size of responses.
        max_connections: Connections in the pool.
    """

    name: str
    root: str = ""
    title: str = ""
    version: str = ""
    package: str = ""
    package_version: str = ""
    servers: tuple[Server, ...] = ()
    own_servers: tuple[Server, ...] = ()
    shared: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    timeout: float | None = None
    schemes: tuple[Scheme, ...] = ()
    auth: str = ""
    base_url_env: str = ""
    webhook_env: str = ""
    log_env: str = ""
    user_agent: str = ""
    retry: RetryPolicy = field(default_factory=RetryPolicy)
    errors: Callable[[], ErrorTable] = _plain_errors
    types: Callable[[], ModuleType] | None = None
    limits: Limits = field(default_factory=Limits)
    max_connections: int = 100

    @property
    def logger(self) -> str:
        """The name of the logger: the package, whether or not it contains this runtime."""
        return self.root or (__package__ or self.name).rsplit(".", 2)[0]
