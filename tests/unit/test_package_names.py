"""Names of packages that would hide a module, or be hidden by one."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from sdkwright import config as configuration
from sdkwright.diagnostics import Report
from sdkwright.package_names import distribution_fault, module_fault
from sdkwright.python.package.exports import SHARED

ROOT = Path(__file__).parents[2]
INSIST = "allow_taken_names = true\n"


def faults(tmp_path: Path, text: str) -> list[str]:
    """What is wrong with a configuration."""
    path = tmp_path / "gen.toml"
    path.write_text(f'spec = "a.yaml"\n{text}')
    report = Report()
    config = configuration.load(path, report)
    assert (config is None) is report.failed
    return [f"{each.message} {each.help}" for each in report]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("os", "standard library"),
        ("calendar", "standard library"),
        ("email", "standard library"),
        ("_thread", "standard library"),
        ("httpx2", "needs"),
        ("httpcore2", "needs"),
        ("pydantic_core", "needs"),
        ("typing_extensions", "needs"),
        ("aiohttp", "needs"),
        ("anyio", "needs"),
        ("pytest", "needs"),
        ("click", "needs"),
    ],
)
def test_a_taken_package_is_refused_unless_one_insists(
    tmp_path: Path, name: str, why: str
) -> None:
    (said,) = faults(tmp_path, f'package = "{name}"\n')
    assert f"`{name}`" in said
    assert why in said
    assert "allow_taken_names = true" in said
    assert faults(tmp_path, f'package = "{name}"\n{INSIST}') == []


@pytest.mark.parametrize(
    "name", ["httpx2", "Pydantic.Core", "typing-extensions", "opentelemetry_api", "OS"]
)
def test_a_taken_distribution_is_refused_unless_one_insists(
    tmp_path: Path, name: str
) -> None:
    text = f'package = "acme"\ndistribution = "{name}"\n'
    (said,) = faults(tmp_path, text)
    assert f"[distribution] `{name}`" in said
    assert faults(tmp_path, text + INSIST) == []


@pytest.mark.parametrize(
    "name",
    ["__init__", "__main__", "__acme", "_", "__", "class", "None", "1a", "a-b", ""],
)
def test_what_is_no_name_cannot_be_insisted_on(tmp_path: Path, name: str) -> None:
    (said,) = faults(tmp_path, f'package = "{name}"\n{INSIST}')
    assert "is not a module name" in said


@pytest.mark.parametrize(
    "name", ["acme", "_acme", "osx", "http_x", "match", "calendars"]
)
def test_other_names_are_free(tmp_path: Path, name: str) -> None:
    assert faults(tmp_path, f'package = "{name}"\n') == []


def test_all_dependencies_of_generated_packages_are_known() -> None:
    text = (ROOT / "generated/pyproject.toml").read_text()
    project = tomllib.loads(text)["project"]
    extras = project["optional-dependencies"].values()
    for each in [*project["dependencies"], *(one for ones in extras for one in ones)]:
        name = re.split(r"[<>=\[ ]", each)[0]
        assert distribution_fault(name), name
        module = {"opentelemetry-api": "opentelemetry"}.get(
            name, name.replace("-", "_")
        )
        assert module_fault(module), name


@pytest.mark.parametrize("name", ["stream", "page", "headers", "secret"])
def test_an_api_may_differ_from_what_the_package_has_by_its_case(
    tmp_path: Path, name: str
) -> None:
    assert faults_of_api(tmp_path, name) == []


def faults_of_api(tmp_path: Path, name: str) -> list[str]:
    path = tmp_path / "gen.toml"
    path.write_text(f'package = "acme"\n[apis.{name}]\nspec = "a.yaml"\n')
    report = Report()
    configuration.load(path, report)
    return [each.message for each in report]


@pytest.mark.parametrize("name", [*SHARED, "testing", "Testing"])
def test_an_api_hides_nothing_that_the_package_has(tmp_path: Path, name: str) -> None:
    path = tmp_path / "gen.toml"
    path.write_text(f'package = "acme"\n[apis.{name}]\nspec = "a.yaml"\n')
    report = Report()
    assert configuration.load(path, report) is None
    (fault,) = report
    beside = "testing" if name == "Testing" else name
    assert fault.message.startswith(f"[apis.{name}] the package has a `{beside}`")
    assert fault.position == (2, 2)


def test_an_api_may_be_called_like_a_part_of_another(tmp_path: Path) -> None:
    path = tmp_path / "gen.toml"
    path.write_text('package = "acme"\n[apis.types]\nspec = "a.yaml"\n')
    assert configuration.load(path, Report()) is not None
