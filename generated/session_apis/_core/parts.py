"""The parts of the core that travel only with packages that need them."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Any, Final

EXPORTED: Final[Mapping[str, str]] = {
    "bulk": "BulkError Outcomes async_bulk bulk",
    "downloads": "AsyncBinaryResponse BinaryResponse",
    "files": "FileTypes",
    "pages": "AsyncPage AsyncPager Page",
    "polling": "PollTimeoutError async_poll poll",
    "streams": "AsyncStream Stream",
    "telemetry": "AsyncOpenTelemetry OpenTelemetry",
    "testing": (
        "AsyncFakeAPI Fails Fake FakeAPI FakeCall FakeError "
        "Stub Tape TapeError fake fixture"
    ),
}


def absence(part: str) -> str:
    return (
        f"this package was generated without the part `{part}` of its core: say "
        f'core = ["{part}"] in the configuration that it is generated from, and run '
        "`gen build`"
    )


def refuse_absent(name: str) -> None:
    for part, names in EXPORTED.items():
        if name in names.split() and not _is_there(part, name):
            raise ImportError(f"no `{name}` here: {absence(part)}.", name=name)


def _is_there(part: str, name: str) -> bool:
    from importlib.util import find_spec  # calls need nothing else of it

    if part == "testing":  # its names are in a package of their own
        return find_spec(f"{__package__}.testing") is not None
    return name in dir(import_module(f"{__package__}"))


def load(part: str, module: str) -> Any:  # noqa: ANN401 - whatever the module holds
    try:
        return import_module(f".{module}", __package__)
    except ModuleNotFoundError as error:
        own = f"{__package__}.{module}"
        if error.name is None or not f"{own}.".startswith(f"{error.name}."):
            raise  # a library that the module needs
        raise ImportError(f"{absence(part)}.", name=own) from None


def loaded(module: str) -> Any:  # noqa: ANN401 - whatever the module holds
    return sys.modules.get(f"{__package__}.{module}")
