"""How a transport reports that no good response came, before it becomes our exception."""

from __future__ import annotations

from typing import Literal

Kind = Literal["connection", "timeout", "validation", "argument", "configuration"]


class TransportFailure(Exception):  # noqa: N818 - never leaves the core
    """No complete response.

    Attributes:
        reason: What happened, in a few words.
        kind: Which class of exception it becomes.
        phase: For time-outs, which limit ran out.
        sent: Whether the request, or a part of it, may have reached the server.
        transient: Whether another attempt may end differently.
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
        """Keep what is known."""
        super().__init__(reason)
        self.reason = reason
        self.kind = kind
        self.phase = phase
        self.sent = sent
        self.transient = transient
