"""The runtime names that packages export, and their sub-package for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.python.client import error_names
from sdkwright.python.package.modules import index_units
from sdkwright.python.package.replacements import in_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sdkwright.custom import CustomCode
    from sdkwright.emit.code import Unit
    from sdkwright.ir import Api
    from sdkwright.python.client import ClientPlan

SHARED: Final = (
    "APIResponse",
    "AsyncBinaryResponse",
    "AsyncMiddleware",
    "AsyncOpenTelemetry",
    "AsyncPage",
    "AsyncPager",
    "AsyncRawResponse",
    "AsyncSecret",
    "AsyncSend",
    "AsyncStream",
    "AsyncStreamedResponse",
    "BinaryResponse",
    "BulkError",
    "ClientOptions",
    "FileTypes",
    "Headers",
    "Middleware",
    "Omit",
    "OpenTelemetry",
    "Outcomes",
    "Page",
    "PollTimeoutError",
    "PreparedRequest",
    "RawResponse",
    "Request",
    "RequestInfo",
    "RequestOptions",
    "ResponseInfo",
    "SDKError",
    "Secret",
    "Send",
    "Stream",
    "StreamedResponse",
    "Timeout",
    "async_bulk",
    "async_poll",
    "bulk",
    "omit",
    "poll",
)


_TESTING: Final = {
    "AsyncFakeAPI": "testing.fake_api",
    "Fails": "testing.fake_stub",
    "Fake": "testing.fake",
    "FakeAPI": "testing.fake_api",
    "FakeCall": "testing.fake_calls",
    "FakeError": "testing.fake_calls",
    "Stub": "testing.fake_stub",
    "Tape": "testing.tape",
    "TapeError": "testing.tape_format",
    "fake": "testing.fake",
    "fixture": "testing.fake_fixture",
}


def testing_units(package: str, taken: Sequence[str]) -> Iterator[Unit]:
    """Yield the sub-package `testing`, unless an API has taken its name.

    Args:
        package: The package.
        taken: The names of its other sub-packages.
    """
    if "testing" not in taken:
        names = {name: f".._core.{module}" for name, module in _TESTING.items()}
        doc = "Help for tests of what calls the API: fake clients and recordings."
        yield from index_units(f"{package}/testing", doc, "..", names)


def api_exports(code: CustomCode, api: Api, client: ClientPlan) -> dict[str, str]:
    """Return the module of each name that an API's package exports."""
    errors = error_names(api, client.error)
    found = {
        client.name: ".client",
        f"Async{client.name}": ".client",
        **dict.fromkeys(errors, ".errors"),
    }
    return in_place(code, "", found, "")
