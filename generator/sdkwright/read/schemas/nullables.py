"""Move "or null" from a declaration to the places that refer to it.

A component that may be null is, in OpenAPI 3.0, a schema with `nullable: true`. Its class
is what the object looks like, and whoever refers to it gets the class or null.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.frozen import replace
from sdkwright.ir import Alias, Nullable, Ref
from sdkwright.ir.api_walk import rewrite_api
from sdkwright.ir.build import nullable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sdkwright.ir import Api, Declaration, Type


def lift(api: Api, known: set[str]) -> Api:
    """Return the API with null allowed where declarations are used, not inside them.

    Args:
        api: The API as read.
        known: Ids of the records that may be null.
    """
    found = known | _nullable_aliases(api.declarations, known)
    if not found:
        return api
    plain = {
        id: (
            replace(each, type=each.type.type)
            if isinstance(each, Alias) and isinstance(each.type, Nullable)
            else each
        )
        for id, each in api.declarations.items()
    }

    def change(type: Type) -> Type:
        if isinstance(type, Ref) and type.target in found:
            return nullable(type)
        return type

    changed = rewrite_api(replace(api, declarations=plain), change)
    # An alias that refers to what may be null has passed that on to its users already.
    stripped = {
        id: (
            replace(each, type=each.type.type)
            if isinstance(each, Alias) and isinstance(each.type, Nullable)
            else each
        )
        for id, each in changed.declarations.items()
    }
    return replace(changed, declarations=stripped)


def _nullable_aliases(
    declarations: Mapping[str, Declaration], known: set[str]
) -> set[str]:
    """Return the ids of aliases that may be null, also through other aliases."""
    users: dict[str, list[str]] = {}
    waiting = list(known)
    for id, each in declarations.items():
        if not isinstance(each, Alias):
            continue
        if isinstance(each.type, Nullable):
            waiting.append(id)
        elif isinstance(each.type, Ref):
            users.setdefault(each.type.target, []).append(id)
    found: set[str] = set()
    while waiting:
        id = waiting.pop()
        if id not in found:
            found.add(id)
            waiting.extend(users.get(id, ()))
    return found
