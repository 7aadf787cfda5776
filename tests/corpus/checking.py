"""Generated packages checked by others: the interpreter, mypy and pyright."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from sdkwright.python.docstrings import compact

from tests.corpus.running import run
from tests.corpus.shared import ROOT

_HERE = Path(__file__).parent
_BIN = Path(sys.executable).parent
_QUIET = {"PYTHONDONTWRITEBYTECODE": "1", "PYRIGHT_PYTHON_IGNORE_WARNINGS": "1"}
_LIMIT = 400  # letters of a finding that are kept


def imports(folders: Sequence[Path], *, seconds: float = 300) -> dict[Path, list[str]]:
    """Compile and import every module; return what is wrong, by folder."""
    command = (sys.executable, _HERE / "probe.py", *folders)
    ended = run(command, cwd=_HERE, seconds=seconds, env=_QUIET)
    found: dict[Path, list[str]] = {}
    for line in ended.text.splitlines():
        if line.startswith("{"):
            for folder, result in json.loads(line).items():
                found[Path(folder)] = result["wrong"]
    for folder in folders:
        found.setdefault(folder, [f"the probe ended: {ended.text[-_LIMIT:]}"])
    return found


def mypy(
    folder: Path, packages: Sequence[str], cache: Path, *, seconds: float = 900
) -> list[str]:
    """Return what `mypy --strict` says of packages in a folder."""
    options = ("--strict", "--cache-dir", cache, "--no-error-summary")
    shown = ("--no-pretty", "--hide-error-context", "--show-error-codes")
    roots = [argument for each in packages for argument in ("-p", each)]
    command = (_BIN / "mypy", *options, *shown, *roots)
    ended = run(command, cwd=folder, seconds=seconds, env=_QUIET)
    if ended.code == 0:
        return []
    lines = [each[:_LIMIT] for each in ended.text.splitlines() if ": error:" in each]
    return lines or [f"mypy ended with {ended.code}: {ended.text[-_LIMIT:]}"]


def pyright(
    folder: Path,
    packages: Sequence[str],
    *,
    runtime: bool = False,
    seconds: float = 900,
) -> list[str]:
    """Return what pyright in strict mode says of packages in a folder.

    Args:
        folder: Where the packages are.
        packages: Their names.
        runtime: Whether to check the runtime too where its modules are ours. They are the
            same in all packages, and takes longer than a small API.
        seconds: How long it may take.
    """
    settings = folder / "pyrightconfig.json"
    options: Mapping[str, object] = {
        "include": list(packages),
        "exclude": [
            f"{each}/_core"
            for each in packages
            if not runtime and _is_ours(folder / each / "_core")
        ],
        "typeCheckingMode": "strict",
        "pythonVersion": f"{sys.version_info.major}.{sys.version_info.minor}",
        "venvPath": str(Path(sys.prefix).parent),
        "venv": Path(sys.prefix).name,
    }
    settings.write_text(json.dumps(options), encoding="utf-8")
    command = (_BIN / "pyright", "--outputjson", "-p", settings)
    ended = run(command, cwd=folder, seconds=seconds, env=_QUIET)
    settings.unlink()
    return _pyright_findings(ended.code, ended.text, folder)


def _is_ours(core: Path) -> bool:
    """Tell whether a core holds our modules as packages carry them, apart from indexes."""
    runtime = ROOT / "generator" / "sdkwright" / "runtime"
    own = {each.relative_to(runtime): each for each in runtime.rglob("*.py")}
    return all(
        each.relative_to(core) in own
        and compact(own[each.relative_to(core)].read_text("utf-8"))
        == each.read_text("utf-8")
        for each in core.rglob("*.py")
        if each.relative_to(core).parts[0] not in {"__init__.py", "_modules"}
    )


def _pyright_findings(code: int | None, text: str, folder: Path) -> list[str]:
    try:
        report = json.loads(text[text.index("{") :])
    except ValueError:
        return [f"pyright ended with {code}: {text[-_LIMIT:]}"]
    found: list[str] = []
    for each in report["generalDiagnostics"]:
        if each["severity"] in {"error", "warning"}:
            path = Path(each["file"])
            place = path.relative_to(folder) if folder in path.parents else path
            line = each.get("range", {}).get("start", {}).get("line", -1) + 1
            rule = each.get("rule", "")
            found.append(f"{place}:{line}: {each['message']} [{rule}]"[:_LIMIT])
    return found
