"""Documents from the network, only from hosts the user named.

A reference is text from outside, and a generator often runs where private addresses respond.
So the address that was checked is the address that is connected to, a redirect may not leave
the host or go from a public address to a private one, and size and time are bounded.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin, urlsplit

from sdkwright.frozen import dataclass
from sdkwright.read.documents.document import BrokenError
from sdkwright.read.documents.text import Text, to_utf8
from sdkwright.read.openapi import limits

if TYPE_CHECKING:
    from urllib.parse import SplitResult

_REDIRECTS: Final = 5
_MOVED: Final = frozenset({301, 302, 303, 307, 308})
_CHUNK: Final = 65_536
_NAT64: Final = (
    ipaddress.IPv6Network("64:ff9b::/96"),
    ipaddress.IPv6Network("64:ff9b:1::/48"),
)


@dataclass(frozen=True, slots=True)
class _Response:
    data: bytes
    redirect: str
    public: bool


def fetch(url: str, allowed: frozenset[str]) -> Text:
    """Return the text at an address.

    Raises:
        BrokenError: The address is not allowed, or does not respond as it should.
        UnreadableError: Its response is no text.
    """
    deadline = time.monotonic() + limits.REMOTE_SECONDS
    target = url.partition("#")[0]
    public = False
    for _ in range(_REDIRECTS):
        try:
            response = _get(urlsplit(target), allowed, deadline, public=public)
            following = urljoin(target, response.redirect)
            same = _same_host(target, following)
        except (OSError, http.client.HTTPException, ValueError) as error:
            reason = "it took too long" if isinstance(error, TimeoutError) else error
            raise _failed(url, f"cannot be read: {reason}") from None
        if not response.redirect:
            return Text(name=url, file=url, data=to_utf8(response.data, url))
        if not same:
            raise _failed(url, f"redirects to another host, {following}")
        target, public = following, response.public
    raise _failed(url, "redirects without end")


def _get(
    url: SplitResult, allowed: frozenset[str], deadline: float, *, public: bool
) -> _Response:
    """Ask once; `public` says that a public address has sent us here."""
    host = (url.hostname or "").lower()
    _check_allowed(url, host, allowed)
    port = url.port or (443 if url.scheme == "https" else 80)
    address = _address(host, port, allowed)
    outside = is_public(address)
    if public and not outside:
        raise _failed(url.geturl(), f"redirects from a public address to {address}")
    connection = _connection(url.scheme, host, port, address)
    connection.timeout = _left(deadline)
    path = (url.path or "/") + (f"?{url.query}" if url.query else "")
    headers = {"Accept": "application/json, application/yaml, */*"}
    try:
        connection.request("GET", path, headers=headers)
        with connection.getresponse() as response:
            if response.status in _MOVED:
                return _Response(
                    b"", response.getheader("Location") or url.geturl(), outside
                )
            if response.status != 200:
                raise _failed(url.geturl(), f"responds with status {response.status}")
            return _Response(
                _body(connection, response, url.geturl(), deadline), "", outside
            )
    finally:
        connection.close()


def _body(
    connection: http.client.HTTPConnection,
    response: http.client.HTTPResponse,
    url: str,
    deadline: float,
) -> bytes:
    parts: list[bytes] = []
    size = 0
    while part := response.read1(_CHUNK):
        size += len(part)
        if size > limits.REMOTE_BYTES:
            mebibytes = limits.REMOTE_BYTES // 2**20
            raise _failed(url, f"is larger than {mebibytes} MiB", "limit-remote")
        parts.append(part)
        left = _left(deadline)
        if connection.sock is not None:
            connection.sock.settimeout(left)
    return b"".join(parts)


def _check_allowed(url: SplitResult, host: str, allowed: frozenset[str]) -> None:
    if url.scheme not in {"http", "https"} or url.username is not None:
        raise _failed(url.geturl(), "is not a plain http or https address")
    names = {each.lower() for each in allowed}
    if host not in names and f"{host}:{url.port}" not in names:
        raise BrokenError(
            "reference-remote",
            f"{url.geturl()} is on the network, and nothing is read from there unasked.",
            f"Allow it with --allow-remote {host}, or keep a copy beside the document.",
        )


def _address(host: str, port: int, allowed: frozenset[str]) -> str:
    """Return the address to connect to: a public one, or one the user named."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = list(dict.fromkeys(str(each[4][0]) for each in found))
    for address in addresses:
        # Whoever allows this machine by its usual name means this machine.
        named = host == "localhost" and ipaddress.ip_address(address).is_loopback
        if not is_public(address) and address not in allowed and not named:
            raise BrokenError(
                "reference-remote",
                f"{host} is the private address {address}.",
                f"If that is right, allow it as well with --allow-remote {address}.",
            )
    return addresses[0]


def is_public(address: str) -> bool:
    """Whether an IP address belongs to a host on the internet.

    Everything else is private: loopback, link-local, unique local, shared (RFC 6598),
    reserved, multicast and unspecified addresses, and the forms of IPv6 that carry such an
    IPv4 address (mapped, RFC 4291; 6to4, RFC 3056; NAT64, RFC 6052) or are site-local.
    """
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour
        if inner is None and any(found in network for network in _NAT64):
            inner = ipaddress.IPv4Address(found.packed[-4:])
        if inner is not None:
            return is_public(str(inner))
        if found.is_reserved or found.is_site_local:
            return False
    return found.is_global and not found.is_multicast


def _connection(
    scheme: str, host: str, port: int, address: str
) -> http.client.HTTPConnection:
    if scheme == "http":
        return _Plain(host, port, address)
    return _Secure(host, port, address)


class _Plain(http.client.HTTPConnection):
    """A connection to an address that was checked, whatever the name means by now."""

    def __init__(self, host: str, port: int, address: str) -> None:
        super().__init__(host, port)
        self._address = address

    def connect(self) -> None:
        """Connect to the checked address."""
        self.sock = socket.create_connection((self._address, self.port), self.timeout)


class _Secure(_Plain):
    """The same with TLS, for the host's name."""

    default_port = 443

    def connect(self) -> None:
        """Connect to the checked address, and check the certificate of the name."""
        super().connect()
        context = ssl.create_default_context()
        self.sock = context.wrap_socket(self.sock, server_hostname=self.host)


def _same_host(old: str, new: str) -> bool:
    before, after = urlsplit(old), urlsplit(new)
    safe = after.scheme in {before.scheme, "https"}
    same_port = after.port == before.port or after.scheme != before.scheme
    return safe and same_port and after.hostname == before.hostname


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _failed(url: str, what: str, code: str = "remote-unreadable") -> BrokenError:
    return BrokenError(code, f"{url} {what}.")
