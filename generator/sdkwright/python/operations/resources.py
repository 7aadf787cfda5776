"""Resources: the modules they become."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.config import Compat
from sdkwright.emit.code import Code
from sdkwright.frozen import replace
from sdkwright.python.docstrings import (
    clean,
    docstring,
    example_section,
    layout,
    paragraphs,
)
from sdkwright.python.format import Import, break_lines, import_lines
from sdkwright.python.names import Spelling, identifier, spelling_of
from sdkwright.python.operations.accepts import offers_of
from sdkwright.python.operations.constants import (
    operation_constant,
    page_item,
    result_expr,
    stream_constant,
)
from sdkwright.python.operations.methods import (
    ASYNC,
    SYNC,
    Planned,
    both_methods,
    method,
)
from sdkwright.python.operations.pagination import can_page
from sdkwright.python.operations.parameters import plan_arguments
from sdkwright.python.operations.requests import with_request
from sdkwright.python.operations.resource_tree import method_candidate, method_scope
from sdkwright.python.operations.response_views import (
    RESPONSE_VIEWS,
    ResponseView,
    wrapper,
)
from sdkwright.python.operations.results import plan_result
from sdkwright.python.views import PropertyView, ResourceClassView, ResourceView

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from sdkwright.ir import Operation
    from sdkwright.python.operations.methods import Examples, Method, Mode
    from sdkwright.python.operations.resource_tree import Resource
    from sdkwright.python.operations.results import Result
    from sdkwright.python.types import Context


# Asynchronous methods in synchronous classes, for programs that have one client for both.
INSIDE: Final = replace(ASYNC, ending="_async", client="self._async_client")


def plan_operations(
    context: Context, resource: Resource, settled: dict[str, dict[str, str]]
) -> tuple[Planned, ...]:
    """Decide arguments, results and paging of a resource's operations."""
    found: list[Planned] = []
    taken = {each.upper() for each in resource.methods.values()}
    for operation in resource.operations:
        name = resource.methods[operation.id]
        stream = f"{name.upper()}_STREAM"
        scope = parameters_scope(operation)
        arguments = plan_arguments(
            context.api,
            operation,
            context.wire,
            context.recorded.get(scope, {}),
            context.positional,
            context.shared,
            context.over,
            context.reads,
        )
        settled[scope] = {each.key: each.python for each in arguments.every}
        arguments = with_request(context, operation, arguments)
        result = plan_result(context.api, operation)
        paged = can_page(context, operation, arguments)
        chosen = not (paged or any(e.python == "accept" for e in arguments.every))
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
                rule=_rule(operation, name, spelling_of(context.api)),
                returns=_returns(context, operation, result, paged=paged),
                offers=offers_of(context.api, operation, result) if chosen else (),
            )
        )
    return tuple(found)


def _rule(operation: Operation, name: str, spelling: Spelling) -> str:
    """Return what a method's name comes from, and why it is not the plain one."""
    candidate = method_candidate(operation)
    plain = identifier(method_scope(operation), candidate.text, spelling)
    if name == plain or not candidate.alternatives:
        return candidate.rule
    return f"{candidate.rule}; {plain!r} is taken, or gen.lock keeps this name"


def parameters_scope(operation: Operation) -> str:
    """Return the scope of the names of an operation's arguments, whatever it is called."""
    return f"parameters:{operation.alias_of or operation.id}"


def _returns(
    context: Context, operation: Operation, result: Result, *, paged: bool
) -> str:
    """Return the result's type for documentation."""
    text = result_expr(context, result).text
    if paged:
        text = f"Page[{page_item(context, operation).text}, {text}]"
    return text.replace("types.", "")


def resource_view(
    context: Context,
    resource: Resource,
    planned: Sequence[Planned],
    examples: Examples,
) -> ResourceView:
    """Spell a module of `resources/`."""
    imports: set[Import] = {
        Import("__future__", "annotations"),
        Import("functools", "cached_property"),
    }
    constants = _constants(context, planned, imports)
    hidden = frozenset(each.name for each in planned)
    hidden |= {child.path[-1] for child in resource.children}
    inside = replace(context, place=replace(context.place, hidden=hidden))
    both = [both_methods(inside, each, examples) for each in planned]
    synchronous = [each for each, _ in both]
    spelled = zip(planned, synchronous, strict=True)
    several = {each.name for each, made in spelled if made.view.overloads}
    synchronous += [each for _, each in methods_inside(inside, planned)]
    methods = ((SYNC, synchronous), (ASYNC, [each for _, each in both]))
    classes = tuple(
        _class(inside, resource, mode, own, examples.of_class(planned, mode), imports)
        for mode, own in methods
    )
    name = resource.class_name
    wrappers = tuple(
        wrapper(context, name, planned, mode, response_view, several, imports)
        for mode in (SYNC, ASYNC)
        for response_view in RESPONSE_VIEWS
    )
    doc = resource_text(context, resource)
    return ResourceView(
        doc=docstring(layout(doc, 0), 0),
        imports=import_lines(imports),
        constants=tuple(constants),
        classes=classes,
        wrappers=wrappers,
    )


def _constants(
    context: Context, planned: Sequence[Planned], imports: set[Import]
) -> list[Code]:
    """Spell the constants of operations; adds the imports they need."""
    constants: list[Code] = []
    for each in planned:
        operation = (
            each.operation if each.paged else replace(each.operation, paging=None)
        )
        parts = each.constant, each.arguments, each.result, each.offers
        made = operation_constant(context, operation, *parts)
        constants.append(made.text)
        imports |= made.imports
        if operation.streaming is not None:
            stream = stream_constant(context, operation, each.constant, each.stream)
            constants.append(stream.text)
            imports |= stream.imports
    return constants


def resource_text(context: Context, resource: Resource) -> str:
    """Say what a resource is: its tag's description, or its name.

    What its methods say is said there.
    """
    tags = {name.lower().partition(" (")[0]: docs for name, docs in context.api.tags}
    tags |= {name.lower(): docs for name, docs in context.api.tags}
    docs = tags.get(".".join(resource.words).lower()) or tags.get(
        resource.words[-1].lower()
    )
    text = paragraphs(docs) if docs is not None else ""
    said = {clean(each.docs.description) for each in resource.operations}
    if text in said.union(paragraphs(each.docs) for each in resource.operations):
        text = ""
    if not any(resource.path):
        return text or "The methods of the client itself."
    return text or f"The `{'.'.join(resource.path)}` resource."


def _class(
    context: Context,
    resource: Resource,
    mode: Mode,
    methods: Sequence[Method],
    example: str,
    imports: set[Import],
) -> ResourceClassView:
    """Spell a resource with its methods in one mode; adds the imports it needs.

    Args:
        context: With the place inside of the class.
        resource: The resource.
        mode: Sync or async.
        methods: Its methods in that mode.
        example: A call for its docstring; may be empty.
        imports: Receives what the class needs.
    """
    base = _base(context, mode, imports)
    for each in methods:
        imports |= each.imports | each.inside
    name = f"{mode.prefix}{resource.class_name}"
    module = resources_module(context.place.hidden)
    if resource.children:
        imports.add(resources_import("..", module))
    properties = [_child(child, mode, module) for child in resource.children]
    properties.extend(
        _response_view(name, response_view) for response_view in RESPONSE_VIEWS
    )
    return ResourceClassView(
        head=Code(break_lines(f"class {name}({base}):")),
        doc=_class_text(context, resource, example),
        properties=tuple(properties),
        methods=tuple(each.view for each in methods),
    )


def methods_inside(
    context: Context, planned: Sequence[Planned]
) -> list[tuple[Planned, Method]]:
    """Spell the asynchronous methods that a synchronous class has, if it has any.

    One that would be called like another method is left out.
    """
    if context.compat is not Compat.SPEAKEASY:
        return []
    names = {each.name for each in planned}
    return [
        (each, method(context, each, INSIDE))
        for each in planned
        if f"{each.name}{INSIDE.ending}" not in names
    ]


def _base(context: Context, mode: Mode, imports: set[Import]) -> str:
    """Return the class that a resource's extends; adds its import."""
    if context.compat is Compat.SPEAKEASY and not mode.prefix:
        imports.add(Import(f"{context.dots}_core.speakeasy.members", "OldResource"))
        return "OldResource"
    base = f"{mode.prefix}Resource"
    imports.add(context.core(base))
    return base


def _class_text(context: Context, resource: Resource, example: str) -> Code:
    """Write the docstring of a resource's class, with one call."""
    blocks = [layout(resource_text(context, resource), 4)]
    if example:
        blocks.append(example_section(example, 4))
    return docstring("\n\n".join(blocks), 4)


def resources_import(package: str, module: str) -> Import:
    """Return the import of the module of all resources."""
    return Import(package, "resources", "" if module == "resources" else module)


def resources_module(names: Container[str]) -> str:
    """Return what the module of all resources is called in a class with some names."""
    return "resources_" if "resources" in names else "resources"


def _child(child: Resource, mode: Mode, module: str) -> PropertyView:
    name = f"{module}.{mode.prefix}{child.class_name}"
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


def property_view(name: str, type_: str, doc: str, value: str) -> PropertyView:
    """Spell a property of a class.

    Args:
        name: Its name.
        type_: Its type, as an annotation.
        doc: What it is, in a sentence.
        value: The expression that makes it, once.
    """
    return PropertyView(
        signature=Code(break_lines(f"def {name}(self) -> {type_}:", 4)),
        doc=docstring(doc, 8),
        body=Code(break_lines(f"return {value}", 8)),
    )
