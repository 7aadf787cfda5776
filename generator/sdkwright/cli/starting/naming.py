"""What a first package is called: after its document's file, or after what that is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sdkwright.config import is_module
from sdkwright.package_names import module_fault
from sdkwright.python.names import (
    names_more,
    package_of,
    package_of_file,
    package_of_host,
    says_nothing,
)
from sdkwright.read.documents import parse, read_entry
from sdkwright.read.openapi import UnreadableError

# `acme-23.0.1.yaml` is named for acme.
_VERSION: Final = re.compile(r"[-_]v?\d+(\.\d+)+(?=\.)")

if TYPE_CHECKING:
    from sdkwright.ir.types import Json
    from sdkwright.source import Source


def first_name(source: Source) -> str:
    """Return the name of a package that nobody has named; empty for its file's name.

    That is what the file is called beside words that any document's file may have
    (`openapi.yaml`), else the title's, else that of whom the first server belongs to.
    """
    path = source.path
    if path is None:
        return ""
    stem = _VERSION.sub("", path.name).split(".")[0]
    try:
        tree = parse(read_entry(source)).tree
    except UnreadableError:
        return ""  # whoever reads it next says why
    title = _at(tree, "info", "title")
    title = title if isinstance(title, str) else ""
    name = _usable(package_of(title))
    if not says_nothing(stem) and not (name and names_more(title, stem)):
        plain = "" if path.name.startswith(f"{stem}.") else stem
        return _usable(package_of_file(stem) or plain)
    url = _at(tree, "servers", 0, "url")
    return name or (
        _usable(package_of_host(_host(url))) if isinstance(url, str) else ""
    )


def _usable(name: str) -> str:
    return name if is_module(name) and not module_fault(name) else ""


def _at(tree: Json, *keys: str | int) -> Json:
    for key in keys:
        if isinstance(tree, dict) and isinstance(key, str):
            tree = tree.get(key)
        elif isinstance(tree, list) and isinstance(key, int) and tree:
            tree = tree[key]
        else:
            return None
    return tree


def _host(url: str) -> str:
    """Return the host of a URL; empty where it is a variable as a whole, or none."""
    found = re.match(r"(?:https?:)?//([^/?#:@]*)", url)
    return found[1] if found else ""
