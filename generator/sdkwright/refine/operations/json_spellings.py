"""Leave out media types of a body that only write `application/json` in another way.

Frameworks list them by themselves: `text/json` and `application/*+json` beside
`application/json`, all with the same schema. There is nothing to choose for who calls.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.frozen import replace
from sdkwright.ir import Record
from sdkwright.ir.media import essence
from sdkwright.refine.operations.once import JSON_SPELLINGS, decided_once
from sdkwright.refine.operations.shapes import resolved

if TYPE_CHECKING:
    from sdkwright.config import ApiConfig
    from sdkwright.diagnostics import Report
    from sdkwright.ir import Api, Body, Content

_PLAIN: Final = "application/json"
_SPELLINGS: Final = frozenset(
    {"application/*+json", "application/x-json", "text/json", "text/x-json"}
)
# A patch is a list of changes (RFC 6902): where it is said to be an object, it is none.
_PATCH: Final = "application/json-patch+json"
_ONE, _EACH = "one", "each"


def json_spellings(api: Api, _config: ApiConfig, report: Report) -> Api:
    """Leave the spellings of JSON to `application/json` where the schema is the same."""
    rule = decided_once(api, JSON_SPELLINGS, new=_ONE, old=_EACH)
    operations = list(api.operations)
    found = False
    for place, each in enumerate(operations):
        left = _left_out(api, each.body) if each.body is not None else ()
        if each.body is None or not left:
            continue
        found = True
        if rule == _EACH:
            report.note("json-spelling", _KEPT, each.body.at, help=_RENAME)
            continue
        report.note("json-spelling", _LEFT, each.body.at)
        kept = tuple(one for one in each.body.contents if one not in left)
        operations[place] = replace(each, body=replace(each.body, contents=kept))
    decided = {JSON_SPELLINGS: rule} if found else {}
    return replace(
        api, operations=tuple(operations), decisions={**api.decisions, **decided}
    )


_KEPT: Final = "The other media types of JSON stay, as an earlier build has them."
_LEFT: Final = (
    "Media types that only write `application/json` in another way are left out."
)
_RENAME: Final = "`gen build --rename` sends `application/json` alone."


def _left_out(api: Api, body: Body) -> tuple[Content, ...]:
    """Return the contents of a body that are spellings of another one."""
    plain = next(
        (each for each in body.contents if essence(each.media_type) == _PLAIN), None
    )
    if plain is None or plain.type is None:
        return ()
    names = _SPELLINGS
    if isinstance(resolved(plain.type, api.declarations), Record):
        names |= {_PATCH}
    return tuple(
        each
        for each in body.contents
        if essence(each.media_type) in names and each.type == plain.type
    )
