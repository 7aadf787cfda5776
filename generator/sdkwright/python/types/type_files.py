"""Which class lives in which file of `types/`.

One component schema makes one file; its inline schemas live with it. Schemas that refer to
each other in a cycle share a file, so that imports are plain and annotations real.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.frozen import dataclass
from sdkwright.ir.walk import components, references, types
from sdkwright.python.names import module_name, spelling_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sdkwright.ir import Api


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The files of `types/`: declaration ids by module, dependencies first."""

    modules: Mapping[str, tuple[str, ...]]
    module_of: Mapping[str, str]


def arrange(api: Api, names: Mapping[str, str], used: frozenset[str]) -> Layout:
    """Assign the used declarations to files.

    Args:
        api: Declares them.
        names: The class or alias name of each used declaration.
        used: Ids of the declarations that the package needs.
    """
    graph = {
        key: tuple(
            sorted(
                {t for each in types(api.declarations[key]) for t in references(each)}
                & used
            )
        )
        for key in sorted(used)
    }
    owners = _owners(api, used, graph)
    between: dict[str, set[str]] = {root: set() for root in owners.values()}
    for key, targets in graph.items():
        between[owners[key]].update(owners[target] for target in targets)
    groups = components({root: targets - {root} for root, targets in between.items()})
    group_of = {root: number for number, group in enumerate(groups) for root in group}
    members: dict[int, list[str]] = {}
    for component in components(graph):
        for key in component:
            members.setdefault(group_of[owners[key]], []).append(key)
    modules: dict[str, tuple[str, ...]] = {}
    spelling = spelling_of(api)
    for number, group in enumerate(groups):
        first = min(names[root] for root in group)
        modules[module_name(first, spelling)] = tuple(members[number])
    module_of = {key: module for module, keys in modules.items() for key in keys}
    return Layout(modules=modules, module_of=module_of)


def _owners(
    api: Api, used: frozenset[str], graph: Mapping[str, tuple[str, ...]]
) -> dict[str, str]:
    """For each declaration, the outermost used one whose schema encloses it.

    One that schemas outside of its owner use as well, because equal ones were made one, owns
    itself.
    """
    places = {
        key: (api.declarations[key].at.document, api.declarations[key].at.tokens)
        for key in sorted(used)
    }
    by_place = {place: key for key, place in places.items()}
    roots: set[str] = set()
    for key, (document, tokens) in places.items():
        enclosing = ((document, tokens[:length]) for length in range(len(tokens)))
        if not any(place in by_place for place in enclosing):
            roots.add(key)
    while True:
        # Declarations may share a place, such as the two halves of a split schema.
        owners = {
            key: key if key in roots else _owner(place, by_place, roots)
            for key, place in places.items()
        }
        shared = {
            target
            for key, targets in graph.items()
            for target in targets
            if owners[target] not in {target, owners[key]}
        }
        if not shared:
            return owners
        roots |= shared


def _owner(
    place: tuple[str, tuple[str, ...]],
    by_place: Mapping[tuple[str, tuple[str, ...]], str],
    roots: set[str],
) -> str:
    """Return the innermost root that encloses a place; a root is its own."""
    document, tokens = place
    for length in range(len(tokens), -1, -1):
        found = by_place.get((document, tokens[:length]))
        if found in roots:
            return found
    raise AssertionError(f"nothing encloses {place}")
