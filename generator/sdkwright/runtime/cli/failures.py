"""Exit codes of the command line.

- 0: the call succeeded.
- 1: anything else went wrong, such as a file that cannot be written.
- 2: the command was not understood, or an argument cannot be sent.
- 3: a credential is missing or was refused (401, 403).
- 4: the server refused the request (other 4xx).
- 5: the server failed (5xx).
- 6: no complete response arrived in time.
- 7: the response is not what the API description says.
- 130, 141: stopped by Ctrl-C; nobody reads the output any more.
"""

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
    """Return the exit code for an error of the client."""
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
