"""Exit codes of the command line."""

from __future__ import annotations

from typing import Final

from ..errors.errors import (
    APIConnectionError,
    APIResponseValidationError,
    APIStatusError,
    ConfigurationError,
    InvalidArgumentError,
    SDKError,
    StreamError,
)

INTERRUPTED: Final = 130
BROKEN_PIPE: Final = 141
_CREDENTIALS: Final = (401, 403)


class ReaderGoneError(Exception):
    """Nobody reads the output any more."""


def exit_code(error: SDKError) -> int:
    match error:
        case InvalidArgumentError():
            return 2
        case ConfigurationError():
            return 3
        case APIStatusError(status_code=status):
            if status in _CREDENTIALS:
                return 3
            return 5 if status >= 500 else 4
        case APIConnectionError():
            return 6
        case APIResponseValidationError() | StreamError():
            return 7
        case _:
            return 1
