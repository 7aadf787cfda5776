"""Commands of packages of real documents make the requests of the Python client."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.corpus.documents import documents
from tests.corpus.shared import ROOT, needs

WORKER = "tests.commands.corpus_worker"
NAMES = ("petstore3", "docker-engine", "langfuse", "cohere", "train-travel", "box")


@pytest.mark.corpus
@needs("corpus")
@pytest.mark.parametrize("name", NAMES)
def test_commands_of_real_documents(name: str, tmp_path: Path) -> None:
    (document,) = (each for each in documents() if each.name == name)
    package = f"sample_{name.replace('-', '_')}"
    config = (
        f"out = 'out'\npackage = '{package}'\nspec = '{document.path}'\ncli = true\n"
    )
    (tmp_path / "gen.toml").write_text(config)
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}:{ROOT / 'generator'}"}
    for command in (
        ["-m", "sdkwright", "build"],
        ["-m", WORKER, document.path, document.version, tmp_path / "out", package],
    ):
        done = subprocess.run(
            [sys.executable, *map(str, command)],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr[-2000:]
    found = json.loads(done.stdout)
    assert found["compared"] >= document.operations
    # A number that is no whole one, drawn for what the document says is one (`int32`): as a
    # text it is a text of the same argument.
    odd = "'--retention-length=0.5'"
    different = [each for each in found["different"] if odd not in each]
    assert not different, "\n".join(different[:5])
