"""Records that others extend, with a discriminator but without a list of the others.

`Pet` with a discriminator, and `Cat` as `allOf` of `Pet` and more: who refers to a `Pet`
means one of those that extend it (OpenAPI 3.1, section 4.8.25), so `Pet` becomes the union
of them. Their shared properties are in each of them already.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.frozen import replace
from sdkwright.ir import Alias, AllOf, NameCandidate, Nullable, Priority, Record, Ref
from sdkwright.ir.build import OTHERS, union

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sdkwright.ir import Declaration


def subtypes(declarations: Mapping[str, Declaration]) -> dict[str, list[str]]:
    """Return, by id, which declarations directly extend each declaration."""
    found: dict[str, list[str]] = {}
    for id, each in declarations.items():
        if isinstance(each, Alias):
            inner = each.type.type if isinstance(each.type, Nullable) else each.type
            for part in inner.parts if isinstance(inner, AllOf) else ():
                if isinstance(part, Ref):
                    found.setdefault(part.target, []).append(id)
    return found


def unfold(
    declarations: Mapping[str, Declaration], extending: Mapping[str, Sequence[str]]
) -> dict[str, Declaration]:
    """Return the declarations with each such record turned into the union it means."""
    result = dict(declarations)
    for id, base in declarations.items():
        if not isinstance(base, Record) or base.discriminator is None:
            continue
        mapped = dict.fromkeys(target for _, target in base.discriminator[1])
        found = _descendants(extending, id)
        found.update(mapped)
        targets = [
            target
            for target in found
            if target != id and isinstance(declarations.get(target), Record)
        ]
        # What is only a part of the schema that it names is no base of others.
        if all(declarations[each].at == base.at for each in targets):
            continue
        variants = [Ref(target=target) for target in targets]
        # What is none of them, such as a subtype that is new, is at least the base.
        own = _itself(base)
        result[own.id] = own
        variants.append(Ref(target=own.id))
        pairs = tuple((v, own.id if t == id else t) for v, t in base.discriminator[1])
        if all(value != OTHERS for value, _ in pairs):
            pairs = (*pairs, (OTHERS, own.id))
        result[id] = Alias(
            id=id,
            at=base.at,
            candidate=base.candidate,
            docs=base.docs,
            type=union(variants, (base.discriminator[0], pairs), base.at),
        )
    return result


def _descendants(extending: Mapping[str, Sequence[str]], id: str) -> dict[str, None]:
    """Return all that extend a declaration, directly or not, as an ordered set."""
    found: dict[str, None] = {}
    waiting = list(reversed(extending.get(id, ())))
    while waiting:
        each = waiting.pop()
        if each not in found:
            found[each] = None
            waiting.extend(reversed(extending.get(each, ())))
    return found


def _itself(base: Record) -> Record:
    """Return the record as a variant of its own."""
    return replace(
        base,
        id=str(base.at / "allOf" / "-"),
        discriminator=None,
        candidate=NameCandidate(text="base", priority=Priority.DERIVED, rule="variant"),
    )
