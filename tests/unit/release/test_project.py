"""What a pyproject.toml that is the user's lacks."""

from __future__ import annotations

import pytest
from sdkwright.release import missing_lines

OURS = """
[project]
dependencies = ["httpx2>=2.12,<3", "typing-extensions>=4.12"]
[project.optional-dependencies]
cli = ["click>=8.2,<9"]
[project.scripts]
"acme" = "acme.__main__:main"
"""


def lines(theirs: str) -> list[tuple[str, str]]:
    """What is missing, and what is there instead."""
    return [(each.line, each.found) for each in missing_lines(OURS, theirs.encode())]


def test_nothing_is_missing_where_everything_is_there_in_another_form() -> None:
    theirs = """
    [project]
    dependencies = ["Typing_Extensions >= 4.13", "httpx2[http2]~=2.14", "mine"]
    optional-dependencies = {cli = ["click==8.3"]}
    scripts = {acme-cli = "acme.__main__:main"}
    """
    assert lines(theirs) == []


def test_what_is_missing_or_too_old_is_said() -> None:
    theirs = '[project]\ndependencies = ["httpx2>=2.3"]'
    assert lines(theirs) == [
        ('"httpx2>=2.12,<3"', "httpx2>=2.3"),
        ('"typing-extensions>=4.12"', ""),
        ('"click>=8.2,<9"', ""),
        ('"acme" = "acme.__main__:main"', ""),
    ]


def test_what_is_computed_elsewhere_is_not_looked_for() -> None:
    theirs = (
        "[project]\ndynamic = ['dependencies', 'optional-dependencies', 'scripts']\n"
    )
    assert lines(theirs) == []


def test_a_direct_reference_is_new_enough() -> None:
    theirs = (
        '[project]\ndependencies = ["httpx2 @ https://a.example/h.whl", '
        '"typing-extensions>=5"]'
    )
    assert [line for line, _ in lines(theirs)] == [
        '"click>=8.2,<9"',
        '"acme" = "acme.__main__:main"',
    ]


def test_the_tables_of_poetry_count() -> None:
    theirs = (
        "[tool.poetry.dependencies]\npython = '^3.11'\nhttpx2 = '^2.12'\n"
        "typing-extensions = '^4.12'\n"
    )
    assert [line for line, _ in lines(theirs)] == [
        '"click>=8.2,<9"',
        '"acme" = "acme.__main__:main"',
    ]


def test_what_is_no_toml_is_an_error() -> None:
    with pytest.raises(ValueError, match="Expected"):
        missing_lines(OURS, b"[project")
