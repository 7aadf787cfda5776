"""One object in place of a method's arguments, as programs for other packages give it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.config import Compat, is_module
from sdkwright.frozen import replace
from sdkwright.python.format import Import
from sdkwright.python.operations.arguments import only_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sdkwright.ir import Operation
    from sdkwright.python.operations.arguments import Argument
    from sdkwright.python.operations.parameters import Arguments
    from sdkwright.python.types import Context

REQUEST: Final = "request"
"""The argument that holds all others."""
REQUEST_DOCUMENTATION: Final = "The arguments as members of one object, in their place."
_EXTENSION: Final = "x-sdkwright-request"
_FIELDS: Final = "body"
_WHOLE: Final = "payload"
_MODULE: Final = "operations"
# How modules with methods call that module; no method is called so.
_ALIAS: Final = "operations_"
# Builtins that members have an underscore for, as their packages have.
_AVOIDED: Final = frozenset({"filter", "format"})


def asked_request(operation: Operation) -> str:
    """Return the type of the object that an operation should take; empty for none."""
    value = operation.extensions.get(_EXTENSION)
    return value.strip() if isinstance(value, str) else ""


def with_request(
    context: Context, operation: Operation, arguments: Arguments
) -> Arguments:
    """Return arguments that may be given as one object, where the operation asks for it."""
    name = asked_request(operation)
    taken = {each.python for each in (*arguments.every, *arguments.earlier)}
    if (
        context.compat is not Compat.SPEAKEASY
        or not taken
        or REQUEST in taken
        or not is_module(name)
    ):
        return arguments
    declarations = context.api.declarations
    needed = frozenset(
        each.key
        for each in arguments.every
        if each.required and only_value(declarations, each.type) is None
    )
    return replace(arguments, request=name, held=needed)


def request_members(arguments: Arguments) -> Iterator[tuple[str, Argument]]:
    """Yield what such an object holds: each argument by its name there; the body as one."""
    body = arguments.body
    whole = any(each.location == _WHOLE for each in arguments.every)
    for each in arguments.every:
        if each.location == _WHOLE and body is not None:
            yield _member(each), replace(each, required=body.required)
        elif each.location != _FIELDS or not whole:
            yield _member(each), replace(each, required=each.key in arguments.held)


def _member(argument: Argument) -> str:
    """Return what a member is called: as the argument, but most builtins as they are."""
    plain = argument.python.removesuffix("_")
    return plain if is_module(plain) and plain not in _AVOIDED else argument.python


def request_parameter(
    context: Context, arguments: Arguments, imports: set[Import]
) -> list[str]:
    """Return the parameter and its type, where there is one; adds its import."""
    if not arguments.request:
        return []
    imports.add(Import(f"{context.place.types}models", _MODULE, _ALIAS))
    return [f"{REQUEST}: {_ALIAS}.{arguments.request}"]
