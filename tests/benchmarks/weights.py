"""What packages weigh: lines, the wheel, and what lies on the disk, beside rivals' packages."""

from __future__ import annotations

import shutil
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tests.benchmarks.children import cost, gen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HEADING: Final = "What packages weigh"
_DOCUMENTS: Final = ("petstore3", "train-travel", "spotify")
_OTHERS: Final = ("openapi-python-client", "openapi-generator-cli")


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """Lines of Python, those of them that are the same in every package, and megabytes."""

    lines: int
    core: int
    wheel: float
    installed: float


def weighed(package: Path) -> Weight:
    """Return what the folder of a package weighs; compiled modules do not count."""
    files = [
        path
        for path in sorted(package.rglob("*"))
        if path.is_file() and path.suffix != ".pyc"
    ]
    lines = {
        path: path.read_bytes().count(b"\n")
        for path in files
        if path.suffix in {".py", ".pyi"}
    }
    archive = package.parent / f"{package.name}-weighed.zip"
    try:
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
            for path in files:
                packed.write(path, path.relative_to(package.parent))
        wheel = archive.stat().st_size / 1e6
    finally:
        archive.unlink(missing_ok=True)
    return Weight(
        lines=sum(lines.values()),
        core=sum(count for path, count in lines.items() if "_core" in path.parts),
        wheel=wheel,
        installed=sum(path.stat().st_size for path in files) / 1e6,
    )


def table(corpus: Path, peers: Path | None, folder: Path) -> str:
    """Return the section: a few documents, ours and the rivals'."""
    rows = [
        f"\n## {HEADING}\n",
        "Of Python: all lines, and those that every package of that maker carries (`_core`).",
        "",
        "| document | package | lines | of them core | wheel | installed |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for name in _DOCUMENTS:
        for maker, each in _packages(corpus, name, peers, folder / name):
            found = weighed(each)
            rows.append(
                f"| {name} | {maker} | {found.lines:,} | {found.core:,}"
                f" | {found.wheel * 1000:,.0f} kB | {found.installed * 1000:,.0f} kB |"
            )
    return "\n".join(rows) + "\n"


def _packages(
    corpus: Path, name: str, peers: Path | None, folder: Path
) -> Iterator[tuple[str, Path]]:
    found = sorted((corpus / name).glob("openapi.*"))
    if not found:
        return
    document = str(found[0])
    cost(gen("build", document, "--out", str(folder / "ours"), "--package", "made"))
    yield "ours", folder / "ours" / "made"
    for tool in _OTHERS if peers is not None else ():
        made = folder / tool
        if peers is not None and (package := _other(tool, document, peers, made)):
            yield tool, package


def _other(tool: str, document: str, peers: Path, made: Path) -> Path | None:
    """Generate with another tool; None where that is not there, or fails."""
    shutil.rmtree(made, ignore_errors=True)
    arguments = {
        "openapi-python-client": ["--path", document, "--output-path", str(made)],
        "openapi-generator-cli": ["-i", document, "-g", "python", "-o", str(made)],
    }[tool]
    try:
        cost([str(peers.parent / tool), "generate", *arguments])
    except (OSError, RuntimeError):
        return None
    inits = [path.parent for path in made.glob("*/__init__.py")]
    return next((each for each in inits if each.name not in {"test", "docs"}), None)
