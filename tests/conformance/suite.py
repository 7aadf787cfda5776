"""Runs scenarios: builds what they need, starts the suite's own server, checks each.

A scenario passes if the server found nothing wrong with what was sent, and the driver
nothing wrong with what came back, in both modes.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.conformance.plans import Scenario, documents, package_of
from tests.corpus.shared import ROOT, absent
from tests.listening import port_of

HOME = Path(os.environ.get("SPECTOR_HOME", Path(__file__).parent))
MODES = ("sync", "async")
PACKAGE = "conformance"
_MODULES = HOME / "node_modules"
_SERVER = _MODULES / "@typespec" / "spector" / "cmd" / "cli.mjs"
_COMPILER = _MODULES / "@typespec" / "compiler" / "cmd" / "tsp.js"
_EMITTER = "@typespec/openapi3"
_SPECS = {
    "http": _MODULES / "@typespec" / "http-specs" / "specs",
    "azure": _MODULES / "@azure-tools" / "azure-http-specs" / "specs",
}
_PATIENCE = 90.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What became of one scenario; `why` is empty if it passed."""

    name: str
    why: str


def missing() -> str:
    """What is not there, in words; empty if the suite can run."""
    if reason := absent("conformance"):
        return reason
    if not _SERVER.exists():
        return (
            "the conformance server is not installed: run `npm ci --prefix "
            "tests/conformance`, or name its folder in SPECTOR_HOME"
        )
    return ""


def run(
    wanted: Sequence[Scenario], folder: Path, modes: Sequence[str] = MODES
) -> list[Row]:
    """Build, serve, call and check.

    Args:
        wanted: The scenarios.
        folder: An empty folder for the package and the results.
        modes: The modes to call them in.

    Raises:
        RuntimeError: The package cannot be built, or the server or driver ends early.
    """
    build(folder, {call.document for each in wanted for call in each.calls})
    found: dict[str, list[str]] = {each.name: [] for each in wanted}
    with ThreadPoolExecutor(len(modes)) as pool:
        called = pool.map(lambda mode: _called(mode, folder, list(found)), modes)
        for mode, (wrong, results) in zip(modes, called, strict=True):
            for name, reasons in found.items():
                reasons.extend(f"{mode}: {each}" for each in wrong.get(name, []))
                if results.get(name) != "pass":
                    reasons.append(f"{mode}: the server says {results.get(name)}")
    return [Row(name=name, why="; ".join(reasons)) for name, reasons in found.items()]


def _called(
    mode: str, folder: Path, names: Sequence[str]
) -> tuple[Mapping[str, list[str]], Mapping[str, str]]:
    """Call scenarios before a server of their own: what the driver and what the server says."""
    own = folder / f"called-{mode}"
    own.mkdir()
    with serving(own) as url:
        wrong = _driven(mode, folder, url, names)
        covered = _get(f"{url}/.coverage")
    return wrong, {
        name: result for report in covered for name, result in report["results"].items()
    }


def build(folder: Path, wanted: Collection[str]) -> None:
    """Build one package of the documents, a sub-package for each."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = [f'package = "{PACKAGE}"', 'out = "."']
    known = documents()
    for name in sorted(each for each in wanted if each):
        path = known.get(name) or _compiled(name, folder)
        lines += [f"[apis.{package_of(name)}]", f"spec = {json.dumps(str(path))}"]
    (folder / "gen.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, "-m", "sdkwright", "build"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    if ended.returncode:
        raise RuntimeError(f"gen build ended with {ended.returncode}:\n{ended.stderr}")


def _compiled(name: str, folder: Path) -> Path:
    """Compile a document that is not among the scenarios' own from the suite's source."""
    suite, _, rest = name.partition("/")
    out = folder / "documents" / package_of(name)
    subprocess.run(
        [
            *(_node(), str(_COMPILER), "compile"),
            str(_SPECS[suite] / Path(rest).parent / "main.tsp"),
            *("--emit", _EMITTER, "--option", f"{_EMITTER}.file-type=json"),
            *("--output-dir", str(out)),
        ],
        cwd=HOME,
        capture_output=True,
        check=True,
        timeout=120,
    )
    return out / _EMITTER / "openapi.json"


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The suite's own server, until the end of the block; gives its URL."""
    command = (_node(), _SERVER, "serve", *_SPECS.values(), "--port", 0)
    arguments = [*map(str, command), "--coverageFile", str(folder / "coverage.json")]
    log = folder / "server.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            arguments,
            cwd=HOME,
            env={**os.environ, "PATH": _without_git(folder)},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    try:
        port = port_of(process, log, "Started server on 127.0.0.1:", _PATIENCE)
        # The names in paging links are the server's own, and these are `localhost`.
        yield f"http://localhost:{port}"
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(10)


def _driven(
    mode: str, folder: Path, url: str, names: Sequence[str]
) -> Mapping[str, list[str]]:
    results = folder / f"{mode}.json"
    wanted = folder / f"wanted-{mode}.json"
    wanted.write_text(json.dumps(names), encoding="utf-8")
    ended = subprocess.run(
        [
            *(sys.executable, "-m", "tests.conformance.driver"),
            *(mode, str(folder), str(results), str(wanted)),
        ],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "SPECTOR_URL": url},
        capture_output=True,
        text=True,
        check=False,
        timeout=900,
    )
    if ended.returncode:
        raise RuntimeError(f"the driver failed:\n{ended.stderr[-3000:]}")
    found: dict[str, list[str]] = json.loads(results.read_text(encoding="utf-8"))
    return found


def _node() -> str:
    """Return the Node that came with the server, or else the machine's own."""
    own = _MODULES / ".bin" / "node"
    return str(own) if own.exists() else shutil.which("node") or "node"


def _without_git(folder: Path) -> str:
    """Return a PATH whose `git` answers: the server asks it, and ends without an answer."""
    git = folder / "bin" / "git"
    git.parent.mkdir(exist_ok=True)
    git.write_text("#!/bin/sh\necho 0000000\n", encoding="utf-8")
    git.chmod(0o755)
    return f"{git.parent}{os.pathsep}{os.environ['PATH']}"


def _get(url: str) -> list[dict[str, dict[str, str]]]:
    with urllib.request.urlopen(url, timeout=20) as answer:
        found: list[dict[str, dict[str, str]]] = json.load(answer)
        return found
