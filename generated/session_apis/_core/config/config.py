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

Shown: TypeAlias = tuple[str, str, str] | None


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
        """Return where a credential stands, its value as a text for a shell."""
        ...


class Bearer(NamedTuple):
    """A token in the ``Authorization`` header (RFC 6750)."""

    id: str
    argument: str
    env: str = ""
    prefix: str = "Bearer"

    def ways(self) -> tuple[Way, ...]:
        return (((self.argument, self.env),),)

    def given_in(self, given: Mapping[str, object]) -> bool:
        return self.argument in given

    def shown(self, variable: Callable[[str], str]) -> Shown:
        return "header", "authorization", f"{self.prefix} {variable(self.env)}"


class ApiKey(NamedTuple):
    """A key in a header, in the query or in a cookie."""

    id: str
    argument: str
    env: str = ""
    location: Literal["header", "query", "cookie"] = "header"
    name: str = "X-API-Key"

    def ways(self) -> tuple[Way, ...]:
        return (((self.argument, self.env),),)

    def given_in(self, given: Mapping[str, object]) -> bool:
        return self.argument in given

    def shown(self, variable: Callable[[str], str]) -> Shown:
        return self.location, self.name, variable(self.env)


MEBIBYTE: Final = 1 << 20


def _plain_errors() -> ErrorTable:
    from ..errors.errors import ErrorTable

    return ErrorTable()


class ServerVariable(NamedTuple):
    """A server variable (OpenAPI 3.1, section 4.8.6): a part of a server's URL."""

    name: str
    default: str = ""
    argument: str = ""
    values: tuple[str, ...] = ()


class Server(NamedTuple):
    """A server of the API (OpenAPI 3.1, section 4.8.5)."""

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
    """The constants of one API's client."""

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
        return self.root or (__package__ or self.name).rsplit(".", 2)[0]
