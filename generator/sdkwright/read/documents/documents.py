"""All documents of a specification: loaded, brought to one shape, and linked.

:func:`load` reads the entry, and every file it refers to, and brings each object to the
shape of 3.1. What follows never gets an older version, a missing file or a reference that
has no target: those are diagnostics by then.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

from sdkwright.annotations import CONFIGURATION
from sdkwright.diagnostics import Diagnostic, Severity
from sdkwright.read.documents import text as files
from sdkwright.read.documents.document import BrokenError, Document
from sdkwright.read.documents.references import Resolver, child
from sdkwright.read.documents.store import Store, admit
from sdkwright.read.openapi import UnreadableError
from sdkwright.source import Location, Pointer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sdkwright.diagnostics import Report
    from sdkwright.ir.types import Json
    from sdkwright.read.documents.text import Text
    from sdkwright.read.documents.text_changes import TextChange
    from sdkwright.read.openapi import Tokens
    from sdkwright.source import Source


# A scalar without quotes, after its anchor and its tag.
_UNQUOTED: Final = re.compile(r"(?:[&!]\S*\s+)*([^\s,\]}#&!\"']+)")
_MAPPING: Final = ("discriminator", "mapping")
# References that say nothing; one that leaves the folder or the machine is never ignored.
_WITHOUT: Final = "What refers to it is left out."
_MENDABLE: Final = frozenset({"reference-cycle", "reference-not-found"})


PART: Final = "part:"
"""Front of the names that further documents of an API have in pointers."""
OVERLAY: Final = "overlay:"
"""Front of the names that overlay documents have in pointers."""


@dataclass(slots=True, kw_only=True)
class Documents:
    """A specification: its entry document and all it refers to.

    What the shape of 3.1 has no word for is kept: `nullable: true` on a schema without a
    type or beside a `$ref` means "or null", `x-body-name` is 2.0's name of a body, the
    style `tabDelimited` is its `tsv`.

    Attributes:
        root: The entry in the shape of 3.1 (with the additions of 3.2).
        version: The version the entry declares, such as `3.0.3`.
        report: Where findings go.
        source_url: The URL the entry was read from; empty for files.
    """

    root: dict[str, Json]
    version: str
    report: Report
    source_url: str = ""
    _store: Store
    _resolver: Resolver
    _targets: dict[tuple[str, str], Pointer | BrokenError | UnreadableError] = field(
        default_factory=dict[
            "tuple[str, str]", "Pointer | BrokenError | UnreadableError"
        ]
    )
    _reported: set[int] = field(default_factory=set[int])

    @property
    def url(self) -> str:
        """The URL of the entry: its own word for it (OpenAPI 3.2), or where it was read."""
        own = self.root.get("$self")
        url = urljoin(self.source_url, own if isinstance(own, str) else "")
        return url if url.startswith(("https://", "http://")) else ""

    def get(self, pointer: Pointer) -> Json:
        """Return the node at a pointer.

        Raises:
            KeyError: There is none.
        """
        node = self._store.documents[pointer.document].tree
        for token in pointer.tokens:
            found = child(node, token)
            if found is None:
                raise KeyError(str(pointer))
            node = found[0]
        return node

    def tree(self, name: str) -> Json:
        """Return the data of a document, by its name."""
        return self._store.documents[name].tree

    def said_at(self, pointer: Pointer, place: Pointer | None) -> None:
        """Note where something is said that stands at a pointer now."""
        if place is None:
            return
        document = self._store.documents[pointer.document]
        document.overlaid[document.pointer_map.origin(pointer.tokens)] = place

    def resolve(self, reference: str, at: Pointer) -> Pointer | None:
        """Return the final target of a reference that stands at a node.

        Follows references that say nothing else. What cannot be resolved is reported once,
        and gives None. In a discriminator's mapping nothing is reported: there a text may
        be a name as well, and only the reader knows when all meanings have failed.
        """
        found = self._look_up(reference, at)
        if isinstance(found, Pointer):
            return found
        if id(found) not in self._reported and at.tokens[-3:-1] != _MAPPING:
            self._reported.add(id(found))
            self._report(found, at)
        return None

    def find(self, reference: str, at: Pointer) -> Pointer | None:
        """Return the final target of a reference, and None without a word if it has none."""
        found = self._look_up(reference, at)
        return found if isinstance(found, Pointer) else None

    def _look_up(
        self, reference: str, at: Pointer
    ) -> Pointer | BrokenError | UnreadableError:
        scope = self._resolver.anchors.scope(at)
        key = (scope[0] if scope else at.document, reference)
        if key not in self._targets:
            try:
                self._targets[key] = self._resolver.follow(reference, at)
            except BrokenError as error:
                self._targets[key] = error.with_traceback(None)
                # Whoever refers to it by the same way has the same trouble, said once.
                for each in error.through:
                    self._targets.setdefault(each, error)
            except UnreadableError as error:
                self._targets[key] = error.with_traceback(None)
        return self._targets[key]

    def _report(self, error: BrokenError | UnreadableError, at: Pointer) -> None:
        if isinstance(error, UnreadableError):
            report_unreadable(error, self.report, left_out=at)
            return
        # Where one chain is too long, so are all that end in it.
        long = error.code == "limit-references"
        if long and any(each.code == error.code for each in self.report):
            return
        place = error.at or at
        try:
            node = self.get(place)
        except KeyError:
            node = None
        if isinstance(node, dict) and isinstance(node.get("$ref"), str):
            place /= "$ref"
        if error.code in _MENDABLE:
            self.report.fault(error.code, error.message, place, help=error.help)
        else:
            self.report.error(error.code, error.message, place, help=error.help)

    def locate(self, pointer: Pointer) -> Location:
        """Return where in the text a node stands."""
        return self.locate_all([pointer])[pointer]

    def locate_all(self, pointers: Iterable[Pointer]) -> dict[Pointer, Location]:
        """Return where nodes stand; much cheaper than one by one."""
        from sdkwright.read.documents.positions import locate

        found: dict[Pointer, Location] = {}
        by_document: dict[str, dict[Pointer, Pointer]] = {}
        for each in pointers:
            document = self._store.documents.get(each.document)
            if document is None:
                found[each] = Location(file=each.document)
                continue
            origin = document.origin(each.tokens, each.document)
            by_document.setdefault(origin.document, {})[each] = origin
        for name, origins in by_document.items():
            document = self._store.documents[name]
            wanted = [origin.tokens for origin in origins.values()]
            places = locate(document.text.data, document.kind, wanted)
            for each, origin in origins.items():
                line, column = places[origin.tokens]
                found[each] = Location(
                    file=document.text.file, line=line, column=column, pointer=origin
                )
        return found

    def spellings(self, pointers: Sequence[Pointer]) -> tuple[str, ...]:
        """Return how numbers, booleans and the like are spelled in the text."""
        found = self.locate_all(pointers)
        texts: list[str] = []
        for each in pointers:
            place = found[each]
            lines = self._store.documents[each.document].text.data.splitlines()
            line = lines[place.line - 1].decode(errors="replace")
            match = _UNQUOTED.match(line, place.column - 1)
            texts.append(match[1] if match else "")
        return tuple(texts)

    def written(self, pointer: Pointer) -> Pointer:
        """Return where in its text something stands that may have been moved."""
        document = self._store.documents.get(pointer.document)
        if document is None:
            return pointer
        return Pointer(document.pointer_map.origin(pointer.tokens), pointer.document)

    def placed(self, tokens: Tokens) -> Pointer:
        """Return where something is now that stands at a path in the entry's text."""
        return Pointer(self._store.documents[""].pointer_map.target(tokens))

    def text_of(self, file: str) -> bytes | None:
        """Return the text of a file, by the name that locations give it."""
        for document in self._store.documents.values():
            if document.text.file == file:
                return document.text.data
        return self._store.unread.get(file)

    def file_of(self, name: str) -> str:
        """Return what a document's file is called in messages."""
        return self._store.documents[name].text.file

    def read_again(self, source: Source) -> dict[str, Text]:
        """Return the texts of all documents as they are now, by name.

        Raises:
            BrokenError: One may not be read any more.
            UnreadableError: One cannot be read, or cannot be read again.
        """
        if self._store.sought - self._store.documents.keys():
            raise UnreadableError("file-not-found", "A document is missing.")
        return {name: self._again(name, source) for name in self._store.documents}

    def _again(self, name: str, source: Source) -> Text:
        old = self._store.documents[name].text
        if source.url or source.standard_input or "://" in name:
            raise UnreadableError("file-unreadable", "It can be read only once.")
        if not name:
            return files.read_entry(source)
        if name.startswith((OVERLAY, PART, CONFIGURATION)):
            path = old.path or Path(old.file)
            return files.read_file(path, name=name, file=old.file)
        return self._store.read(name)

    def changed_texts(
        self, name: str, new: Text, *, thorough: bool = True
    ) -> list[TextChange] | None:
        """Return the texts in which a document differs from a new version of it.

        None where something else differs, or the document is not as its file says.
        """
        from sdkwright.read.documents.text_changes import text_changes

        document = self._store.documents[name]
        mixed = any(each.startswith((OVERLAY, PART)) for each in self._store.documents)
        if mixed or document.overlaid or document.kind not in {"json", "yaml"}:
            return None
        return text_changes(document.kind, document.text, new, thorough=thorough)

    def now(self, place: Pointer) -> Pointer:
        """Return where something is now that stands at a place of a text."""
        document = self._store.documents[place.document]
        return Pointer(document.pointer_map.target(place.tokens), place.document)

    def replace(self, place: Pointer, value: str) -> None:
        """Put a text in the place of another."""
        node = self.get(place.parent)
        if isinstance(node, dict):
            node[place.name] = value

    def renew(self, name: str, text: Text) -> None:
        """Take a new version of a document's text, whose data were brought up to date."""
        self._store.documents[name].text = text

    def text(self, name: str) -> Text:
        """Return the text of a document."""
        return self._store.documents[name].text

    def close(self) -> None:
        """Forget what is of use only while references are followed."""
        self._targets.clear()
        self._reported.clear()

    def sought(self) -> frozenset[str]:
        """Return the names of all documents that were asked for, read or not."""
        return frozenset({*self._store.documents, *self._store.sought})

    @property
    def kind(self) -> str:
        """The format of the entry document: `yaml`, `json` or `text`."""
        return self._store.documents[""].kind

    def validated_texts(self) -> dict[str, bytes]:
        """Return the texts of all documents as overlays have changed them, by name."""
        return {
            name: each.text.data if each.changed is None else each.changed
            for name, each in self._store.documents.items()
            if not name.startswith((OVERLAY, PART, CONFIGURATION))
        }

    def texts(self) -> dict[str, bytes]:
        """Return the texts of all documents and overlays, by name."""
        return {
            name: each.text.data
            for name, each in self._store.documents.items()
            if name != CONFIGURATION
        }


def report_unreadable(
    error: UnreadableError, report: Report, *, left_out: Pointer | None = None
) -> None:
    """Report a document that cannot be read.

    Args:
        error: Why it cannot be read.
        report: Where that is said.
        left_out: What refers to the document, if the rest may still make sense without.
    """
    lenient = left_out is not None and report.lenient
    message = f"{error.message} {_WITHOUT}" if lenient else error.message
    severity = Severity.WARNING if lenient else Severity.ERROR
    report.add(
        severity,
        error.code,
        message,
        help=error.help,
        position=error.position,
        file=error.file,
    )
    if lenient:
        report.contained.append(
            Diagnostic(
                code=error.code, severity=severity, message=message, pointer=left_out
            )
        )


def read_further(path: Path, name: str, report: Report) -> Document | None:
    """Read a file that the configuration names beside the entry; None after an error.

    Args:
        path: The file.
        name: What its document is called in pointers.
        report: Where it is said that it cannot be read.
    """
    try:
        return admit(files.read_file(path, name=name, file=str(path)), "", report)
    except UnreadableError as error:
        error.file = error.file or str(path)
        report_unreadable(error, report)
        return None
