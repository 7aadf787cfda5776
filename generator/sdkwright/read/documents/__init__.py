"""Bytes to trees: find, fetch, parse, cache and resolve the documents of a specification."""

from sdkwright.read.documents.anchors import Anchors
from sdkwright.read.documents.cache import (
    cache_folder,
    forget,
    keep,
    key_of,
    put,
    recall,
)
from sdkwright.read.documents.document import BrokenError, Document
from sdkwright.read.documents.documents import (
    OVERLAY,
    PART,
    Documents,
    read_further,
    report_unreadable,
)
from sdkwright.read.documents.positions import locate
from sdkwright.read.documents.references import Resolver, child, exists, is_pure
from sdkwright.read.documents.store import Store, admit, fetch
from sdkwright.read.documents.text import ENTRY_NAMES, Text, parse, read_entry

__all__ = [
    "ENTRY_NAMES",
    "OVERLAY",
    "PART",
    "Anchors",
    "BrokenError",
    "Document",
    "Documents",
    "Resolver",
    "Store",
    "Text",
    "admit",
    "cache_folder",
    "child",
    "exists",
    "fetch",
    "forget",
    "is_pure",
    "keep",
    "key_of",
    "locate",
    "parse",
    "put",
    "read_entry",
    "read_further",
    "recall",
    "report_unreadable",
]
