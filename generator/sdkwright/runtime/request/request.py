"""A request before it is sent, and what may be logged of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Final

from ..config.options import Timeout
from ..errors.headers import Headers
from ..errors.info import RequestInfo
from ..errors.redact import mask_query, masked_headers, query_secrets
from .origin import Address

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
    fields: Fields = field(repr=False)
    body: bytes | StreamedBody | None = field(default=None, repr=False)
    timeout: Timeout = field(default_factory=Timeout, repr=False)
    deadline: float | None = field(default=None, repr=False)
    streaming: bool = field(default=False, repr=False)
    elsewhere: bool = field(default=False, repr=False)
    foreign: bool = field(default=False, repr=False)
    attempt: int = 0
    template: str = field(default="", repr=False)
    secrets: frozenset[str] = field(default=frozenset(), repr=False)

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
    for name, value in headers.items():
        if not isinstance(value, str):
            raise ValueError(  # noqa: TRY004 - one error type for the callers
                f"header {name!r}: it is not a text"
            )
        try:
            set_field(fields, name, value)
        except ValueError as error:
            raise ValueError(f"header {name!r}: {error}") from None
