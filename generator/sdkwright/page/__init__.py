"""A local page beside the user's editor: what a build makes of a document, and why."""

from sdkwright.page.rename import RenameError, Renaming, renaming, save
from sdkwright.page.server import PageServer
from sdkwright.page.snapshot import Snapshot

__all__ = [
    "PageServer",
    "RenameError",
    "Renaming",
    "Snapshot",
    "renaming",
    "save",
]
