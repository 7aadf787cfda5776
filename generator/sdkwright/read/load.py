"""Load a specification: read, upgrade, link and check all of its documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.annotations import CONFIGURATION
from sdkwright.frozen import dataclass, replace
from sdkwright.read.annotations import annotate
from sdkwright.read.documents import (
    Anchors,
    BrokenError,
    Document,
    Documents,
    Resolver,
    Store,
    Text,
    admit,
    report_unreadable,
    text as files,
)
from sdkwright.read.linker import link
from sdkwright.read.merging import merge_documents
from sdkwright.read.openapi import UnreadableError, check_version
from sdkwright.read.overlays import apply_overlays
from sdkwright.read.schemas import KEPT
from sdkwright.read.validate import Strictness, StructureValidator, semantics
from sdkwright.read.wanted import unwanted
from sdkwright.source import Location, Pointer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sdkwright.annotations import Annotation
    from sdkwright.diagnostics import Report
    from sdkwright.ir.types import Json
    from sdkwright.read.openapi import Object
    from sdkwright.read.wanted import Wants
    from sdkwright.source import Source

# What openapi-spec-validator refuses, and we only mention as long as we may.
_STRICT: Final = frozenset(
    {
        "default-mismatch",
        "header-name",
        "operation-id-duplicate",
        "path-parameter-unused",
        "tag-duplicate",
        "tag-unknown",
    }
)


def load(
    source: Source,
    report: Report,
    *,
    allow_remote: frozenset[str] = frozenset(),
    strictness: Strictness = Strictness.NORMAL,
    wants: Wants | None = None,
    annotations: tuple[Annotation, ...] = (),
) -> Documents | None:
    """Read a specification; None if the report says why nothing could be read at all.

    Where the report has errors the documents serve only to say where those are. `wants` says
    which operations are wanted; nothing is said about what belongs to others. `annotations` are
    put on the nodes they name.
    """
    if strictness is Strictness.STRICT:
        report.strict |= _STRICT
    entry = _entry(source, report, allow_remote)
    if entry is None:
        return None
    store = _store(entry, source, allow_remote, report)
    documents = _documents(store, source)
    report.finder = documents
    root = documents.root
    if root is not entry.tree:
        what = "nothing" if entry.tree is None else f"only {entry.tree!r:.40}"
        what = "a list" if isinstance(entry.tree, list) else what
        message = f"The document holds {what}, not an OpenAPI document."
        report.error("not-a-document", message, Pointer())
    elif not report.failed and check_version(root, report) is not None:
        if wants is not None:
            report.unwanted = unwanted(documents, wants, _kept(root, annotations))
        link(documents, store, StructureValidator(report=report, strictness=strictness))
        if annotations:
            annotate(documents, annotations, report)
        semantics.check(documents)
    return documents


def _kept(root: Object, annotations: Iterable[Annotation]) -> Json:
    """Return the schemas to keep that no operation uses, as whoever comes last says."""
    said = [each.value for each in annotations if each.member == KEPT]
    return said[-1] if said else root.get(KEPT)


def _store(
    entry: Document, source: Source, allowed: frozenset[str], report: Report
) -> Store:
    """Return the documents that are known at once; the entry is whole by now."""
    parts = merge_documents(entry, source.others, report)
    overlays = apply_overlays(entry, source.overlays, report)
    configuration = _configuration(source, entry.version)
    documents = {"": entry, **parts, **overlays, **configuration}
    return Store(
        entry=entry,
        documents=documents,
        allowed=allowed,
        report=report,
        root=source.root,
    )


def _configuration(source: Source, version: str) -> dict[str, Document]:
    """Return the configuration as a document, for the positions of diagnostics."""
    path = source.configuration
    if path is None:
        return {}
    try:
        text = files.read_file(path, name=CONFIGURATION, file=str(path))
    except UnreadableError:
        text = Text(name=CONFIGURATION, file=str(path), data=b"")  # of another time
    return {CONFIGURATION: Document(text=text, tree=None, kind="toml", version=version)}


def _documents(store: Store, source: Source) -> Documents:
    """Return the documents of a store, whose references can be resolved."""
    entry, anchors = store.entry, Anchors()
    anchors.add("", entry)
    return Documents(
        root=entry.tree if isinstance(entry.tree, dict) else {},
        version=entry.version,
        report=store.report,
        source_url=source.url,
        _store=store,
        _resolver=Resolver(store=store, anchors=anchors),
    )


def _entry(
    source: Source, report: Report, allow_remote: frozenset[str]
) -> Document | None:
    text: Text | None = None
    try:
        if source.url:
            from sdkwright.read.documents import fetch

            text = replace(fetch(source.url, allow_remote), name="")
        else:
            text = files.read_entry(source)
        return admit(text, "", report)
    except UnreadableError as error:
        error.file = error.file or source.label
        report_unreadable(error, report)
        if text is not None:
            report.finder = _Unread(text)
    except BrokenError as error:
        report.error(error.code, error.message, help=error.help)
    return None


@dataclass(frozen=True, slots=True)
class _Unread:
    """The text of an entry that is no document, for the frames of its diagnostics."""

    text: Text

    def locate_all(self, pointers: Iterable[Pointer]) -> dict[Pointer, Location]:
        return {each: Location(file=self.text.file) for each in pointers}

    def text_of(self, file: str) -> bytes | None:
        return self.text.data if file == self.text.file else None
