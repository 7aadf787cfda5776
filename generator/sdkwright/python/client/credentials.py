"""Security schemes to constructor arguments and the runtime's scheme objects."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sdkwright.emit.code import Code, literal
from sdkwright.frozen import dataclass
from sdkwright.ir import Location, Requirement, SchemeKind
from sdkwright.python.client.credential_names import Part, claim
from sdkwright.python.names import Scope, settle, spelling_of
from sdkwright.python.operations import alternatives

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sdkwright.ir import Api, SecurityScheme

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
        [claim(api, part) for part in parts],
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


def _parts(scheme: SecurityScheme) -> Iterator[Part]:
    for word in _PAIRS.get(scheme.kind, ("",)):
        yield Part(scheme=scheme, word=word)
    client, user = token_urls(scheme)
    for word in (*_CLIENT * bool(client or user), *_USER * bool(user)):
        yield Part(scheme=scheme, word=word)


def token_urls(scheme: SecurityScheme) -> tuple[str, str]:
    """Return where a client and a user get their tokens; empty without that flow."""
    if scheme.kind is not SchemeKind.OAUTH2:
        return "", ""
    urls = dict(scheme.token_urls)
    client = urls.get("clientCredentials", "") or urls.get("application", "")
    return client, urls.get("password", "")


def _kept(part: Part, recorded: Mapping[str, str]) -> str:
    """Return the name of an earlier build; its keys held the name itself at first."""
    own = [
        name
        for key, name in recorded.items()
        if key == f"{part.scheme.id}:{name}" and name.endswith(part.word)
    ]
    return recorded.get(part.key) or (own[0] if own else "")


def _environment(part: Part, name: str, prefix: str) -> str:
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
