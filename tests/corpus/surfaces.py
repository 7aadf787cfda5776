"""Agreement with published packages whose names people chose by hand.

    python -m tests.corpus.surfaces [PROJECT ...] [--list KIND]

Each project has a document, and the public surface of the package that its makers publish.
The document is built without any configuration, and the two surfaces are compared: method
names, calls that would be accepted as they are written, types, and fields of answers. What
was built is kept for as long as the document and the generator are the same.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import shutil
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml
from sdkwright.config import Config
from sdkwright.up_to_date import run_key

from tests.corpus.building import build
from tests.corpus.proof import WORK
from tests.corpus.shared import SHARED, absent

FOLDER: Final = SHARED / "switching"
# These seven have methods enough, and documents that fit the published version.
TARGETS: Final = (
    *("onebusaway", "lumaai", "ogx", "parsec", "stagehand", "letta", "agentex"),
)
_TITLE: Final = "## Published packages"
_ABOUT: Final = """\
Packages whose names people chose by configuration, beside ours of the same document without
any: methods of the same name, calls accepted as they are written, types and fields that ours
has too. A sum over the first seven; the others are looked at one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A published package, and the document it was made from."""

    name: str
    vendor: str
    document: Path
    surface: Path
    overrides: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How much of a published surface ours has: found and wanted, by kind."""

    name: str
    vendor: str
    counts: Mapping[str, tuple[int, int]]
    message: str = ""


_KINDS: Final = {
    "names": ("name", "matched"),
    "calls": ("call-compatible", "matched"),
    "types": ("types-found", "types"),
    "fields": ("fields-found", "fields"),
}


def projects() -> tuple[Project, ...]:
    """Return the projects that have both a surface and a document, the seven first."""
    index = FOLDER / "index.json"
    if not index.exists():
        return ()
    found = [_project(each) for each in json.loads(index.read_bytes())]
    kept = [each for each in found if each is not None]
    order = {name: place for place, name in enumerate(TARGETS)}
    return tuple(sorted(kept, key=lambda one: order.get(one.name, len(order))))


def _project(entry: Mapping[str, Any]) -> Project | None:
    folder = FOLDER / entry["vendor"] / entry["project"]
    surface = folder / "surface.json"
    specs = [
        SHARED / "switching" / each["file"]
        for each in entry["files"]
        if each["role"] == "spec"
    ]
    if entry["project"] == "openai":
        specs = [SHARED / "corpus" / "openai" / "openapi.yaml"]
    if not surface.exists() or not specs or not specs[0].exists():
        return None
    return Project(
        name=entry["project"],
        vendor=entry["vendor"],
        document=specs[0],
        surface=surface,
        overrides=_overrides(entry),
    )


def _overrides(entry: Mapping[str, Any]) -> Path | None:
    """Return what Fern lays over the document: that is where its names stand."""
    named = [each["file"] for each in entry["files"] if "overrides" in each["file"]]
    return FOLDER / named[0] if named and entry["vendor"] == "fern" else None


def _laid_over(project: Project, folder: Path) -> Path:
    """Return the document with the overrides in it."""
    if project.overrides is None:
        return project.document
    document = yaml.safe_load(project.document.read_bytes())
    _merge(document, yaml.safe_load(project.overrides.read_bytes()))
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{project.name}.json"
    path.write_text(json.dumps(document, default=str), encoding="utf-8")
    return path


def _merge(target: Any, other: Mapping[str, Any]) -> None:
    """Lay an object over another: by key, lists of objects by place; null deletes."""
    for key, value in other.items():
        old = target.get(key)
        if value is None:
            target.pop(key, None)
        elif isinstance(value, dict) and isinstance(old, dict):
            _merge(old, value)
        elif isinstance(value, list) and isinstance(old, list) and _objects(value, old):
            for place, each in enumerate(value):
                if place < len(old):
                    _merge(old[place], each)
                else:
                    old.append(each)
        else:
            target[key] = value


def _objects(*lists: Sequence[object]) -> bool:
    return all(isinstance(each, dict) for some in lists for each in some)


def compared(project: Project, work: Path = WORK) -> Mapping[str, Any] | str:
    """Build a project's document and compare; return why not, if that is impossible."""
    package = project.name.replace("-", "_")
    out = work / "surfaces" / project.name
    mark = out / ".made-from"
    made_from = _digest(project.document)
    if not mark.exists() or mark.read_text() != made_from:
        # The lock of an earlier build would keep the names of earlier rules.
        shutil.rmtree(out, ignore_errors=True)
        document = _laid_over(project, work / "surfaces")
        built = build(document, out, package, seconds=600)
        if not built.done:
            return built.ended.text
        mark.write_text(made_from)
    return comparison(json.loads(project.surface.read_bytes()), out / package)


def comparison(old: Mapping[str, Any], package: Path) -> Mapping[str, Any]:
    """Return how a published surface compares with a package of ours."""
    surface = _surface()
    found: dict[str, Any] = surface.compare(old, surface.extract(package))
    return found


def agreement(project: Project) -> Agreement:
    """Return how far a project's surface is ours."""
    found = compared(project)
    if isinstance(found, str):
        lines = found.strip().splitlines()
        message = lines[0] if lines else "no package"
        return Agreement(
            name=project.name, vendor=project.vendor, counts={}, message=message
        )
    counts = shares(found["counts"], _KINDS)
    return Agreement(name=project.name, vendor=project.vendor, counts=counts)


def shares(
    counts: Mapping[str, int], kinds: Mapping[str, tuple[str, str]]
) -> dict[str, tuple[int, int]]:
    """Return of each kind how many there are here, and in all."""
    return {
        kind: (counts.get(part, 0), counts.get(whole, 0))
        for kind, (part, whole) in kinds.items()
    }


def summed(
    counts: Iterable[Mapping[str, tuple[int, int]]], kinds: Iterable[str]
) -> dict[str, tuple[int, int]]:
    """Return the sums of shares."""
    part, whole = Counter[str](), Counter[str]()
    for each in counts:
        for kind, (first, second) in each.items():
            part[kind] += first
            whole[kind] += second
    return {kind: (part[kind], whole[kind]) for kind in kinds}


def total(found: Iterable[Agreement], name: str) -> Agreement:
    """Return the sum of some agreements."""
    counts = summed((each.counts for each in found), _KINDS)
    return Agreement(name=name, vendor="", counts=counts)


def table(found: Sequence[Agreement]) -> str:
    """Return all agreements as a section of the report."""
    targets = [each for each in found if each.name in TARGETS]
    rows = [*targets, total(targets, f"**{len(targets)} projects**")]
    rows += [each for each in found if each.name not in TARGETS]
    return "\n".join((f"{_TITLE}\n\n{_ABOUT}\n", *_rows(rows))) + "\n"


def _rows(found: Iterable[Agreement]) -> Iterator[str]:
    yield f"| project | made with | methods | {' | '.join(_KINDS)} |"
    yield "| --- | --- |" + " ---: |" * (1 + len(_KINDS))
    for each in found:
        methods = each.counts.get("names", (0, 0))[1]
        cells = [_share(each.counts.get(kind, (0, 0))) for kind in _KINDS]
        text = each.message[:80] if each.message else " | ".join(cells)
        yield f"| {each.name} | {each.vendor} | {methods} | {text} |"


def _share(count: tuple[int, int]) -> str:
    part, whole = count
    return f"{100 * part / whole:.1f} %" if whole else ""


def _digest(document: Path) -> str:
    """Return what a build depends on: the document, and the generator itself."""
    config = Config(out=Path(), distribution="", package="", apis=())
    digest = hashlib.blake2b(document.read_bytes(), digest_size=16).hexdigest()
    return f"{digest} {run_key(config)}"


def _surface() -> Any:
    """Load the program that reads surfaces from where it lies."""
    spec = importlib.util.spec_from_file_location("surface", FOLDER / "surface.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["surface"] = module  # its dataclasses look themselves up
    spec.loader.exec_module(module)
    return module


def main() -> int:
    """Print the table, or what differs in one project."""
    parser = argparse.ArgumentParser(prog="python -m tests.corpus.surfaces")
    parser.add_argument("names", nargs="*", help="projects; all without any")
    parser.add_argument(
        "--list", default="", help="what differs: name:resource, params"
    )
    given = parser.parse_args()
    if missing := absent("switching"):
        print(missing)
        return 1
    asked = [each for each in projects() if each.name in given.names or not given.names]
    if given.list:
        for each in asked:
            found = compared(each)
            lists = {} if isinstance(found, str) else found["lists"]
            print("\n".join(map(str, lists.get(given.list, ()))))
        return 0
    print(table([agreement(each) for each in asked]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
