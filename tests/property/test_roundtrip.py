"""Every model takes its example, as strictly as it can, and gives it back unchanged."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.effort import examples
from tests.property.documents import Document, documents, example
from tests.snippets.making import make, make_all

COUNT = examples(40, few=8)


def collected() -> list[Document]:
    """Return documents that give a package."""
    found: list[Document] = []

    @settings(max_examples=COUNT, suppress_health_check=list(HealthCheck))
    @given(documents())
    def collect(document: Document) -> None:
        if make(document).package is not None:
            found.append(document)

    collect()
    return found


@pytest.mark.slow
def test_examples_come_back(tmp_path: Path) -> None:
    apis = {f"api_{number}": each for number, each in enumerate(collected())}
    made = make_all(apis)
    made.write(tmp_path)
    assert made.package is not None
    examples: list[tuple[str, str, object]] = []
    for entry in made.package.explanations():
        api, _, rest = entry.name.partition(".types.")
        parts = entry.pointer.split("/")
        is_component = parts[:3] == ["#", "components", "schemas"] and len(parts) == 4
        if entry.kind == "type" and is_component:
            schemas = apis[api]["components"]["schemas"]
            value = example(schemas[parts[3]], schemas)
            examples.append((api, rest, value))
    assert len(examples) > COUNT
    (tmp_path / "examples.json").write_text(json.dumps(examples))
    script = Path(__file__).with_name("roundtrip.py")
    done = subprocess.run(
        [sys.executable, str(script)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode or done.stdout or done.stderr:
        pytest.fail(done.stdout + done.stderr)
