"""Every row of the table has a test, in every mode it is about."""

import inspect
from importlib import import_module
from pathlib import Path

import pytest

from tests.runtime.faults.rows import ONE_MODE, ROWS

# What takes these fixtures runs once for each mode.
BOTH = {"mode", "client", "make"}


def marks_of(function):
    """Yield the marks of a test and of its single cases."""
    for mark in getattr(function, "pytestmark", ()):
        yield mark
        if mark.name == "parametrize":
            for case in mark.args[1]:
                yield from getattr(case, "marks", ())


@pytest.fixture(scope="module")
def proofs():
    """The tests for each row."""
    found = {row: [] for row in ROWS}
    for path in sorted(Path(__file__).parent.glob("test_*.py")):
        module = import_module(f"tests.runtime.faults.{path.stem}")
        for name, function in vars(module).items():
            if name.startswith("test_"):
                for mark in marks_of(function):
                    for row in mark.args if mark.name == "must" else ():
                        found.setdefault(row, []).append(function)
    return found


def test_no_test_is_for_an_unknown_row(proofs):
    assert sorted(proofs.keys() - ROWS.keys()) == []


@pytest.mark.parametrize("row", ROWS)
def test_every_row_has_a_test(proofs, row):
    assert proofs[row], f"no test for {row}: {ROWS[row]}"
    both = [
        one for one in proofs[row] if BOTH & inspect.signature(one).parameters.keys()
    ]
    assert both or row in ONE_MODE, f"{row} is proven in one mode only"
