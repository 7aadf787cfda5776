"""Let structurally equal inline declarations be one, where one name fits them all.

That is: in the requests of one resource, at the same property (what `create` and `update`
share); where two have the same candidate anyway (JSON and XML, several statuses); in the
errors of all operations; wherever the document gives equal schemas the same title; and
wherever objects have so many properties in common that they cannot be alike by chance.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from sdkwright.frozen import replace
from sdkwright.ir import Alias, Extra, NameCandidate, Priority, Record, Ref
from sdkwright.ir.api_walk import rewrite_api
from sdkwright.ir.walk import components, graph, rewrite
from sdkwright.refine.schemas.inline import ERROR, PARAMS

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from sdkwright.config import ApiConfig
    from sdkwright.diagnostics import Report
    from sdkwright.ir import Api, Declaration, Field, Type
    from sdkwright.ir.walk import Change

_SHARED_ERROR: Final = "error response"
_MARKS: Final = frozenset({PARAMS, ERROR, "response", "item"})
# Objects with this many equal properties mean the same thing, whatever they are called.
_DECISIVE: Final = 5


def dedupe(api: Api, _config: ApiConfig, _report: Report) -> Api:
    """Replace each such declaration by one of those that are equal to it."""
    edges = graph(api.declarations)
    equal: dict[str, str] = {}
    shapes: dict[Hashable, int] = {}
    seen: dict[tuple[Hashable, int], str] = {}

    def of_first(type: Type) -> Type:
        return Ref(target=_first(equal, type.target)) if isinstance(type, Ref) else type

    for group in components(edges):
        id = group[0]
        declaration = api.declarations[id]
        if len(group) > 1 or id in edges[id]:
            continue
        owners = tuple(_owners(declaration))
        if not owners:
            continue
        # A shape is big, and takes long to compare: from here on a number stands for it.
        shape = shapes.setdefault(_shape(declaration, of_first), len(shapes))
        for owner in owners:
            before = _first(equal, seen.setdefault((owner, shape), id))
            if before != _first(equal, id):
                equal[_first(equal, id)] = before
    return _replaced(api, equal) if equal else api


def _first(equal: dict[str, str], id: str) -> str:
    """Return what stands for a declaration and all that are equal to it."""
    while id in equal:
        id = equal[id]
    return id


def _owners(declaration: Declaration) -> Iterator[Hashable]:
    """Yield what a declaration must share with another to be one with it."""
    candidate = declaration.candidate
    if candidate is None or candidate.priority is not Priority.DERIVED:
        return
    if isinstance(declaration, Record) and len(declaration.fields) >= _DECISIVE:
        yield ("shape",)
    if candidate.rule == "title":
        yield "title", candidate.text
        return
    yield "name", candidate.text, candidate.context
    error = _after(candidate.text, ERROR)
    if error is not None:
        yield "error", error
    inside = _after(candidate.text, PARAMS)
    if inside and declaration.at.tokens[:1] == ("paths",):
        # The first words are the resource's; the method's stand between.
        yield "request", candidate.text.split()[0], candidate.context, inside


def _after(text: str, mark: str) -> str | None:
    """Return what stands behind a mark in a name; None where the mark is missing."""
    _, found, rest = f"{text} ".partition(f" {mark} ")
    return rest.strip() if found else None


def _shape(declaration: Declaration, change: Change) -> Hashable:
    """Return what makes two declarations equal: all but their names and descriptions."""
    if isinstance(declaration, Alias):
        return rewrite(declaration.type, change)
    extra = declaration.extra
    return (
        tuple([_of_field(each, change) for each in declaration.fields]),
        extra if isinstance(extra, Extra) else rewrite(extra, change),
    )


def _of_field(field: Field, change: Change) -> Hashable:
    default = json.dumps(field.default, default=str) if field.has_default else None
    type = rewrite(field.type, change)
    return field.wire, type, field.required, field.access, default


def _replaced(api: Api, equal: dict[str, str]) -> Api:
    """Return the API with one declaration in the place of each group of equal ones."""
    groups: dict[str, list[str]] = {}
    for id in api.declarations:
        groups.setdefault(_first(equal, id), []).append(id)
    instead: dict[str, str] = {}
    renamed: dict[str, Declaration] = {}
    for members in groups.values():
        if len(members) > 1:
            chosen = min(members, key=lambda each: _rank(api.declarations[each]))
            instead.update(dict.fromkeys(members, chosen))
            del instead[chosen]
            candidates = [api.declarations[each].candidate for each in members]
            renamed[chosen] = _named(api.declarations[chosen], candidates)

    def change(type: Type) -> Type:
        if isinstance(type, Ref) and type.target in instead:
            return Ref(target=instead[type.target])
        return type

    return rewrite_api(
        replace(api, declarations={**api.declarations, **renamed}), change
    )


def _rank(declaration: Declaration) -> tuple[bool, str]:
    """Return by which to choose among equals: first those of `create`, then by place."""
    candidate = declaration.candidate
    words = candidate.text.split() if candidate is not None else []
    return "create" not in words, declaration.id


def _named(
    declaration: Declaration, candidates: list[NameCandidate | None]
) -> Declaration:
    """Return what several share, named after none of them: by the words all end in.

    Inside one resource the first of them lends its name. Either way all words of that name
    are in the candidate, so that a build which knew only the first keeps the name it gave.
    """
    candidate = declaration.candidate
    if candidate is None or candidate.rule == "title":
        return declaration
    words = candidate.text.split()
    error = _after(candidate.text, ERROR)
    if error is not None:
        shared = [*_SHARED_ERROR.split(), *error.split()]
        context: tuple[str, ...] = ()
    else:
        texts = [each.text.split() for each in candidates if each is not None]
        shared = _common(texts)
        if not shared or len({each[0] for each in texts}) == 1:
            return declaration
        context = (*reversed(words[: -len(shared)]), *candidate.context)
    name = NameCandidate(
        text=" ".join(shared),
        priority=Priority.DERIVED,
        context=context,
        rule="shared",
    )
    return replace(declaration, candidate=name)


def _common(texts: list[list[str]]) -> list[str]:
    """Return the words that all names end in, less those that only say where."""
    shared: list[str] = []
    for words in zip(*(reversed(each) for each in texts), strict=False):
        if len(set(words)) > 1:
            break
        shared.append(words[0])
    shared.reverse()
    marks = [place for place, word in enumerate(shared[:-1]) if word in _MARKS]
    return shared[marks[-1] + 1 :] if marks else shared
