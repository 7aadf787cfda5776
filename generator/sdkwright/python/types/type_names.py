"""Names for everything that has a scope of its own: types, fields, and the client."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final

from sdkwright.frozen import dataclass, replace
from sdkwright.ir import (
    Access,
    Alias,
    ListOf,
    Literals,
    MapOf,
    NameCandidate,
    Nullable,
    Primitive,
    Priority,
    Record,
    Ref,
    TupleOf,
    UnionOf,
)
from sdkwright.ir.walk import parts
from sdkwright.python.names import (
    Casings,
    Claim,
    Scope,
    Spelling,
    earlier,
    identifier,
    settle,
    snake_words,
    spelling_of,
)
from sdkwright.python.types.pydantic import Naming, differs, discriminator_properties
from sdkwright.python.types.types import Names

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping

    from sdkwright.ir import Api, Declaration, Field, Type
    from sdkwright.python.types.reachability import Reachability

REQUEST = "#request"
"""What the key of a name ends with that only requests use."""
_UNKNOWN = "#unknown"
# Locks of earlier versions have no such scope.
_DECISIONS = "decisions"


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeNames:
    """The names of one API's classes and fields, by direction."""

    response: Mapping[str, str]
    request: Mapping[str, str]
    naming: Naming

    def names(self, modules: Mapping[str, str], custom: Mapping[str, str]) -> Names:
        """Return the names with the modules they live in, and those of custom classes."""
        return Names(
            response=self.response,
            request=self.request,
            modules=modules,
            custom=custom,
        )


def name_types(
    api: Api,
    reached: Reachability,
    recorded: Mapping[str, Mapping[str, str]],
    settled: dict[str, dict[str, str]],
    casings: Casings = (),
) -> TypeNames:
    """Name every class, alias and field that the package needs."""
    spelling = spelling_of(api, casings)
    claims = list(_claims(api, reached, spelling))
    before = recorded.get("types")
    names = settle(Scope.TYPES, claims, before, keep=True, spelling=spelling)
    settled["types"] = names
    response = {key: names[key] for key in reached.response}
    request = {key: names.get(key + REQUEST) or names[key] for key in reached.request}
    discriminators = discriminator_properties(api.declarations)
    fields = partial(
        _fields, api, recorded=recorded, settled=settled, discriminators=discriminators
    )
    naming = Naming(
        fields=fields(reached.response, Scope.FIELDS, Access.WRITE),
        keys=fields(reached.request, Scope.KEYS, Access.READ),
        unknown={k: names[k + _UNKNOWN] for k in response if k + _UNKNOWN in names},
        discriminators=discriminators,
    )
    return TypeNames(response=response, request=request, naming=naming)


def _claims(api: Api, reached: Reachability, spelling: Spelling) -> Iterator[Claim]:
    """Yield the claims of all classes and aliases, by direction."""
    two = _two_faced(api.declarations)
    used = sorted(reached.response | reached.request)

    def called(text: str) -> str:
        return identifier(Scope.TYPES, text, spelling)

    candidates = {called(_candidate(api.declarations[k]).text) for k in used}
    for key in used:
        declaration = api.declarations[key]
        candidate = _candidate(declaration)
        both = isinstance(declaration, Alias) and key not in two
        if key in reached.response or both:
            given = candidate
            if key in reached.request and not both:
                given = _without_param(candidate, candidates, called)
            yield Claim(key=key, candidate=given)
        if key in reached.request and not both:
            given = _as_param(candidate, candidates, called)
            yield Claim(key=key + REQUEST, candidate=given)
        if key in reached.response and _has_unknown(declaration):
            yield Claim(key=key + _UNKNOWN, candidate=_prefixed(candidate, "Unknown"))


def _candidate(declaration: Declaration) -> NameCandidate:
    if declaration.candidate is not None:
        return declaration.candidate
    return NameCandidate(
        text=declaration.at.name, priority=Priority.DERIVED, rule="the schema's place"
    )


def _has_unknown(declaration: Declaration) -> bool:
    """Whether a union needs a class for variants that are unknown: it has no default."""
    inner = declaration.type if isinstance(declaration, Alias) else None
    inner = inner.type if isinstance(inner, Nullable) else inner
    return is_discriminated(declaration) and not (
        isinstance(inner, UnionOf)
        and inner.resolved_discriminator is not None
        and inner.resolved_discriminator.default is not None
    )


# What the name of a request's type ends with.
_PARAM: Final = frozenset({"param", "params"})


def _as_param(
    candidate: NameCandidate, candidates: Container[str], called: Callable[[str], str]
) -> NameCandidate:
    """Return the candidate of a request's type: `Param` at its end, and there only once.

    Args:
        candidate: The schema's.
        candidates: The names that all schemas ask for.
        called: Makes a class name of a text.
    """
    words = candidate.text.split(" ")
    if candidate.priority is Priority.DERIVED and "params" in words[:-1]:
        words.remove("params")  # what lies in an inline body: the end says as much
    if _ends_with_param(called(" ".join(words))):
        return replace(candidate, text=" ".join(words))
    text = " ".join((*words, "Param"))
    if called(text) in candidates:
        text = " ".join((*words, "Input Param"))
    return replace(candidate, text=text)


def _without_param(
    candidate: NameCandidate, candidates: Container[str], called: Callable[[str], str]
) -> NameCandidate:
    """Return the candidate of a response's type whose request type is called `…Param`."""
    name = called(candidate.text)
    if not _ends_with_param(name):
        return candidate
    plain = re.sub(r"Params?$", "", name)
    text = plain if plain and plain not in candidates else f"{name}Output"
    return replace(candidate, text=text)


def _ends_with_param(name: str) -> bool:
    return (snake_words(name) or ("",))[-1] in _PARAM


def _prefixed(candidate: NameCandidate, word: str) -> NameCandidate:
    return replace(candidate, text=f"{word} {candidate.text}")


def is_discriminated(declaration: Declaration) -> bool:
    """Whether a declaration is a union whose variants a discriminator distinguishes."""
    if isinstance(declaration, Record):
        return False
    inner = declaration.type
    inner = inner.type if isinstance(inner, Nullable) else inner
    return isinstance(inner, UnionOf) and inner.resolved_discriminator is not None


def _two_faced(declarations: Mapping[str, Declaration]) -> frozenset[str]:
    """Return the aliases whose request form differs from the response form."""
    found = {key for key, each in declarations.items() if isinstance(each, Record)}
    changed = True
    while changed:
        changed = False
        for key, each in declarations.items():
            if key not in found and isinstance(each, Alias) and _two(each.type, found):
                found.add(key)
                changed = True
    return frozenset(found)


def _two(type_: Type, found: set[str]) -> bool:
    """Whether a type is spelled differently in requests and responses."""
    match type_:
        case Primitive() | Literals():
            return differs(type_)
        case ListOf() | MapOf() | TupleOf():
            return True
        case Ref(target=target):
            return target in found
        case UnionOf(resolved_discriminator=discriminator) if discriminator is not None:
            return True
        case _:
            return any(_two(part, found) for part in parts(type_))


def _fields(
    api: Api,
    keys: frozenset[str],
    scope: Scope,
    hidden: Access,
    *,
    recorded: Mapping[str, Mapping[str, str]],
    settled: dict[str, dict[str, str]],
    discriminators: Mapping[str, frozenset[str]],
) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    spelling = spelling_of(api)
    for key in sorted(keys):
        record = api.declarations[key]
        if not isinstance(record, Record):
            continue
        own = discriminators.get(key, frozenset())
        claims = [
            Claim(
                key=each.wire,
                candidate=_field_candidate(each, is_discriminator=each.wire in own),
            )
            for each in record.fields
            if each.access is not hidden
        ]
        scope_name = f"{scope.value}s:{key}"
        before = recorded.get(scope_name)
        if before is None and recorded and _DECISIONS not in recorded:
            before = earlier(scope, [each.key for each in claims], spelling)
        names = settle(scope, claims, before, keep=True, spelling=spelling)
        found[key] = names
        if any(
            name != identifier(scope, wire, spelling) for wire, name in names.items()
        ):
            settled[scope_name] = names
    return found


def _field_candidate(field: Field, *, is_discriminator: bool) -> NameCandidate:
    """Return a property's name candidate; a discriminator has one name in all variants."""
    if is_discriminator:
        # An unknown variant has a `raw` of its own.
        text = (
            "raw tag" if identifier(Scope.FIELDS, field.wire) == "raw" else field.wire
        )
        return NameCandidate(
            text=text, priority=Priority.OVERRIDE, rule="the variants' discriminator"
        )
    return field.candidate or NameCandidate(
        text=field.wire, priority=Priority.GIVEN, rule="the property's name"
    )
