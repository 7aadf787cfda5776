"""Failures of the transport, before they become exceptions of the API."""

from __future__ import annotations

from typing import Literal

Kind = Literal["connection", "timeout", "validation", "argument", "configuration"]


def forget_frames(error: BaseException | None) -> None:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        error.__traceback__ = None
        error = error.__cause__ or error.__context__


class TransportFailure(Exception):  # noqa: N818 - a failure until it is reported
    """No complete response arrived."""

    def __init__(
        self,
        reason: str,
        *,
        kind: Kind = "connection",
        phase: str = "",
        sent: bool = True,
        transient: bool = True,
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.kind = kind
        self.phase = phase
        self.sent = sent
        self.transient = transient
        self.host = ""


def time_over(*, sent: bool = False) -> TransportFailure:
    return TransportFailure(
        "the time for the whole call ran out",
        kind="timeout",
        phase="total",
        sent=sent,
        transient=False,
    )


def closed() -> TransportFailure:
    return misconfigured("the client is closed")


def misconfigured(reason: str) -> TransportFailure:
    return TransportFailure(reason, kind="configuration", sent=False, transient=False)


def invalid(reason: str) -> TransportFailure:
    return TransportFailure(reason, kind="validation", transient=False)
