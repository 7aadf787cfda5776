"""The execution of a call: attempts, redirects, credentials, pauses."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, Generic, NamedTuple, TypeVar

from ..auth.authorization import Authoriser
from ..config.retry import pause, requested_retry, requested_wait
from ..errors.failure import TransportFailure, forget_frames
from ..frozen import dataclass
from ..response.raw_response import ResponseHead
from ..transport.effects import Effects, ReadBody, Sealed, Sleep, Transmit
from .redirect import RefusedRedirectError, is_redirect, redirected
from .report import Exchange, failure_error, redirect_error, status_error

if TYPE_CHECKING:
    from ..config.config import Scheme
    from ..config.options import RetryPolicy, Timeout
    from ..errors.errors import BodyTypes
    from ..request.client_defaults import Cookies
    from ..request.request import Request
    from ..request.settings import Settings
    from .logs import CallLog

T = TypeVar("T")

_REDIRECT_BODY: Final = 1 << 16


@dataclass(slots=True, kw_only=True)
class Call:
    """A request with its options, ready to be sent."""

    request: Request
    schemes: tuple[Scheme, ...]
    timeout: Timeout
    policy: RetryPolicy
    max_retries: int
    repeatable: bool
    error_types: BodyTypes | None = None
    redirects: tuple[int, ...] = ()

    def ends_with(self, status: int) -> bool:
        if 200 <= status < 300:
            return True
        return status in self.redirects or (status // 100 == 3 and 3 in self.redirects)


class Reply(NamedTuple):
    """A successful response."""

    head: ResponseHead
    data: bytes
    exchange: Exchange

    def __repr__(self) -> str:
        return f"Reply({self.head.status})"


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingRequest(Generic[T]):
    """A pending request of a client of either kind."""

    execution: Execution
    finish: Callable[[Reply, Any], T]
    unread: bool = False


@dataclass(slots=True, kw_only=True)
class Execution:
    """The execution of one call; the state that its attempts share."""

    call: Call
    settings: Settings
    authoriser: Authoriser
    log: CallLog
    cookies: Cookies | None = None
    started: float = 0.0
    attempt: int = 0
    renewed: bool = False

    def run(self) -> Effects[Reply]:
        self.started = time.monotonic()
        total = self.call.timeout.total
        if total is not None:
            self.call.request.deadline = self.started + total
        while True:
            request = self.call.request.copy()
            request.attempt = self.attempt
            reply = yield from self._attempt(request)
            if reply is not None:
                self.settings.budget.give()
                return reply
            self.attempt += 1

    def _attempt(self, request: Request) -> Effects[Reply | None]:
        head: ResponseHead | None = None
        try:
            request, head = yield from self._exchange(request)
            if self.call.ends_with(head.status):
                data = b""
                if request.streaming:
                    if head.release is not None:
                        head.release()
                else:
                    none = request.method == "HEAD"
                    limit = self.settings.response_bytes
                    data = yield ReadBody(limit, request.deadline, partial=none)
                return Reply(head, data, self._exchanged(request))
        except TransportFailure as failure:
            error = failure
        else:
            yield from self._after_status(request, head)
            return None
        yield from self._after_failure(request, error, head)
        return None

    def _exchange(self, request: Request) -> Effects[tuple[Request, ResponseHead]]:
        if self.call.schemes:
            yield from self.authoriser.apply(self.call.schemes, request)
        hops = 0
        own = Sealed(request.fields.get(b"cookie"))
        head: ResponseHead
        while True:
            if self.cookies is not None and not request.foreign:
                self._send_cookies(self.cookies, request, own)
            if self.log.enabled:
                head = yield from self._send_and_log(request)
            else:
                head = yield Transmit(request)
            if self.cookies is not None and not request.foreign:
                self.cookies.keep(request, head.status, head.headers)
            is_end = self.call.ends_with(head.status)
            if is_end or not is_redirect(head.status, head.headers):
                return request, head
            yield from ReadBody(_REDIRECT_BODY, request.deadline, partial=True)
            hops += 1
            try:
                request = redirected(request, head.status, head.headers, hops)
            except RefusedRedirectError as refused:
                reason = self._exchanged(request).mask(str(refused))
                break
        raise redirect_error(self._exchanged(request), head, reason)

    def _send_cookies(
        self,
        cookies: Cookies,
        request: Request,
        own: Sealed[tuple[bytes, bytes] | None],
    ) -> None:
        request.fields.pop(b"cookie", None)
        if own.value is not None:
            request.fields[b"cookie"] = own.value
        cookies.add(request)

    def _send_and_log(self, request: Request) -> Effects[ResponseHead]:
        self.log.sending(request)
        began = time.monotonic()
        try:
            head = yield from Transmit(request)
        except TransportFailure as failure:
            self.log.failed(request, failure.reason)
            raise
        self.log.received(request, head, time.monotonic() - began)
        return head

    def _after_status(self, request: Request, head: ResponseHead) -> Effects[None]:
        limit = self.settings.config.limits.error_bytes
        data = yield from ReadBody(limit, request.deadline, partial=True)
        if self._renew(request, head):
            return
        wait = self._wait_after_status(head)
        if wait is None or not self._may_repeat(wait, request):
            error = status_error(
                self._exchanged(request), head, data, self.call.error_types
            )
            data = b""  # it may repeat a credential that a crash report would show
            raise error
        yield from self._pause(wait)

    def _after_failure(
        self, request: Request, failure: TransportFailure, head: ResponseHead | None
    ) -> Effects[None]:
        now = time.monotonic()
        if failure.kind == "timeout" and _over(request, now):
            failure.phase, failure.transient = "total", False
            failure.reason = "the time for the whole call ran out"
        repeatable = self.call.repeatable or not failure.sent
        wait = pause(self.call.policy, self.attempt)
        if (
            failure.transient
            and repeatable
            and self.call.policy.connection_errors
            and self._may_repeat(wait, request)
        ):
            yield from self._pause(wait)
            return
        forget_frames(failure)
        cause = failure.__cause__
        raise failure_error(self._exchanged(request), failure, head) from cause

    def _wait_after_status(self, head: ResponseHead) -> float | None:
        requested = requested_retry(head.headers)
        policy = self.call.policy
        may = self.call.repeatable or _not_processed(head)
        wanted = may and policy.covers(head.status)
        if not (wanted if requested is None else requested):
            return None
        delay = requested_wait(head.headers, head.status)
        if delay is None:
            return pause(policy, self.attempt)
        return delay if delay <= policy.longest_wait else None

    def _may_repeat(self, wait: float, request: Request) -> bool:
        if self.attempt >= self.call.max_retries or not _replayable(request):
            return False
        in_time = not _over(request, time.monotonic() + wait)
        return in_time and self.settings.budget.take()

    def _pause(self, seconds: float) -> Effects[None]:
        if self.log.enabled:
            self.log.waiting(seconds)
        yield from Sleep(seconds)

    def _renew(self, request: Request, head: ResponseHead) -> bool:
        if self.renewed or head.status != 401 or not _replayable(request):
            return False
        self.renewed = True
        return self.authoriser.renew(self.call.schemes, request, head)

    def _exchanged(self, request: Request) -> Exchange:
        return Exchange(
            errors=self.settings.errors,
            request=request,
            attempt=self.attempt,
            elapsed=time.monotonic() - self.started,
        )


def _not_processed(head: ResponseHead) -> bool:
    return head.status == 429 or (head.status == 503 and "retry-after" in head.headers)


def _over(request: Request, moment: float) -> bool:
    return request.deadline is not None and moment >= request.deadline


def _replayable(request: Request) -> bool:
    body = request.body
    return body is None or isinstance(body, bytes) or body.replayable
