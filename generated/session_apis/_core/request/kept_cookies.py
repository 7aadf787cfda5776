"""Cookies that a server has set: sent back to the origin that set them, to no other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from .client_defaults import Cookies

if TYPE_CHECKING:
    import httpx2

    from ..errors.info import Headers
    from .request import Origin, Request


_FOREIGN: Final = re.compile(r"[^\t\x20-\x7e]")


class KeptCookies(Cookies):
    """The cookies of a client and of all that were derived from it."""

    def __init__(self) -> None:
        super().__init__()
        self._by_origin: dict[Origin, httpx2.Cookies] = {}

    def known(self, request: Request, /) -> httpx2.Cookies | None:
        return self._by_origin.get(request.address.origin)

    def keep(self, request: Request, status: int, headers: Headers) -> None:
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
        return f"Cookies({len(self._by_origin)} origins)"
