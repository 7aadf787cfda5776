"""What a generated client says about its API, once, as a constant."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import ModuleType
from typing import TYPE_CHECKING, Final, NamedTuple

from .options import RetryPolicy
from .schemes import Scheme

if TYPE_CHECKING:
    from ..errors.error_table import ErrorTable

MEBIBYTE: Final = 1 << 20


def _plain_errors() -> ErrorTable:
    from ..errors.error_table import ErrorTable

    return ErrorTable()


class ServerVariable(NamedTuple):
    """A part of a server's URL that the caller may choose.

    Attributes:
        name: The name between braces in the URL.
        default: The value if the caller chooses none; empty if it must be chosen.
        argument: The constructor's argument, where it differs from the name.
        values: The allowed values; empty if any will do.
    """

    name: str
    default: str = ""
    argument: str = ""
    values: tuple[str, ...] = ()


class Server(NamedTuple):
    """A place where the API lives.

    Attributes:
        name: The name to choose it by (``environment=``). That of an operation's own
            server is what the operation calls it; empty if it is the URL.
        url: The base URL; it may be a template, or relative where nothing better is
            known, in which case ``base_url=`` has to be given.
        variables: The variables of the template.
    """

    name: str
    url: str
    variables: tuple[ServerVariable, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much a server may send.

    Attributes:
        response_bytes: The longest body read into memory, after decompression.
        error_bytes: How much of an error's body is read.
        header_bytes: The size of all header fields together.
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
        title: Its title.
        version: The version of the API description.
        package: The distribution's name.
        package_version: The distribution's version.
        servers: Where the API lives; the first is the default.
        own_servers: Where single operations live, if their URLs have variables.
        shared: Arguments of the client that parameters of operations fall back on: each
            as ``python=location:wire``, separated by spaces.
        schemes: The security schemes.
        auth: What an operation needs unless it says otherwise: ``"a | b & c"``.
        base_url_env: The environment variable for the base URL.
        webhook_env: The environment variable for the secret of webhooks; empty if the
            API has none.
        log_env: The environment variable that switches logging on: info or debug.
        user_agent: The ``User-Agent`` header.
        retry: When a request is sent again.
        errors: The API's exceptions.
        types: The module of the API's types, for wire names.
        limits: How much a server may send.
        max_connections: Connections in the pool.
    """

    name: str
    title: str = ""
    version: str = ""
    package: str = ""
    package_version: str = ""
    servers: tuple[Server, ...] = ()
    own_servers: tuple[Server, ...] = ()
    shared: str = ""
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
        """The name of the logger: that of the package which holds this runtime."""
        return (__package__ or self.name).rsplit(".", 2)[0]

    @property
    def schemes_by_id(self) -> Mapping[str, Scheme]:
        """The schemes by id."""
        return {scheme.id: scheme for scheme in self.schemes}
