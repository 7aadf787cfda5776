"""Names of packages that are taken: a package of the same name would hide what it needs.

Python finds a module by name alone. A package called like a module of the standard library,
or like something that a generated package imports, hides it or is hidden by it.
"""

from __future__ import annotations

import re
import sys
from typing import Final

# What generated packages depend on, with and without extras, and what that needs in turn:
# names of modules, which differ from those of distributions as `_SPELLED` says.
_NEEDED: Final = frozenset(
    {
        "_pytest", "aiohappyeyeballs", "aiohttp", "aiosignal", "annotated_types",
        "anyio", "attr", "attrs", "brotli", "brotlicffi", "certifi", "click", "colorama",
        "frozenlist", "h11", "h2", "hpack", "httpcore2", "httpx2", "hyperframe", "idna",
        "importlib_metadata", "mcp", "multidict", "opentelemetry", "propcache", "pydantic",
        "pydantic_core", "pytest", "sniffio", "socksio", "truststore",
        "typing_extensions", "typing_inspection", "yarl", "zipp", "zstandard",
    }
)  # fmt: skip
# What a package with several APIs exports beside them: a sub-package would hide it.
_BESIDE: Final = frozenset(
    {
        "APIResponse", "AsyncBinaryResponse", "AsyncMiddleware", "AsyncOpenTelemetry",
        "AsyncPage", "AsyncPager", "AsyncRawResponse", "AsyncSecret", "AsyncSend",
        "AsyncStream", "AsyncStreamedResponse", "BinaryResponse", "BulkError",
        "ClientOptions", "FileTypes", "Headers", "Middleware", "Omit", "OpenTelemetry",
        "Outcomes", "Page", "PollTimeoutError", "PreparedRequest", "RawResponse",
        "Request", "RequestInfo", "RequestOptions", "ResponseInfo", "SDKError", "Secret",
        "Send", "Stream", "StreamedResponse", "Timeout", "async_bulk", "async_poll",
        "bulk", "omit", "poll",
    }
)  # fmt: skip
_SPELLED: Final = {"opentelemetry": "opentelemetry-api"}


def module_fault(name: str) -> str:
    """Return why a package should not have a name; empty if nothing speaks against it."""
    if name in sys.stdlib_module_names:
        return f"`{name}` is a module of Python's standard library, which it would hide"
    if name in _NEEDED:
        return f"`{name}` is a package that the generated one needs, and would hide"
    return ""


def subpackage_fault(name: str) -> str:
    """Return why an API's part of a package should not have a name; empty if nothing does."""
    if name in _BESIDE:
        return f"the package has a `{name}` of its own"
    # File systems that ignore case take `Testing` for `testing`.
    if name.casefold() == "testing":
        return "the package has a `testing` of its own"
    return ""


def distribution_fault(name: str) -> str:
    """Return why a distribution should not have a name; empty if nothing does.

    Names are compared as PyPI's normalisation (PEP 503) has them; PyPI itself takes no
    distribution with the name of a module of the standard library.
    """
    normal = _normal(name)
    if normal in {_normal(each) for each in sys.stdlib_module_names}:
        return f"`{name}` is the name of a module of Python's standard library"
    if normal in {_normal(_SPELLED.get(each, each)) for each in _NEEDED}:
        return f"`{name}` is a distribution that the generated package depends on"
    return ""


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
