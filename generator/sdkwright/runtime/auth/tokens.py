"""OAuth 2 access tokens for clients and for users, cached until they expire."""

from __future__ import annotations

import json
import math
import os
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Final
from urllib.parse import quote_plus, urlencode

from ..config.oauth2 import OAuth2
from ..errors.failure import TransportFailure, time_over
from ..frozen import dataclass
from ..models.values import is_mapping
from ..request.request import Fields, Request
from ..request.settings import read_mapping
from ..transport.effects import (
    AsyncDriver,
    Effect,
    Effects,
    ReadBody,
    Sealed,
    SyncDriver,
    Transmit,
)
from .authorization import NO_TEXT, Authoriser, authorize, is_text

if TYPE_CHECKING:
    import anyio

    from ..errors.errors import ErrorTable
    from ..request.settings import Settings
    from ..response.raw_response import ResponseHead

_MARGIN: Final = 30.0
_USUAL_LIFE: Final = 3600.0
_LONGEST_LIFE: Final = 1e9
_LONGEST_ANSWER: Final = 1 << 20
_WRONG_CLIENT: Final = frozenset({400, 401})


# Of a token request (RFC 6749): what says who asks, and for what.
_OWN_PARAMETERS: Final = frozenset(
    {"grant_type", "client_id", "client_secret", "username", "password"}
)


class TokenRefusedError(Exception):
    """The token endpoint returned no token.

    Attributes:
        reason: Why.
        status: The status of its response; 0 if there was none.
    """

    def __init__(self, reason: str, status: int) -> None:
        """Keep the reason."""
        super().__init__(reason)
        self.reason = reason
        self.status = status


@dataclass(frozen=True, slots=True, kw_only=True)
class Applicant:
    """Who asks for a token.

    Attributes:
        client: The id and the secret of the client; either may be empty.
        user: The name and the password of the user that the token is for; None if it is
            for the client itself.
    """

    client: tuple[str, Sealed[str]]
    user: tuple[str, Sealed[str]] | None = None


class _Entry:
    """The token of one scheme, and the locks that let only one caller fetch it."""

    def __init__(self) -> None:
        self.token = ""
        self.expires = 0.0
        self.lock = threading.Lock()
        self.pid = os.getpid()
        self.async_lock: tuple[object, anyio.Lock] | None = None

    def fresh(self) -> bool:
        return bool(self.token) and time.monotonic() < self.expires


class _Acquire(Effect[Callable[[], None]]):
    """Acquire an entry's lock before the deadline; the result releases it."""

    __slots__ = ("_deadline", "_entry")

    def __init__(self, entry: _Entry, deadline: float | None) -> None:
        self._entry = entry
        self._deadline = deadline

    def _left(self, endless: float) -> float:
        if self._deadline is None:
            return endless
        return max(self._deadline - time.monotonic(), 0.0)

    def run(self, _: SyncDriver, /) -> Callable[[], None]:
        entry = self._entry
        if entry.pid != os.getpid():  # a fork copied a lock that may be held
            entry.pid, entry.lock = os.getpid(), threading.Lock()
        lock = entry.lock
        if not lock.acquire(timeout=min(self._left(-1), threading.TIMEOUT_MAX)):
            raise time_over()
        return lock.release

    async def arun(self, _: AsyncDriver, /) -> Callable[[], None]:
        import anyio
        import anyio.lowlevel

        entry = self._entry
        loop = anyio.lowlevel.current_token()
        if entry.async_lock is None or entry.async_lock[0] != loop:
            entry.async_lock = loop, anyio.Lock()
        lock = entry.async_lock[1]
        with anyio.move_on_after(self._left(math.inf)) as scope:
            await lock.acquire()
        if scope.cancelled_caught:
            raise time_over()
        return lock.release


class TokenStore:
    """The token cache of a client and of all clients derived from it."""

    def __init__(self) -> None:
        """Start with an empty cache."""
        self._entries: dict[str, _Entry] = {}

    def token(
        self,
        scheme: OAuth2,
        applicant: Applicant,
        settings: Settings,
        request: Request,
    ) -> Effects[str]:
        """Return an access token, from the cache or from the token endpoint.

        Args:
            scheme: The OAuth 2 scheme.
            applicant: Who asks for it.
            settings: Where the token endpoint is, and what else is sent there.
            request: The request that needs the token.

        Raises:
            TokenRefusedError: The token endpoint returned no token.
        """
        entry = self._entries.setdefault(scheme.id, _Entry())
        if entry.fresh():
            return entry.token
        release = yield from _Acquire(entry, request.deadline)
        try:
            if not entry.fresh():  # no other caller fetched one meanwhile
                response = yield from _fetch(scheme, applicant, settings, request)
                entry.token, lifetime = response
                entry.expires = time.monotonic() + max(
                    lifetime - min(_MARGIN, lifetime / 10), 0.0
                )
            return entry.token
        finally:
            release()

    def forget(self, scheme: OAuth2, token: str) -> bool:
        """Drop a token that the API refused; False if it was not fetched here."""
        entry = self._entries.get(scheme.id)
        if entry is None or entry.token != token:
            # Another caller has fetched a new token since: that one is worth a try.
            return entry is not None and bool(entry.token)
        entry.token = ""
        return True


def write(
    authoriser: Authoriser, scheme: OAuth2, request: Request
) -> Effects[str | None]:
    """Write a token into a request, fetched if none is given; return the problem, if any."""
    if authoriser.credentials.get(scheme.argument):
        return (yield from authoriser.bearer(scheme.argument, "Bearer", request))
    given = authoriser.credentials
    as_user = scheme.names_user(given.given)
    client = yield from _pair(
        authoriser, scheme.client_id, scheme.client_secret, request
    )
    user = yield from _pair(
        authoriser,
        *(scheme.username, scheme.password) if as_user else ("", ""),
        request,
    )
    if client is None or user is None:
        return NO_TEXT
    applicant = Applicant(client=client, user=user if as_user else None)
    store: TokenStore = authoriser.memory.setdefault(TokenStore, TokenStore())
    try:
        token = yield from store.token(scheme, applicant, authoriser.settings, request)
    except TokenRefusedError as refused:
        return f"No access token: {refused.reason}."
    return authorize(request, f"Bearer {token}", token)


def renew(
    authoriser: Authoriser, scheme: OAuth2, request: Request, _: ResponseHead
) -> bool:
    """Forget a token that was fetched and refused; tell whether there was one."""
    store: TokenStore | None = authoriser.memory.get(TokenStore)
    sent = request.header("authorization") or ""
    return store is not None and store.forget(scheme, sent.removeprefix("Bearer "))


def _pair(
    authoriser: Authoriser, name: str, secret: str, request: Request
) -> Effects[tuple[str, Sealed[str]] | None]:
    """Return a name and its secret, empty where not passed; None if not text.

    The secret is sealed, since middleware sees the token request and may raise with
    it on the stack.
    """
    given, sealed = "", Sealed("")
    if authoriser.credentials.get(name):
        given = yield from authoriser.secret(name)
    if authoriser.credentials.get(secret):
        sealed = Sealed((yield from authoriser.secret(secret)))
        request.secrets |= {sealed.value}
    return (given, sealed) if is_text(given + sealed.value) else None


def _fetch(
    scheme: OAuth2, applicant: Applicant, settings: Settings, request: Request
) -> Effects[tuple[str, float]]:
    token_request = _TokenRequest(scheme, applicant, settings, request)
    if not token_request.has_secret:
        # RFC 6749, section 3.2.1: what has no secret says who it is in the body.
        status, data = yield from _exchange(token_request.with_body(), request)
        return _token_of(status, data)
    status, data = yield from _exchange(token_request.with_header(), request)
    if status in _WRONG_CLIENT:
        # RFC 6749, section 2.3.1: servers must accept the header; some accept only the
        # body.
        status, data = yield from _exchange(token_request.with_body(), request)
    return _token_of(status, data)


def _token_of(status: int, data: bytes) -> tuple[str, float]:
    if not 200 <= status < 300:
        raise TokenRefusedError(f"the token endpoint responded with {status}", status)
    return _read_token(data, status)


def _exchange(token_request: Request, request: Request) -> Effects[tuple[int, bytes]]:
    try:
        head = yield from Transmit(token_request)
        data = yield from ReadBody(_LONGEST_ANSWER, request.deadline)
    except TransportFailure as failure:
        failure.sent = False  # the API's own request was not sent
        raise
    return head.status, data


def _read_token(data: bytes, status: int) -> tuple[str, float]:
    try:
        response: object = json.loads(data)
    except (ValueError, RecursionError):
        response = None
    if not is_mapping(response):
        raise TokenRefusedError(
            "the token endpoint's response is not a JSON object", status
        )
    token, lifetime = response.get("access_token"), response.get("expires_in")
    if not isinstance(token, str) or not token:
        raise TokenRefusedError(
            "the token endpoint's response has no access_token", status
        )
    if isinstance(lifetime, int | float) and 0 < lifetime < _LONGEST_LIFE:
        return token, float(lifetime)
    return token, _USUAL_LIFE


class _TokenRequest:
    """The forms of a token request (RFC 6749, sections 2.3.1, 4.3.2 and 4.4.2)."""

    def __init__(
        self,
        scheme: OAuth2,
        applicant: Applicant,
        settings: Settings,
        request: Request,
    ) -> None:
        from ..request.own_servers import token_address

        self._id, self._secret = applicant.client[0], applicant.client[1].value
        self._form = {"grant_type": "client_credentials"}
        url = scheme.token_url
        if applicant.user is not None:
            name, password = applicant.user
            self._form = {
                "grant_type": "password",
                "username": name,
                "password": password.value,
            }
            url = scheme.user_url
        if scheme.scopes:
            self._form["scope"] = " ".join(scheme.scopes)
        self._form.update(settings.token_parameters)
        try:
            self._address = token_address(settings, url)
        except ValueError as error:
            raise TokenRefusedError(
                f"the token URL cannot be used: {error}", 0
            ) from None
        self._request = request

    @property
    def has_secret(self) -> bool:
        """Whether there is something to put into the ``Authorization`` header."""
        return bool(self._id and self._secret)

    def with_header(self) -> Request:
        """Send the client's credentials in the ``Authorization`` header."""
        from .basic import basic_code

        token_request = self._make(self._form)
        code = basic_code(quote_plus(self._id), quote_plus(self._secret))
        token_request.set_header("Authorization", f"Basic {code}")
        return token_request

    def with_body(self) -> Request:
        """Send the client's credentials in the form body."""
        own = {"client_id": self._id, "client_secret": self._secret}
        given = {name: value for name, value in own.items() if value}
        return self._make({**self._form, **given})

    def _make(self, form: dict[str, str]) -> Request:
        body = urlencode(form).encode("ascii")
        source = self._request
        token_request = Request(
            method="POST",
            address=self._address,
            fields=Fields(),
            body=body,
            timeout=source.timeout,
            deadline=source.deadline,
            secrets=source.secrets,
            foreign=True,  # the client of the caller's own must not add what it has
        )
        for name in (b"user-agent", b"accept-encoding"):
            if name in source.fields:
                token_request.fields[name] = source.fields[name]
        token_request.set_header("Host", self._address.origin.netloc)
        token_request.set_header("Accept", "application/json")
        token_request.set_header("Content-Type", "application/x-www-form-urlencoded")
        token_request.set_header("Content-Length", str(len(body)))
        return token_request


def read_parameters(given: object, errors: ErrorTable) -> dict[str, str]:
    """Return what else is sent with a request for a token.

    Raises:
        ConfigurationError: It cannot be sent.
    """
    name = "token_parameters"
    found: dict[str, str] = {}
    for key, value in read_mapping(given, name, errors).items():
        if key in _OWN_PARAMETERS:
            raise errors.configuration(f"{name}: {key!r} cannot be given there.")
        if not isinstance(value, str):
            raise errors.configuration(f"{name}: {key!r} must be a text.")
        found[key] = value
    return found
