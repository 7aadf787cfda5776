"""A request before it is sent, and what may be logged of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from typing import Any, Final
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from ..config.options import Timeout
from ..errors.info import Headers, RequestInfo
from ..errors.redact import mask_query, masked_headers, query_secrets
from ..frozen import dataclass, field

# What says how long a body is; callers do not.
FRAMING: Final = (b"content-length", b"transfer-encoding")
_PORTS: Final = {"http": 80, "https": 443}
_UNSAFE: Final = re.compile(r"[\x00-\x20\x7f]")
_HOST: Final = re.compile(r"([\w-]{1,63}\.)*[\w-]{1,63}\.?", re.ASCII)
_TARGET: Final = "/:@!$&'()*+,;=-._~%?[]"


@dataclass(frozen=True, slots=True, eq=True)
class Origin:
    """An origin (RFC 6454): scheme, host and port; credentials are bound to one.

    Attributes:
        scheme: ``http`` or ``https``.
        host: The host in its ASCII form, without brackets.
        port: The port, explicit or the default of the scheme.
    """

    scheme: str
    host: str
    port: int

    @property
    def netloc(self) -> str:
        """Host and port, as in the ``Host`` header."""
        return self.host_and_port.removesuffix(f":{_PORTS[self.scheme]}")

    @property
    def host_and_port(self) -> str:
        """Host and port, also where the port is the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"

    def __str__(self) -> str:
        """Return the common prefix of all URLs of this origin."""
        return f"{self.scheme}://{self.netloc}"


@dataclass(frozen=True, slots=True)
class Address:
    """A parsed URL, in the parts that a request needs.

    Attributes:
        origin: The origin to connect to.
        path: The path, percent-encoded.
        query: The query, percent-encoded, without its question mark.
    """

    origin: Origin
    path: str
    query: str

    @property
    def target(self) -> str:
        """The request target: path and query."""
        return f"{self.path}?{self.query}" if self.query else self.path

    def __repr__(self) -> str:
        """Return origin and path; a query may hold credentials."""
        return f"<Address {self.origin}{self.path}>"

    def __str__(self) -> str:
        """Return the URL."""
        return f"{self.origin}{self.target}"


def parse_url(url: str, *, relative_to: Address | None = None) -> Address:
    """Parse a URL.

    Args:
        url: The URL; white space and control characters are errors.
        relative_to: The base URL for a relative reference (RFC 3986, section 5).

    Raises:
        ValueError: It is not an absolute http(s) URL; the message is for the caller.
    """
    if _UNSAFE.search(url):
        raise ValueError("a URL must not contain white space or control characters")
    if relative_to is not None:
        url = urljoin(str(relative_to), url)
    parts = urlsplit(url)
    scheme = parts.scheme.lower()
    if scheme not in _PORTS or not parts.hostname:
        raise ValueError("an absolute http:// or https:// URL is needed")
    if parts.port == 0:
        raise ValueError("there is no port 0")
    if "@" in parts.netloc:
        raise ValueError("credentials do not belong into a URL")
    return Address(
        Origin(scheme, _ascii_host(parts), parts.port or _PORTS[scheme]),
        quote(parts.path, safe=_TARGET),
        quote(parts.query, safe=_TARGET),
    )


def _ascii_host(parts: SplitResult) -> str:
    host = parts.hostname or ""
    if ":" in host:  # IPv6: urlsplit has checked it
        return host
    try:
        host = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        raise ValueError("the host name is not valid") from None
    if len(host) > 253 or not _HOST.fullmatch(host):
        raise ValueError("the host name is not valid")
    return host


_NAME: Final = re.compile(rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_CONTROL: Final = re.compile(rb"[\x00-\x08\x0a-\x1f\x7f]")

_NOTHING: Final[frozenset[str]] = frozenset()


class Fields(dict[bytes, tuple[bytes, bytes]]):
    """Header fields as sent, by lower-case name; values are never printed."""

    __slots__ = ()

    def __repr__(self) -> str:
        """Return the names."""
        return f"Fields({b', '.join(self).decode('latin-1')})"

    def copy(self) -> Fields:
        """Return a copy."""
        return Fields(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamedBody:
    """A body that is streamed.

    Attributes:
        start: Begins to produce it, from the beginning each time.
        length: Its length in bytes, if known.
        replayable: Whether it can be produced more than once.
    """

    start: Callable[[], Iterator[bytes]]
    length: int | None = None
    replayable: bool = True


@dataclass(slots=True, kw_only=True)
class Request:
    """One HTTP request. Middleware may change it before it is sent.

    Attributes:
        method: The HTTP method.
        address: Its URL.
        fields: The header fields, by lower-case name.
        body: The body, if there is one.
        timeout: Time limits of this attempt.
        deadline: When the whole call must have ended, by the monotonic clock.
        streaming: Whether the body of the answer is left to the caller, so that the
            deadline ends with its headers.
        elsewhere: Whether another origin may answer, as storage does for files.
        foreign: Whether it goes to another origin than the API's: there, nothing that
            could be a credential may be added.
        attempt: How many attempts were made before this one.
        template: The path with its parameters' names, for telemetry; empty where there
            is none.
        secrets: Texts that must not be shown to anyone.
    """

    method: str
    address: Address
    fields: Fields
    body: bytes | StreamedBody | None = None
    timeout: Timeout = field(default_factory=Timeout)
    deadline: float | None = None
    streaming: bool = False
    elsewhere: bool = False
    foreign: bool = False
    attempt: int = 0
    template: str = ""
    secrets: frozenset[str] = frozenset()

    @property
    def url(self) -> str:
        """The URL, with credentials in its query."""
        return str(self.address)

    @property
    def query_secrets(self) -> frozenset[str]:
        """The credentials in the query."""
        query = self.address.query
        return query_secrets(query, self.secrets) if query else _NOTHING

    def __repr__(self) -> str:
        """Return method and masked URL."""
        return f"<Request {self.method} {self.info().url}>"

    def header(self, name: str) -> str | None:
        """Return a header field's value."""
        known = self.fields.get(name.lower().encode("latin-1"))
        return None if known is None else known[1].decode("utf-8", "replace")

    def set_header(self, name: str, value: str) -> None:
        """Set a header field, replacing an earlier value.

        Raises:
            ValueError: The name or the value cannot be sent.
        """
        set_field(self.fields, name, value)

    def add_query(self, pair: str) -> None:
        """Add an encoded ``name=value`` to the query."""
        old = self.address
        query = f"{old.query}&{pair}" if old.query else pair
        self.address = Address(old.origin, old.path, query)

    def copy(self) -> Request:
        """Return a copy."""
        # By hand: `copy.copy` takes three times as long, and every attempt has its own.
        derived = object.__new__(type(self))
        for each in fields(self):
            setattr(derived, each.name, getattr(self, each.name))
        derived.fields = self.fields.copy()
        return derived

    def raw_headers(self) -> list[tuple[bytes, bytes]]:
        """Return the header fields as they are sent."""
        return list(self.fields.values())

    def info(self) -> RequestInfo:
        """Return the report of this request: every credential is masked."""
        return RequestInfo(
            method=self.method,
            url=mask_query(self.url, self.secrets),
            headers=Headers(masked_headers(self.fields.values(), self.secrets)),
        )


def set_field(fields: Fields, name: str, value: str) -> None:
    """Set a header field.

    Raises:
        ValueError: The name or the value is invalid; the message is for the caller.
    """
    key = name.encode("utf-8", "replace")
    if not _NAME.fullmatch(key):
        raise ValueError("the name of a header may not contain such characters")
    fields[key.lower()] = key, field_value(value)


def field_value(value: str) -> bytes:
    """Return a header's value as bytes.

    Raises:
        ValueError: It contains a control character (RFC 9110, section 5.5).
    """
    try:
        data = value.encode().strip(b" \t")
    except UnicodeEncodeError:
        raise ValueError("it contains half of a surrogate pair") from None
    if _CONTROL.search(data):
        raise ValueError("a header may not contain line breaks or control characters")
    return data


def set_fields(fields: Fields, headers: Mapping[str, object]) -> None:
    """Set several header fields; see :func:`set_field`."""
    given: Mapping[Any, object] = headers  # keys are what callers give
    for name, value in given.items():
        if not isinstance(name, str) or not isinstance(value, str):
            raise ValueError(  # noqa: TRY004 - one error type for the callers
                f"header {name!r}: it is not a text"
            )
        try:
            set_field(fields, name, value)
        except ValueError as error:
            raise ValueError(f"header {name!r}: {error}") from None
