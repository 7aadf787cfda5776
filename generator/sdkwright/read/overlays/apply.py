"""Apply overlays to a document, in order, before anything else looks at it.

Rules of the Overlay Specification 1.1, section 4.4.3, which also hold for 1.0: an array is
concatenated, an object merged, a primitive replaced; everything else is an error. A target
that selects nothing is a warning here: the specification lets it pass, and so documents and
overlays drift apart without anybody noticing.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sdkwright.read.documents import OVERLAY, read_further
from sdkwright.read.openapi import declared_version, limits
from sdkwright.read.overlays.actions import Action, read_actions
from sdkwright.read.overlays.origins import Origins
from sdkwright.read.overlays.query import QueryError, nearest, node_at, select
from sdkwright.source import Pointer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path as File

    from sdkwright.diagnostics import Report
    from sdkwright.ir.types import Json
    from sdkwright.read.documents import Document
    from sdkwright.read.overlays.query import Path


class _ActionError(ValueError):
    """An action that cannot be carried out."""


def apply_overlays(
    entry: Document, overlays: Sequence[File], report: Report
) -> dict[str, Document]:
    """Change an entry document by overlays, in their order.

    Args:
        entry: The document as it was read; its tree is replaced.
        overlays: The overlay files.
        report: Where faults go, and warnings about targets that select nothing.

    Returns:
        The overlay documents by name, for the positions of diagnostics.
    """
    documents: dict[str, Document] = {}
    if not overlays:
        return documents
    state = _State(
        report=report,
        # What was read has been counted, with what aliases make of it.
        tree=_unshared(entry.tree, _Budget(sys.maxsize, sys.maxsize)),
        budget=_Budget(limits.OVERLAY_NODES, limits.ALIAS_NODES),
    )
    for number, path in enumerate(overlays):
        name = f"{OVERLAY}{number}"
        document = read_further(path, name, report)
        if document is None:
            continue
        documents[name] = document
        for action in read_actions(documents[name].tree, name, report):
            state.act(action)
    entry.tree = state.tree
    entry.overlaid = {**entry.overlaid, **state.origins.places(state.tree)}
    entry.version = declared_version(state.tree) or entry.version
    entry.changed = json.dumps(state.tree, ensure_ascii=False).encode()
    return documents


@dataclass(slots=True)
class _Budget:
    """How many nodes may still be copied: aliases and actions can multiply them.

    Attributes:
        left: How many objects and lists.
        values: How many members and items of them.
    """

    left: int
    values: int

    def spend(self, values: int) -> None:
        """Count an object or a list with so many members or items.

        Raises:
            _ActionError: There are too many.
        """
        self.left -= 1
        self.values -= values
        if self.left < 0:
            raise _ActionError(
                f"The overlays make more than {limits.OVERLAY_NODES:,} objects and lists."
            )
        if self.values < 0:
            raise _ActionError(
                f"The overlays make more than {limits.ALIAS_NODES:,} values."
            )


@dataclass(slots=True, kw_only=True)
class _State:
    """A document that is being changed."""

    report: Report
    tree: Json
    budget: _Budget
    origins: Origins = field(default_factory=Origins)

    def act(self, action: Action) -> None:
        """Carry out one action."""
        try:
            self._warn_of_surplus(action)
            paths = select(action.target, self.tree)
            if not paths:
                self._warn(action)
            elif action.remove:
                self._remove(paths)
            elif action.has_update:
                self._merge(paths, action.update, action.at / "update")
            elif action.copy:
                self._copy(paths, action)
            else:
                message = "The action neither updates, copies nor removes anything."
                self.report.warning("overlay-no-effect", message, action.at)
        except QueryError as error:
            at = action.at / "target"
            self.report.error(error.code, str(error), at, help=error.help)
        except _ActionError as error:
            self.report.error("overlay-conflict", str(error), action.at)

    def _warn_of_surplus(self, action: Action) -> None:
        """Say which members of an action have no impact beside others of it."""
        told = (
            ("update", action.has_update, action.remove, "remove"),
            ("copy", action.copy, action.remove, "remove"),
            ("copy", action.copy, action.has_update and not action.remove, "update"),
        )
        for name, there, overruled, by in told:
            if there and overruled:
                message = f"`{name}` has no impact beside `{by}`."
                self.report.warning("overlay-no-effect", message, action.at / name)

    def _warn(self, action: Action) -> None:
        self.report.warning(
            "overlay-no-match",
            f"The target {action.target!r} selects nothing in the document.",
            action.at / "target",
            help=nearest(action.target, self.tree),
        )

    def _remove(self, paths: list[Path]) -> None:
        # Last first: what is removed must not move what is still to be removed.
        for path in sorted(paths, key=_order, reverse=True):
            if not path:
                raise _ActionError("The root of the document cannot be removed.")
            parent, key = node_at(self.tree, path[:-1]), path[-1]
            if isinstance(parent, dict):
                del parent[str(key)]
            elif isinstance(parent, list) and isinstance(key, int):
                self.origins.removing(parent, key)
                del parent[key]

    def _copy(self, paths: list[Path], action: Action) -> None:
        try:
            sources = select(action.copy, self.tree)
        except QueryError as error:
            at = action.at / "copy"
            self.report.error(error.code, str(error), at, help=error.help)
            return
        if len(sources) != 1:
            message = f"`copy` must select one node; {action.copy!r} selects"
            raise _ActionError(f"{message} {len(sources) or 'none'}.")
        # A copy of its own: the target may be inside of the source.
        value = _unshared(node_at(self.tree, sources[0]), self.budget)
        self._merge(paths, value, action.at / "copy", whole=True)

    def _merge(
        self, paths: list[Path], value: Json, at: Pointer, *, whole: bool = False
    ) -> None:
        nodes = [node_at(self.tree, path) for path in paths]
        if len({_kind(node) for node in nodes}) > 1:
            raise _ActionError("The target selects nodes of different kinds.")
        for path, node in zip(paths, nodes, strict=True):
            if isinstance(node, dict):
                if not isinstance(value, dict):
                    raise _ActionError("Only an object can be merged into an object.")
                self._merge_object(node, value, at, whole=whole)
            elif isinstance(node, list):
                items: list[Json] = value if isinstance(value, list) else [value]
                of_list = isinstance(value, list) and not whole
                self._extend(node, items, at, of_list=of_list)
            elif isinstance(value, (dict, list)):
                raise _ActionError("Only a primitive can replace a primitive.")
            else:
                self._replace(path, value, at)

    def _merge_object(
        self, node: dict[str, Json], value: dict[str, Json], at: Pointer, *, whole: bool
    ) -> None:
        for key, each in value.items():
            own = at if whole else at / key
            known = node.get(key)
            if key not in node or _kind(known) == _kind(each) == "primitive":
                node[key] = _unshared(each, self.budget)
                self.origins.member(node, key, own)
            elif isinstance(known, dict) and isinstance(each, dict):
                self._merge_object(known, each, own, whole=whole)
            elif isinstance(known, list) and isinstance(each, list):
                self._extend(known, each, own, of_list=not whole)
            else:
                kinds = f"{_kind(each)} into {_kind(known)}"
                raise _ActionError(f"The member {key!r} cannot be merged: {kinds}.")

    def _extend(
        self, node: list[Json], items: list[Json], at: Pointer, *, of_list: bool
    ) -> None:
        self.budget.spend(len(items))
        for index, each in enumerate(list(items)):
            node.append(_unshared(each, self.budget))
            self.origins.appended(node, at / index if of_list else at)

    def _replace(self, path: Path, value: Json, at: Pointer) -> None:
        if not path:
            raise _ActionError("The document holds nothing that could be changed.")
        parent, key = node_at(self.tree, path[:-1]), path[-1]
        if isinstance(parent, dict):
            parent[str(key)] = value
            self.origins.member(parent, str(key), at)
        elif isinstance(parent, list) and isinstance(key, int):
            parent[key] = value
            self.origins.replaced(parent, key, at)


def _order(path: Path) -> tuple[tuple[int, str], ...]:
    """Return what sorts locations so that items of one list go by their index."""
    return tuple((part, "") if isinstance(part, int) else (-1, part) for part in path)


def _kind(node: Json) -> str:
    if isinstance(node, dict):
        return "object"
    return "array" if isinstance(node, list) else "primitive"


def _unshared(node: Json, budget: _Budget) -> Json:
    """Return a copy in which no object stands in two places, as YAML's aliases do.

    Recursive: documents that were read are at most `limits.DEPTH` levels deep.
    """
    if isinstance(node, dict):
        budget.spend(len(node))
        return {key: _unshared(each, budget) for key, each in node.items()}
    if isinstance(node, list):
        budget.spend(len(node))
        return [_unshared(each, budget) for each in node]
    return node
