"""Independent checkers of generated packages: type checkers, and Python itself."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

CHECKERS: Final = (
    ("mypy", "--config-file=mypy.ini", "acme"),
    ("pyright", "--pythonpath", sys.executable, "--project", "pyrightconfig.json"),
)
# The runtime is checked where it is made.
_MYPY: Final = """\
[mypy]
strict = True
error_summary = False
[mypy-acme._core.*]
ignore_errors = True
"""
_PYRIGHT: Final = (
    '{"include": ["acme"], "exclude": ["acme/_core"], "typeCheckingMode": "strict"}'
)

# Imports every module, and makes pydantic build whatever the types are; TypedDicts are
# only looked at, as the runtime does.
_USE: Final = """\
import importlib, pathlib, typing, warnings
from pydantic import PydanticUserError, TypeAdapter
warnings.simplefilter("error")
for path in sorted(pathlib.Path("acme").rglob("*.py")):
    name = ".".join(path.with_suffix("").parts).removesuffix(".__init__")
    module = importlib.import_module(name)
    for each in getattr(module, "__all__", ()):
        found = getattr(module, each)
        try:
            if typing.is_typeddict(found):
                typing.get_type_hints(found)
            elif path.parent.name == "types":
                TypeAdapter(found).validator
        except PydanticUserError as error:
            # What is only sent, such as a file, is never validated.
            sent = each.endswith("Param") and error.code == "schema-for-unknown-type"
            if not sent and error.code != "typed-dict-version":
                print(f"{name}.{each}: {error}")
        except Exception as error:
            print(f"{name}.{each}: {type(error).__name__}: {error}")
"""


def check(folder: Path, command: tuple[str, ...]) -> None:
    """Fail with what a type checker finds in the package `acme` of a folder."""
    (folder / "mypy.ini").write_text(_MYPY)
    (folder / "pyrightconfig.json").write_text(_PYRIGHT)
    program, *arguments = command
    found = _run([_tool(program), *arguments], folder)
    if found.returncode:
        pytest.fail((found.stdout + found.stderr).replace(f"{folder}/", ""))


def use(folder: Path) -> None:
    """Fail with what fails when all of the package `acme` is imported and built."""
    found = _run([sys.executable, "-c", _USE], folder)
    if found.returncode or found.stdout or found.stderr:
        pytest.fail((found.stdout + found.stderr).replace(f"{folder}/", ""))


def _tool(name: str) -> str:
    return str(Path(sys.executable).with_name(name))


def _run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(folder), "NO_COLOR": "1"}
    return subprocess.run(
        command,
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=900,
    )
