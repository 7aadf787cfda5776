"""Constructors whose arguments do not appear in crash reports."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from .errors import SDKError


def hide_secrets(construct: Callable[..., None]) -> Callable[..., None]:
    @wraps(construct)
    def constructor(*arguments: object, **options: object) -> None:
        try:
            construct(*arguments, **options)
        except SDKError as error:
            # The frames in between hold the arguments, and the message is enough.
            arguments, options = (), {}
            raise error.with_traceback(None) from error.__cause__
        except BaseException:
            arguments, options = (), {}
            raise

    return constructor
