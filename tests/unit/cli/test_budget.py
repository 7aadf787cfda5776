"""The cost of a package: said by builds, and held to the budget by `gen check`."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import zipfile
from random import Random
from typing import TYPE_CHECKING

import pytest
from sdkwright.emit.measure import loaded_modules, measure

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.cli.conftest import Shell

LOADED = """\
import sys
from acme.pets import Pets
print(sum(name.startswith("acme") for name in sys.modules))
"""


def test_a_first_build_says_what_the_package_costs(shell: Shell) -> None:
    assert "\nCost: wheel about " in shell.gen("build").out
    assert "Cost" not in shell.gen("build").out


def test_the_figures_are_those_of_the_package(shell: Shell) -> None:
    cost = shell.gen("build", "--format", "json").json["cost"]
    files = [each for each in (shell.folder / "sdk/acme").rglob("*") if each.is_file()]
    paths = [str(each.relative_to(shell.folder / "sdk")) for each in files]
    assert cost["path"] == max(map(len, paths))
    ran = subprocess.run(
        [sys.executable, "-c", LOADED],
        cwd=shell.folder / "sdk",
        capture_output=True,
        text=True,
        check=True,
    )
    assert cost["modules"] == int(ran.stdout)
    with zipfile.ZipFile(shell.folder / "sdk.whl", "w", zipfile.ZIP_DEFLATED) as wheel:
        for each in files:
            wheel.write(each, each.relative_to(shell.folder / "sdk"))
        lines = (
            f"{path},sha256={hashlib.sha256(path.encode()).hexdigest()[:43]},1234"
            for path in paths
        )
        wheel.writestr("acme-1.dist-info/RECORD", "\n".join(lines))
    size = (shell.folder / "sdk.whl").stat().st_size
    assert abs(cost["wheel"] - size) < size * 0.02


def test_a_large_package_is_measured_by_parts_of_it(tmp_path: Path) -> None:
    word = ("class", "value", "str", "None", "int", "self", "types", "return", "=", ":")
    chance = Random(1)
    paths: list[str] = []
    for number in range(300):
        lines = (" ".join(chance.choices(word, k=9)) for _ in range(number + 90))
        paths.append(f"acme/types/m{number}.py")
        (tmp_path / "acme/types").mkdir(parents=True, exist_ok=True)
        (tmp_path / paths[-1]).write_text("\n".join(lines))
    (tmp_path / "acme/big.json").write_text("".join(map(str, range(400_000))))
    paths.append("acme/big.json")
    exact = measure(tmp_path, paths, {}, 0, whole=True).wheel
    about = measure(tmp_path, paths, {}, 0, whole=False).wheel
    assert about != exact
    assert abs(about - exact) < exact * 0.05


@pytest.mark.parametrize("key", ["wheel", "modules", "path", "lines"])
def test_what_costs_more_than_the_budget_fails_the_check(
    shell: Shell, key: str
) -> None:
    config = (shell.folder / "gen.toml").read_text()
    shell.write("gen.toml", f"budget = {{ {key} = 1 }}\n{config}")
    ran = shell.gen("build")
    assert ran.code == 0
    assert "warning[budget]" in ran.err
    ran = shell.gen("check")
    assert ran.code == 1
    assert f"raise `budget.{key}`" in ran.err
    shell.edit("gen.toml", f"{key} = 1", f"{key} = 100000000")
    assert shell.gen("check").code == 0


@pytest.mark.parametrize("budget", ["{ size = 1 }", "{ path = -1 }", "{ path = true }"])
def test_faults_of_the_budget_are_reported(shell: Shell, budget: str) -> None:
    config = (shell.folder / "gen.toml").read_text()
    shell.write("gen.toml", f"budget = {budget}\n{config}")
    ran = shell.gen("build")
    assert ran.code == 2
    assert "[budget." in ran.err


def test_lazy_names_are_followed() -> None:
    sources = {
        "a/__init__.py": '_NAMES = """\n.x Y\n    X Z:W\n"""\n',
        "a/x.py": "from typing import TYPE_CHECKING\nfrom . import y\n"
        "if TYPE_CHECKING:\n    from . import z\n\ndef f():\n    from . import z\n",
        "a/y.py": "def broken(",
        "a/z.py": "",
    }
    assert loaded_modules(sources, "a", "X") == {"a/__init__.py", "a/x.py", "a/y.py"}
