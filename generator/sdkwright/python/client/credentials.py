"""Security schemes to constructor arguments and the runtime's scheme objects."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sdkwright.emit.code import Code, literal
from sdkwright.frozen import dataclass
from sdkwright.ir import Location, NameCandidate, Priority, Requirement, SchemeKind
from sdkwright.python.names import (
    Claim,
    Scope,
    Spelling,
    settle,
    snake_words,
    spelling_of,
)
from sdkwright.python.operations import alternatives

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sdkwright.ir import Api, SecurityScheme

_WISHES = {
    SchemeKind.API_KEY: "api_key",
    SchemeKind.BEARER: "api_key",
    SchemeKind.OAUTH2: "access_token",
    SchemeKind.OPENID: "access_token",
    SchemeKind.OTHER: "api_key",
}
_VARIABLE: Final = re.compile("[A-Za-z_][A-Za-z0-9_]*")
_CLIENT: Final = ("client_id", "client_secret")
_USER: Final = ("username", "password")
_PAIRS = {
    SchemeKind.BASIC: ("username", "password"),
    SchemeKind.DIGEST: ("username", "password"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Credential:
    """One constructor argument that holds (part of) a credential."""

    python: str
    env: str
    security: str
    doc: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """All credentials of an API: its arguments, and its schemes as expressions."""

    arguments: tuple[Credential, ...]
    schemes: tuple[Code, ...]
    classes: frozenset[str]
    fetches_tokens: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """One secret of one scheme."""

    scheme: SecurityScheme
    word: str

    @property
    def key(self) -> str:
        return f"{self.scheme.id}:{self.word}"


def plan_credentials(api: Api, prefix: str, recorded: Mapping[str, str]) -> Credentials:
    """Name the constructor's arguments for the API's security schemes.

    Args:
        api: Declares the schemes.
        prefix: Front of the environment variables' names, such as `ACME`.
        recorded: Names of an earlier build.
    """
    schemes = [each for each in api.schemes if each.kind is not SchemeKind.MUTUAL_TLS]
    parts = [part for scheme in schemes for part in _parts(scheme)]
    kept = {part.key: name for part in parts if (name := _kept(part, recorded))}
    names = settle(
        Scope.ARGUMENTS,
        [_claim(api, part) for part in parts],
        kept,
        keep=True,
        spelling=spelling_of(api),
    )
    arguments = tuple(
        Credential(
            python=names[part.key],
            env=_environment(part, names[part.key], prefix),
            security=part.scheme.id,
            doc=part.scheme.docs.description,
            key=part.key,
        )
        for part in parts
    )
    environment = {each.python: each.env for each in arguments}
    scopes = _scopes(api)
    made = [
        _scheme(each, names, environment, scopes.get(each.id, ()))
        for each in api.schemes
    ]
    return Credentials(
        arguments=arguments,
        schemes=tuple(Code(text) for text in made),
        classes=frozenset(text.split("(")[0] for text in made),
        fetches_tokens=any(any(token_urls(each)) for each in schemes),
    )


def _scopes(api: Api) -> dict[str, tuple[str, ...]]:
    """Return the scopes that any operation needs, by scheme, in the document's order."""
    needed = [*api.security]
    for operation in api.operations:
        needed.extend(operation.security or ())
    found: dict[str, dict[str, None]] = {}
    for requirement in needed:
        for id, scopes in requirement.schemes:
            found.setdefault(id, {}).update(dict.fromkeys(scopes))
    return {id: tuple(scopes) for id, scopes in found.items()}


def _parts(scheme: SecurityScheme) -> Iterator[_Part]:
    for word in _PAIRS.get(scheme.kind, ("",)):
        yield _Part(scheme=scheme, word=word)
    client, user = token_urls(scheme)
    for word in (*_CLIENT * bool(client or user), *_USER * bool(user)):
        yield _Part(scheme=scheme, word=word)


def token_urls(scheme: SecurityScheme) -> tuple[str, str]:
    """Return where a client and a user get their tokens; empty without that flow."""
    if scheme.kind is not SchemeKind.OAUTH2:
        return "", ""
    urls = dict(scheme.token_urls)
    client = urls.get("clientCredentials", "") or urls.get("application", "")
    return client, urls.get("password", "")


def _claim(api: Api, part: _Part) -> Claim:
    """An argument's name candidate; among several schemes of one kind, the scheme's id decides.

    What most operations need has the plain name.
    """
    text = part.word or _WISHES[part.scheme.kind]
    candidate = _chosen(part)
    fallback = NameCandidate(
        text=text,
        priority=Priority.GIVEN,
        alternatives=(_told_apart(part.scheme.id, text, spelling_of(api)),),
        context=(part.scheme.id,),
        rule="scheme",
    )
    # A cookie is what browsers have, not programs.
    cookie = part.scheme.location is Location.COOKIE
    order = -2 * _needed_by(api, part.scheme.id) + cookie
    return Claim(key=part.key, candidate=candidate or fallback, order=order)


def _needed_by(api: Api, scheme: str) -> int:
    """Return how many operations can be called with a scheme."""
    wanted = [
        api.security if each.security is None else each.security
        for each in api.operations
    ]
    return sum(
        any(scheme == name for each in requirements for name, _ in each.schemes)
        for requirements in wanted
    )


def _chosen(part: _Part) -> NameCandidate | None:
    """Return the name that an extension gives to a part of a credential."""
    name = dict(part.scheme.arguments).get(part.word or "value")
    if name:
        rule = "x-sdkwright-name"
        return NameCandidate(text=name, priority=Priority.OVERRIDE, rule=rule)
    return part.scheme.candidate if not part.word else None


# Words at the end of a scheme's id that say that it is one.
_RESIDUE: Final = frozenset(
    {"auth", "authentication", "authorization", "scheme", "security", "header"}
)
# What a scheme's id ends with that names the secret itself.
_SECRETS: Final = frozenset({"key", "token", "secret", "jwt", "pat"})


def _told_apart(scheme: str, text: str, spelling: Spelling) -> str:
    """Return a secret's name with its scheme's: `admin_api_key` of `AdminApiKeyAuth`."""
    words = list(snake_words(scheme, spelling))
    while len(words) > 1 and words[-1] in _RESIDUE:
        words.pop()
    said = words[-1:] and words[-1] in _SECRETS and text in _WISHES.values()
    return " ".join(words) if said else " ".join((*words, text))


def _kept(part: _Part, recorded: Mapping[str, str]) -> str:
    """Return the name of an earlier build; its keys held the name itself at first."""
    own = [
        name
        for key, name in recorded.items()
        if key == f"{part.scheme.id}:{name}" and name.endswith(part.word)
    ]
    return recorded.get(part.key) or (own[0] if own else "")


def _environment(part: _Part, name: str, prefix: str) -> str:
    own = dict(part.scheme.environments).get(part.word or "value")
    if own and _VARIABLE.fullmatch(own):
        return own
    if part.scheme.environment and not part.word:
        return part.scheme.environment
    return f"{prefix}_{name}".upper()


def _scheme(
    scheme: SecurityScheme,
    names: Mapping[str, str],
    env: Mapping[str, str],
    scopes: tuple[str, ...],
) -> str:
    """Write the runtime's description of a scheme."""
    id_ = literal(_quoted(scheme.id))
    match scheme.kind:
        case SchemeKind.MUTUAL_TLS:
            return f"MutualTLS({id_})"
        case SchemeKind.BASIC | SchemeKind.DIGEST:
            kind = "Basic" if scheme.kind is SchemeKind.BASIC else "Digest"
            user, password = (
                names[f"{scheme.id}:{word}"] for word in ("username", "password")
            )
            arguments = f"username={literal(user)}, password={literal(password)}"
            return (
                f"{kind}({id_}, {arguments}, env={literal((env[user], env[password]))})"
            )
        case _:
            return _token(scheme, names, env, scopes)


def _token(
    scheme: SecurityScheme,
    names: Mapping[str, str],
    env: Mapping[str, str],
    scopes: tuple[str, ...],
) -> str:
    """Write the runtime's description of a scheme whose credential is one secret."""
    name = names[f"{scheme.id}:"]
    common = f"{literal(_quoted(scheme.id))}, argument={literal(name)}, env={literal(env[name])}"
    if scheme.kind is SchemeKind.API_KEY:
        location = (scheme.location or Location.HEADER).value
        return f"ApiKey({common}, location={literal(location)}, name={literal(scheme.parameter)})"
    if scheme.kind is SchemeKind.OAUTH2:
        return _oauth2(scheme, names, env, scopes, common)
    if scheme.kind is SchemeKind.OTHER and scheme.scheme:
        return f"Bearer({common}, prefix={literal(scheme.scheme)})"
    return f"Bearer({common})"


def _oauth2(
    scheme: SecurityScheme,
    names: Mapping[str, str],
    env: Mapping[str, str],
    scopes: tuple[str, ...],
    common: str,
) -> str:
    client_url, user_url = token_urls(scheme)
    if not (client_url or user_url):
        return f"Bearer({common})"  # whoever calls has got a token
    items = [common, *_pair(scheme, _CLIENT, "client_env", names, env)]
    if client_url:
        items.append(f"token_url={literal(client_url)}")
    if scopes:
        items.append(f"scopes={literal(scopes)}")
    if user_url:
        items.extend(_pair(scheme, _USER, "user_env", names, env))
        items.append(f"user_url={literal(user_url)}")
    return f"OAuth2({', '.join(items)})"


def _pair(
    scheme: SecurityScheme,
    words: tuple[str, str],
    variables: str,
    names: Mapping[str, str],
    env: Mapping[str, str],
) -> Iterator[str]:
    """Yield the keywords for a name and its secret, and for their variables."""
    found = [names[f"{scheme.id}:{word}"] for word in words]
    for word, name in zip(words, found, strict=True):
        yield f"{word}={literal(name)}"
    yield f"{variables}={literal(tuple(env[name] for name in found))}"


def _quoted(name: str) -> str:
    """Spell a scheme's id as the alternatives do."""
    return alternatives((Requirement(schemes=((name, ()),)),))
