"""Security schemes and requirements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.ir import Location, Requirement, SchemeKind, SecurityScheme
from sdkwright.read.openapi import (
    docs_of,
    first_text,
    items,
    mapping,
    members,
    name_override,
    text,
    texts,
)
from sdkwright.source import Pointer

if TYPE_CHECKING:
    from sdkwright.diagnostics import Report
    from sdkwright.ir import Operation
    from sdkwright.read.openapi import Object
    from sdkwright.read.schemas import Reader

_LOCATIONS: Final = {
    "header": Location.HEADER,
    "query": Location.QUERY,
    "cookie": Location.COOKIE,
}
_HTTP: Final = {
    "basic": SchemeKind.BASIC,
    "bearer": SchemeKind.BEARER,
    "digest": SchemeKind.DIGEST,
}
_KINDS: Final = {
    "apikey": SchemeKind.API_KEY,
    "basic": SchemeKind.BASIC,
    "oauth2": SchemeKind.OAUTH2,
    "openidconnect": SchemeKind.OPENID,
    "mutualtls": SchemeKind.MUTUAL_TLS,
}
_IN_AUTHORIZATION: Final = frozenset({"http", "basic", "oauth2", "openidconnect"})
_NEVER_SENT: Final = frozenset({SchemeKind.OTHER, SchemeKind.MUTUAL_TLS})
_NAMES: Final = ("x-sdkwright-name", "x-speakeasy-name-override")
_VENDOR_OBJECTS: Final = ("x-fern-bearer", "x-fern-basic", "x-fern-header")


def schemes(reader: Reader) -> tuple[SecurityScheme, ...]:
    """Return the declared schemes, in the document's order."""
    node = mapping(mapping(reader.documents.root, "components"), "securitySchemes")
    at = Pointer() / "components" / "securitySchemes"
    found: list[SecurityScheme] = []
    for id, each, place in members(node, at):
        followed = reader.follow(each, place)
        if followed is not None:
            found.append(_scheme(reader, id, *followed))
    return tuple(found)


def _scheme(reader: Reader, id: str, node: Object, at: Pointer) -> SecurityScheme:
    name = text(node, "scheme")
    type = text(node, "type").lower()
    kind = _KINDS.get(type, SchemeKind.OTHER)
    if type == "http":
        kind = _HTTP.get(name.lower(), SchemeKind.OTHER)
    location = _LOCATIONS.get(text(node, "in"))
    parameter = text(node, "name")
    if kind is SchemeKind.API_KEY and (location is None or not parameter):
        kind = SchemeKind.OTHER
    if kind is SchemeKind.OTHER:
        _report_unknown(reader, id, at)
    if kind in {SchemeKind.BASIC, SchemeKind.DIGEST}:
        _report_parts(reader, id, node, at)
    flows = mapping(node, "flows")
    return SecurityScheme(
        id=id,
        kind=kind,
        at=at,
        docs=docs_of(node, id),
        location=location if kind is SchemeKind.API_KEY else None,
        parameter=parameter if kind is SchemeKind.API_KEY else "",
        scheme=name,
        token_urls=tuple(
            (flow, url)
            for flow in flows
            if (url := text(mapping(flows, flow), "tokenUrl"))
        ),
        authorization_url=first_text(
            {flow: text(mapping(flows, flow), "authorizationUrl") for flow in flows},
            *flows,
        ),
        openid_url=text(node, "openIdConnectUrl"),
        environment=_environment(node),
        arguments=_parts(node, "x-sdkwright-name"),
        environments=_parts(node, "x-sdkwright-env"),
        candidate=name_override(node, _NAMES),
    )


def _report_unknown(reader: Reader, id: str, at: Pointer) -> None:
    reader.report.warning(
        "security-scheme-unknown",
        f"The scheme {id!r} is of no kind we can send; pass its headers yourself.",
        at,
    )


def _report_parts(reader: Reader, id: str, node: Object, at: Pointer) -> None:
    """Report one name for a credential that has two parts."""
    for member in ("x-sdkwright-name", "x-sdkwright-env"):
        if text(node, member):
            reader.report.warning(
                "credential-parts",
                f"The scheme {id!r} has two parts; one name for both is ignored.",
                at / member,
                help="Say both: { username = ..., password = ... }.",
            )


def _parts(node: Object, key: str) -> tuple[tuple[str, str], ...]:
    """Return what an extension says of the parts of a credential, such as `username`."""
    given = mapping(node, key)
    return tuple((part, text(given, part)) for part in given if text(given, part))


def _environment(node: Object) -> str:
    """Return the environment variable an extension names."""
    own = text(node, "x-sdkwright-env")
    if own:
        return own
    for key in _VENDOR_OBJECTS:
        given = mapping(node, key)
        found = text(given, "env") or text(mapping(given, "token"), "env")
        if found:
            return found
    return ""


def requirements(
    reader: Reader, node: Object, at: Pointer
) -> tuple[Requirement, ...] | None:
    """Return the alternatives of a `security` member; None where there is none.

    An empty list, or one of which no alternative is left, says that none is needed.
    """
    if not isinstance(node.get("security"), list):
        return None
    declared = mapping(mapping(reader.documents.root, "components"), "securitySchemes")
    found: dict[Requirement, None] = {}
    for index, each in enumerate(items(node, "security")):
        if isinstance(each, dict):
            place = at / "security" / index
            requirement = _requirement(reader, each, declared, place)
            if requirement is not None:
                found[requirement] = None
    return tuple(found) or (Requirement(schemes=()),)


def _requirement(
    reader: Reader, node: Object, declared: Object, at: Pointer
) -> Requirement | None:
    pairs: list[tuple[str, tuple[str, ...]]] = []
    for given in node:
        id = given
        if id not in declared:
            # OpenAPI 3.2 lets a requirement point at a scheme by its URI.
            prefix = "#/components/securitySchemes/"
            id = given.removeprefix(prefix)
        if id not in declared:
            if "/" in given or "#" in given:  # others are said by the check of names
                reader.report.warning(
                    "security-undeclared",
                    f"No security scheme is called {given!r}; this alternative is left out.",
                    at,
                )
            return None
        pairs.append((id, texts(node, given)))
    return Requirement(schemes=tuple(pairs))


def unsaid(
    schemes: tuple[SecurityScheme, ...],
    operations: tuple[Operation, ...],
    report: Report,
) -> tuple[Requirement, ...]:
    """Return what a document without any `security` needs: each scheme it has, or none.

    Nobody declares a credential for nothing, so what a client is given is sent.
    """
    usable = [each for each in schemes if each.kind not in _NEVER_SENT]
    if not usable or any(each.security is not None for each in operations):
        return ()
    report.warning(
        "security-unsaid",
        "Nothing says which operations need credentials; "
        "those that a client is given are sent with all.",
        Pointer() / "components" / "securitySchemes",
        help="Add `security` to the document or, in the configuration, to the API.",
    )
    alone = tuple(Requirement(schemes=((each.id, ()),)) for each in usable)
    return (*alone, Requirement(schemes=()))


def has_authorization(reader: Reader) -> bool:
    """Whether a scheme of the document is sent in the header `Authorization`."""
    node = mapping(mapping(reader.documents.root, "components"), "securitySchemes")
    for _, each, place in members(node, Pointer() / "components" / "securitySchemes"):
        followed = reader.follow(each, place)
        scheme = followed[0] if followed is not None else {}
        type = text(scheme, "type").lower()
        if type in _IN_AUTHORIZATION or (
            type == "apikey" and _is_authorization(scheme)
        ):
            return True
    return False


def _is_authorization(node: Object) -> bool:
    return (
        text(node, "in") == "header" and text(node, "name").lower() == "authorization"
    )
