"""All documents of a specification: loaded, brought to one shape, and linked.

:func:`load` reads the entry, and every file it refers to, and brings each object to the
shape of 3.1. What follows never meets an older version, a missing file or a reference that
leads nowhere: those are diagnostics by then.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from generator.read import limits, load as files, references
from generator.read.grammar import Role, walk
from generator.read.limits import UnreadableError
from generator.read.moves import Moves
from generator.read.references import BrokenError
from generator.read.upgrade import Upgrader
from generator.source import Location, Pointer

if TYPE_CHECKING:
    from generator.diagnostics import Report
    from generator.ir.types import Json
    from generator.read.grammar import Tokens
    from generator.read.load import Parsed, Text
    from generator.source import Source


@dataclass(slots=True, kw_only=True)
class Document:
    """One file of a specification.

    Attributes:
        text: What was read.
        tree: The data; objects in it that were visited have the shape of 3.1.
        kind: `yaml`, `json` or `text`.
        moves: What upgrading moved.
    """

    text: Text
    tree: Json
    kind: str
    moves: Moves = field(default_factory=Moves)


@dataclass(slots=True, kw_only=True)
class Documents:
    """A specification: its entry document and all it refers to.

    Attributes:
        root: The entry in the shape of 3.1 (with the additions of 3.2).
        version: The version the entry declares, such as `3.0.3`.
        report: Where findings go.
    """

    root: dict[str, Json]
    version: str
    report: Report
    _folder: Path | None
    _documents: dict[str, Document]
    _upgrader: Upgrader
    _remote: frozenset[str] = frozenset()
    _resolved: dict[tuple[str, str], Pointer | None] = field(default_factory=dict)
    _visited: set[int] = field(default_factory=set)

    def get(self, pointer: Pointer) -> Json:
        """Return the node at a pointer.

        Raises:
            KeyError: There is none.
        """
        node = self._documents[pointer.document].tree
        for token in pointer.tokens:
            found = references.child(node, token)
            if found is None:
                raise KeyError(str(pointer))
            node = found[0]
        return node

    def resolve(self, reference: str, at: Pointer) -> Pointer | None:
        """Return the final target of a reference that stands at a node.

        Follows references that say nothing else. What cannot be resolved is reported once
        and gives None.
        """
        key = (at.document, reference)
        if key not in self._resolved:
            try:
                self._resolved[key] = self._follow(reference, at)
            except BrokenError as error:
                self.report.error(error.code, error.message, at, help=error.help)
                self._resolved[key] = None
        return self._resolved[key]

    def locate(self, pointer: Pointer) -> Location:
        """Return where in the text a node stands."""
        document = self._documents.get(pointer.document)
        if document is None:
            return Location(file=pointer.document)
        from generator.read.locate import locate

        origin = document.moves.origin(pointer.tokens)
        line, column = locate(document.text.data, document.kind, origin)
        return Location(file=document.text.file, line=line, column=column)

    def _follow(self, reference: str, at: Pointer) -> Pointer:
        seen = {(at.document, reference)}
        pointer = self._target(reference, at)
        node = self.get(pointer)
        while references.is_pure(node) and isinstance(node, dict):
            following = str(node["$ref"])
            if (pointer.document, following) in seen:
                raise BrokenError(
                    "reference-cycle",
                    f"The reference {reference!r} leads back to itself.",
                    "One of the references in the circle must be a definition.",
                )
            if len(seen) >= limits.REFERENCE_CHAIN:
                raise BrokenError(
                    "limit-references",
                    f"The reference {reference!r} leads through more than"
                    f" {limits.REFERENCE_CHAIN} other references.",
                )
            seen.add((pointer.document, following))
            pointer = self._target(following, pointer)
            node = self.get(pointer)
        return pointer

    def _target(self, reference: str, at: Pointer) -> Pointer:
        """Return what a reference names, without following it further."""
        parts = references.split(reference)
        name = at.document
        if parts.address:
            name = references.join(at.document, parts.address)
        document = self._document(name, parts.address)
        tokens = document.moves.target(parts.tokens)
        return self._descend(name, tokens, reference)

    def _descend(self, name: str, tokens: Tokens, reference: str) -> Pointer:
        pointer = Pointer((), name)
        node = self._documents[name].tree
        for token in tokens:
            found = references.child(node, token)
            if found is None and isinstance(node, dict) and "$ref" in node:
                # The path goes on behind a reference on its way.
                pointer = self._follow(str(node["$ref"]), pointer)
                node = self.get(pointer)
                found = references.child(node, token)
            if found is None:
                raise _missing(reference, node, token)
            node = found[0]
            pointer = pointer / token
        return pointer

    def _document(self, name: str, address: str) -> Document:
        document = self._documents.get(name)
        if document is None:
            try:
                document = self._load(name, address)
            except UnreadableError as error:
                raise BrokenError(
                    "reference-not-found", error.message, error.help
                ) from None
            self._documents[name] = document
        return document

    def _load(self, name: str, address: str) -> Document:
        if references.is_remote(name):
            from generator.read.remote import fetch

            text = fetch(name, self._remote)
        else:
            text = self._sibling(name, address)
        parsed = files.parse(text)
        return Document(text=text, tree=parsed.tree, kind=parsed.kind)

    def _sibling(self, name: str, address: str) -> Text:
        if self._folder is None:
            raise BrokenError(
                "reference-outside",
                f"There is no folder in which to look for {address!r}.",
                "Pass the document as a file, not on standard input.",
            )
        path = self._folder / name
        root = os.path.realpath(self._folder)
        real = os.path.realpath(path)
        if os.path.commonpath((root, real)) != root:
            raise BrokenError(
                "reference-outside",
                f"The reference to {address!r} leads out of the document's folder.",
                "References may reach files below the document's folder.",
            )
        return files.read_file(Path(real), name=name, file=str(path))

    def link(self) -> None:
        """Upgrade everything that can be reached from the entry, and check references."""
        work: list[tuple[Pointer, Role]] = [(Pointer(), Role.API)]
        while work:
            pointer, role = work.pop()
            node = self.get(pointer)
            if id(node) in self._visited:
                continue
            for reference, at, wanted in self._visit(node, role, pointer):
                target = self.resolve(reference, at)
                if target is not None:
                    work.append((target, wanted))

    def _visit(
        self, tree: Json, role: Role, pointer: Pointer
    ) -> list[tuple[str, Pointer, Role]]:
        found: list[tuple[str, Pointer, Role]] = []
        moves = self._documents[pointer.document].moves
        for node, each, tokens in walk(tree, role, pointer.tokens):
            if id(node) not in self._visited:
                self._visited.add(id(node))
                self._upgrader.upgrade(node, each, tokens, moves)
            reference = node.get("$ref")
            if isinstance(reference, str):
                found.append((reference, Pointer(tokens, pointer.document), each))
        return found


def load(
    source: Source, report: Report, *, allow_remote: frozenset[str] = frozenset()
) -> Documents | None:
    """Read a specification; None if the report says why that is not possible."""
    try:
        text = files.read_entry(source)
        parsed = files.parse(text)
    except UnreadableError as error:
        from generator.diagnostics import Severity

        report.add(
            Severity.ERROR,
            error.code,
            error.message,
            help=error.help,
            position=error.position,
            file=source.label,
        )
        return None
    return _documents(text, parsed, report, allow_remote)


def _documents(
    text: Text, parsed: Parsed, report: Report, allow_remote: frozenset[str]
) -> Documents | None:
    root = parsed.tree
    if not isinstance(root, dict):
        report.error(
            "not-a-document", f"{text.file} holds no OpenAPI document.", Pointer()
        )
        return None
    version = str(root.get("openapi", root.get("swagger", "")))
    documents = Documents(
        root=root,
        version=version,
        report=report,
        _folder=text.path.parent if text.path else None,
        _documents={"": Document(text=text, tree=root, kind=parsed.kind)},
        _upgrader=Upgrader(version=version),
        _remote=allow_remote,
    )
    documents.link()
    return documents


def _missing(reference: str, node: Json, token: str) -> BrokenError:
    from difflib import get_close_matches

    names = list(node) if isinstance(node, dict) else []
    close = get_close_matches(token, names, 3)
    return BrokenError(
        "reference-not-found",
        f"The reference {reference!r} leads nowhere: there is no {token!r}.",
        f"Did you mean {' or '.join(map(repr, close))}?" if close else "",
    )
