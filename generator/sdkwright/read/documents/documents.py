"""All documents of a specification: loaded, brought to one shape, and linked.

:func:`load` reads the entry, and every file it refers to, and brings each object to the
shape of 3.1. What follows never gets an older version, a missing file or a reference that
has no target: those are diagnostics by then.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

from sdkwright.diagnostics import Severity
from sdkwright.read.documents.document import BrokenError
from sdkwright.read.documents.references import Resolver, child
from sdkwright.read.documents.store import Store
from sdkwright.read.openapi import (
    UnreadableError,
)
from sdkwright.source import Location, Pointer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sdkwright.diagnostics import Report
    from sdkwright.ir.types import Json
    from sdkwright.read.openapi import (
        Tokens,
    )


_MAPPING: Final = ("discriminator", "mapping")


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
            report_unreadable(error, self.report)
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
        self.report.error(error.code, error.message, place, help=error.help)

    def locate(self, pointer: Pointer) -> Location:
        """Return where in the text a node stands."""
        return self.locate_all([pointer])[pointer]

    def locate_all(self, pointers: Iterable[Pointer]) -> dict[Pointer, Location]:
        """Return where nodes stand; much cheaper than one by one."""
        from sdkwright.read.documents.positions import locate

        found: dict[Pointer, Location] = {}
        by_document: dict[str, list[Pointer]] = {}
        for pointer in pointers:
            by_document.setdefault(pointer.document, []).append(pointer)
        for name, group in by_document.items():
            document = self._store.documents.get(name)
            if document is None:
                found |= {each: Location(file=name) for each in group}
                continue
            originals = {
                each: document.pointer_map.origin(each.tokens) for each in group
            }
            places = locate(document.text.data, document.kind, originals.values())
            for each, origin in originals.items():
                line, column = places[origin]
                found[each] = Location(
                    file=document.text.file,
                    line=line,
                    column=column,
                    pointer=Pointer(origin, name),
                )
        return found

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

    def sought(self) -> frozenset[str]:
        """Return the names of all documents that were asked for, read or not."""
        return frozenset({*self._store.documents, *self._store.sought})

    def texts(self) -> dict[str, bytes]:
        """Return the texts of all documents, by name."""
        return {name: each.text.data for name, each in self._store.documents.items()}


def report_unreadable(error: UnreadableError, report: Report) -> None:
    """Report a document that cannot be read."""
    report.add(
        Severity.ERROR,
        error.code,
        error.message,
        help=error.help,
        position=error.position,
        file=error.file,
    )
