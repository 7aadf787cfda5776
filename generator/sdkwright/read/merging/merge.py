"""Put several documents into one.

What two of them say alike is there once. What they say differently under one name is an error
that names both places. Where faults are let pass, a component of the later document gets a
number, as its references tell which one is meant, and of anything else the first one counts;
but for security schemes, with which requests would be wrong. The first document's `info`,
servers and security are the API's; operations of another document keep its own, where these
differ.
"""

from __future__ import annotations

import json
import os
import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from sdkwright.read.documents import PART, locate, read_further
from sdkwright.read.merging.renaming import objects, rename_clashes
from sdkwright.read.openapi import METHODS, mapping
from sdkwright.source import Pointer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sdkwright.diagnostics import Report
    from sdkwright.ir.types import Json
    from sdkwright.read.documents import Document
    from sdkwright.read.openapi import Object, Tokens

# Objects by name, whose members are put together; of 2.0 some stand at the root.
_BY_NAME: Final = frozenset(
    {"definitions", "parameters", "responses", "securityDefinitions"}
)
_ITEMS: Final = frozenset({"paths", "webhooks", "x-ms-paths", "x-webhooks"})
# What the first document says for the API, and what another may say for its operations.
_FIRST: Final = frozenset({"openapi", "swagger", "info", "externalDocs", "$self"})
_OWN: Final = ("servers", "security")
_FIRST_COUNTS: Final = "That one counts."


def merge_documents(
    entry: Document, others: Sequence[Path], report: Report
) -> dict[str, Document]:
    """Put other documents into an entry document.

    Args:
        entry: The first document; its tree receives the others'.
        others: Their files, in order.
        report: Where clashes go.

    Returns:
        The other documents by name, for the positions of diagnostics.
    """
    documents: dict[str, Document] = {}
    if not isinstance(entry.tree, dict):
        return documents
    merging = _Merging(entry=entry, documents=documents, root=entry.tree, report=report)
    for number, path in enumerate(others):
        name = f"{PART}{number}"
        document = read_further(path, name, report)
        if document is None:
            continue
        documents[name] = document
        merging.take(name, documents[name], _folder(entry, path))
    if documents:
        entry.changed = json.dumps(entry.tree, ensure_ascii=False).encode()
    return documents


def _folder(entry: Document, path: Path) -> str:
    """Return the folder of another document as references of the entry name it."""
    start = entry.text.path
    if start is None:
        return ""
    found = os.path.relpath(path.parent, start.parent).replace(os.sep, "/")
    return "" if found == "." else found


@dataclass(slots=True, kw_only=True)
class _Merging:
    entry: Document
    documents: dict[str, Document]
    root: Object
    report: Report
    renamed: dict[Tokens, str] = field(default_factory=dict["Tokens", str])

    def take(self, name: str, document: Document, folder: str) -> None:
        """Put one document into the entry."""
        tree, at = document.tree, Pointer((), name)
        if not isinstance(tree, dict):
            message = "The document holds no OpenAPI document."
            self.report.error("not-a-document", message, at)
            return
        if _release(document.version) != _release(self.entry.version):
            message = (
                f"The version is {document.version or 'missing'}, that of the first"
                f" document {self.entry.version}."
            )
            help = "Documents of one API have one version of OpenAPI."
            self.report.error("merge-versions", message, at, help=help)
            return
        if folder:
            _rebase(tree, folder)
        renamed = rename_clashes(self.root, tree)
        for place, other in renamed.items():
            self._clash(place, Pointer(place, name), f"It is called `{other}` here.")
        self.renamed = {(*k[:-1], v): k[-1] for k, v in renamed.items()}
        for key, value in tree.items():
            self._member(tree, key, value, at / key)

    def _member(self, tree: Object, key: str, value: Json, at: Pointer) -> None:
        if key in _FIRST or key in _OWN:
            return
        if key in _ITEMS and isinstance(value, dict):
            for path, item in value.items():
                self._item(key, path, self._owned(tree, item), at)
        elif key == "components" and isinstance(value, dict):
            for kind, named in value.items():
                for name, node in named.items() if isinstance(named, dict) else ():
                    self._put((key, kind), name, node, at / kind)
        elif key in _BY_NAME and isinstance(value, dict):
            for name, node in value.items():
                self._put((key,), name, node, at)
        elif key == "tags" and isinstance(value, list):
            self._tags(value, at)
        else:
            self._put((), key, value, at.parent)

    def _owned(self, tree: Object, item: Json) -> Json:
        """Return a path item whose operations have their document's servers and security."""
        if not isinstance(item, dict) or "$ref" in item:
            return item
        found: Object = {}
        if "servers" in tree and tree["servers"] != self.root.get("servers"):
            found["servers"] = tree["servers"]
        found |= item
        security = tree.get("security", [])
        if security != self.root.get("security", []):
            for method, operation in item.items():
                if method in METHODS and isinstance(operation, dict):
                    found[method] = {"security": security, **operation}
        return found

    def _item(self, holder: str, path: str, item: Json, at: Pointer) -> None:
        known = mapping(mapping(self.root, holder), path)
        if not known or not isinstance(item, dict):
            self._put((holder,), path, item, at)
            return
        for key, value in item.items():
            self._put((holder, path), key, value, at / path)

    def _tags(self, tags: list[Json], at: Pointer) -> None:
        given = self.root.setdefault("tags", [])
        known = given if isinstance(given, list) else []
        names = [each.get("name") for each in known if isinstance(each, dict)]
        for index, tag in enumerate(tags):
            if isinstance(tag, dict) and tag.get("name") in names:
                first = names.index(tag.get("name"))
                if known[first] != tag:
                    self._clash(("tags", str(first)), at / index, _FIRST_COUNTS)
                continue
            self.entry.overlaid["tags", str(len(known))] = at / index
            known.append(tag)

    def _put(self, place: Tokens, name: str, value: Json, holder: Pointer) -> None:
        """Put a member at a place, unless it is there; report one that is another."""
        at = holder / self.renamed.get((*place, name), name)
        node = self.root
        for token in place:
            inner = node.setdefault(token, {})
            if not isinstance(inner, dict):
                return  # what is no object there is said by the checks
            node = inner
        if name not in node:
            node[name] = value
            self.entry.overlaid[(*place, name)] = at
        elif node[name] != value:
            schemes = place[-1:] in {("securitySchemes",), ("securityDefinitions",)}
            strict = schemes and _plain(node[name]) != _plain(value)
            self._clash((*place, name), at, "" if strict else _FIRST_COUNTS)

    def _clash(self, tokens: Tokens, at: Pointer, instead: str) -> None:
        """Report what two documents say differently; an error where nothing is done instead."""
        origin = self.entry.overlaid.get(tokens, Pointer(tokens))
        known = self.documents.get(origin.document, self.entry)
        places = locate(known.text.data, known.kind, [origin.tokens])
        line, column = places[origin.tokens]
        what, where = Pointer(tokens).fragment, f"{known.text.file}:{line}:{column}"
        message = f"{what} says something else here than in {where}."
        help = "Make them the same, or rename one of them by an overlay."
        if instead:
            self.report.fault("merge-clash", message, at, help=help, instead=instead)
        else:
            self.report.error("merge-clash", message, at, help=help)


def _plain(scheme: Json) -> Json:
    """Return a security scheme without what is said about it."""
    if not isinstance(scheme, dict):
        return scheme
    return {key: value for key, value in scheme.items() if key != "description"}


def _release(version: str) -> str:
    return ".".join(version.split(".")[:2])


def _rebase(node: Json, folder: str) -> None:
    """Let relative references start at the entry's folder."""
    for each in objects(node):
        reference = each.get("$ref")
        if isinstance(reference, str):
            each["$ref"] = _moved(reference, folder)


def _moved(reference: str, folder: str) -> str:
    path, sign, fragment = reference.partition("#")
    if not path or ":" in path or path.startswith("/"):
        return reference
    return f"{posixpath.normpath(posixpath.join(folder, path))}{sign}{fragment}"
