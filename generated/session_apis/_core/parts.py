"""The parts of the core that travel only with packages that need them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import Any, Final

MODULES: Final[Mapping[str, tuple[str, ...]]] = {
    "aiohttp": ("transport.aiohttp_errors", "transport.aiohttp_transport"),
    "bulk": ("helpers.bulk", "helpers.async_bulk"),
    "cli": ("cli",),
    "compat": ("compat",),
    "digest": ("auth.digest",),
    "downloads": ("downloads",),
    "envelopes": ("results.envelope",),
    "files": (
        "uploads.files",
        "uploads.file_types",
        "uploads.media_choice",
        "uploads.parts",
    ),
    "index": ("index",),
    "mcp": ("mcp",),
    "multipart": ("uploads.multipart", "uploads.multipart_body"),
    "pages": ("pagination", "operation.paged", "operation.pagination_styles"),
    "polling": ("helpers.polling",),
    "renames": ("request.earlier_names",),
    "servers": ("request.own_servers",),
    "shared": ("compatible",),
    "streams": ("streams", "operation.stream_operation"),
    "styles": ("operation.rare_styles",),
    "telemetry": ("exchange.telemetry",),
    "testing": ("testing",),
    "tokens": ("auth.tokens",),
    "variants": ("variants",),
    "webhooks": ("webhooks",),
}
"""The modules and folders of each part, below the core."""

NEEDS: Final[Mapping[str, tuple[str, ...]]] = {
    "cli": ("downloads", "files", "index", "pages", "streams"),
    "compat": ("pages", "streams", "styles"),
    "mcp": ("downloads", "files", "index", "pages", "streams"),
    "multipart": ("files",),
    "pages": ("servers",),
    "testing": ("downloads", "pages", "streams"),
    "tokens": ("servers",),
}
"""The parts that a part cannot do without."""

EXPORTED: Final[Mapping[str, tuple[str, ...]]] = {
    "bulk": ("BulkError", "Outcomes", "async_bulk", "bulk"),
    "downloads": ("AsyncBinaryResponse", "BinaryResponse"),
    "files": ("FileTypes",),
    "pages": ("AsyncPage", "AsyncPager", "Page"),
    "polling": ("PollTimeoutError", "async_poll", "poll"),
    "streams": ("AsyncStream", "Stream"),
    "telemetry": ("AsyncOpenTelemetry", "OpenTelemetry"),
    "testing": (
        "AsyncFakeAPI",
        "Fails",
        "Fake",
        "FakeAPI",
        "FakeCall",
        "FakeError",
        "Stub",
        "Tape",
        "TapeError",
        "fake",
        "fixture",
    ),
}
"""The names that packages export of a part."""


def part_of(module: str) -> str:
    for part, modules in MODULES.items():
        for each in modules:
            if module == each or module.startswith(f"{each}."):
                return part
    return ""


def closure(parts: Iterable[str]) -> frozenset[str]:
    found: set[str] = set()
    waiting = list(parts)
    while waiting:
        part = waiting.pop()
        if part not in found:
            found.add(part)
            waiting += NEEDS.get(part, ())
    return frozenset(found)


def absence(part: str) -> str:
    return (
        f"this package was generated without the part `{part}` of its core: say "
        f'core = ["{part}"] in the configuration that it is generated from, and run '
        "`gen build`"
    )


def refuse_absent(name: str) -> None:
    for part, names in EXPORTED.items():
        if name in names and not _is_there(MODULES[part][0]):
            raise ImportError(f"no `{name}` here: {absence(part)}.", name=name)


def _is_there(module: str) -> bool:
    from importlib.util import find_spec  # calls need nothing else of it

    try:
        return find_spec(f".{module}", __package__) is not None
    except ModuleNotFoundError:
        return False


def load(module: str) -> Any:  # noqa: ANN401 - whatever the module holds
    """Import a module that belongs to a part."""
    try:
        return import_module(f".{module}", __package__)
    except ModuleNotFoundError as error:
        own = f"{__package__}.{module}"
        if error.name is None or not f"{own}.".startswith(f"{error.name}."):
            raise  # a library that the module needs
        raise ImportError(f"{absence(part_of(module))}.", name=own) from None
