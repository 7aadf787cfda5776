"""Digests of what modules are made from, so that those need not be made to be compared.

A module depends on its own part of the model, on all declarations in the closure of that,
on what those are called, and on what the API says once for everything. Whatever is spelled
in a module must be a part of its digest; a test over random edits holds it to that.
"""

from __future__ import annotations

import hashlib
from dataclasses import field
from functools import partial
from typing import TYPE_CHECKING

from sdkwright.frozen import dataclass, replace
from sdkwright.ir import Memo
from sdkwright.ir.api_walk import inputs as sent, outputs as received
from sdkwright.ir.walk import components, references
from sdkwright.python.operations import parameters_scope

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sdkwright.ir import Operation
    from sdkwright.python.operations import Planned, Resource
    from sdkwright.python.types import Context


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleDigests:
    """The digests of one API.

    Attributes:
        common: Of what every module may depend on.
        closures: Of each declaration and all that it refers to, however far, by id.
        memo: What was made of the API before.
    """

    common: str
    closures: Mapping[str, str]
    memo: Memo = field(default_factory=Memo)

    def of_types(self, module: str, keys: Sequence[str]) -> str:
        """Return the digest of a module of `types/` that holds some declarations."""
        return _digest(module, self.common, *(self.closures[each] for each in keys))

    def of_resource(
        self,
        resource: Resource,
        operations: Iterable[Planned],
        settled: Mapping[str, Mapping[str, str]],
    ) -> str:
        """Return the digest of a module of `resources/`.

        Args:
            resource: What stands in it.
            operations: Its operations, with their arguments.
            settled: The names of these.
        """
        children = [(each.path, each.class_name) for each in resource.children]
        own = replace(resource, operations=(), children=())
        parts = [repr(own), repr(children), self.common]
        for operation in resource.operations:
            parts += [
                self.memo.of(
                    ("operation digest", operation.id), partial(_operation, operation)
                ),
                repr(settled[parameters_scope(operation)]),
                *(self.closures[each] for each in _targets(operation)),
            ]
        for each in operations:
            for one in each.arguments.every:
                if one.is_result:  # another operation of that path may answer it
                    parts.append(repr(one.type))
                    parts += map(self.closures.__getitem__, references(one.type))
        return _digest(*parts)


def module_digests(
    context: Context, edges: Mapping[str, Sequence[str]], *, examples: bool = False
) -> ModuleDigests:
    """Return the digests of an API.

    Args:
        context: The API, with all names of its types settled.
        edges: Which declarations each one refers to.
        examples: Whether the docstrings of methods have examples.
    """
    # Decisions show in what they decided, which has its own place in the digests.
    api = replace(context.api, operations=(), declarations={}, events=(), decisions={})
    closures = context.memo.of("closures", partial(_closures, context, edges))
    common = _digest(
        repr(api),
        repr(context.error_types),
        context.dots,
        str((context.positional, sorted(context.shared), sorted(context.over))),
        str(examples),
        *([] if context.compat is None else [context.compat.value]),
    )
    return ModuleDigests(common=common, closures=closures, memo=context.memo)


def _closures(context: Context, edges: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return the digest of each declaration and all that it refers to, by id."""
    closures: dict[str, str] = {}
    for group in context.memo.of("components", partial(components, edges)):
        below = {each for member in group for each in edges[member]} - set(group)
        digest = _digest(
            *(
                context.memo.of(
                    ("type digest", each), partial(_declaration, context, each)
                )
                for each in group
            ),
            *(closures[each] for each in sorted(below) if each in closures),
        )
        closures |= dict.fromkeys(group, digest)
    return closures


def _operation(operation: Operation) -> str:
    return _digest(repr(operation))


def _declaration(context: Context, id: str) -> str:
    """Return a digest of a declaration, without what it refers to."""
    names, naming = context.speller.names, context.naming
    called = (names.response.get(id), names.request.get(id), naming.unknown.get(id))
    facts = (
        called,
        [names.modules.get(each) for each in called if each is not None],
        naming.fields.get(id),
        naming.keys.get(id),
        sorted(naming.discriminators.get(id, ())),
        id in context.wire.renaming,
        *(
            (each, names.custom[each])
            for each in called
            if each is not None and each in names.custom
        ),
    )
    return _digest(f"{context.api.declarations[id]!r}", f"{facts!r}")


def _targets(operation: Operation) -> Iterable[str]:
    every = (*sent(operation), *received(operation))
    return dict.fromkeys(target for type in every for target in references(type))


def _digest(*parts: str) -> str:
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=16).hexdigest()
