"""Cookies of an HTTP client of the caller's own, sent with each request as that would."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import httpx2

    from ..errors.headers import Headers
    from .request import Request


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
