"""What results and errors report about a request and its response."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeVar, final, overload

RawHeaders = Iterable[tuple[bytes, bytes]]


D = TypeVar("D")


@final
class Headers(Mapping[str, str]):
    """Header fields by lower-case name; repeated fields are joined with commas."""

    __slots__ = ("_fields", "_joined")

    def __init__(self, raw: RawHeaders = ()) -> None:
        self._fields: tuple[tuple[bytes, bytes], ...] = tuple(raw)
        self._joined: dict[str, str] | None = None

    @classmethod
    def of(cls, fields: Mapping[str, str]) -> Headers:
        """Make headers from strings, for tests and middleware."""
        return cls(
            (name.encode("latin-1"), value.encode("utf-8"))
            for name, value in fields.items()
        )

    @property
    def fields(self) -> tuple[tuple[bytes, bytes], ...]:
        """The fields as received, in order, with their spelling and repetitions."""
        return self._fields

    def get_all(self, name: str) -> list[str]:
        """Return every value of a repeated field, such as ``set-cookie``."""
        wanted = name.lower().encode("latin-1", "replace")
        return [_text(value) for key, value in self._fields if key.lower() == wanted]

    def __getitem__(self, name: str) -> str:
        return self._table()[name.lower()]

    @overload
    def get(self, name: object, /) -> str | None: ...
    @overload
    def get(self, name: object, default: str | D, /) -> str | D: ...
    def get(self, name: object, default: object = None, /) -> object:
        """Return the value of a field, or the default: quicker than by an exception."""
        key = name.lower() if isinstance(name, str) else ""
        return self._table().get(key, default)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name.lower() in self._table()

    def __iter__(self) -> Iterator[str]:
        return iter(self._table())

    def __len__(self) -> int:
        return len(self._table())

    def __repr__(self) -> str:
        return f"Headers({', '.join(self)})"

    def __reduce__(self) -> tuple[type[Headers], tuple[object, ...]]:
        return Headers, (self._fields,)

    def _table(self) -> dict[str, str]:
        if self._joined is None:
            table: dict[str, str] = {}
            for key, value in self._fields:
                name = key.decode("latin-1").lower()
                text = _text(value)
                table[name] = f"{table[name]}, {text}" if name in table else text
            self._joined = table
        return self._joined


def _text(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


_REQUEST_IDS: Final = (
    "x-request-id",
    "request-id",
    "x-amzn-requestid",
    "x-amz-request-id",
    "x-ms-request-id",
    "x-correlation-id",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestInfo:
    """A request as it was sent, with credentials masked.

    Attributes:
        method: The HTTP method.
        url: The URL; credentials in its query are masked.
        headers: The header fields; credentials are masked.
    """

    method: str
    url: str
    headers: Headers = field(default_factory=Headers, repr=False)

    @property
    def path(self) -> str:
        """The URL's path, without origin and query."""
        rest = self.url.partition("://")[2] or self.url
        return "/" + rest.partition("?")[0].partition("/")[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseInfo:
    """Status and headers of a response, with retries and duration.

    Attributes:
        status_code: The HTTP status.
        headers: The header fields as received.
        request: The request (the last one, after redirects).
        retries_taken: The number of failed attempts before this response.
        elapsed: Seconds from the first attempt to the headers of this response.
    """

    status_code: int
    headers: Headers
    request: RequestInfo
    retries_taken: int = 0
    elapsed: float = 0.0

    @property
    def url(self) -> str:
        """The URL of the last request."""
        return self.request.url

    @property
    def request_id(self) -> str | None:
        """The server's id of this request, from its usual headers."""
        for name in _REQUEST_IDS:
            if value := self.headers.get(name):
                return value
        return None
