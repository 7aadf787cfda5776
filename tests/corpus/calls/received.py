"""What a client made of an answer, compared with what the server gave."""

from __future__ import annotations

from collections.abc import Iterator

from tests.corpus.calls.answers import Planned, is_stream
from tests.corpus.calls.clients import Outcome, plain
from tests.corpus.calls.compare import difference
from tests.corpus.spec.operations import Call


def unsent(count: int, outcome: Outcome) -> str:
    """Say how many requests there were instead of one, and why."""
    if outcome.error is not None:
        error = outcome.error
        return f"raised {type(error).__name__} after {count} requests: {error}"
    return f"{count} requests"


def received(call: Call, plan: Planned, outcome: Outcome, media: str) -> Iterator[str]:
    """Say what is wrong with what the client made of an answer."""
    error = outcome.error
    if plan.label == "undrawn":
        return
    if plan.is_error:
        yield from _raised(plan, error, media, head=call.method == "HEAD")
        return
    if error is not None:
        if not _is_told(plan, error, media):
            yield f"received: {media or 'nothing'}: {type(error).__name__}: {error}"
        return
    if call.method == "HEAD" or plan.label in {"none", "redirect"}:
        return
    raw = [data for _, data in plan.reply.contents] or [b""]
    if isinstance(outcome.value, bytes) and outcome.value in raw:
        if media.endswith("json") and outcome.value:
            yield f"received: {media}: bytes, although data was declared"
        return
    wanted = plan.values.get(media)
    if outcome.streamed and not is_stream(media):
        wanted = [_event(wanted)]  # a stream of documents, and the server sent one
    if found := _differs(wanted, outcome.value):
        yield f"received: {media or 'nothing'}: {found}"


def _event(value: object) -> object:
    """What an event is about: gRPC gateways put it into `result`, beside `error`."""
    if isinstance(value, dict) and value.keys() <= {"result", "error"}:
        return value.get("result", value)
    return value


def _is_told(plan: Planned, error: Exception, media: str) -> bool:
    """Whether an event says that the stream failed, and the client says so, too."""
    value = plan.values.get(media)
    told = isinstance(value, dict) and "error" in value
    return type(error).__name__ == "StreamError" and told


def _differs(wanted: object, got: object) -> str:
    if isinstance(wanted, bytes) and isinstance(got, str):
        wanted = wanted.decode()
    return difference(wanted, got)


def _raised(
    plan: Planned, error: Exception | None, media: str, *, head: bool
) -> Iterator[str]:
    status = getattr(error, "status_code", None)
    if status != plan.reply.status:
        yield f"error {plan.reply.status}: got {type(error).__name__}: {error}"
        return
    body = getattr(error, "body", None)
    wanted = plan.values.get(media)
    if (
        head
        or wanted is None
        or isinstance(wanted, bytes)
        or not media.endswith("json")
    ):
        return
    if found := difference(wanted, plain(body)):
        yield f"error {plan.reply.status}: body: {found}"
