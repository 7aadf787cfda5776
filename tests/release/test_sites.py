"""Documentation sites before two generators, and samples before a linter of documents."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from tests.corpus.shared import ROOT, SHARED, needs
from tests.release.conftest import Project, project
from tests.release.tools import REDOCLY, run

pytestmark = pytest.mark.corpus
OURS = ("stagehand", "mix", "sipher", "syllable")
OTHERS = ("langfuse", "petstore3", "spotify", "train-travel", "qdrant", "box")
EVERY = (*OURS, *(pytest.param(each, marks=needs("corpus")) for each in OTHERS))


def document(name: str) -> Path:
    """The first file of an API's description."""
    if name in OURS:
        return ROOT / "specs" / f"{name}.yaml"
    (found,) = (SHARED / "corpus" / name).glob("openapi.*")
    return found


@pytest.fixture(scope="module", params=EVERY)
def made(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Project:
    """A package of each document."""
    name = str(request.param)
    root = tmp_path_factory.mktemp(name)
    return project(root, document(name), f"{name.replace('-', '_')}_sdk", out=".")


def test_both_build_the_site_strictly(made: Project, tmp_path: Path) -> None:
    ran = made.gen("docs", "--folder", "docs")
    assert ran.code == 0, ran.text
    site = made.root / "docs"
    strict = ("build", "--strict", "-q", "-d", tmp_path / "site")
    ran = run("mkdocs", *strict, cwd=site, NO_MKDOCS_2_WARNING="1")
    assert (ran.code, ran.text) == (0, "")
    ran = run("zensical", "build", "--strict", cwd=site)
    assert (ran.code, "No issues found" in ran.text) == (0, True), ran.text


def findings(path: Path) -> Counter[str]:
    """What the linter has to say, by rule; its own rules for samples among them."""
    if not REDOCLY.exists():
        pytest.skip("redocly is not installed: npm ci --prefix tests/release")
    quiet = ("--format", "json", "--max-problems", "100000")
    ran = run(REDOCLY, "lint", path, *quiet, cwd=path.parent)
    report = json.loads(ran.out)
    return Counter(each["ruleId"] for each in report["problems"])


def test_samples_are_taken_by_the_linter(made: Project) -> None:
    (source,) = (
        each for each in (made.root / "specs").iterdir() if each.name == entry(made)
    )
    printed = made.gen("samples")
    assert printed.code == 0, printed.text
    overlay = made.root / "samples.yaml"
    overlay.write_text(printed.out, encoding="utf-8")
    ran = made.gen("overlay", str(source), "--overlay", str(overlay))
    assert ran.code == 0, ran.text
    applied = source.with_name(f"applied{source.suffix}")
    applied.write_text(ran.out, encoding="utf-8")
    assert ran.out.count("x-codeSamples") >= printed.out.count("- target:")
    assert not findings(applied) - findings(source)


def entry(made: Project) -> str:
    """The name of the first file of a project's description."""
    text = (made.root / "gen.toml").read_text(encoding="utf-8")
    return text.partition('spec = "specs/')[2].partition('"')[0]
