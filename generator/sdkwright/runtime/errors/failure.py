"""Failures of the transport, before they become exceptions of the API."""

from __future__ import annotations

from typing import Literal

Kind = Literal["connection", "timeout", "validation", "argument", "configuration"]


def forget_frames(error: BaseException | None) -> None:
    """Drop the tracebacks of an exception and of its causes.

    Frames of the HTTP library hold headers: a crash report that shows local variables
    would show credentials.
    """
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        error.__traceback__ = None
        error = error.__cause__ or error.__context__


class TransportFailure(Exception):  # noqa: N818 - a failure until it is reported
    """No complete response arrived.

    Attributes:
        reason: What happened, in a few words.
        kind: Which class of exception it becomes.
        phase: For time-outs, which limit ran out.
        sent: Whether the request, or a part of it, may have reached the server.
        transient: Whether another attempt may end differently.
        host: Host and port of the server that was asked, once that is known.
    """

    def __init__(
        self,
        reason: str,
        *,
        kind: Kind = "connection",
        phase: str = "",
        sent: bool = True,
        transient: bool = True,
    ) -> None:
        """Store the details."""
        super().__init__(reason)
        self.reason = reason
        self.kind = kind
        self.phase = phase
        self.sent = sent
        self.transient = transient
        self.host = ""


def time_over(*, sent: bool = False) -> TransportFailure:
    """Return the failure for a call whose deadline has passed."""
    return TransportFailure(
        "the time for the whole call ran out",
        kind="timeout",
        phase="total",
        sent=sent,
        transient=False,
    )


def closed() -> TransportFailure:
    """Return the failure for a closed client."""
    return misconfigured("the client is closed")


def misconfigured(reason: str) -> TransportFailure:
    """Return the failure of a client that cannot send anything."""
    return TransportFailure(reason, kind="configuration", sent=False, transient=False)


def invalid(reason: str) -> TransportFailure:
    """Return the failure for a response that makes no sense, and would make none again."""
    return TransportFailure(reason, kind="validation", transient=False)
