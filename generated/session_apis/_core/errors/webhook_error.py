"""The exception of messages of webhooks."""

from __future__ import annotations

from .errors import APIError


class WebhookVerificationError(APIError):
    """A webhook message is not authentic, not recent, or has an invalid payload.

    Attributes:
        reason: What is invalid: ``headers``, ``timestamp``, ``signature`` or
            ``payload``.
    """

    def __init__(self, message: str, *, reason: str = "signature") -> None:
        super().__init__(message)
        self.reason = reason
