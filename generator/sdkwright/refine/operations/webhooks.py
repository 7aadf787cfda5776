"""One type for all that an API's webhooks may say.

Who receives webhooks has one place for all of them, so their payloads become the variants
of one union; the unions pass finds their discriminator.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.frozen import replace
from sdkwright.ir import Alias, Docs, MapOf, NameCandidate, Priority, Ref
from sdkwright.ir.build import ANY, is_any, union
from sdkwright.source import Pointer

if TYPE_CHECKING:
    from sdkwright.config import ApiConfig
    from sdkwright.diagnostics import Report
    from sdkwright.ir import Api

_DOCS = "What the API sends to webhooks."


def webhooks(api: Api, _config: ApiConfig, _report: Report) -> Api:
    """Declare the union of the webhooks' payloads, if there are any."""
    sent = [
        (each.at, MapOf(value=ANY) if is_any(each.type) else each.type)
        for each in api.events
        if each.kind == "webhook" and each.type is not None
    ]
    if not sent:
        return api
    at = Pointer(("webhooks",))
    alias = Alias(
        id=str(at),
        at=at,
        candidate=NameCandidate(
            text="webhook event",
            priority=Priority.DERIVED,
            context=(api.name,),
            rule="all webhooks",
        ),
        docs=Docs(description=_DOCS),
        type=union((type for _, type in sent), at=at),
    )
    return replace(
        api,
        declarations={**api.declarations, alias.id: alias},
        webhook=Ref(target=alias.id),
    )
