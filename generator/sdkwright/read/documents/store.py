"""The files of a specification, each read once, and none that it has no right to.

A reference is text from outside. It may name files below the entry's folder, or below the
wider one that the configuration names, and addresses
on hosts the user allowed; symbolic links out of the folder, absolute paths and the rest of
the network are refused.
"""

from __future__ import annotations

import os
import posixpath
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urljoin, urlsplit

from sdkwright.diagnostics import Severity
from sdkwright.read.documents import text as files
from sdkwright.read.documents.document import BrokenError, Document
from sdkwright.read.openapi import UnreadableError, declared_version, limits

if TYPE_CHECKING:
    from sdkwright.diagnostics import Report
    from sdkwright.read.documents.text import Text

_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_BELOW: Final = (
    "References may reach files below the document's folder, or below the folder that"
    " `root` in the configuration, or `--root`, names."
)
# Folders nearer to the top than this one belong to the system.
_OWN_DEPTH: Final = 3


@dataclass(slots=True, kw_only=True)
class Store:
    """The documents that were read, by name; the entry's name is empty.

    Attributes:
        entry: The entry document.
        documents: All documents.
        unread: The texts that turned out to be no documents, by file.
        sought: The names of all documents that were asked for, found or not.
        allowed: The hosts that may be asked.
        report: Where findings go.
        root: The folder that references may reach; the entry's own where it is None.
    """

    entry: Document
    documents: dict[str, Document]
    allowed: frozenset[str]
    report: Report
    root: Path | None = None
    unread: dict[str, bytes] = field(default_factory=dict[str, bytes])
    sought: set[str] = field(default_factory=set[str])

    def get(self, name: str, address: str) -> Document:
        """Return the document with a name; `address` is what the reference said.

        Raises:
            BrokenError: It may not be read.
            UnreadableError: It cannot be read, or is no document.
        """
        if name not in self.documents:
            self.sought.add(name)
            if len(self.documents) >= limits.FILES:
                raise BrokenError(
                    "limit-files",
                    f"The specification has more than {limits.FILES:,} files.",
                )
            text = self._text(name, address)
            try:
                document = admit(text, self.entry.version, self.report)
            except UnreadableError:
                self.unread[text.file] = text.data
                raise
            self.documents[name] = document
        return self.documents[name]

    def name(self, base: str, address: str) -> str:
        """Return the name of the document at an address that stands in another document.

        Raises:
            BrokenError: The address is outside of the entry's folder.
        """
        if not address:
            return base
        if is_remote(address):
            return address
        if is_remote(base) or is_remote(self.entry.text.file):
            return self._known(urljoin(base or self.entry.text.file, address))
        return self._known(self._local(base, address))

    def _local(self, base: str, address: str) -> str:
        """Return the name of a file; below a wider root it may begin with `../`."""
        path = unquote(urlsplit(address).path).replace("\\", "/")
        if _SCHEME.match(address) or address.startswith(("/", "\\")) or "\0" in path:
            raise _outside(address)
        name = posixpath.normpath(posixpath.join(posixpath.dirname(base), path))
        if name == ".." or name.startswith("/"):
            raise _outside(address)
        if not name.startswith("../"):
            return name
        entry = self.entry.text.path
        if entry is None:
            raise _outside(address)
        if self.root is None:
            folder = os.path.realpath(entry.parent)
            there = os.path.normpath(Path(folder) / name)
            shared = os.path.commonpath((folder, Path(there).parent))
            raise _outside(address, _holder(entry.parent, shared))
        # The entry's own folder may have been left and entered again.
        return Path(os.path.relpath(entry.parent / name, entry.parent)).as_posix()

    def _known(self, name: str) -> str:
        """Recognise the entry when another document refers to it."""
        text = self.entry.text
        own = text.path.name if text.path else text.file
        return "" if name == own else name

    def read(self, name: str) -> Text:
        """Return the text of a document as it is now.

        Raises:
            BrokenError: It may not be read.
            UnreadableError: It cannot be read.
        """
        return self._text(name, name)

    def _text(self, name: str, address: str) -> Text:
        if is_remote(name):
            return fetch(name, self.allowed)
        entry = self.entry.text.path
        if entry is None:
            raise BrokenError(
                "reference-outside",
                f"There is no folder in which to look for {address!r}.",
                "Pass the document as a file, not on standard input.",
            )
        root = os.path.realpath(self.root or entry.parent)
        real = os.path.realpath(entry.parent / name)
        shared = os.path.commonpath((root, real))
        if shared != root:
            raise _outside(address, _holder(entry.parent, shared))
        return files.read_file(
            Path(real), name=name, file=os.path.normpath(entry.parent / name)
        )


def admit(text: Text, version: str, report: Report) -> Document:
    """Return the document in a text; `version` holds where it declares none.

    Raises:
        UnreadableError: It is none.
    """
    parsed = files.parse(text)
    for key, position in parsed.repeated:
        report.add(
            Severity.WARNING,
            "key-repeated",
            f"The key {key!r} stands here a second time; the last one counts.",
            help="Take one of the two out, or give it another name.",
            position=position,
            file=text.file,
        )
    return Document(
        text=text,
        tree=parsed.tree,
        kind=parsed.kind,
        version=declared_version(parsed.tree) or version,
    )


def fetch(url: str, allowed: frozenset[str]) -> Text:
    """Return the text at an address, for which alone the network's modules are loaded.

    Raises:
        BrokenError: The address is not allowed, or does not respond as it should.
        UnreadableError: Its response is no text.
    """
    from sdkwright.read.documents import remote

    return remote.fetch(url, allowed)


def is_remote(address: str) -> bool:
    """Whether an address or document name is an http or https URL."""
    return address.lower().startswith(("http://", "https://"))


def _outside(address: str, holder: str = "") -> BrokenError:
    """Return the error of a reference that leaves the document's folder."""
    return BrokenError(
        "reference-outside",
        f"The reference to {address!r} is outside of the document's folder.",
        _BELOW + (f" {holder!r} holds both." if holder else ""),
    )


def _holder(folder: Path, shared: str) -> str:
    """Return a folder above the document's, as that is named; empty for one of the system's."""
    if len(Path(shared).parts) < _OWN_DEPTH:
        return ""
    return os.path.normpath(folder / os.path.relpath(shared, os.path.realpath(folder)))
