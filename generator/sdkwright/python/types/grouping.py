"""Which files of types lie in the folder of a resource, where an API has many.

A type that only the operations of one resource use, itself or through others, is that
resource's; all others lie in `types/` itself. Where a type lies is kept: programs may import it
from there. Whether there are folders at all is decided once, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.frozen import replace
from sdkwright.ir.api_walk import events, inputs, outputs
from sdkwright.ir.walk import references
from sdkwright.python.types.type_names import REQUEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sdkwright.ir import Api, Operation, Type
    from sdkwright.python.types.type_files import Layout

_MOST: Final = 100
"""How many types lie in one folder before resources get their own."""
_SCOPE: Final = "decisions"
_DECISION: Final = "types"
_TOGETHER: Final = "in one folder"
_APART: Final = "by resource"
FOLDERS: Final = "folders"
"""The scope of the lock that holds the folder of each file that lies in one."""


def by_resource(
    api: Api,
    layout: Layout,
    operations: Iterable[tuple[str, Operation]],
    edges: Mapping[str, Sequence[str]],
    recorded: Mapping[str, Mapping[str, str]],
    settled: dict[str, dict[str, str]],
) -> Layout:
    """Put the files of types into folders, if there are many.

    Args:
        api: Declares the types.
        layout: The files.
        operations: Each operation with the resource at the top that leads to it; empty for
            the client itself.
        edges: Which declarations each one refers to.
        recorded: Names and decisions of an earlier build, by scope.
        settled: Receives the decision, and the folders.
    """
    known = recorded.get("types")
    decision = recorded.get(_SCOPE, {}).get(_DECISION)
    if decision is None:
        # An earlier version has put them all into one folder.
        many = known is None and len(layout.module_of) > _MOST
        decision = _APART if many else _TOGETHER
    settled.setdefault(_SCOPE, {})[_DECISION] = decision
    if decision != _APART:
        return layout
    roots: dict[str, set[str]] = {"": set(_roots((*events(api), *api.kept)))}
    for resource, operation in operations:
        every = (*inputs(operation), *outputs(operation))
        roots.setdefault(resource, set()).update(_roots(every))
    owners = _owners(roots, edges)
    before = recorded.get(FOLDERS, {})
    named = {key.removesuffix(REQUEST) for key in known or ()}
    folders: dict[str, str] = {}
    for module, keys in layout.modules.items():
        kept = [before.get(key, "") for key in keys if key in named]
        found = kept or [owners.get(key, "") for key in keys]
        folders[module] = found[0] if len({*found}) == 1 else max(kept, default="")
    folders = _distinct(folders)
    settled[FOLDERS] = {
        key: folders[module]
        for module, keys in layout.modules.items()
        for key in keys
        if folders[module]
    }
    return _moved(layout, folders)


def _roots(types: Iterable[Type]) -> Iterable[str]:
    return (target for each in types for target in references(each))


def _owners(
    roots: Mapping[str, set[str]], edges: Mapping[str, Sequence[str]]
) -> dict[str, str]:
    """Return the one resource that leads to each declaration; empty for several."""
    owners: dict[str, str] = {}
    for resource in sorted(roots):
        waiting = sorted(roots[resource])
        while waiting:
            key = waiting.pop()
            owner = owners.get(key)
            if owner not in {resource, ""}:
                owners[key] = resource if owner is None else ""
                waiting.extend(edges.get(key, ()))
    return owners


def _distinct(folders: Mapping[str, str]) -> dict[str, str]:
    """Move a file that is called like a folder into that folder.

    Python finds only one of both; where case does not count, nor does the file system.
    """
    called = {folder.casefold(): folder for folder in folders.values() if folder}
    return {
        module: folder or called.get(module.casefold(), "")
        for module, folder in folders.items()
    }


def _moved(layout: Layout, folders: Mapping[str, str]) -> Layout:
    full = {
        module: f"{folder}.{module}" if folder else module
        for module, folder in folders.items()
    }
    return replace(
        layout,
        modules={full[module]: keys for module, keys in layout.modules.items()},
        module_of={key: full[module] for key, module in layout.module_of.items()},
    )
