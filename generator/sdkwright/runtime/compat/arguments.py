"""Arguments of old constructors as the runtime takes them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Final

from ..config.options import Timeout
from ..errors.errors import SDKError
from ..models.omission import Omit, omit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..config.config import ClientConfig

_STRICT: Final = "_strict_response_validation"
_PHASES: Final = ("connect", "read", "write", "pool")
_ENDING: Final = "_BASE_URL"
_HEADERS: Final = "_CUSTOM_HEADERS"


def adapted(config: ClientConfig, arguments: Mapping[str, object]) -> dict[str, object]:
    """Return the arguments of a constructor with old names and objects replaced.

    `_strict_response_validation` is `strict`; a time limit of httpx is one of ours with the
    same limits of phases; lines of `<PREFIX>_CUSTOM_HEADERS` are default headers.

    Raises:
        SDKError: `http_client` is of httpx, which this package does not use.
    """
    found = dict(arguments)
    if found.pop(_STRICT, False) is True:
        found["strict"] = True
    found["timeout"] = timeout_of(found.get("timeout", omit))
    client = found.get("http_client")
    if type(client).__module__.partition(".")[0] == "httpx":
        raise SDKError(
            "http_client is of httpx, and this package uses httpx2: pass"
            f" httpx2.{type(client).__name__} with the same options"
        )
    base = found.get("base_url")
    if base is not None and not isinstance(base, (str, Omit)):
        found["base_url"] = str(base)  # an httpx.URL
    headers = custom_headers(config)
    given: Any = found.get("default_headers") or {}
    if headers:
        found["default_headers"] = {**headers, **given}
    return found


def timeout_of(value: object) -> object:
    """Return time limits of httpx as ours; anything else as it is."""
    if isinstance(value, Timeout) or not all(hasattr(value, n) for n in _PHASES):
        return value
    limits: dict[str, float | None] = {name: getattr(value, name) for name in _PHASES}
    return Timeout(total=None, **limits)


def custom_headers(config: ClientConfig) -> dict[str, str]:
    """Return the headers in `<PREFIX>_CUSTOM_HEADERS`, one `Name: value` a line."""
    if not config.base_url_env.endswith(_ENDING):
        return {}
    text = os.environ.get(config.base_url_env.removesuffix(_ENDING) + _HEADERS, "")
    pairs = (line.partition(":") for line in text.splitlines() if ":" in line)
    return {name.strip(): value.strip() for name, _, value in pairs if name.strip()}
