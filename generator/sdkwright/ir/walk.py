"""Go through types and declarations: iterate, rewrite, and see what depends on what.

Types nest as deep as schemas do, which the reader bounds; declarations refer to each other
without bound, so everything about their graph is iterative.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, assert_never

from sdkwright.frozen import replace
from sdkwright.ir.build import nullable, union
from sdkwright.ir.types import (
    Alias,
    AllOf,
    Declaration,
    Extra,
    Field,
    ListOf,
    Literals,
    MapOf,
    Nullable,
    Primitive,
    Record,
    Ref,
    TupleOf,
    Type,
    UnionOf,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

Change: TypeAlias = "Callable[[Type], Type]"


def parts(type: Type) -> tuple[Type, ...]:
    """Return the types a type is directly made of."""
    match type:
        case Primitive() | Literals() | Ref():
            return ()
        case ListOf(item=inner) | MapOf(value=inner) | Nullable(type=inner):
            return (inner,)
        case UnionOf(variants=several) | AllOf(parts=several):
            return several
        case TupleOf(items=items, rest=rest):
            return items if rest is None else (*items, rest)
        case _:
            assert_never(type)


def nodes(type: Type) -> Iterator[Type]:
    """Yield a type and all types inside it."""
    waiting = [type]
    while waiting:
        each = waiting.pop()
        yield each
        waiting.extend(parts(each))


def references(type: Type) -> Iterator[str]:
    """Yield the ids a type refers to, from left to right."""
    if isinstance(type, (Primitive, Literals)):
        return
    waiting: list[Type] = [type]
    while waiting:
        each = waiting.pop()
        if isinstance(each, Ref):
            yield each.target
        else:
            waiting.extend(reversed(parts(each)))


def types(declaration: Declaration) -> Iterator[Type]:
    """Yield the types a declaration is made of."""
    match declaration:
        case Alias(type=type):
            yield type
        case Record(fields=fields, extra=extra):
            for field in fields:
                yield field.type
            if not isinstance(extra, Extra):
                yield extra
        case _:
            assert_never(declaration)


def rewrite(type: Type, change: Change, *, every: bool = False) -> Type:
    """Return a type with `change` applied to its nodes, innermost first.

    What does not change is not copied, so that unchanged types are recognized by identity.

    Args:
        type: The type.
        change: Given a node, returns what takes its place.
        every: Whether primitives and literals change, too, which are most nodes.
    """
    if isinstance(type, (Primitive, Literals)):
        return change(type) if every else type
    match type:
        case Ref():
            return change(type)
        case ListOf(item=inner):
            new = rewrite(inner, change, every=every)
            return change(type if new is inner else replace(type, item=new))
        case MapOf(value=inner):
            new = rewrite(inner, change, every=every)
            return change(type if new is inner else replace(type, value=new))
        case Nullable(type=inner):
            new = rewrite(inner, change, every=every)
            return change(type if new is inner else nullable(new))
        case UnionOf() | AllOf() | TupleOf():
            return change(_rewrite_several(type, change, every=every))
        case _:
            assert_never(type)


def _rewrite_several(
    type: UnionOf | AllOf | TupleOf, change: Change, *, every: bool
) -> Type:
    before = parts(type)
    after = tuple([rewrite(each, change, every=every) for each in before])
    if all(new is old for new, old in zip(after, before, strict=True)):
        return type
    match type:
        case UnionOf(resolved_discriminator=None):
            return union(after, type.discriminator, type.at)
        case UnionOf():
            return replace(type, variants=after)
        case AllOf():
            return replace(type, parts=after)
        case TupleOf(rest=None):
            return replace(type, items=after)
        case TupleOf():
            return replace(type, items=after[:-1], rest=after[-1])
        case _:
            assert_never(type)


def rewrite_field(field: Field, change: Change) -> Field:
    """Return a field with its type rewritten."""
    if isinstance(field.type, (Primitive, Literals)):
        return field
    new = rewrite(field.type, change)
    return field if new is field.type else replace(field, type=new)


def rewrite_declaration(declaration: Declaration, change: Change) -> Declaration:
    """Return a declaration with all its types rewritten; itself if nothing changes."""
    if isinstance(declaration, Alias):
        new = rewrite(declaration.type, change)
        if new is declaration.type:
            return declaration
        return replace(declaration, type=new)
    extra = declaration.extra
    if not isinstance(extra, Extra):
        extra = rewrite(extra, change)
    fields = tuple([rewrite_field(each, change) for each in declaration.fields])
    if extra is declaration.extra and all(
        new is old for new, old in zip(fields, declaration.fields, strict=True)
    ):
        return declaration
    return replace(declaration, fields=fields, extra=extra)


def graph(declarations: Mapping[str, Declaration]) -> dict[str, tuple[str, ...]]:
    """Return which declarations each one refers to, once each, in order."""
    return {id: _targets(declaration) for id, declaration in declarations.items()}


def _targets(declaration: Declaration) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for type in types(declaration):
        if isinstance(type, Ref):
            found[type.target] = None
        elif not isinstance(type, (Primitive, Literals)):
            found |= dict.fromkeys(references(type))
    return tuple(found)


def reachable(
    edges: Mapping[str, Iterable[str]], roots: Iterable[str]
) -> dict[str, None]:
    """Return what can be reached from some ids, themselves included, as an ordered set."""
    found: dict[str, None] = {}
    waiting = list(reversed(list(roots)))
    while waiting:
        id = waiting.pop()
        if id not in found and id in edges:
            found[id] = None
            waiting.extend(reversed(tuple(edges[id])))
    return found


def components(edges: Mapping[str, Iterable[str]]) -> list[tuple[str, ...]]:
    """Return the strongly connected components, each after those it depends on.

    Tarjan's algorithm without recursion. Roots are taken in the order of their ids and the
    members of a component are sorted, so the result does not depend on insertion order.
    """
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    on_stack: set[str] = set()
    found: list[tuple[str, ...]] = []
    for root in sorted(edges):
        if root in index:
            continue
        work: list[tuple[str, Iterator[str]]] = [(root, _next(edges, root))]
        index[root] = low[root] = len(index)
        stack.append(root)
        on_stack.add(root)
        while work:
            id, targets = work[-1]
            for target in targets:
                if target not in index:
                    index[target] = low[target] = len(index)
                    stack.append(target)
                    on_stack.add(target)
                    work.append((target, _next(edges, target)))
                    break
                if target in on_stack:
                    low[id] = min(low[id], index[target])
            else:
                work.pop()
                if work:
                    above = work[-1][0]
                    low[above] = min(low[above], low[id])
                if low[id] == index[id]:
                    found.append(_pop(stack, on_stack, id))
    return found


def _next(edges: Mapping[str, Iterable[str]], id: str) -> Iterator[str]:
    return iter(sorted({target for target in edges[id] if target in edges}))


def _pop(stack: list[str], on_stack: set[str], until: str) -> tuple[str, ...]:
    """Take one finished component off the stack."""
    members: list[str] = []
    while True:
        id = stack.pop()
        on_stack.discard(id)
        members.append(id)
        if id == until:
            return tuple(sorted(members))
