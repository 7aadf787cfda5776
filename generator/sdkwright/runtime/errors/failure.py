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
        kind: The kind of exception that it becomes.
        phase: For time-outs, the limit that was exceeded.
        sent: Whether the server may have received the request or a part of it.
        transient: Whether another attempt may succeed.
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
    return TransportFailure(
        "the client is closed", kind="configuration", sent=False, transient=False
    )
