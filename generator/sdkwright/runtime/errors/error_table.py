"""The mapping from failures to a package's exceptions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeAlias

from .errors import (
    APIConnectionError,
    APIError,
    APIResponseValidationError,
    APIStatusError,
    APITimeoutError,
    ConfigurationError,
    InvalidArgumentError,
    StreamError,
    WebhookVerificationError,
)

if TYPE_CHECKING:
    from typing_extensions import TypeForm

BodyTypes: TypeAlias = "Mapping[int, Callable[[], TypeForm[object]]]"
"""Types of error bodies by status; ``5`` stands for 500-599 and ``0`` for the rest."""

_SERVER_ERROR: Final = 500
_HUNDRED: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorTable:
    """The exception classes of one API, and the types of its error bodies."""

    base: type[APIError] = APIError
    connection: type[APIConnectionError] = APIConnectionError
    timeout: type[APITimeoutError] = APITimeoutError
    status: type[APIStatusError[object]] = APIStatusError
    validation: type[APIResponseValidationError] = APIResponseValidationError
    stream: type[StreamError] = StreamError
    configuration: type[ConfigurationError] = ConfigurationError
    argument: type[InvalidArgumentError] = InvalidArgumentError
    webhook: type[WebhookVerificationError] = WebhookVerificationError
    statuses: Mapping[int, type[APIStatusError[object]]] = field(
        default_factory=dict[int, type[APIStatusError[object]]]
    )
    bodies: BodyTypes | None = None

    def status_class(self, status: int) -> type[APIStatusError[object]]:
        """Return the exception class for a status; 500 and above share one."""
        known = self.statuses.get(status)
        if known is None and status >= _SERVER_ERROR:
            known = self.statuses.get(_SERVER_ERROR)
        return known or self.status

    def body_type(self, status: int, own: BodyTypes | None) -> TypeForm[object] | None:
        """Return the type declared for an error's body, or None.

        Args:
            status: The status of the response.
            own: The operation's own declarations, which take precedence.
        """
        for key in (status, status // _HUNDRED, 0):
            for table in (own, self.bodies):
                if table and key in table:
                    return table[key]()
        return None
