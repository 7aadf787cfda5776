"""All documents of a specification: loaded, brought to one shape, and linked.

:func:`load` reads the entry, and every file it refers to, and brings each object to the
shape of 3.1. What follows never meets an older version, a missing file or a reference that
leads nowhere: those are diagnostics by then.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.diagnostics import Severity
from generator.read import limits, load as files
from generator.read.anchors import Anchors
from generator.read.grammar import Role, walk
from generator.read.limits import UnreadableError
from generator.read.references import BrokenError, Resolver, child, is_pure
from generator.read.store import Store, document_of
from generator.read.upgrade import Upgrader, upgrader
from generator.source import Location, Pointer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.diagnostics import Report
    from generator.ir.types import Json
    from generator.source import Source


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
    """

    root: dict[str, Json]
    version: str
    report: Report
    _store: Store
    _resolver: Resolver
    _targets: dict[tuple[str, str], Pointer | None] = field(default_factory=dict)
    _visited: set[int] = field(default_factory=set)
    _upgraders: dict[str, Upgrader] = field(default_factory=dict)

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

        Follows references that say nothing else. What cannot be resolved is reported once
        and gives None.
        """
        scope = self._resolver.anchors.scope(at)
        key = (scope[0] if scope else at.document, reference)
        if key not in self._targets:
            self._targets[key] = self._follow(reference, at)
        return self._targets[key]

    def locate(self, pointer: Pointer) -> Location:
        """Return where in the text a node stands."""
        return self.locate_all([pointer])[pointer]

    def locate_all(self, pointers: Iterable[Pointer]) -> dict[Pointer, Location]:
        """Return where nodes stand; much cheaper than one by one."""
        from generator.read.locate import locate

        found: dict[Pointer, Location] = {}
        by_document: dict[str, list[Pointer]] = {}
        for pointer in pointers:
            by_document.setdefault(pointer.document, []).append(pointer)
        for name, group in by_document.items():
            document = self._store.documents.get(name)
            if document is None:
                found |= {each: Location(file=name) for each in group}
                continue
            origins = {each: document.moves.origin(each.tokens) for each in group}
            places = locate(document.text.data, document.kind, origins.values())
            for each, origin in origins.items():
                line, column = places[origin]
                found[each] = Location(
                    file=document.text.file, line=line, column=column
                )
        return found

    def text(self, name: str = "") -> bytes:
        """Return the text of a document, in UTF-8."""
        return self._store.documents[name].text.data

    def texts(self) -> dict[str, bytes]:
        """Return the texts of all documents, by name."""
        return {name: each.text.data for name, each in self._store.documents.items()}

    def _follow(self, reference: str, at: Pointer) -> Pointer | None:
        try:
            return self._resolver.follow(reference, at)
        except BrokenError as error:
            self.report.error(error.code, error.message, at, help=error.help)
        except UnreadableError as error:
            if error.position is None:
                message = f"The reference {reference!r} leads nowhere: {error.message}"
                self.report.error("reference-not-found", message, at, help=error.help)
            else:
                _report(error, reference.partition("#")[0], self.report)
        return None

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
        """Upgrade a tree; return its references and what they refer to."""
        found: list[tuple[str, Pointer, Role]] = []
        upgrade = self._upgrader(pointer.document)
        for node, each, tokens in walk(tree, role, pointer.tokens):
            if id(node) not in self._visited:
                self._visited.add(id(node))
                upgrade.upgrade(node, each, tokens)
                self._include_text(node, Pointer(tokens, pointer.document))
            reference = node.get("$ref", node.get("$dynamicRef"))
            if isinstance(reference, str):
                found.append((reference, Pointer(tokens, pointer.document), each))
        return found

    def _include_text(self, node: dict[str, Json], at: Pointer) -> None:
        """Replace a description that is a reference to a text by the text."""
        for key in ("description", "summary"):
            value = node.get(key)
            if isinstance(value, dict) and is_pure(value):
                target = self.resolve(str(value["$ref"]), at / key)
                included = None if target is None else self.get(target)
                node[key] = included if isinstance(included, str) else ""

    def _upgrader(self, name: str) -> Upgrader:
        if name not in self._upgraders:
            document = self._store.documents[name]

            def peek(reference: str) -> Json:
                try:
                    at = self._resolver.follow(reference, Pointer((), name))
                except (BrokenError, UnreadableError):
                    return None
                return self.get(at)

            self._upgraders[name] = upgrader(document.version, document.moves, peek)
        return self._upgraders[name]


def load(
    source: Source, report: Report, *, allow_remote: frozenset[str] = frozenset()
) -> Documents | None:
    """Read a specification; None if the report says why that is not possible."""
    try:
        if source.url:
            from generator.read.remote import fetch

            text = fetch(source.url, allow_remote)
        else:
            text = files.read_entry(source)
        parsed = files.parse(text)
    except UnreadableError as error:
        _report(error, source.label, report)
        return None
    except BrokenError as error:
        report.error(error.code, error.message, help=error.help)
        return None
    entry = document_of(text, parsed, "")
    root = parsed.tree
    if not isinstance(root, dict):
        report.error(
            "not-a-document", f"{text.file} holds no OpenAPI document.", Pointer()
        )
        return None
    store = Store(entry=entry, documents={"": entry}, allowed=allow_remote)
    anchors = Anchors()
    anchors.add("", entry)
    documents = Documents(
        root=root,
        version=entry.version,
        report=report,
        _store=store,
        _resolver=Resolver(store=store, anchors=anchors),
    )
    documents.link()
    return documents


def _report(error: UnreadableError, file: str, report: Report) -> None:
    report.add(
        Severity.ERROR,
        error.code,
        error.message,
        help=error.help,
        position=error.position,
        file=file,
    )
