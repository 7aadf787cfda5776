"""What `gen lint --fix` writes for real documents: it applies, it mends, and it breaks nothing.

Redocly's score of how well agents can use a description is the independent measure.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from sdkwright.config import ApiConfig, Config
from sdkwright.diagnostics import Report, Severity
from sdkwright.lint import Linted, actions, lint
from sdkwright.pipeline import generate
from sdkwright.read.documents import Documents
from sdkwright.read.load import load
from sdkwright.source import Source

from tests.corpus.shared import ROOT, SHARED, absent, needs

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.corpus, needs("corpus")]

REDOCLY = ROOT / "tests/lint/node_modules/.bin/redocly"
# A document in many files has its parts where no overlay reaches; its bundle is there, too.
# Redocly cannot read the other one: it refers to nothing.
LEFT_OUT = {"digitalocean", "opc-baseline-31"}


def documents() -> dict[str, Path]:
    """Return the documents, by name."""
    index = json.loads((SHARED / "corpus/index.json").read_bytes())
    return {
        each["name"]: SHARED / "corpus" / each["entry"]
        for each in index
        if each["name"] not in LEFT_OUT
    }


NAMES = [] if absent("corpus") else sorted(documents())


def looked_at(source: Source) -> Linted:
    """Look at a document."""
    own = ApiConfig(name="acme", source=source)
    config = Config(
        out=Path("absent"), distribution="acme", package="acme", apis=(own,), flat=True
    )
    return lint(own, config, Report(lenient=True), {}, {})


def methods(source: Source) -> dict[str, dict[str, str]]:
    """Return what the methods of a document are called, by resource and operation."""
    own = ApiConfig(name="acme", source=source)
    config = Config(
        out=Path("absent"), distribution="acme", package="acme", apis=(own,), flat=True
    )
    package = generate(config, {}, {}, {"acme": Report(lenient=True)}, lambda *_: None)
    assert package is not None
    return {
        scope: dict(names)
        for scope, names in package.names.items()
        if scope.startswith("methods:")
    }


def counts(linted: Linted) -> Counter[str]:
    """Return how many findings there are of each rule."""
    return Counter({group.code: len(group.items) for group in linted.groups})


def fixed(name: str, folder: Path) -> tuple[Linted, Source, int]:
    """Return what is found in a document, the document with its fixes, and their number."""
    before = Source(path=documents()[name])
    found = looked_at(before)
    finder = found.report.finder
    assert isinstance(finder, Documents)
    made, _ = actions(found, finder)
    overlay = folder / "fixes.yaml"
    whole = {
        "overlay": "1.0.0",
        "info": {"title": name, "version": "1"},
        "actions": [each.record() for each in made],
    }
    overlay.write_text(yaml.safe_dump(whole, sort_keys=False), "utf-8")
    return found, replace(before, overlays=(overlay,) if made else ()), len(made)


@pytest.mark.parametrize("name", NAMES)
def test_fixes_apply_and_mend_what_they_are_for(name: str, tmp_path: Path) -> None:
    found, after, number = fixed(name, tmp_path)
    if not number:
        pytest.skip("there is nothing to fix")
    again = looked_at(after)
    codes = counts(again)
    assert again.whole
    assert not [code for code in codes if code.startswith("overlay")]
    assert not any(each.severity is Severity.ERROR for each in again.report)
    old = counts(found)
    assert sum(codes.values()) < sum(old.values())
    assert methods(Source(path=documents()[name])) == methods(after)
    worse = {code for code in codes if codes[code] > old[code]}
    # A format that one property got is missing at others of its name: the next fix has it.
    assert worse <= {"example-invalid", "format-inconsistent"}, {
        code: codes[code] - old[code] for code in worse
    }


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[float, float]]:
    """Return Redocly's scores of all documents of 3.x, without and with the fixes."""
    if not REDOCLY.exists():
        pytest.skip("`make corpus` installs Redocly")
    folder = tmp_path_factory.mktemp("scores")
    return dict(_scores(folder))


def _scores(folder: Path) -> Iterator[tuple[str, tuple[float, float]]]:
    for name in NAMES:
        _, after, number = fixed(name, folder)
        before = replace(after, overlays=())
        version, plain = written(before, folder / f"{name}.json")
        if version.startswith("2"):
            continue
        first = score(plain)
        second = (
            score(written(after, folder / f"{name}.fixed.json")[1]) if number else first
        )
        yield name, (first, second)


def written(source: Source, path: Path) -> tuple[str, Path]:
    """Write a document as its overlays change it; return its version and where it is."""
    found = load(source, Report(lenient=True))
    assert found is not None
    data = found.validated_texts()[""]
    tree: object = json.loads(data) if data.startswith(b"{") else _yaml(data)
    path.write_text(json.dumps(tree, default=str), "utf-8")
    return found.version, path


def _yaml(data: bytes) -> object:
    found: object = yaml.load(data, Loader=yaml.CSafeLoader)
    return found


def score(path: Path) -> float:
    """Return Redocly's score of a document."""
    ran = subprocess.run(
        [REDOCLY, "score", path, "--format", "json"],
        env={**os.environ, "REDOCLY_TELEMETRY": "off"},
        cwd=path.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    found = json.loads(ran.stdout[ran.stdout.index("{") :])
    return float(found["agentReadiness"])


def test_fixes_lower_no_score_and_raise_ten(
    scores: dict[str, tuple[float, float]],
) -> None:
    assert len(scores) >= 20
    assert {name: each for name, each in scores.items() if each[1] < each[0]} == {}
    assert len([name for name, each in scores.items() if each[1] > each[0]]) >= 10
