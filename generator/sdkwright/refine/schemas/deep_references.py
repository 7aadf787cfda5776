"""Read in place the targets of references into the middle of a schema.

A `$ref` to a property's schema, say, names a type that has no name: unless it is an object
or refers to itself, every use gets the type itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.frozen import replace
from sdkwright.ir import Alias, Ref
from sdkwright.ir.api_walk import rewrite_api
from sdkwright.ir.walk import components, graph, rewrite

if TYPE_CHECKING:
    from sdkwright.config import ApiConfig
    from sdkwright.diagnostics import Report
    from sdkwright.ir import Api, Type


def deep_references(api: Api, _config: ApiConfig, _report: Report) -> Api:
    """Replace references to aliases without a name by what they stand for."""
    nameless = {
        id: each
        for id, each in api.declarations.items()
        if isinstance(each, Alias) and each.candidate is None
    }
    if not nameless:
        return api
    edges = graph(nameless)
    instead: dict[str, Type] = {}

    def change(type: Type) -> Type:
        return instead.get(type.target, type) if isinstance(type, Ref) else type

    for group in components(edges):
        id = group[0]
        if len(group) == 1 and id not in edges[id]:
            instead[id] = rewrite(nameless[id].type, change)
    kept = {id: each for id, each in api.declarations.items() if id not in instead}
    return rewrite_api(replace(api, declarations=kept), change)
