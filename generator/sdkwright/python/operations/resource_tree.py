"""The tree of resources: which operations each holds, and what all of them are called.

Names that an earlier build recorded stay: an operation is known by its method and path,
so neither another operation id, nor another tag, nor a better rule of ours renames it.
`gen build --rename` begins without the record.
"""

from __future__ import annotations

import re
from dataclasses import field
from typing import TYPE_CHECKING, Final, TypeAlias

from sdkwright.frozen import dataclass, replace
from sdkwright.ir import NameCandidate, Priority
from sdkwright.python.names import (
    Casings,
    Claim,
    Scope,
    Spelling,
    identifier,
    is_usable,
    module_name,
    settle,
    spelling_of,
    with_parent,
)

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from sdkwright.ir import Api, Operation

Recorded: TypeAlias = "Mapping[str, Mapping[str, str]]"

_PARAMETER: Final = re.compile(r"\{[^{}]*\}")
_KEPT: Final = "gen.lock keeps it; `gen build --rename` settles it anew"
_CLIENT: Final = "client methods"


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """One resource of the tree.

    Attributes:
        path: Python names from the client down: `("sessions", "transcript")`; empty for
            what is called on the client itself.
        words: What the document calls it, outermost first.
        methods: Python names by operation id.
        class_name / module: Given when the whole tree is known.
    """

    path: tuple[str, ...]
    words: tuple[str, ...]
    rule: str
    operations: tuple[Operation, ...]
    methods: Mapping[str, str]
    children: tuple[Resource, ...] = ()
    class_name: str = ""
    module: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """All resources of an API.

    Attributes:
        resources: Those of the client, with what is below them.
        client: The operations that are methods of the client itself; None without any.
    """

    resources: tuple[Resource, ...]
    client: Resource | None = None

    @property
    def every(self) -> list[Resource]:
        """All resources, parents first; the client's own methods last."""
        own = [] if self.client is None else [self.client]
        return [*flatten(self.resources), *own]


@dataclass(slots=True)
class _Node:
    """A resource while the tree is grown; `kept` is its name in the record."""

    candidate: NameCandidate
    kept: str = ""
    operations: list[Operation] = field(default_factory=list["Operation"])
    children: dict[str, _Node] = field(default_factory=dict[str, "_Node"])


def resource_tree(
    api: Api,
    recorded: Recorded,
    settled: dict[str, dict[str, str]],
    casings: Casings = (),
) -> Tree:
    """Group the operations and name resources and methods.

    Args:
        api: Its operations carry the groups and names they ask for.
        recorded: Names of an earlier build, by scope.
        settled: Receives the names of each scope.
        casings: How certain words are written in classes.
    """
    spelling = spelling_of(api, casings)
    root = _Node(candidate=NameCandidate(text=_CLIENT, priority=Priority.DERIVED))
    places = _recorded_places(recorded, {each.id for each in api.operations})
    for operation in api.operations:
        if operation.skipped is None:
            exact = places.get(operation.id)
            place = exact or places.get(same_operation(operation.id))
            _grow(root, operation, place, recorded, spelling)
    top = _children(root, (), (), recorded, settled, spelling)
    client = _on_client(root, top, recorded, settled, spelling)
    every = [*flatten(top), *([client] if client else [])]
    claims = [_class_claim(".".join(each.path), spelling) for each in every]
    before = recorded.get("classes")
    settled["classes"] = settle(Scope.CLASSES, claims, before, spelling=spelling)
    settled["overridden"] = {
        each.id: "by the document or the configuration"
        for each in api.operations
        if each.skipped is None and _is_overridden(each)
    }
    return Tree(
        resources=tuple(
            _with_classes(each, settled["classes"], spelling) for each in top
        ),
        client=(
            None
            if client is None
            else _with_classes(client, settled["classes"], spelling)
        ),
    )


def _grow(
    root: _Node,
    operation: Operation,
    place: tuple[tuple[str, ...], str] | None,
    recorded: Recorded,
    spelling: Spelling,
) -> None:
    """Put an operation under its resource: the recorded one, or the one it candidates for."""
    if place is None or _is_overridden(operation):
        _requested(root, operation, spelling).operations.append(operation)
        return
    node, path = root, ""
    for number, name in enumerate(place[0]):
        scope = Scope.METHODS if number else Scope.RESOURCES
        known = recorded.get(f"resources:{path}", {})
        known_as = (key for key, value in known.items() if value == name)
        words = min(known_as, default=name)
        candidate = NameCandidate(text=words, priority=Priority.GIVEN, rule="gen.lock")
        if len(operation.group) == len(place[0]):
            requested = operation.group[number]
            key = identifier(scope, requested.text, spelling)
            if key == identifier(scope, words, spelling):
                candidate = requested
        key = identifier(scope, words, spelling)
        node = node.children.setdefault(key, _Node(candidate=candidate))
        node.kept = name
        path = f"{path}.{name}" if path else name
    own = method_candidate(operation)
    names = [
        identifier(scope, with_parent(scope, each, spelling).text, spelling)
        for number, each in enumerate(operation.group)
        for scope in [Scope.METHODS if number else Scope.RESOURCES]
    ]
    scope = method_scope(operation)
    settled = place[1] in [identifier(scope, each, spelling) for each in _texts(own)]
    if names != [*place[0]] or not settled:
        operation = replace(operation, candidate=replace(own, rule=_KEPT))
    node.operations.append(operation)


def _requested(root: _Node, operation: Operation, spelling: Spelling) -> _Node:
    """Return the resource that an operation candidates for."""
    node = root
    for number, candidate in enumerate(operation.group):
        scope = Scope.METHODS if number else Scope.RESOURCES
        key = identifier(scope, candidate.text, spelling)
        node = node.children.setdefault(key, _Node(candidate=candidate))
    return node


def method_scope(operation: Operation) -> Scope:
    """Return what an operation's method is named as: a resource's, or the client's."""
    return Scope.METHODS if operation.group else Scope.CLIENT_METHODS


def _texts(own: NameCandidate) -> Iterator[str]:
    """Yield what a candidate may lead to, besides numbers."""
    text = own.text
    yield text
    yield from own.alternatives
    for word in own.context:
        text = f"{word} {text}"
        yield text


def _is_overridden(operation: Operation) -> bool:
    candidates = (*operation.group, method_candidate(operation))
    return any(each.priority is Priority.OVERRIDE for each in candidates)


def same_operation(key: str) -> str:
    """Return what does not change of an id with the names of a path's parameters."""
    return _PARAMETER.sub("{}", key)


def _recorded_places(
    recorded: Recorded, there: Container[str]
) -> dict[str, tuple[tuple[str, ...], str]]:
    """Return resource and method of each operation in the record, by its id.

    What was overridden then is left out: without the override it is named like any other.

    Args:
        recorded: Names of an earlier build, by scope.
        there: The ids of today; one that is not among them leaves its place to what differs
            in the names of the path's parameters only.
    """
    found: dict[str, tuple[tuple[str, ...], str]] = {}
    overridden = recorded.get("overridden", {})
    for scope, names in recorded.items():
        word, _, path = scope.partition(":")
        parts = tuple(each for each in path.split(".") if each)
        if word != "methods" or not all(is_usable(Scope.METHODS, p) for p in parts):
            continue
        for key, name in names.items():
            if key not in overridden and is_usable(Scope.METHODS, name):
                found[key if key in there else same_operation(key)] = (parts, name)
    return found


def _class_claim(path: str, spelling: Spelling) -> Claim:
    text = path.replace(".", " ") or _CLIENT
    if identifier(Scope.CLASSES, text, spelling).startswith("Async"):
        text += (
            " resource"  # what has this in front is the asynchronous class of another
        )
    return Claim(key=path, candidate=NameCandidate(text=text, priority=Priority.GIVEN))


def _with_classes(
    resource: Resource, names: Mapping[str, str], spelling: Spelling
) -> Resource:
    name = names[".".join(resource.path)]
    children = tuple(_with_classes(each, names, spelling) for each in resource.children)
    return replace(
        resource, class_name=name, module=module_name(name, spelling), children=children
    )


def _children(
    node: _Node,
    path: tuple[str, ...],
    words: tuple[str, ...],
    recorded: Recorded,
    settled: dict[str, dict[str, str]],
    spelling: Spelling,
) -> tuple[Resource, ...]:
    scope_name = "resources:" + ".".join(path)
    top = Scope.RESOURCES_BESIDE_METHODS if node.operations else Scope.RESOURCES
    scope = Scope.METHODS if path else top
    claims = [
        Claim(key=key, candidate=with_parent(scope, child.candidate, spelling))
        for key, child in node.children.items()
    ]
    kept = {key: each.kept for key, each in node.children.items() if each.kept}
    # A recorded method keeps its name before a new resource gets it.
    known = _kept_methods(node, recorded.get(f"methods:{'.'.join(path)}", {}))
    taken = set(known.values())
    names = settle(scope, claims, kept, taken, keep=True, spelling=spelling)
    settled[scope_name] = names
    found: list[Resource] = []
    for key in sorted(node.children, key=lambda each: names[each]):
        child = node.children[key]
        inner = (*path, names[key])
        text = (*words, child.candidate.text)
        found.append(_resource(child, inner, text, recorded, settled, spelling))
    return tuple(found)


def _resource(
    node: _Node,
    path: tuple[str, ...],
    words: tuple[str, ...],
    recorded: Recorded,
    settled: dict[str, dict[str, str]],
    spelling: Spelling,
) -> Resource:
    dotted = ".".join(path)
    # A resource keeps its name; a method that is called like it takes another.
    children = _children(node, path, words, recorded, settled, spelling)
    taken = settled[f"resources:{dotted}"].values()
    methods = _methods(node, recorded.get(f"methods:{dotted}", {}), taken, spelling)
    settled[f"methods:{dotted}"] = methods
    return Resource(
        path=path,
        words=words,
        rule=node.candidate.rule,
        operations=tuple(sorted(node.operations, key=lambda each: methods[each.id])),
        methods=methods,
        children=children,
    )


def _kept_methods(node: _Node, recorded: Mapping[str, str]) -> dict[str, str]:
    """Return the recorded names of a resource's operations, overridden ones apart."""
    there = {each.id for each in node.operations}
    known = {
        key if key in there else same_operation(key): name
        for key, name in recorded.items()
    }
    found = {
        each.id: known.get(each.id, known.get(same_operation(each.id)))
        for each in node.operations
        if not _is_overridden(each)
    }
    return {id: name for id, name in found.items() if name is not None}


def _methods(
    node: _Node,
    recorded: Mapping[str, str],
    taken: Iterable[str],
    spelling: Spelling,
    scope: Scope = Scope.METHODS,
) -> dict[str, str]:
    """Name the operations of one resource, or those of the client."""
    kept = _kept_methods(node, recorded)
    claims = [
        Claim(key=each.id, candidate=own, order=own.order)
        for each in node.operations
        for own in [method_candidate(each)]
    ]
    return settle(scope, claims, kept, taken, keep=True, spelling=spelling)


def _on_client(
    root: _Node,
    top: Sequence[Resource],
    recorded: Recorded,
    settled: dict[str, dict[str, str]],
    spelling: Spelling,
) -> Resource | None:
    """Return the operations without a resource: they are methods of the client."""
    if not root.operations:
        return None
    taken = {each.path[0] for each in top}
    known = recorded.get("methods:", {})
    methods = _methods(root, known, taken, spelling, Scope.CLIENT_METHODS)
    settled["methods:"] = methods
    return Resource(
        path=(),
        words=(_CLIENT,),
        rule="operations without a resource",
        operations=tuple(sorted(root.operations, key=lambda each: methods[each.id])),
        methods=methods,
    )


def method_candidate(operation: Operation) -> NameCandidate:
    """Return the own for an operation's method."""
    if operation.candidate is not None:
        return operation.candidate
    text = operation.operation_id or f"{operation.method} {operation.path}"
    return NameCandidate(
        text=text, priority=Priority.DERIVED, rule="the operation's id"
    )


def flatten(resources: Sequence[Resource]) -> list[Resource]:
    """Return resources and those below them, parents first."""
    found: list[Resource] = []
    waiting = list(resources)
    while waiting:
        each = waiting.pop(0)
        found.append(each)
        waiting.extend(each.children)
    return found
