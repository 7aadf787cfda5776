"""Redirects: which are followed, and what is sent along."""

from __future__ import annotations

from typing import Final

from ..errors.info import Headers
from ..request.request import Fields, Request, StreamedBody, parse_url

LONGEST_CHAIN: Final = 5

_STATUSES: Final = frozenset({301, 302, 303, 307, 308})
_KEEP_METHOD: Final = frozenset({307, 308})
_SEE_OTHER: Final = 303
_SAFE: Final = frozenset({"GET", "HEAD"})
_PUBLIC: Final = frozenset({b"accept", b"accept-encoding", b"user-agent", b"range"})
_BODY: Final = (
    b"content-type",
    b"content-length",
    b"content-encoding",
    b"transfer-encoding",
)


class RefusedRedirectError(Exception):
    """A redirect that is not followed; the message says why."""


def is_redirect(status: int, headers: Headers) -> bool:
    return status in _STATUSES and "location" in headers


def redirected(
    request: Request, status: int, headers: Headers, hops: int = 1
) -> Request:
    if hops > LONGEST_CHAIN:
        raise RefusedRedirectError(f"after {LONGEST_CHAIN} redirects in a row")
    here = request.address
    location = headers["location"]
    try:
        there = parse_url(location, relative_to=here)
    except ValueError as error:
        raise RefusedRedirectError(f"to {location[:200]!r}: {error}") from None
    if here.origin.scheme == "https" and there.origin.scheme == "http":
        raise RefusedRedirectError(f"from https to {there.origin}")
    follow = request.copy()
    follow.address = there
    if status not in _KEEP_METHOD and request.method not in _SAFE:
        if status != _SEE_OTHER:
            raise RefusedRedirectError(
                f"of {request.method} to {there.origin}{there.path}"
            )
        _become_get(follow)
    if isinstance(follow.body, StreamedBody) and not follow.body.replayable:
        raise RefusedRedirectError(f"to {there}, since the body cannot be sent twice")
    if there.origin != here.origin:
        if not request.elsewhere or follow.method not in _SAFE:
            raise RefusedRedirectError(f"to another origin, {there.origin}")
        public = (one for one in follow.fields.items() if one[0] in _PUBLIC)
        follow.fields = Fields(public)
        follow.foreign = True
    set_host(follow)
    return follow


def _become_get(request: Request) -> None:
    request.method = "GET"
    request.body = None
    for name in _BODY:
        request.fields.pop(name, None)


def set_host(request: Request) -> None:
    request.fields[b"host"] = b"Host", request.address.origin.netloc.encode("ascii")
