"""Every snippet of README.md and api.md is a program that the type checker takes."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = "PACKAGE_NAME"
FOLDER = Path(__file__).parents[1]


def programs() -> dict[str, str]:
    """Return the snippets, those of api.md behind the client that they are about."""
    found: dict[str, str] = {}
    for name in ("README.md", "api.md"):
        head = ""
        text = (FOLDER / name).read_text(encoding="utf-8")
        for number, match in enumerate(
            re.finditer(r"^( *)```python\n(.*?)^ *```$", text, re.MULTILINE | re.DOTALL)
        ):
            lines = [line.removeprefix(match[1]) for line in match[2].splitlines()]
            code = "\n".join(lines) + "\n"
            if name == "api.md" and not match[1]:
                head = code
            else:
                found[f"{Path(name).stem.lower()}_{number}"] = (
                    f"{head}{code}" if match[1] else code
                )
    return found


PROGRAMS = programs()


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_snippet_compiles(name: str) -> None:
    compile(PROGRAMS[name], name, "exec")


def test_a_strict_type_checker_takes_all_snippets(tmp_path: Path) -> None:
    pytest.importorskip("mypy")
    for name, code in PROGRAMS.items():
        (tmp_path / f"{name}.py").write_text(code, encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "."]
    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
