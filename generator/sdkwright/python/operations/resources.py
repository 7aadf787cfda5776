"""Resources: which operations they hold, and the modules they become."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sdkwright.emit.code import Code
from sdkwright.ir import NameCandidate, Priority
from sdkwright.python.docstrings import (
    docstring,
    layout,
    paragraphs,
)
from sdkwright.python.format import (
    Import,
    break_lines,
    import_lines,
)
from sdkwright.python.names import (
    Claim,
    Scope,
    identifier,
    module_name,
    settle,
)
from sdkwright.python.operations.constants import (
    operation_constant,
    page_item,
    result_expr,
    stream_constant,
)
from sdkwright.python.operations.methods import ASYNC, SYNC, Planned, method
from sdkwright.python.operations.pagination import can_page
from sdkwright.python.operations.parameters import plan_arguments
from sdkwright.python.operations.properties import property_view
from sdkwright.python.operations.response_views import (
    RESPONSE_VIEWS,
    ResponseView,
    wrapper,
)
from sdkwright.python.operations.results import plan_result
from sdkwright.python.views import ResourceClassView, ResourceView

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sdkwright.ir import Api, Operation
    from sdkwright.python.operations.methods import Mode
    from sdkwright.python.operations.results import Result
    from sdkwright.python.types import (
        Context,
    )
    from sdkwright.python.views import PropertyView


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """One resource of the tree.

    Attributes:
        path: Python names from the client down: `("sessions", "transcript")`.
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


@dataclass(slots=True)
class _Node:
    """A resource while the tree is grown."""

    candidate: NameCandidate
    operations: list[Operation] = field(default_factory=list["Operation"])
    children: dict[str, _Node] = field(default_factory=dict[str, "_Node"])


_FALLBACK = NameCandidate(
    text="api", priority=Priority.DERIVED, rule="operations without a group"
)


def resource_tree(
    api: Api,
    recorded: Mapping[str, Mapping[str, str]],
    settled: dict[str, dict[str, str]],
) -> tuple[Resource, ...]:
    """Group the operations and name resources and methods.

    Args:
        api: Its operations carry the groups and name candidates.
        recorded: Names of an earlier build, by scope.
        settled: Receives the names of each scope.
    """
    root = _Node(candidate=_FALLBACK)
    for operation in api.operations:
        if operation.skipped is None:
            node = root
            for candidate in operation.group or (_FALLBACK,):
                key = candidate.text.lower()
                node = node.children.setdefault(key, _Node(candidate=candidate))
            node.operations.append(operation)
    tree = _children(root, (), (), recorded, settled)
    claims = [_class_claim(".".join(each.path)) for each in flatten(tree)]
    settled["classes"] = settle(Scope.CLASSES, claims, recorded.get("classes"))
    return tuple(_with_classes(each, settled["classes"]) for each in tree)


def _class_claim(path: str) -> Claim:
    text = path.replace(".", " ")
    if identifier(Scope.CLASSES, text).startswith("Async"):
        text += " resource"  # what has this in front is another resource's other client mode
    return Claim(key=path, candidate=NameCandidate(text=text, priority=Priority.GIVEN))


def _with_classes(resource: Resource, names: Mapping[str, str]) -> Resource:
    name = names[".".join(resource.path)]
    children = tuple(_with_classes(each, names) for each in resource.children)
    return replace(
        resource, class_name=name, module=module_name(name), children=children
    )


def _children(
    node: _Node,
    path: tuple[str, ...],
    words: tuple[str, ...],
    recorded: Mapping[str, Mapping[str, str]],
    settled: dict[str, dict[str, str]],
) -> tuple[Resource, ...]:
    scope_name = "resources:" + ".".join(path)
    scope = Scope.METHODS if path else Scope.RESOURCES
    claims = [
        Claim(key=key, candidate=child.candidate)
        for key, child in node.children.items()
    ]
    taken = settled.get("methods:" + ".".join(path), {}).values()
    names = settle(scope, claims, recorded.get(scope_name), taken)
    settled[scope_name] = names
    found: list[Resource] = []
    for key in sorted(node.children, key=lambda each: names[each]):
        child = node.children[key]
        found.append(
            _resource(
                child,
                (*path, names[key]),
                (*words, child.candidate.text),
                recorded,
                settled,
            )
        )
    return tuple(found)


def _resource(
    node: _Node,
    path: tuple[str, ...],
    words: tuple[str, ...],
    recorded: Mapping[str, Mapping[str, str]],
    settled: dict[str, dict[str, str]],
) -> Resource:
    dotted = ".".join(path)
    claims = [
        Claim(key=each.id, candidate=_method_candidate(each))
        for each in node.operations
    ]
    methods = settle(Scope.METHODS, claims, recorded.get(f"methods:{dotted}"))
    settled[f"methods:{dotted}"] = methods
    return Resource(
        path=path,
        words=words,
        rule=node.candidate.rule,
        operations=tuple(sorted(node.operations, key=lambda each: methods[each.id])),
        methods=methods,
        children=_children(node, path, words, recorded, settled),
    )


def _method_candidate(operation: Operation) -> NameCandidate:
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


def plan_operations(
    context: Context, resource: Resource, settled: dict[str, dict[str, str]]
) -> tuple[Planned, ...]:
    """Decide arguments, results and paging of a resource's operations."""
    found: list[Planned] = []
    taken = {each.upper() for each in resource.methods.values()}
    for operation in resource.operations:
        name = resource.methods[operation.id]
        stream = f"{name.upper()}_STREAM"
        scope = f"parameters:{operation.id}"
        arguments = plan_arguments(
            context.api,
            operation,
            context.wire,
            context.recorded.get(scope, {}),
            context.positional,
            context.shared,
        )
        settled[scope] = {each.key: each.python for each in arguments.every}
        result = plan_result(operation)
        paged = can_page(context, operation, arguments)
        found.append(
            Planned(
                operation=operation,
                owner=resource.class_name,
                name=name,
                constant=name.upper(),
                stream=stream if stream not in taken else f"{name.upper()}__STREAM",
                arguments=arguments,
                result=result,
                paged=paged,
                rule=_method_candidate(operation).rule,
                returns=_returns(context, operation, result, paged=paged),
            )
        )
    return tuple(found)


def _returns(
    context: Context, operation: Operation, result: Result, *, paged: bool
) -> str:
    """Return the result's type for documentation."""
    text = result_expr(context, result).text
    if paged:
        text = f"Page[{page_item(context, operation).text}, {text}]"
    return text.replace("types.", "")


def resource_view(
    context: Context, resource: Resource, planned: Sequence[Planned]
) -> ResourceView:
    """Spell a module of `resources/`."""
    imports: set[Import] = {
        Import("__future__", "annotations"),
        Import("functools", "cached_property"),
    }
    constants: list[Code] = []
    for each in planned:
        operation = (
            each.operation if each.paged else replace(each.operation, paging=None)
        )
        made = operation_constant(
            context, operation, each.constant, each.arguments, each.result
        )
        constants.append(made.text)
        imports |= made.imports
        if operation.streaming is not None:
            stream = stream_constant(context, operation, each.constant, each.stream)
            constants.append(stream.text)
            imports |= stream.imports
    classes = tuple(
        _class(context, resource, planned, mode, imports) for mode in (SYNC, ASYNC)
    )
    wrappers = tuple(
        wrapper(context, resource.class_name, planned, mode, response_view, imports)
        for mode in (SYNC, ASYNC)
        for response_view in RESPONSE_VIEWS
    )
    doc = _doc(context, resource)
    return ResourceView(
        doc=docstring(layout(doc, 0), 0),
        imports=import_lines(imports),
        constants=tuple(constants),
        classes=classes,
        wrappers=wrappers,
    )


def _doc(context: Context, resource: Resource) -> str:
    """Say what a resource is: its tag's description, or its name."""
    tags = {name.lower(): docs for name, docs in context.api.tags}
    docs = tags.get(".".join(resource.words).lower()) or tags.get(
        resource.words[-1].lower()
    )
    text = paragraphs(docs) if docs is not None else ""
    return text or f"The `{'.'.join(resource.path)}` resource."


def _class(
    context: Context,
    resource: Resource,
    planned: Sequence[Planned],
    mode: Mode,
    imports: set[Import],
) -> ResourceClassView:
    """Spell a resource in one mode; adds the imports it needs."""
    base = f"{mode.prefix}Resource"
    imports.add(context.core(base))
    hidden = frozenset(each.name for each in planned)
    hidden |= {child.path[-1] for child in resource.children}
    methods = [method(context, each, mode, hidden) for each in planned]
    for each in methods:
        imports |= each.imports
    name = f"{mode.prefix}{resource.class_name}"
    module = resources_import("..", resource.children)
    imports |= {module} if resource.children else set()
    properties = [_child(child, mode, module) for child in resource.children]
    properties.extend(
        _response_view(name, response_view) for response_view in RESPONSE_VIEWS
    )
    return ResourceClassView(
        head=Code(break_lines(f"class {name}({base}):")),
        doc=docstring(layout(_doc(context, resource), 4), 4),
        properties=tuple(properties),
        methods=tuple(each.view for each in methods),
    )


def resources_import(package: str, children: Sequence[Resource]) -> Import:
    """Return the import of `resources`; a property of that name would hide the module."""
    hidden = any(child.path[-1] == "resources" for child in children)
    return Import(package, "resources", "resources_" if hidden else "")


def _child(child: Resource, mode: Mode, module: Import) -> PropertyView:
    name = f"{module.alias or module.name}.{mode.prefix}{child.class_name}"
    return property_view(
        child.path[-1],
        name,
        f"The `{'.'.join(child.path)}` resource.",
        f"{name}(self._client)",
    )


def _response_view(name: str, response_view: ResponseView) -> PropertyView:
    own = f"{name}{response_view.suffix}"
    return property_view(
        response_view.attribute, own, response_view.doc, f"{own}(self)"
    )
