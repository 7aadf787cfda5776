"""Builds over builds: what is on disk is what a build from nothing would put there."""

from __future__ import annotations

import copy
import json
import tempfile
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from generator import pipeline
from generator.config import ApiConfig, Config
from generator.diagnostics import Report
from generator.emit import lock
from generator.source import source_of
from tests.property.documents import Document, documents

# Each example is several whole builds.
few = settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))


def build(document: Path, out: Path) -> bool:
    """Bring a package up to date; false if the document is refused."""
    own = ApiConfig(name="pkg", source=source_of(str(document)))
    config = Config(out=out, distribution="pkg", package="pkg", apis=(own,), flat=True)
    reports = defaultdict[str, Report](Report)
    return pipeline.build(config, reports, lambda *_: None) is not None


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def edited(document: Document, draw: st.DataObject) -> Document:
    """Change words, or take away operations, schemas or properties."""
    found: Any = copy.deepcopy(document)
    schemas = found["components"]["schemas"]
    match draw.draw(st.sampled_from(["words", "path", "property", "title"])):
        case "path" if len(found["paths"]) > 1:
            del found["paths"][draw.draw(st.sampled_from(sorted(found["paths"])))]
        case "property" if schemas:
            schema = schemas[draw.draw(st.sampled_from(sorted(schemas)))]
            if isinstance(schema, dict):
                schema.setdefault("properties", {})["one_more"] = {"type": "integer"}
        case "title":
            found["info"]["title"] += " again"
        case _:
            for item in found["paths"].values():
                for operation in item.values():
                    if isinstance(operation, dict):
                        operation["description"] = draw.draw(st.text(max_size=200))
    return found


@pytest.mark.slow
@few
@given(documents(), st.integers(1, 3), st.data())
def test_a_build_over_others_is_a_build_from_nothing(
    document: Document, edits: int, draw: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        spec, out, fresh = (Path(folder, name) for name in ("s.json", "out", "fresh"))
        spec.write_text(json.dumps(document))
        if not build(spec, out):
            return
        for number in range(edits):
            names = lock.load(out).names
            document = edited(document, draw)
            spec.write_text(json.dumps(document))
            again = fresh.with_name(f"fresh{number}")
            again.mkdir()
            # Names are kept from build to build; everything else is made anew.
            kept = replace(lock.Lock(), names=names)
            (again / lock.FILE_NAME).write_text(lock.dump(kept))
            assert build(spec, out) == build(spec, again)
            if lock.load(again).files:
                assert files(out) == files(again)
