"""Constructors whose arguments no crash report shows.

Reports that show local variables would show the credentials that a constructor was given
when it fails, which it does where programs start, for a setting that is wrong.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from .errors import SDKError


def hide_secrets(construct: Callable[..., None]) -> Callable[..., None]:
    """Return the same constructor, which leaves no arguments behind when it fails."""

    @wraps(construct)
    def constructor(*arguments: object, **options: object) -> None:
        try:
            construct(*arguments, **options)
        except SDKError as error:
            # The message says it all; the frames in between hold the arguments.
            arguments, options = (), {}
            raise error.with_traceback(None) from error.__cause__
        except BaseException:
            arguments, options = (), {}
            raise

    return constructor
