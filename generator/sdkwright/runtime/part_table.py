"""Which modules each part of the core has: those that not every package carries.

This table is the only place that says so. It is for the generator, and travels with no
package: what is loaded of a part names the part, see :mod:`parts`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

MODULES: Final[Mapping[str, tuple[str, ...]]] = {
    "aiohttp": ("transport.aiohttp_errors", "transport.aiohttp_transport"),
    "base64": ("kinds.base64_bytes", "results.unwrapped"),
    "basic": ("config.basic_scheme", "auth.basic"),
    "body_forms": ("operation.body_forms",),
    "bulk": ("helpers.bulk", "helpers.async_bulk"),
    "cli": ("cli",),
    "client_arguments": ("request.client_arguments",),
    "compat": ("compat",),
    "cookies": ("request.kept_cookies",),
    "dates": ("kinds.dates",),
    "decimals": ("kinds.decimals", "kinds.exact"),
    "digest": ("config.digest_scheme", "auth.digest"),
    "downloads": ("downloads",),
    "durations": ("kinds.durations",),
    "envelopes": ("results.envelope",),
    "environments": ("request.environments",),
    "fern": ("fern",),
    "file_types": ("uploads.file_types",),
    "files": ("uploads.files",),
    "implied": ("kinds.implied",),
    "index": ("index",),
    "lazy_types": ("lazy_types",),
    "lines": ("request.lines",),
    "mcp": ("mcp",),
    "media_choice": ("uploads.media_choice",),
    "model_classes": ("kinds.model_classes",),
    "multipart": ("uploads.multipart", "uploads.multipart_body"),
    "mutual_tls": ("config.mutual_tls",),
    "notations": ("kinds.notations",),
    "old_options": ("old_options",),
    "open_models": ("kinds.open_model",),
    "pages": ("pagination", "operation.paged", "operation.pagination_styles"),
    "polling": ("helpers.polling",),
    "read_only": ("kinds.read_only",),
    "renames": ("request.earlier_names",),
    "servers": ("request.own_servers",),
    "shared": ("compatible",),
    "speakeasy": ("speakeasy",),
    "streams": ("streams", "operation.stream_operation"),
    "styles": ("operation.rare_styles",),
    "telemetry": ("exchange.telemetry",),
    "testing": ("testing",),
    "times": ("kinds.times",),
    "tokens": ("config.oauth2", "auth.tokens"),
    "unknown_numbers": ("kinds.unknown_numbers",),
    "uuids": ("kinds.uuids",),
    "variants": ("variants",),
    "webhooks": ("webhooks", "errors.webhook_error"),
    "wire_names": ("models.wire", "request.rename"),
    "written_views": ("client.written_views",),
}
"""The modules and folders of each part, below the core."""

NEEDS: Final[Mapping[str, tuple[str, ...]]] = {
    "cli": ("downloads", "files", "index", "pages", "streams"),
    "compat": ("pages", "streams", "styles", "written_views"),
    "fern": ("old_options",),
    "implied": ("model_classes",),
    "mcp": ("downloads", "files", "index", "pages", "streams", "wire_names"),
    "media_choice": ("files",),
    "multipart": ("file_types", "files"),
    "pages": ("servers",),
    "servers": ("environments",),
    "speakeasy": ("environments", "old_options", "pages"),
    "styles": ("notations",),
    "testing": ("downloads", "pages", "streams"),
    "tokens": ("basic", "servers"),
    "variants": ("model_classes",),
}
"""The parts that a part cannot do without."""


@cache
def part_of(module: str) -> str:
    """Return the part that a module belongs to; empty if it travels with every package.

    Args:
        module: Its dotted name below the core, such as ``streams.sse``.
    """
    for part, modules in MODULES.items():
        for each in modules:
            if module == each or module.startswith(f"{each}."):
                return part
    return ""


def closure(parts: Iterable[str]) -> frozenset[str]:
    """Return parts, with those that they need."""
    found: set[str] = set()
    waiting = list(parts)
    while waiting:
        part = waiting.pop()
        if part not in found:
            found.add(part)
            waiting += NEEDS.get(part, ())
    return frozenset(found)
