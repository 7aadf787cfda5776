"""Real documents: built whole, sound by all checkers, and every operation called.

All of them under the mark `corpus`; a small one of 3.0 and of 3.1 always.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.corpus import checking
from tests.corpus.building import build
from tests.corpus.documents import Document, documents
from tests.corpus.explained import OURS, explained
from tests.corpus.proof import WORK, Proof, prove
from tests.corpus.shared import needs
from tests.effort import sample
from tests.prism.server import missing

pytestmark = needs("corpus")
# Of every version; with forms, streams, several files, and schemas within themselves.
FEW = (
    "petstore3",
    "tictactoe",
    "oai-uspto",
    "oai-uber-v2",
    "train-travel",
    "azure-lro",
    "cohere",
)


def _named(document: Document) -> str:
    return document.name


def proven(document: Document, folder: Path, rounds: int, *, types: bool) -> Proof:
    """Prove a document, if its checker is there."""
    if document.version.startswith("2") and (reason := missing()):
        pytest.skip(reason)
    return prove(document, folder, rounds=rounds, types=types)


def sound(proof: Proof) -> None:
    """Fail unless everything holds, but for what is no fault of ours."""
    static, called = proof.static, proof.called
    assert (static.code, static.message) == (0, "")
    assert static.operations >= static.expected
    assert static.dropped == ()
    assert static.imports == ()
    assert static.mypy == ()
    assert static.pyright == ()
    assert called is not None
    assert called.operations == static.operations
    foreign = [
        each
        for each in called.failures
        if explained(proof.name, "\n".join(each.reasons)).fault in {OURS, "unexplained"}
    ]
    assert foreign == []


A_FEW = sorted(
    (each for each in documents() if each.name in FEW),
    key=lambda each: FEW.index(each.name),
)


@pytest.mark.slow
@pytest.mark.parametrize("document", sample(A_FEW, one_in=len(FEW)), ids=_named)
def test_a_few(document: Document) -> None:
    sound(proven(document, WORK / "few", 3, types=False))


@pytest.mark.corpus
def test_types_of_a_few() -> None:
    """All at once: each checker reads the libraries once."""
    together = WORK / "few" / "together"
    shutil.rmtree(together, ignore_errors=True)
    together.mkdir(parents=True)
    for each in A_FEW:
        package = WORK / "few" / each.name / each.package
        if not package.exists():
            assert build(each.path, package.parent, each.package).done
        (together / each.package).symlink_to(package)
    names = [each.package for each in A_FEW]
    assert checking.mypy(together, names, WORK / ".mypy") == []
    assert checking.pyright(together, names) == []


@pytest.mark.corpus
@pytest.mark.parametrize("document", documents(), ids=_named)
def test_all(document: Document) -> None:
    sound(proven(document, WORK, 4, types=True))
