"""Which class lives in which file of `types/`.

One component schema makes one file; its inline schemas live with it. Schemas that refer to
each other in a cycle share a file, so that imports are plain and annotations real.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.frozen import dataclass
from sdkwright.ir import Alias
from sdkwright.ir.walk import components, references, types
from sdkwright.python.names import module_name, spelling_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sdkwright.ir import Api


# Type checkers follow few types around a cycle in no time.
_MOST_IN_CYCLE: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The files of `types/`: declaration ids by module, dependencies first.

    Attributes:
        spread: The ids of aliases that are spelled out where types of their file use them in
            requests.
    """

    modules: Mapping[str, tuple[str, ...]]
    module_of: Mapping[str, str]
    spread: frozenset[str] = frozenset()


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
    cycles = components(graph)
    for component in cycles:
        for key in component:
            members.setdefault(group_of[owners[key]], []).append(key)
    modules: dict[str, tuple[str, ...]] = {}
    spelling = spelling_of(api)
    for number, group in enumerate(groups):
        first = min(names[root] for root in group)
        modules[module_name(first, spelling)] = tuple(members[number])
    module_of = {key: module for module, keys in modules.items() for key in keys}
    spread = frozenset(
        key
        for component in cycles
        if len(component) > _MOST_IN_CYCLE
        for key in _spread(api, component, graph)
    )
    return Layout(modules=modules, module_of=module_of, spread=spread)


def _spread(
    api: Api, cycle: Sequence[str], graph: Mapping[str, tuple[str, ...]]
) -> Iterator[str]:
    """Yield the aliases of a cycle that can be spelled out: not those of each other.

    TypedDicts are aliases to mypy, and at each statement that defines an alias it follows
    every way from the alias back to itself, of which there are more than exponentially many.
    Without aliases on these ways there is no such statement.
    """
    own = {key for key in cycle if isinstance(api.declarations[key], Alias)}
    between = {key: tuple(own.intersection(graph[key])) for key in sorted(own)}
    for group in components(between):
        if len(group) == 1 and group[0] not in between[group[0]]:
            yield group[0]


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
