"""Published packages of other generators, moved by `gen migrate` and built.

    python -m tests.corpus.moves [PROJECT ...] [--list KIND]

Each project has what its makers configured, or only the package that they publish. What comes
of a move is compared with that package. `SDKWRIGHT_WHEELS` may name a folder of the published
wheels; without one the surfaces are used that were taken from them, in which types have names
only. The program that compares is the one that measures packages without a configuration.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.corpus.building import COMMAND
from tests.corpus.proof import WORK
from tests.corpus.running import run
from tests.corpus.shared import ROOT, absent
from tests.corpus.surfaces import FOLDER, Project, comparison, projects, shares, summed

_CONFIGURATIONS: Final = {
    "onebusaway": "workspace.json",
    "lumaai": "openapi.stainless.yml",
    "ogx": "config.yml",
    "parsec": "stainless.yml",
    "stagehand": "stainless.yml",
    "cribl": "gen.yaml",
    "squadcast": "gen.yaml",
    "agentset": "gen.yaml",
    "egain": "gen.yaml",
    "label-studio": "generators.yml",
    "intercom": "generators.yml",
}
_KINDS: Final = {
    "names": ("name", "matched"),
    "call sites": ("call-sites", "matched"),
    "types": ("types-found", "types"),
    "exports": ("exports-found", "exports"),
    "environment": ("env-found", "env"),
}
_TITLE: Final = "## Moved from other generators"
_ABOUT: Final = """\
The same packages after `gen migrate` (with the configuration where it is public, else by the
package alone) and `gen build`, without a hand on the result. Types and exports of Speakeasy and
Fern have another shape, and are not meant to be the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """How much of a published package is as it was, by kind: found and whole."""

    name: str
    vendor: str
    counts: Mapping[str, tuple[int, int]]
    lists: Mapping[str, Sequence[object]]
    message: str = ""


def old_package(project: Project) -> Path:
    """Return the wheel of a project where wheels are at hand, else its surface."""
    folder = os.environ.get("SDKWRIGHT_WHEELS")
    index = json.loads((FOLDER / "index.json").read_bytes())
    wheel = next(e.get("wheel") or {} for e in index if e["project"] == project.name)
    name = str(wheel.get("distribution", "")).replace("-", "_")
    pattern = f"{name}-{wheel.get('version')}-*.whl"
    found = sorted(Path(folder).glob(pattern)) if folder and name else []
    return found[0] if found else project.surface


def moved(project: Project, work: Path = WORK) -> Moved:
    """Move a project, build it and compare."""
    out = work / "moves" / project.name
    shutil.rmtree(out, ignore_errors=True)
    old = old_package(project)
    named = _CONFIGURATIONS.get(project.name)
    source = project.surface.parent / named if named else old
    migrate = (*COMMAND, "migrate", source, "--spec", project.document, "--wheel", old)
    env = {"PYTHONPATH": str(ROOT / "generator"), "PYTHONDONTWRITEBYTECODE": "1"}
    for command in ((*migrate, "--out", out), (*COMMAND, "build")):
        cwd = out if out.is_dir() else project.document.parent
        ended = run(command, cwd=cwd, seconds=600, mebibytes=4096, env=env)
        if ended.code:
            text = (ended.text.strip() or "nothing was said").splitlines()[0]
            return Moved(
                name=project.name,
                vendor=project.vendor,
                counts={},
                lists={},
                message=text,
            )
    (package,) = (each.parent for each in (out / "generated").glob("*/surface.json"))
    found = comparison(json.loads(project.surface.read_bytes()), package)
    return Moved(
        name=project.name,
        vendor=project.vendor,
        counts=shares(found["counts"], _KINDS),
        lists=found["lists"],
    )


def total(found: Iterable[Moved], name: str) -> Moved:
    """Return the sum of some moves."""
    counts = summed((each.counts for each in found), _KINDS)
    return Moved(name=name, vendor="", counts=counts, lists={})


def table(found: Sequence[Moved]) -> str:
    """Return all moves as a section of the report."""
    rows: list[Moved] = []
    for vendor in dict.fromkeys(each.vendor for each in found):
        own = [each for each in found if each.vendor == vendor]
        rows += [*own, total(own, f"**{vendor}: {len(own)} projects**")]
    return "\n".join((f"{_TITLE}\n\n{_ABOUT}\n", *_rows(rows))) + "\n"


def _rows(found: Iterable[Moved]) -> Iterator[str]:
    yield f"| project | methods | {' | '.join(_KINDS)} |"
    yield "| --- |" + " ---: |" * (1 + len(_KINDS))
    for each in found:
        methods = each.counts.get("names", (0, 0))[1]
        cells = [_share(*each.counts.get(kind, (0, 0))) for kind in _KINDS]
        text = each.message[:80] if each.message else " | ".join(cells)
        yield f"| {each.name} | {methods} | {text} |"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else ""


def main() -> int:
    """Print the table, or what differs in some projects."""
    parser = argparse.ArgumentParser(prog="python -m tests.corpus.moves")
    parser.add_argument("names", nargs="*", help="projects; all without any")
    parser.add_argument("--list", default="", help="what differs: params, types-absent")
    given = parser.parse_args()
    if missing := absent("switching"):
        print(missing)
        return 1
    asked = [each for each in projects() if each.name in given.names or not given.names]
    found = [moved(each) for each in asked]
    if given.list:
        lines = [str(line) for each in found for line in each.lists.get(given.list, ())]
        print("\n".join(lines))
    else:
        print(table(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
