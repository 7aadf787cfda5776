"""Types that say too little: fields that may all be missing, and `object`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.ir import Access, Alias, Extra, Kind, Nullable, Primitive, Record, Ref
from sdkwright.ir.walk import graph, reachable, references
from sdkwright.lint.finding import Finding
from sdkwright.refine.operations import success

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sdkwright.ir import Api, Operation, Type
    from sdkwright.lint.subject import Subject

# One property alone may well be missing.
_FEW: Final = 2


def optional_results(subject: Subject) -> Iterator[Finding]:
    """Find objects of results of which nothing is required."""
    api = subject.api
    if api is None:
        return
    roots = [
        id
        for operation in api.operations
        for type in _results(operation)
        for id in references(type)
    ]
    for id in reachable(graph(api.declarations), roots):
        each = api.declarations[id]
        if not isinstance(each, Record):
            continue
        fields = [field for field in each.fields if field.access is not Access.WRITE]
        if len(fields) >= _FEW and not any(field.required for field in fields):
            message = (
                f"None of the {len(fields)} properties{_of(subject, id)} is required."
            )
            yield Finding(code="response-all-optional", message=message, at=each.at)


def _results(operation: Operation) -> Iterator[Type]:
    main = success(operation)
    for content in main.contents if main is not None else ():
        yield from (each for each in (content.type, content.item) if each is not None)
    if operation.streaming is not None:
        yield operation.streaming.item


def untyped(subject: Subject) -> Iterator[Finding]:
    """Find what is `object` in signatures."""
    code, api = "schema-untyped", subject.api
    if api is None:
        return
    for operation in api.operations:
        for parameter in operation.parameters:
            if parameter.content is None and _is_any(parameter.type):
                message = f"The parameter {parameter.wire!r} has no type."
                yield Finding(code=code, message=message, at=parameter.at)
        main = success(operation)
        places = [*(operation.body.contents if operation.body is not None else ())]
        places += main.contents if main is not None else ()
        for content in places:
            type = content.type if "json" in content.media_type else None
            if type is not None and (_is_any(type) or _is_empty(api, type)):
                message = f"The {content.media_type} body has no type."
                yield Finding(code=code, message=message, at=content.at / "schema")
    for id, declaration in api.declarations.items():
        for field in declaration.fields if isinstance(declaration, Record) else ():
            if _is_any(field.type):
                message = f"The property {field.wire!r}{_of(subject, id)} has no type."
                yield Finding(code=code, message=message, at=field.at)


def _is_any(type: Type) -> bool:
    inner = type.type if isinstance(type, Nullable) else type
    return isinstance(inner, Primitive) and inner.kind is Kind.ANY


def _is_empty(api: Api, type: Type) -> bool:
    """Whether a type is an object of which nothing is known."""
    found = api.declarations.get(type.target) if isinstance(type, Ref) else None
    if isinstance(found, Alias):
        return _is_any(found.type)
    return found is not None and not found.fields and found.extra is Extra.OPEN


def _of(subject: Subject, id: str) -> str:
    """Return whose it is, in words."""
    name = subject.types.get(id, "")
    return f" of {name}" if name else ""
