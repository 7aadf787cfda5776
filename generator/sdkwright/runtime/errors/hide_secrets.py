"""Constructors whose arguments do not appear in crash reports.

A crash report that shows local variables would show the credentials passed to a
constructor that raises, as it does for an invalid setting.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from .errors import SDKError


def hide_secrets(construct: Callable[..., None]) -> Callable[..., None]:
    """Wrap a constructor so that its exceptions have no frames with its arguments."""

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
