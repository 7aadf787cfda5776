"""What builds cost: cold, unchanged, and after a word has changed."""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.benchmarks import giant_builds, watched
from tests.benchmarks.children import ROOT, cost, cpu, gen, in_turns
from tests.benchmarks.rows import Row, at_most, missing, ratio

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.benchmarks.children import Cost

HEADING: Final = "What builds consist of"
_METHODS = ("get", "put", "post", "delete", "patch", "head", "options", "trace")

# Other tools by the name of their command, and what part of theirs we may cost.
_OTHERS: Final = {"openapi-python-client": 0.45, "openapi-generator-cli": 0.3}


def rows(big: Path | None, peers: Path | None, folder: Path) -> Iterator[Row]:
    """Measure builds of the big document, of our own, and of growing ones.

    Args:
        big: GitHub's document, if it is there.
        peers: The Python of an environment with the other tools, if there is one.
        folder: For what is made.
    """
    helped = [cost(gen("--help")).cpu for _ in range(5)]
    yield at_most("`gen --help`, CPU", statistics.median(helped), 0.1, "s", 3)
    out = ("--config", str(ROOT / "pyproject.toml"), "--out", str(folder / "own"))
    cold = cost(gen("build", *out))
    same = cost(gen("build", *out))
    yield at_most("our four APIs, cold, wall", cold.wall, 3, "s", 2)
    yield at_most("our four APIs, unchanged, wall", same.wall, 0.3, "s", 2)
    found = watched.edits(*watched.own_apis(folder), 5)
    what = "our four APIs, an edit in `gen watch`, from save to written"
    yield at_most(what, found.wall, 0.2, "s", 2)
    if big is None:
        why = "GitHub's document is not here (SDKWRIGHT_CORPUS: folder of `corpus/`)"
        yield missing("builds of a big document", why, "")
        return
    yield from _big(big, peers, folder)
    yield from _growth(big, folder)
    yield giant_builds.growth(folder, (300, 1_200))


def _big(big: Path, peers: Path | None, folder: Path) -> Iterator[Row]:
    document = Path(shutil.copyfile(big, folder / "big.json"))
    out = folder / "big"
    build = gen("build", str(document), "--out", str(out), "--package", "big")
    # What a build leaves for the next one, and nothing of earlier runs.
    cache = folder / "cache"
    env = {"XDG_CACHE_HOME": str(cache)}
    cold, same, edited = [], [], []
    others: dict[str, list[Cost]] = {name: [] for name in _OTHERS}
    for number in range(3):
        shutil.rmtree(out, ignore_errors=True)
        shutil.rmtree(cache, ignore_errors=True)
        cold.append(cost(build, env))
        same.extend(cost(build, env) for _ in range(3))
        _edit(document, number)
        edited.append(cost(build, env))
        for name in _OTHERS if peers is not None and number < 2 else ():
            others[name] += _other(name, big, peers, folder)
    for name, limit in _OTHERS.items():
        yield from _against(name, others[name], cold, limit)
    yield at_most("GitHub, cold, CPU", cpu(cold), 8, "s", 1)
    yield at_most(
        "GitHub, unchanged, wall", min(each.wall for each in same), 0.3, "s", 2
    )
    yield from _edited("GitHub, one description edited / cold", edited, cold)
    yield from _watched(watched.big(document, folder / "watched-big"), cpu(cold))
    yield at_most("GitHub, cold, memory", max(c.peak for c in cold), 600, "MB")
    lines = sum(
        path.read_bytes().count(b"\n")
        for path in (out / "big").rglob("*.py*")
        if "_core" not in path.parts and path.suffix in {".py", ".pyi"}
    )
    count = len(_operations(json.loads(document.read_bytes())))
    yield at_most("GitHub, generated lines per operation", lines / count, 110, "lines")
    bare = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(out)!r})"]
    costs = in_turns({"bare": bare, "big": [*bare[:2], f"{bare[2]}; import big"]}, 9)
    extra = (cpu(costs["big"]) - cpu(costs["bare"])) * 1000
    yield at_most("GitHub, import over bare Python, CPU", extra, 25, "ms", 1)


def _edited(name: str, edited: list[Cost], cold: list[Cost]) -> Iterator[Row]:
    """Compare builds after an edit with cold ones, by CPU and by wall time."""
    yield ratio(f"{name}, CPU", cpu(edited), cpu(cold), 0.35)
    now, before = (
        statistics.median(each.wall for each in costs) for costs in (edited, cold)
    )
    yield ratio(f"{name}, wall", now, before, 0.35)


def _watched(what: watched.Watch, cold: float) -> Iterator[Row]:
    """Edit a description while GitHub's document is watched."""
    found = watched.edits(*what, 3)
    name = "GitHub, an edit in `gen watch`"
    yield at_most(f"{name}, from save to written, wall", found.wall, 1, "s", 2)
    yield ratio(f"{name} / cold, CPU", found.cpu, cold, 0.15)


def _against(
    name: str, theirs: list[Cost], own: list[Cost], limit: float
) -> Iterator[Row]:
    """Compare cold builds with those of another tool, by CPU and by wall time."""
    if not theirs:
        why = "it is not installed, or there is no Java"
        yield missing(f"GitHub, cold / {name}", why, f"<= {limit} x")
        return
    yield ratio(f"GitHub, cold / {name}, CPU", cpu(own), cpu(theirs), limit)
    ours, other = (
        statistics.median(each.wall for each in costs) for costs in (own, theirs)
    )
    yield ratio(f"GitHub, cold / {name}, wall", ours, other, limit)


def _other(name: str, big: Path, peers: Path, folder: Path) -> list[Cost]:
    """Build with another tool; empty if that is not installed, or fails."""
    made = str(folder / name.replace(" ", "-"))
    arguments = {
        "openapi-python-client": ["generate", "--path", str(big), "--overwrite",
                                  "--output-path", made],
        "openapi-generator-cli": ["generate", "-i", str(big), "-g", "python", "-o", made],
    }[name]  # fmt: skip
    shutil.rmtree(made, ignore_errors=True)
    try:
        return [cost([str(peers.parent / name), *arguments])]
    except (OSError, RuntimeError):
        return []


def profile(big: Path | None, folder: Path) -> str:
    """Return what builds of the big document consist of, stage by stage."""
    if big is None:
        return ""
    document = Path(shutil.copyfile(big, folder / "profiled.json"))
    out = folder / "profiled"
    build = gen("build", str(document), "--out", str(out), "--package", "big")
    found = [f"\n## {HEADING}\n"]
    for title in ("Cold", "One description edited", "Unchanged"):
        if title == "One description edited":
            _edit(document, 9)
        ran = subprocess.run(
            [*build, "--timings"], cwd=ROOT, capture_output=True, text=True, check=True
        )
        table = ran.stderr[ran.stderr.index("stage ") :].split("\n\n")[0]
        lines = table.splitlines()
        last = next(n for n, line in enumerate(lines) if line.startswith("total"))
        rows = lines[: last + 1]
        found.append(f"{title}:\n\n```\n" + "\n".join(rows) + "\n```\n")
    return "\n".join(found)


def _edit(document: Path, number: int) -> None:
    content = json.loads(document.read_bytes())
    operation = content["paths"]["/repos/{owner}/{repo}/issues"]["get"]
    operation["description"] = f"Edited {number} times. {operation['description']}"
    document.write_text(json.dumps(content, indent=2), encoding="utf-8")


def _operations(content: dict[str, object]) -> list[tuple[str, str]]:
    paths = content["paths"]
    assert isinstance(paths, dict)  # it is an OpenAPI document
    return [(p, m) for p, item in paths.items() for m in item if m in _METHODS]


def _growth(big: Path, folder: Path) -> Iterator[Row]:
    """Build ever more operations of one document."""
    content = json.loads(big.read_bytes())
    every = _operations(content)
    found: dict[int, float] = {}
    for count in (100, 200, 400, 800):
        kept = set(every[:: len(every) // count][:count])
        paths = {
            path: {
                k: v for k, v in item.items() if k not in _METHODS or (path, k) in kept
            }
            for path, item in content["paths"].items()
        }
        used = {p: i for p, i in paths.items() if any(k in _METHODS for k in i)}
        part = folder / f"part{count}.json"
        part.write_text(json.dumps({**content, "paths": used}), encoding="utf-8")
        command = gen("build", str(part), "--package", "part", "--out")
        runs = [cost([*command, str(folder / f"part{count}-{n}")]) for n in range(3)]
        found[count] = cpu(runs)
    steps = [(found[2 * n] - found[n]) / n for n in (100, 200, 400)]
    yield Row(
        what="growth: each operation more, from 100 to 200, 400 and 800, CPU",
        measured=", ".join(f"{step * 1000:.1f} ms" for step in steps),
        target="the last <= 1.15 x the first",
        met=steps[-1] <= 1.15 * steps[0],
    )
