"""Choosing credentials for an operation and writing them into its requests."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final, assert_never
from urllib.parse import quote

from ..config.credentials import Credentials, Given, sources
from ..config.schemes import (
    ApiKey,
    Basic,
    Bearer,
    Digest,
    MutualTLS,
    OAuth2,
    OpenId,
    Scheme,
)
from ..errors.error_table import ErrorTable
from ..request.origin import Address
from ..request.request import Request, StreamedBody, field_value
from ..response.raw_response import ResponseHead
from ..transport.effects import CallFunction, Effects, Sealed
from .basic import basic_code
from .tokens import TokenStore

Alternatives = tuple[tuple[str, ...], ...]
"""Scheme ids: all of one inner tuple are needed, any inner tuple will do."""

_AUTHORIZATION: Final = b"authorization"
_NO_TEXT: Final = "A credential cannot be sent: it has half of a surrogate pair."


def parse_requirement(text: str) -> Alternatives:
    """Parse ``"a | b & c"``; an empty alternative needs no credential."""
    return tuple(
        tuple(name.strip() for name in part.split("&") if name.strip())
        for part in text.split("|")
    )


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Authoriser:
    """Writes credentials into requests.

    Attributes:
        schemes: The API's schemes, by id.
        credentials: The credentials that the caller passed.
        tokens: The cache of access tokens.
        errors: The API's exceptions.
        base: The API's base URL.
    """

    schemes: Mapping[str, Scheme]
    credentials: Credentials
    tokens: TokenStore
    errors: ErrorTable
    base: Address

    def choose(
        self, alternatives: Alternatives, present: Collection[bytes]
    ) -> tuple[Scheme, ...]:
        """Choose the security schemes for a request.

        Args:
            alternatives: The operation's security requirement, as alternatives.
            present: Header names set by the caller, in lower case. A scheme whose
                header is among them counts as satisfied.

        Raises:
            ConfigurationError: No alternative can be satisfied.
        """
        for names in alternatives:
            known = [self.schemes[name] for name in names if name in self.schemes]
            if len(known) == len(names) and names:
                open_ = [one for one in known if _header(one) not in present]
                if all(self.credentials.has(scheme) for scheme in open_):
                    return tuple(open_)
        if () in alternatives:
            return ()
        raise self.errors.configuration(self._missing(alternatives))

    def _missing(self, alternatives: Alternatives) -> str:
        ways: list[str] = []
        for names in alternatives:
            needed: list[str] = []
            for name in names:
                scheme = self.schemes.get(name)
                for argument, variable in sources(scheme) if scheme else ():
                    if self.credentials.get(argument) is None:
                        or_set = f" (or set {variable})" if variable else ""
                        needed.append(f"{argument}={or_set}")
            ways.append(" and ".join(needed) or " and ".join(names))
        return f"A credential is missing: pass {', or '.join(ways)}."

    def apply(self, schemes: tuple[Scheme, ...], request: Request) -> Effects[None]:
        """Write the credentials of these schemes into a request.

        Each scheme has a generator of its own: when something fails, no frame of the
        traceback holds a credential that was obtained before.
        """
        for scheme in schemes:
            match scheme:
                case Bearer(argument=argument, prefix=prefix):
                    problem = yield from self._bearer(argument, prefix, request)
                case OpenId(argument=argument):
                    problem = yield from self._bearer(argument, "Bearer", request)
                case OAuth2(argument=argument) if self.credentials.get(argument):
                    problem = yield from self._bearer(argument, "Bearer", request)
                case OAuth2():
                    problem = yield from self._fetched(scheme, request)
                case Basic():
                    problem = yield from self._basic(scheme, request)
                case ApiKey():
                    problem = yield from self._api_key(scheme, request)
                case Digest():
                    problem = yield from self._digest(scheme, request)
                case MutualTLS():
                    problem = None  # the TLS layer sends the certificate
                case _:
                    assert_never(scheme)
            if problem:
                raise self.errors.configuration(problem)

    def secret(self, argument: str) -> Effects[str]:
        """Return the text of a credential, asking for it if it is a function."""
        given: Given | None = self.credentials.get(argument)
        if isinstance(given, str):
            return given
        nothing = Sealed[object](None)
        obtained = nothing if given is None else (yield from CallFunction(given))
        if isinstance(obtained.value, str) and obtained.value:
            return obtained.value
        raise self.errors.configuration(
            f"The function given as {argument} returned no text."
        )

    def _bearer(
        self, argument: str, prefix: str, request: Request
    ) -> Effects[str | None]:
        token = yield from self.secret(argument)
        return _authorize(request, f"{prefix} {token}", token)

    def _fetched(self, scheme: OAuth2, request: Request) -> Effects[str | None]:
        client_id = yield from self.secret(scheme.client_id)
        # Sealed, since middleware sees the token request and may raise with it on the
        # stack.
        client_secret = Sealed((yield from self.secret(scheme.client_secret)))
        request.secrets |= {client_secret.value}
        if not _is_text(client_id + client_secret.value):
            return _NO_TEXT
        token = yield from self.tokens.token(
            scheme, (client_id, client_secret), self.base, request
        )
        return _authorize(request, f"Bearer {token}", token)

    def _basic(self, scheme: Basic, request: Request) -> Effects[str | None]:
        name = yield from self.secret(scheme.username)
        password = yield from self.secret(scheme.password)
        request.secrets |= {password}
        if not _is_text(name + password):
            return _NO_TEXT
        code = basic_code(name, password)
        return _authorize(request, f"Basic {code}", code)

    def _digest(self, scheme: Digest, request: Request) -> Effects[str | None]:
        challenge = self.tokens.challenges.get(scheme.id)
        if challenge is None:
            return None  # the server's challenge comes first
        from .digest import digest_authorization

        name = yield from self.secret(scheme.username)
        password = yield from self.secret(scheme.password)
        request.secrets |= {password}
        if not _is_text(name + password):
            return _NO_TEXT
        body = request.body or b""
        if isinstance(body, StreamedBody):
            if challenge.quality == "auth-int":
                return "The server wants a proof over the body, which is not in memory."
            body = b""
        target = request.address.target
        obtained = digest_authorization(
            challenge, name, password, request.method, target, body
        )
        return _authorize(request, obtained, obtained)

    def renew(
        self, schemes: tuple[Scheme, ...], request: Request, head: ResponseHead
    ) -> bool:
        """Tell whether to repeat a request that got 401, with another credential.

        Drops a cached token that was refused, and stores a digest challenge (RFC 7616).
        """
        for scheme in schemes:
            match scheme:
                case OAuth2():
                    sent = request.header("authorization") or ""
                    if self.tokens.forget(scheme, sent.removeprefix("Bearer ")):
                        return True
                case Digest():
                    from .digest import parse_challenge

                    offered = head.headers.get_all("www-authenticate")
                    challenge = parse_challenge(offered)
                    if challenge is not None:
                        self.tokens.challenges[scheme.id] = challenge
                        return True
                case _:
                    pass
        return False

    def _api_key(self, scheme: ApiKey, request: Request) -> Effects[str | None]:
        key = yield from self.secret(scheme.argument)
        if not _is_text(key):
            return _NO_TEXT
        encoded = quote(key, safe="")
        request.secrets |= {key, encoded}
        if scheme.location == "header":
            return _set(request, scheme.name, key)
        pair = f"{quote(scheme.name, safe='')}={encoded}"
        if scheme.location == "cookie":
            old = request.header("cookie")
            return _set(request, "Cookie", f"{old}; {pair}" if old else pair)
        request.add_query(pair)
        return None


def _is_text(value: str) -> bool:
    """Tell whether a text can be encoded as UTF-8: lone surrogates cannot."""
    return value.isascii() or not any("\ud800" <= one <= "\udfff" for one in value)


def _authorize(request: Request, value: str, secret: str) -> str | None:
    request.secrets |= {secret}
    return _set(request, "Authorization", value)


def _set(request: Request, name: str, value: str) -> str | None:
    """Set a header; return the problem instead of raising, so no traceback shows it."""
    try:
        data = field_value(value)
    except ValueError as error:
        return f"The credential for the header {name} cannot be sent: {error}."
    key = name.encode("ascii", "replace")
    request.fields[key.lower()] = key, data
    return None


def _header(scheme: Scheme) -> bytes:
    """Return the header that a scheme writes, in lower case, or the empty text."""
    match scheme:
        case Bearer() | OpenId() | OAuth2() | Basic() | Digest():
            return _AUTHORIZATION
        case ApiKey(location="header", name=name):
            return name.lower().encode("ascii", "replace")
        case ApiKey() | MutualTLS():
            return b""
        case _:
            assert_never(scheme)
