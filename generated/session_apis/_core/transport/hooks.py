"""Whether another program has put functions of its own into the HTTP library."""

from __future__ import annotations

import sys
from types import FunctionType
from typing import Final

_LIBRARY: Final = "httpx2"
_METHODS: Final = (
    ("Client", ("__init__", "send", "_send_single_request")),
    ("HTTPTransport", ("__init__", "handle_request")),
)
_ASYNC_METHODS: Final = (
    ("AsyncClient", ("__init__", "send", "_send_single_request")),
    ("AsyncHTTPTransport", ("__init__", "handle_async_request")),
)


def hooked(*, asynchronous: bool = False) -> bool:
    library = sys.modules.get(_LIBRARY)
    if library is None:
        return False
    for name, methods in _ASYNC_METHODS if asynchronous else _METHODS:
        kind = getattr(library, name)
        for method in methods:
            function = getattr(kind, method, None)
            # `functools.wraps` changes a function's names, but not where it looks up its own.
            if type(function) is not FunctionType or not _own(function):
                return True
    return False


def _own(function: FunctionType) -> bool:
    where: object = function.__globals__.get("__name__")
    return isinstance(where, str) and where.partition(".")[0] == _LIBRARY
