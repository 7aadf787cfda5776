"""Webhooks and callbacks: what a client has for them, and what there is to list of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.frozen import dataclass
from sdkwright.ir import NameCandidate, Priority
from sdkwright.python.names import Claim, Scope, settle
from sdkwright.python.operations import property_view

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sdkwright.ir import Event, Json
    from sdkwright.python.types import Context
    from sdkwright.python.views import PropertyView

ARGUMENT: Final = "webhook_secret"
_CANDIDATE: Final = NameCandidate(
    text="webhooks", priority=Priority.GIVEN, context=("event",), rule="all webhooks"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookPlan:
    """What the client of an API with webhooks has for them.

    Attributes:
        attribute: The client's property.
        type: What any of the webhooks says, as annotations of `client.py` spell it.
        env: The environment variable for the secret they are signed with.
    """

    attribute: str
    type: str
    env: str


def plan_webhooks(
    context: Context,
    prefix: str,
    taken: Iterable[str],
    settled: dict[str, dict[str, str]],
) -> WebhookPlan | None:
    """Decide what a client has for webhooks; None where the API has none.

    Args:
        context: Spells types.
        prefix: Front of the environment variables' names, such as `ACME`.
        taken: The names of the client's resources: one may be called `webhooks`.
        settled: Receives the property's name.
    """
    webhook = context.api.webhook
    if webhook is None:
        return None
    names = settle(
        Scope.RESOURCES,
        [Claim(key="webhooks", candidate=_CANDIDATE)],
        context.recorded.get("client"),
        taken,
    )
    settled["client"] = names
    return WebhookPlan(
        attribute=names["webhooks"],
        type=f"types.{context.speller.names.response[webhook.target]}",
        env=f"{prefix}_WEBHOOK_SECRET",
    )


def webhooks_property(plan: WebhookPlan) -> PropertyView:
    """Spell the client's property."""
    return property_view(
        plan.attribute,
        f"Webhooks[{plan.type}]",
        "What the API sends by itself: verifies it, and gives it back as objects.",
        f"Webhooks(self, lambda: {plan.type})",
    )


def payload(context: Context, event: Event) -> str | None:
    """Return what an event says, as a type; None where it says nothing."""
    if event.type is None:
        return None
    text = context.speller.response(event.type, context.place).text
    return text.replace("types.", "")


def events_index(context: Context) -> Json:
    """Return the entries of webhooks and callbacks in `operations.json`."""
    ids = {each.id: each.operation_id for each in context.api.operations}
    return [_entry(context, each, ids) for each in context.api.events]


def _entry(context: Context, event: Event, ids: Mapping[str, str | None]) -> Json:
    entry: dict[str, Json] = {
        "kind": event.kind,
        "name": event.name,
        "operation_id": event.operation_id,
        "pointer": event.at.fragment[1:],
        "method": event.method,
        "python": payload(context, event),
        "deprecated": event.docs.deprecated,
    }
    if event.owner:
        entry["of"] = ids.get(event.owner)
        entry["expression"] = event.expression
    return entry
