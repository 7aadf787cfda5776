"""Where a redirect may lead, and what may go with it.

A redirect is followed on its own origin: what another one says is not this API's answer,
and without its credential a request is of little use there. Files are the exception, since
APIs hand them out by sending to storage; the request goes there without anything that
could be a credential. Nothing goes from an encrypted connection to a plain one.

Requests that change something are repeated where the server says that it has not acted on
them (307, 308), and replaced by asking where it says that it has (303). What it means by
another status can only be guessed, so that is an error.
"""

from __future__ import annotations

from typing import Final

from ..errors.headers import Headers
from ..request.origin import parse_url
from ..request.request import Fields, Request, StreamedBody

LONGEST_CHAIN: Final = 5
"""How many redirects one attempt may follow."""

_STATUSES: Final = frozenset({301, 302, 303, 307, 308})
_KEEP_METHOD: Final = frozenset({307, 308})
_SEE_OTHER: Final = 303
_SAFE: Final = frozenset({"GET", "HEAD"})
# What another origin may see. Anything else could be a credential.
_PUBLIC: Final = frozenset({b"accept", b"accept-encoding", b"user-agent", b"range"})
_BODY: Final = (
    b"content-type",
    b"content-length",
    b"content-encoding",
    b"transfer-encoding",
)


class RefusedRedirectError(Exception):
    """A redirect that is not followed; the text says why."""


def is_redirect(status: int, headers: Headers) -> bool:
    """Tell whether a response sends us somewhere else."""
    return status in _STATUSES and "location" in headers


def redirected(
    request: Request, status: int, headers: Headers, hops: int = 1
) -> Request:
    """Return the request to send instead.

    Args:
        request: The request that was answered.
        status: The status of the answer.
        headers: The header fields of the answer.
        hops: How many redirects there were, this one included.

    Raises:
        RefusedRedirectError: It must not be sent.
    """
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
    """Ask only: the server has acted, and the answer is elsewhere."""
    request.method = "GET"
    request.body = None
    for name in _BODY:
        request.fields.pop(name, None)


def set_host(request: Request) -> None:
    """Name the host that the request goes to."""
    request.fields[b"host"] = b"Host", request.address.origin.netloc.encode("ascii")
