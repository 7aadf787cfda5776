"""Whatever real documents are changed into, packages can be imported and type-check."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from sdkwright import pipeline
from sdkwright.config import ApiConfig, Config
from sdkwright.diagnostics import Report
from sdkwright.emit import lock
from sdkwright.source import source_of

from tests.corpus.shared import SHARED, needs
from tests.effort import sample
from tests.property.odd_edits import edit
from tests.snippets.checkers import CHECKERS, check, use

pytestmark = [needs("corpus"), pytest.mark.slow]

_DOCUMENTS = ("petstore3", "train-travel", "opc-baseline-31", "pinecone-db", "qdrant")


def _document(seed: int) -> Any:
    folder = SHARED / "corpus" / _DOCUMENTS[seed % len(_DOCUMENTS)]
    (path,) = folder.glob("openapi.*")
    document: Any = json.loads(
        json.dumps(yaml.safe_load(path.read_text(encoding="utf-8")), default=str)
    )
    edit(document, Random(seed))
    return document


def _built(document: Any, folder: Path) -> bool:
    """Build a package; return whether there is one: a document may be refused."""
    (folder / "s.json").write_text(json.dumps(document))
    own = ApiConfig(name="acme", source=source_of(str(folder / "s.json")))
    config = Config(
        out=folder / "out", distribution="acme", package="acme", apis=(own,), flat=True
    )
    reports = {"acme": Report(lenient=True)}
    made = pipeline.build(
        config, reports, lambda *_: None, force=False, rename=lock.Rename.NOTHING
    )
    return made is not None


@pytest.mark.parametrize("seed", sample(range(60), 30))
def test_packages_import_and_type_check(seed: int, tmp_path: Path) -> None:
    if _built(_document(seed), tmp_path):
        use(tmp_path / "out")
        check(tmp_path / "out", CHECKERS[0])
