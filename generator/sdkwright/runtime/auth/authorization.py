"""Choosing credentials for an operation and writing them into its requests."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, TypeAlias
from urllib.parse import quote, unquote_plus

from ..config.config import ApiKey, Bearer, Scheme
from ..config.credentials import Credentials, Given
from ..errors.errors import ErrorTable
from ..frozen import dataclass
from ..parts import load
from ..request.request import Request, field_value
from ..response.raw_response import ResponseHead
from ..transport.effects import CallFunction, Effects, Sealed

if TYPE_CHECKING:
    from ..request.settings import Settings

Alternatives = tuple[tuple[str, ...], ...]
"""Scheme ids: all of one inner tuple are needed, any inner tuple will do."""

_Write: TypeAlias = "Callable[[Authoriser, Any, Request], Effects[str | None]]"
"""Writes the credential of a scheme into a request; the result is what hinders it."""

_AUTHORIZATION: Final = b"authorization"
NO_TEXT: Final = "A credential cannot be sent: blank, or with half of a surrogate pair."


def parse_requirement(text: str) -> Alternatives:
    """Parse ``"a | b & c"``; an empty alternative needs no credential."""
    return tuple(
        tuple(name.strip() for name in part.split("&") if name.strip())
        for part in text.split("|")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Authoriser:
    """Writes credentials into requests.

    Attributes:
        schemes: The API's schemes, by id.
        credentials: The credentials that the caller passed.
        memory: The cache of access tokens and challenges.
        errors: The API's exceptions.
        settings: The client's settings: where the API lives, and what else is sent to
            token endpoints.
    """

    schemes: Mapping[str, Scheme]
    credentials: Credentials
    memory: dict[object, Any]
    errors: ErrorTable
    settings: Settings

    def choose(
        self,
        alternatives: Alternatives,
        request: Request,
        cookies: str = "",
        *,
        otherwise: bool = False,
    ) -> tuple[Scheme, ...]:
        """Choose the security schemes for a request.

        Args:
            alternatives: What the operation needs.
            request: The request: who writes the header, the cookie or the parameter of a
                scheme into it needs no other credential.
            cookies: The cookies that will be sent back with it.
            otherwise: Whether credentials may come from somewhere else, such as the auth
                of an HTTP client of the caller's own.

        Raises:
            ConfigurationError: No alternative can be satisfied.
        """
        for names in alternatives:
            known = [self.schemes[name] for name in names if name in self.schemes]
            if len(known) == len(names) and names:
                open_ = [one for one in known if not _present(one, request)]
                given = [one for one in open_ if self.credentials.has(one)]
                if all(one in given or _sent_back(one, cookies) for one in open_):
                    return tuple(
                        each for each in given if not self.credentials.empty(each)
                    )
        if () in alternatives or otherwise:
            return ()
        raise self.errors.configuration(self._missing(alternatives))

    def _missing(self, alternatives: Alternatives) -> str:
        found: list[str] = []
        for names in alternatives:
            schemes = [self.schemes[name] for name in names if name in self.schemes]
            needed = [text for each in schemes if (text := self._needed(each, names))]
            found.append(" and ".join(needed) or " and ".join(names))
        return f"A credential is missing: pass {', or '.join(found)}."

    def _needed(self, scheme: Scheme, names: tuple[str, ...]) -> str:
        """Return which arguments a scheme lacks; nothing if it is satisfied."""
        if self.credentials.has(scheme):
            return ""
        texts = [
            " and ".join(
                f"{argument}={f' (or set {variable})' if variable else ''}"
                for argument, variable in way
                if self.credentials.get(argument) is None
            )
            for way in scheme.ways()
        ]
        text = ", or ".join(each for each in texts if each)
        return f"({text})" if len(names) > 1 and len(texts) > 1 else text

    def apply(self, schemes: tuple[Scheme, ...], request: Request) -> Effects[None]:
        """Write the credentials of these schemes into a request.

        Each scheme has a generator of its own: when something fails, no frame of the
        traceback holds a credential that was obtained before.
        """
        for scheme in schemes:
            problem = yield from self._write(scheme, request)
            if problem:
                raise self.errors.configuration(problem)

    def _write(self, scheme: Scheme, request: Request) -> Effects[str | None]:
        match scheme:
            case Bearer(argument=argument, prefix=prefix):
                return (yield from self.bearer(argument, prefix, request))
            case ApiKey():
                return (yield from self._api_key(scheme, request))
            case _:
                module = _module_of(scheme)
                if module is None:
                    return None
                write: _Write = module.write
                return (yield from write(self, scheme, request))

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

    def bearer(
        self, argument: str, prefix: str, request: Request
    ) -> Effects[str | None]:
        """Write a token into a request; return the problem, if any."""
        token = yield from self.secret(argument)
        if not is_text(token):
            return NO_TEXT
        return authorize(request, f"{prefix} {token}", token)

    def renew(
        self, schemes: tuple[Scheme, ...], request: Request, head: ResponseHead
    ) -> bool:
        """Tell whether to repeat a request that got 401, with another credential.

        Drops a cached token that was refused, and stores a digest challenge (RFC 7616).
        """
        for scheme in schemes:
            module = _module_of(scheme)
            if module is not None and module.renew(self, scheme, request, head):
                return True
        return False

    def _api_key(self, scheme: ApiKey, request: Request) -> Effects[str | None]:
        key = yield from self.secret(scheme.argument)
        if not is_text(key):
            return NO_TEXT
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


def is_text(value: str) -> bool:
    """Tell whether a text is not blank and has a form in UTF-8: surrogates have none."""
    return not value.isspace() and value == value.encode("utf-8", "ignore").decode()


def authorize(request: Request, value: str, secret: str) -> str | None:
    """Set the header of a credential; return the problem, if there is one."""
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


def _module_of(scheme: Scheme) -> Any:  # noqa: ANN401 - whatever the module holds
    """Return the module of a scheme that not every API has; None for others."""
    place: tuple[str, str] | None = getattr(scheme, "place", None)
    return None if place is None else load(*place)


def _present(scheme: Scheme, request: Request) -> bool:
    match scheme:
        case ApiKey(location="header", name=name):
            return name.lower().encode("ascii", "replace") in request.fields
        case ApiKey(location="cookie", name=name):
            return _named(request.header("cookie") or "", ";", name)
        case ApiKey(name=name):
            return _named(request.address.query, "&", name)
        case _:
            return _AUTHORIZATION in request.fields


def _sent_back(scheme: Scheme, cookies: str) -> bool:
    """Tell whether a cookie that the server has set is the credential of a scheme."""
    if isinstance(scheme, ApiKey) and scheme.location == "cookie":
        return _named(cookies, ";", scheme.name)
    return False


def _named(pairs: str, between: str, name: str) -> bool:
    """Tell whether there is a pair of this name, with a value, in a query or a header."""
    if not pairs:
        return False
    split = (pair.strip().partition("=") for pair in pairs.split(between))
    return any(value and unquote_plus(key) == name for key, _, value in split)
