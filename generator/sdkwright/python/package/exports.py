"""The runtime names that packages export, and their sub-package for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.python.client import error_names
from sdkwright.python.package.core_parts import exported
from sdkwright.python.package.core_place import core_prefix, deeper
from sdkwright.python.package.modules import index_units
from sdkwright.python.package.replacements import in_place

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from sdkwright.config import Config
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


def testing_units(config: Config, taken: Sequence[str]) -> Iterator[Unit]:
    """Yield the sub-package `testing`, unless an API has taken its name.

    Without that part of the core, it says how to have it.

    Args:
        config: The package's configuration.
        taken: The names of its other sub-packages.
    """
    package, dots = config.package, deeper(core_prefix(config))
    if "testing" in taken:
        return
    if "testing" not in config.parts:
        doc = 'Help for tests, which the package has with core = ["testing"].'
        yield from index_units(f"{package}/testing", doc, dots, {})
    else:
        names = {name: f"{dots}_core.{module}" for name, module in _TESTING.items()}
        doc = "Help for tests of what calls the API: fake clients and recordings."
        yield from index_units(f"{package}/testing", doc, dots, names)


def api_exports(
    code: CustomCode, api: Api, client: ClientPlan, parts: Collection[str]
) -> dict[str, str]:
    """Return the module of each name that an API's package exports.

    Args:
        code: The classes of one's own in the package.
        api: The API.
        client: Its client.
        parts: The parts of the core that the package has.
    """
    errors = error_names(api, client.error)
    found = {
        client.name: ".client",
        f"Async{client.name}": ".client",
        **dict.fromkeys(errors, ".errors"),
    }
    shared = dict.fromkeys(exported(SHARED, parts), f"{client.dots}_core")
    return {**shared, **in_place(code, "", found, "")}
