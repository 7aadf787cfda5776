"""One fault never refuses a whole document: real documents with a fault planted in each.

Every kind of fault is planted in every run; the whole set is at least 200 copies.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sdkwright.config import ApiConfig, Config
from sdkwright.diagnostics import Report, Severity
from sdkwright.pipeline import generate
from sdkwright.source import Source

from tests.corpus.documents import Document, documents
from tests.corpus.planting import FAULTS, planted, read
from tests.corpus.shared import needs

_DOCUMENTS = documents()
_COPIES = 7
_SMALL = 60_000
_MEBIBYTE = 1024 * 1024


def faults_of(document: Document, count: int) -> list[str]:
    """Return the kinds for a document: together all documents get every kind in turn."""
    first = _DOCUMENTS.index(document) * _COPIES
    kinds = list(FAULTS)
    return [kinds[(first + number) % len(kinds)] for number in range(count)]


def prove(document: Document, folder: Path, count: int) -> None:
    """Plant faults in copies of a document: each has to become a package, and be said."""
    root = read(document.path)
    work = folder / "document"
    shutil.copytree(document.path.parent, work)
    entry = work / document.path.name
    for number, kind in enumerate(faults_of(document, count)):
        text, said = planted(root, f"{document.name} {number}", kind)
        entry.write_text(text, encoding="utf-8")
        report = Report(lenient=True)
        config = Config(
            out=folder / "out",
            distribution="acme",
            package="acme",
            flat=True,
            apis=(ApiConfig(name="acme", source=Source(path=entry)),),
        )
        package = generate(config, {}, {}, {"acme": report}, lambda *_: None)
        errors = [each for each in report if each.severity is Severity.ERROR]
        assert package is not None, (document.name, said, errors[:3])
        assert not errors, (document.name, said, errors[:3])


@needs("corpus")
@pytest.mark.parametrize(
    "document",
    [each for each in _DOCUMENTS if each.size < _SMALL][:5],
    ids=lambda each: each.name,
)
def test_some_faults_in_small_documents(document: Document, tmp_path: Path) -> None:
    prove(document, tmp_path, 4)


@pytest.mark.corpus
@needs("corpus")
@pytest.mark.parametrize("document", _DOCUMENTS, ids=lambda each: each.name)
def test_one_fault_refuses_no_document(document: Document, tmp_path: Path) -> None:
    prove(document, tmp_path, _COPIES)


@needs("corpus")
def test_the_set_is_large_enough_and_has_every_kind() -> None:
    kinds = {kind for each in _DOCUMENTS for kind in faults_of(each, _COPIES)}
    assert len(_DOCUMENTS) * _COPIES >= 200
    assert kinds == set(FAULTS)
