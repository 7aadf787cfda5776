"""Constants, types and helpers under the names that old imports have."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from types import NoneType
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from ..config.config import Limits
from ..config.options import Timeout

if TYPE_CHECKING:
    import httpx2

    Transport: TypeAlias = httpx2.BaseTransport
else:  # the type of an argument only: httpx2 is imported by the first call
    Transport = object

__all__ = [
    "DEFAULT_CONNECTION_LIMITS",
    "DEFAULT_MAX_RETRIES",
    "DEFAULT_TIMEOUT",
    "DefaultAioHttpClient",
    "DefaultAsyncHttpxClient",
    "DefaultHttpxClient",
    "NoneType",
    "ProxiesTypes",
    "Transport",
    "file_from_path",
]

ProxiesTypes: TypeAlias = str | Mapping[str, str | None]

DEFAULT_TIMEOUT: Final = Timeout()
DEFAULT_MAX_RETRIES: Final = 2
DEFAULT_CONNECTION_LIMITS: Final = Limits()


def DefaultHttpxClient(**options: Any) -> httpx2.Client:  # noqa: N802 - an old name
    """Make an HTTP client for `http_client`, with the options of `httpx2.Client`."""
    import httpx2

    options.setdefault("follow_redirects", True)
    return httpx2.Client(**options)


def DefaultAsyncHttpxClient(  # noqa: N802 - an old name
    **options: Any,
) -> httpx2.AsyncClient:
    """Make an HTTP client for `http_client`, with the options of `httpx2.AsyncClient`."""
    import httpx2

    options.setdefault("follow_redirects", True)
    return httpx2.AsyncClient(**options)


def DefaultAioHttpClient() -> Literal["aiohttp"]:  # noqa: N802 - an old name
    """Return what `http_client` takes for aiohttp; needs the extra `[aiohttp]`."""
    return "aiohttp"


def file_from_path(path: str | os.PathLike[str]) -> tuple[str, bytes]:
    """Read a file for an upload: its name and its content.

    Raises:
        OSError: It cannot be read.
    """
    file = Path(path)
    return file.name, file.read_bytes()
