"""The constants of an API that its generated client is configured with."""

from __future__ import annotations

from collections.abc import Callable
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
