"""Base URLs: validated and parsed once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, quote, urljoin, urlsplit

_PORTS: Final = {"http": 80, "https": 443}
_UNSAFE: Final = re.compile(r"[\x00-\x20\x7f]")
_HOST: Final = re.compile(r"([\w-]{1,63}\.)*[\w-]{1,63}\.?", re.ASCII)
_TARGET: Final = "/:@!$&'()*+,;=-._~%?[]"


@dataclass(frozen=True, slots=True)
class Origin:
    """An origin (RFC 6454): scheme, host and port; credentials are bound to one."""

    scheme: str
    host: str
    port: int

    @property
    def netloc(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def host_and_port(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"

    def __str__(self) -> str:
        return f"{self.scheme}://{self.netloc}"


@dataclass(frozen=True, slots=True, repr=False)
class Address:
    """A parsed URL, in the parts that a request needs."""

    origin: Origin
    path: str
    query: str

    @property
    def target(self) -> str:
        return f"{self.path}?{self.query}" if self.query else self.path

    def __repr__(self) -> str:
        return f"<Address {self.origin}{self.path}>"

    def __str__(self) -> str:
        return f"{self.origin}{self.target}"


def parse_url(url: str, *, relative_to: Address | None = None) -> Address:
    if _UNSAFE.search(url):
        raise ValueError("a URL must not contain white space or control characters")
    if relative_to is not None:
        url = urljoin(str(relative_to), url)
    parts = urlsplit(url)
    scheme = parts.scheme.lower()
    if scheme not in _PORTS or not parts.hostname:
        raise ValueError("an absolute http:// or https:// URL is needed")
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
