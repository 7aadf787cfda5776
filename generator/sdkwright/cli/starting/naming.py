"""What a first package is called: after its document's file, its title or its servers."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sdkwright.config import is_module
from sdkwright.package_names import module_fault
from sdkwright.python.names import package_of, package_of_file, package_of_host
from sdkwright.read.documents import parse, read_entry
from sdkwright.read.openapi import UnreadableError

if TYPE_CHECKING:
    from sdkwright.ir import Json
    from sdkwright.source import Source


def named(source: Source) -> str:
    """Return the name of a package after a document; empty for its file's as it is.

    The file's name counts, less what any document's says (`acme-openapi-v2`). Where that
    leaves nothing, the title does, and then the host of its first server.
    """
    path = source.path
    if path is None:
        return ""
    name = package_of_file(path.name.split(".")[0]) or _by_content(source)
    return name if is_module(name) and not module_fault(name) else ""


def _by_content(source: Source) -> str:
    """Return the name that a document's own words give; empty for none."""
    try:
        text = read_entry(source)
        tree = parse(text).tree
    except UnreadableError:
        return ""  # whoever reads it next says why
    if not isinstance(tree, dict):
        return ""
    info, servers = tree.get("info"), tree.get("servers")
    title = info.get("title") if isinstance(info, dict) else None
    words = text.data.decode("utf-8", "replace")
    name = package_of(title, words) if isinstance(title, str) else ""
    first = servers[0] if isinstance(servers, list) and servers else None
    return name or package_of_host(_host(first) or _text(tree.get("host")))


def _host(server: Json) -> str:
    try:
        url = _text(server.get("url")) if isinstance(server, dict) else ""
        return urlsplit(url).netloc.rpartition("@")[2].partition(":")[0]
    except ValueError:
        return ""


def _text(value: Json) -> str:
    return value if isinstance(value, str) else ""
