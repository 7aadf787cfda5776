"""What the checks look at: the documents, the model, and the package that would be made."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, NamedTuple

from sdkwright.frozen import dataclass
from sdkwright.python.names import PLAIN, Spelling
from sdkwright.read.openapi import Role, operations_of, path_items, walk
from sdkwright.source import Pointer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sdkwright.emit.code import Package
    from sdkwright.ir import Api, Json
    from sdkwright.read.documents import Documents
    from sdkwright.read.openapi import Object


class Node(NamedTuple):
    """An object of the documents, what it is, and where."""

    node: Object
    role: Role
    at: Pointer


class OperationNode(NamedTuple):
    """An operation below `paths`, as it is declared."""

    node: Object
    at: Pointer
    method: str
    path: str
    item: Object
    item_at: Pointer

    @property
    def name(self) -> str:
        """What to call it in messages."""
        return f"{self.method.upper()} {self.path}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What the checks look at.

    Attributes:
        documents: The trees, in the shape of 3.1.
        nodes: All objects of the entry, and those of other files that it refers to.
        operations: The operations below `paths`.
        api: The model as the planner gets it; None where the document has an error.
        package: What would be built; None where the document has an error.
        methods: What the methods are called, by operation.
        types: What the classes are called, by declaration.
        spelling: How the names are spelled.
    """

    documents: Documents
    nodes: tuple[Node, ...]
    operations: tuple[OperationNode, ...]
    api: Api | None = None
    package: Package | None = None
    methods: Mapping[str, str] = field(default_factory=dict[str, str])
    types: Mapping[str, str] = field(default_factory=dict[str, str])
    spelling: Spelling = PLAIN

    def follow(self, node: Json, at: Pointer) -> tuple[Object, Pointer]:
        """Return an object, behind references if it is one; an empty one if there is none."""
        return follow(self.documents, node, at)

    def node(self, at: Pointer) -> Json:
        """Return the node at a pointer; None if there is none."""
        try:
            return self.documents.get(at)
        except KeyError:
            return None

    def is_old(self) -> bool:
        """Whether the document is one of 2.0."""
        return self.documents.version.startswith("2")


def subject_of(
    documents: Documents,
    api: Api | None = None,
    package: Package | None = None,
    prefix: str = "",
    spelling: Spelling = PLAIN,
) -> Subject:
    """Return what the checks look at.

    Args:
        documents: The documents, read and linked.
        api: The model as the planner gets it.
        package: What would be built.
        prefix: What the names of the API's parts begin with in the package.
        spelling: How the names are spelled.
    """
    index = package.explanations() if package is not None else ()
    names = {
        kind: {
            each.pointer: each.name.removeprefix(prefix)
            for each in reversed(index)
            if each.kind == kind
        }
        for kind in ("method", "type")
    }
    return Subject(
        methods=names["method"],
        types={id: name.removeprefix("types.") for id, name in names["type"].items()},
        documents=documents,
        nodes=tuple(_nodes(documents)),
        operations=tuple(_operations(documents)),
        api=api,
        package=package,
        spelling=spelling,
    )


def follow(documents: Documents, node: Json, at: Pointer) -> tuple[Object, Pointer]:
    """Return an object, behind references if it is one; an empty one if there is none."""
    for _ in range(20):
        if not isinstance(node, dict):
            return {}, at
        reference = node.get("$ref")
        if not isinstance(reference, str):
            return node, at
        target = documents.find(reference, at)
        if target is None:
            return {}, at
        node, at = documents.get(target), target
    return {}, at


def _nodes(documents: Documents) -> Iterator[Node]:
    """Yield the objects of the entry, then those of other files, each once."""
    seen: set[int] = set()
    waiting: list[tuple[Pointer, Role]] = [(Pointer(), Role.API)]
    for start, role in waiting:
        tree = (
            documents.get(start) if start.tokens or start.document else documents.root
        )
        for node, each, tokens in walk(tree, role, start.tokens):
            if id(node) in seen:
                continue
            seen.add(id(node))
            at = Pointer(tokens, start.document)
            yield Node(node, each, at)
            reference = node.get("$ref")
            target = (
                documents.find(reference, at) if isinstance(reference, str) else None
            )
            if target is not None and (target.document or each is Role.SCHEMA):
                waiting.append((target, each))


def _operations(documents: Documents) -> Iterator[OperationNode]:
    for path, given, path_at in path_items(documents.root):
        item, item_at = follow(documents, given, path_at)
        for method, node, at in operations_of(item, item_at):
            declared, place = follow(documents, node, at)
            yield OperationNode(declared, place, method, path, item, item_at)
