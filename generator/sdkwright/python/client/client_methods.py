"""Methods of the client itself: operations that belong to no resource.

They live in a resource of their own like all others; the client has the same methods,
which hand their arguments on, and the same views.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.emit.code import Code
from sdkwright.frozen import replace
from sdkwright.python.format import Import, bracketed, break_lines
from sdkwright.python.operations import (
    ASYNC,
    INSIDE,
    REQUEST,
    RESPONSE_VIEWS,
    SYNC,
    media_argument,
    method,
    methods_inside,
    property_view,
    resources_module,
    stream_argument,
    streams_both,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sdkwright.python.operations import Method, Planned, Resource, Tree
    from sdkwright.python.types import Context
    from sdkwright.python.views import MethodView, PropertyView

_OWN: Final = "_client_methods"
# The views that old clients have.
_OF_ALL: Final = frozenset({"with_raw_response", "with_streaming_response"})


def client_methods(
    context: Context,
    planned: Sequence[Planned],
    hidden: frozenset[str],
    dots: str,
    prefix: str,
    imports: set[Import],
) -> tuple[MethodView, ...]:
    """Spell the methods in one mode; adds the imports they need.

    Args:
        context: As for the resources' modules, which are one folder deeper.
        planned: The operations.
        hidden: What the client's members are called.
        dots: The relative import prefix from `client.py`.
        prefix: `Async` or nothing.
        imports: Receives what the methods need.
    """
    place = replace(context.place, types=".", core=dots, hidden=hidden)
    here = replace(context, dots=dots, place=place)
    mode = ASYNC if prefix else SYNC
    found: list[MethodView] = []
    for each in planned:
        made = method(here, each, mode)
        imports |= made.imports
        found.append(replace(made.view, body=_handed_on(each, made, imports)))
    for each, made in methods_inside(here, planned) if not prefix else ():
        imports |= made.imports
        body = _handed_on(each, made, imports, INSIDE.ending)
        found.append(replace(made.view, body=body))
    return tuple(found)


def _handed_on(
    planned: Planned, made: Method, imports: set[Import], ending: str = ""
) -> Code:
    """Return the body of a method: the same call, of the resource.

    No type checker finds the overload for an argument that may be two things, and all warn
    of calls of what is deprecated; such a method is called by what it returns.
    """
    arguments = [
        each.python if each.positional else f"{each.python}={each.python}"
        for each in (*planned.arguments.every, *planned.arguments.earlier)
    ]
    if planned.arguments.request:
        arguments.append(f"{REQUEST}={REQUEST}")
    if media_argument(planned.arguments):
        arguments.append("media_type=media_type")
    if planned.offers:
        arguments.append("accept=accept")
    if streams_both(planned.operation):
        asked = stream_argument(planned.operation)
        arguments.append(f"{asked}={asked}")
    arguments.append("**request_options")
    waits = str(made.view.signature).startswith("async")
    name = f"{planned.name}{ending}"
    function = f"self.{_OWN}.{name}"
    first = ""
    if made.view.overloads or made.view.decorator:
        returns = f"Awaitable[{made.returns}]" if waits else made.returns
        imports |= {Import("collections.abc", "Callable"), Import("typing", "Any")}
        imports.add(Import("typing", "cast"))
        if waits:
            imports.add(Import("collections.abc", "Awaitable"))
        declared = f"_call: Callable[..., {returns}]"
        first = break_lines(f'{declared} = cast("Any", self.{_OWN}).{name}', 8)
        first, function = f"{first}\n        ", "_call"
    head = f"return {'await ' if waits else ''}{function}"
    return Code(first + bracketed(head, "(", arguments, ")", indent=8))


def client_members(tree: Tree) -> frozenset[str]:
    """Return what the client's methods, and what leads to its resources, are called."""
    own = tree.client.methods.values() if tree.client is not None else ()
    return frozenset((*(each.path[0] for each in tree.resources), *own))


def tree_module(tree: Tree) -> str:
    """Return what `client.py` calls the module of all resources."""
    return resources_module({*client_members(tree)})


def client_properties(
    resource: Resource, prefix: str, module: str, *, old: bool
) -> tuple[PropertyView, ...]:
    """Spell the properties that lead to the resource and to its views.

    Args:
        resource: What the methods are of.
        prefix: `Async` or nothing.
        module: What the module of all resources is called.
        old: Whether the client has old members: views of all that it has.
    """
    name = f"{module}.{prefix}{resource.class_name}"
    own = property_view(_OWN, name, "What is called on the client.", f"{name}(self)")
    views = (
        property_view(
            each.attribute,
            f"{name}{each.suffix}",
            each.doc,
            f"{name}{each.suffix}(self.{_OWN})",
        )
        for each in RESPONSE_VIEWS
        if not (old and each.attribute in _OF_ALL)
    )
    return (own, *views)
