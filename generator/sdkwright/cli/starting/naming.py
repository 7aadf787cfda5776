"""What a first package is called: after its document's file, or after what that is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.config import is_module
from sdkwright.package_names import module_fault
from sdkwright.python.names import package_of, says_nothing
from sdkwright.read.documents import parse, read_entry
from sdkwright.read.openapi import UnreadableError

if TYPE_CHECKING:
    from sdkwright.source import Source


def named_by_title(source: Source) -> str:
    """Return the name of a package after a document's title; empty for its file's name.

    The title counts where the file is called as any document may be: `openapi.yaml`.
    """
    path = source.path
    if path is None or not says_nothing(path.name.split(".")[0]):
        return ""
    try:
        tree = parse(read_entry(source)).tree
    except UnreadableError:
        return ""  # whoever reads it next says why
    info = tree.get("info") if isinstance(tree, dict) else None
    title = info.get("title") if isinstance(info, dict) else None
    name = package_of(title) if isinstance(title, str) else ""
    return name if is_module(name) and not module_fault(name) else ""
