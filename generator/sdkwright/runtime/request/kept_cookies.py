"""Cookies that a server has set: sent back to the origin that set them, to no other.

They are kept where an API's credential is a cookie: signing in answers with one, and the
calls that follow need it. Other APIs are not followed by cookies; whoever wants them gives
an HTTP client of their own, whose cookies are used. Paths, expiry and ``Secure`` are judged
by the standard library (RFC 6265).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from .client_defaults import Cookies

if TYPE_CHECKING:
    import httpx2

    from ..errors.info import Headers
    from .request import Origin, Request


# A cookie with one of these is ignored: none may hold it (RFC 6265, section 4.1.1), and no
# header could carry it back.
_FOREIGN: Final = re.compile(r"[^\t\x20-\x7e]")


class KeptCookies(Cookies):
    """The cookies of a client and of all that were derived from it."""

    def __init__(self) -> None:
        """Begin without any."""
        super().__init__()
        self._by_origin: dict[Origin, httpx2.Cookies] = {}

    def known(self, request: Request, /) -> httpx2.Cookies | None:
        """Return the cookies that a request may have."""
        return self._by_origin.get(request.address.origin)

    def keep(self, request: Request, status: int, headers: Headers) -> None:
        """Keep the cookies of an answer, but for those that hold more than ASCII text."""
        if "set-cookie" not in headers:
            return
        import httpx2

        answer = httpx2.Response(
            status,
            headers=[
                ("set-cookie", each)
                for each in headers.get_all("set-cookie")
                if not _FOREIGN.search(each)
            ],
            request=httpx2.Request(request.method, request.url),
        )
        kept = self._by_origin.setdefault(request.address.origin, httpx2.Cookies())
        kept.extract_cookies(answer)

    def __repr__(self) -> str:
        """Return no cookies: they are credentials."""
        return f"Cookies({len(self._by_origin)} origins)"
