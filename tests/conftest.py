"""Options of the whole suite."""

from __future__ import annotations

import os

import hypothesis
import pytest

# The same examples in every run: a failure that comes and goes teaches nothing. Locally,
# HYPOTHESIS_PROFILE=search looks for new ones.
hypothesis.settings.register_profile(
    "steady", derandomize=True, deadline=None, database=None, print_blob=False
)
hypothesis.settings.register_profile("search", deadline=None, max_examples=2_000)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--update`, which writes the expected outputs anew."""
    parser.addoption(
        "--update", action="store_true", help="write expected outputs anew"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Refuse `--update` where nobody would look at what it writes."""
    if config.getoption("--update") and os.environ.get("CI"):
        raise pytest.UsageError(
            "--update is for maintainers: CI compares, it does not write"
        )


@pytest.fixture
def update(pytestconfig: pytest.Config) -> bool:
    """Whether expected outputs are to be written anew."""
    return bool(pytestconfig.getoption("--update"))
