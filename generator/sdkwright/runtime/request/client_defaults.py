"""What an HTTP client of the caller's own adds to each request, apart from its auth.

Its header fields and parameters become a part of the request when that is made, as those
of ``default_headers`` and ``default_query`` do: a redirect to another origin takes none of
them along. What the call itself, or the options of our client, say is stronger. Its cookies
are added by :mod:`cookies`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote_plus

from ..config.options import Timeout
from .request import FRAMING, set_field

if TYPE_CHECKING:
    import httpx2

    from ..errors.info import Headers
    from .request import Fields, Request

    Client = httpx2.Client | httpx2.AsyncClient


# What the library adds where its user has said nothing.
_LIBRARYS_OWN: Final = {
    "accept": "*/*",
    "accept-encoding": "gzip, deflate",
    "connection": "keep-alive",
    "user-agent": "python-httpx2/",
}
_LIBRARYS_TIMEOUT: Final = 5.0


def add_client_defaults(
    request: Request, client: Client, automatic: Fields, given: Mapping[str, object]
) -> None:
    """Add to a request what a client of the HTTP library adds to its own.

    Args:
        request: The request.
        client: The client.
        automatic: The header fields that our client writes into all requests.
        given: Those of them that its caller has asked for.

    Raises:
        ValueError: The client has a header field that cannot be sent.
    """
    kept = {name.lower() for name in given}
    for name, value in client.headers.multi_items():
        key = name.encode("ascii", "replace")
        usual = _LIBRARYS_OWN.get(name)
        if usual is not None and value.startswith(usual):
            continue
        if key in FRAMING:
            raise ValueError(
                f"the header {name} of the http_client cannot be sent with every request"
            )
        present = request.fields.get(key)
        ours = present is not None and present == automatic.get(key)
        if present is None or (ours and name not in kept):
            set_field(request.fields, name, value)
    _add_parameters(request, client)


def _add_parameters(request: Request, client: Client) -> None:
    query = request.address.query
    known = {unquote_plus(pair.partition("=")[0]) for pair in query.split("&")}
    for name, value in client.params.multi_items():
        if name not in known:
            request.add_query(f"{quote(name, safe='')}={quote(value, safe='')}")


def client_timeout(client: object) -> Timeout | None:
    """Return the time limits that a client's owner has set; None if there are none."""
    found: object = getattr(client, "timeout", None)
    limits: list[float | None] = []
    for name in ("connect", "read", "write", "pool"):
        limit: object = getattr(found, name, _LIBRARYS_TIMEOUT)
        limits.append(float(limit) if isinstance(limit, int | float) else None)
    if all(limit == _LIBRARYS_TIMEOUT for limit in limits):
        return None
    connect, read, write, pool = limits
    return Timeout(connect=connect, read=read, write=write, pool=pool)


class Cookies:
    """The cookies of an HTTP client, which keeps them itself."""

    def __init__(self, own: httpx2.Cookies | None = None) -> None:
        """Begin with those that there are."""
        self._own = own

    def add(self, request: Request) -> None:
        """Write the cookies for a request into it, beside those that it has."""
        old = request.header("cookie") or ""
        known = {pair.partition("=")[0].strip() for pair in old.split(";")}
        added = [
            pair
            for pair in (each.strip() for each in self.pairs(request).split(";"))
            if pair and pair.partition("=")[0] not in known
        ]
        if added:
            request.set_header("Cookie", "; ".join([*([old] if old else []), *added]))

    def pairs(self, request: Request) -> str:
        """Return the cookies for a request, as its header has them."""
        known = self.known(request)
        if not known:
            return ""
        import httpx2

        probe = httpx2.Request(request.method, request.url)
        known.set_cookie_header(probe)
        return probe.headers.get("cookie", "")

    def known(self, _: Request, /) -> httpx2.Cookies | None:
        """Return the cookies that a request may have."""
        return self._own

    def keep(self, request: Request, status: int, headers: Headers) -> None:
        """Keep the cookies of an answer, which the HTTP client has done."""
