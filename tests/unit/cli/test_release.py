"""`gen init --ci`, and a pyproject.toml that is the user's from then on."""

from __future__ import annotations

import tomllib

import pytest
import yaml

from tests.unit.cli.conftest import CONFIG, SPEC, Shell

HEAD = """\
license = "mit"
authors = ["Ada <ada@example.com>", "Bob"]
repository = "https://github.com/acme/pets-python"
"""


@pytest.fixture
def project(shell: Shell) -> Shell:
    """A configured package, not yet built."""
    (shell.folder / ".git").mkdir()
    shell.write("pets.yaml", SPEC)
    shell.write("gen.toml", HEAD + CONFIG)
    return shell


def test_everything_is_written_once(project: Shell) -> None:
    assert project.gen("build").code == 0
    first = project.gen("init", "--ci", "github", "--format", "json")
    assert (first.code, first.json["kept"]) == (0, [])
    texts = {
        name: (project.folder / name).read_bytes() for name in first.json["written"]
    }
    assert {
        ".github/CODEOWNERS", ".github/dependabot.yml", ".github/workflows/ci.yml",
        ".github/workflows/generated.yml", ".github/workflows/release.yml",
        "AGENTS.md", "CONTRIBUTING.md", "SECURITY.md", "sdk/CHANGELOG.md", "sdk/LICENSE",
        "sdk/pyproject.toml", "sdk/tests/test_operations.py",
    } <= texts.keys()  # fmt: skip
    (project.folder / "SECURITY.md").write_text("mine")
    second = project.gen("init", "--ci", "github", "--format", "json")
    assert (second.code, second.json["written"]) == (0, [])
    assert (project.folder / "SECURITY.md").read_text() == "mine"
    assert project.gen("build").code == project.gen("check").code == 0
    for name in texts.keys() - {"SECURITY.md"}:
        assert (project.folder / name).read_bytes() == texts[name]


def test_what_is_written_holds_what_is_configured(project: Shell) -> None:
    assert project.gen("init", "--ci", "github").code == 0
    text = (project.folder / "sdk/LICENSE").read_text()
    assert text.startswith("MIT License")
    assert "Ada <ada@example.com>, Bob" in text
    made = tomllib.loads((project.folder / "sdk/pyproject.toml").read_text())["project"]
    assert made["authors"] == [
        {"name": "Ada", "email": "ada@example.com"},
        {"name": "Bob"},
    ]
    assert "Typing :: Typed" in made["classifiers"]
    assert made["urls"]["Issues"] == "https://github.com/acme/pets-python/issues"
    assert {"pytest>=8"} <= set(made["optional-dependencies"]["test"])
    assert (project.folder / ".github/CODEOWNERS").read_text() == "* @acme\n"
    for path in (project.folder / ".github/workflows").iterdir():
        jobs = yaml.safe_load(path.read_text())["jobs"]
        uses = [
            step["uses"]
            for job in jobs.values()
            for step in job["steps"]
            if "uses" in step
        ]
        assert all(len(each.partition("@")[2]) == 40 for each in uses)


def test_without_a_licence_it_says_so(project: Shell) -> None:
    project.write("gen.toml", CONFIG)
    ran = project.gen("init", "--ci", "github")
    assert ran.code == 0
    assert "warning[init-license]" in ran.err
    assert not (project.folder / "sdk/LICENSE").exists()
    assert not (project.folder / ".github/CODEOWNERS").exists()


def test_a_folder_that_workflows_cannot_name_is_refused(project: Shell) -> None:
    project.write("gen.toml", CONFIG.replace('"sdk"', '"my sdk ${{ x }}"'))
    ran = project.gen("init", "--ci", "github")
    assert ran.code == 1
    assert "error[init-place]" in ran.err
    assert not (project.folder / "AGENTS.md").exists()


def test_it_needs_a_configuration_or_writes_one(shell: Shell) -> None:
    (shell.folder / "gen.toml").unlink()
    assert shell.gen("init", "--ci", "github").code == 2
    assert shell.gen("init", "pets.yaml", "--ci", "github").code == 0
    assert (shell.folder / "gen.toml").is_file()
    assert (shell.folder / ".github/workflows/ci.yml").is_file()


def test_an_edited_project_file_is_the_users(project: Shell) -> None:
    project.gen("build")
    path = project.folder / "sdk/pyproject.toml"
    text = path.read_text().replace('version = "0.1.0"', 'version = "3.2.1"')
    path.write_text(text)
    assert project.gen("check").code == 0
    assert project.gen("build", "--force").code == 0
    assert path.read_text() == text
    assert "sdk is up to date" in project.gen("build").out


def test_a_line_that_is_missing_is_said_with_what_to_paste(project: Shell) -> None:
    project.gen("build")
    path = project.folder / "sdk/pyproject.toml"
    text = path.read_text()
    path.write_text(text.replace('    "anyio>=4.8,<5",\n', ""))
    built, checked = project.gen("build"), project.gen("check")
    assert (built.code, checked.code) == (0, 1)
    assert "warning[project-line]" in built.err
    assert "error[project-line]" in checked.err
    assert 'Put "anyio>=4.8,<5" under [project], into dependencies' in checked.err
    path.write_text("[project")
    assert "error[project-syntax]" in project.gen("check").err


def test_the_version_of_the_project_file_is_the_one_that_is_out(project: Shell) -> None:
    project.gen("build")
    path = project.folder / "sdk/pyproject.toml"
    path.write_text(path.read_text().replace('version = "0.1.0"', 'version = "3.2.1"'))
    project.write(
        "pets.yaml", SPEC.replace("name: {type: string}", "name: {type: integer}")
    )
    assert "Version: 3.2.1 -> 4.0.0 (major)" in project.gen("diff").out
