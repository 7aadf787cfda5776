"""Which class lives in which file of `types/`.

One component schema makes one file; its inline schemas live with it. Schemas that refer to
each other in a cycle share a file, so that imports are plain and annotations real.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.ir.walk import components, references, types
from generator.python.names import module_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.ir import Api, Declaration


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
    for number, group in enumerate(groups):
        first = min(names[root] for root in group)
        modules[module_name(first)] = tuple(members[number])
    module_of = {key: module for module, keys in modules.items() for key in keys}
    return Layout(modules=modules, module_of=module_of)


def _owners(
    api: Api, used: frozenset[str], graph: Mapping[str, tuple[str, ...]]
) -> dict[str, str]:
    """For each declaration, the outermost used one whose schema encloses it.

    One that schemas outside of its owner use as well, because equal ones were made one, owns
    itself.
    """
    by_place = {
        (api.declarations[key].at.document, api.declarations[key].at.tokens): key
        for key in used
    }
    owners = {key: _owner(api.declarations[key], by_place) for key in sorted(used)}
    changed = True
    while changed:
        changed = False
        for key, targets in graph.items():
            for target in targets:
                if owners[target] not in {target, owners[key]}:
                    owners[target] = target
                    changed = True
    return owners


def _owner(
    declaration: Declaration, by_place: Mapping[tuple[str, tuple[str, ...]], str]
) -> str:
    at = declaration.at
    for length in range(len(at.tokens)):
        found = by_place.get((at.document, at.tokens[:length]))
        if found is not None:
            return found
    return declaration.id
