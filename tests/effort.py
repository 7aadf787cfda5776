"""How much the tests do: `make test` takes samples of long proofs, `make corpus` the whole.

A sample is the same in every run: a failure that comes and goes teaches nothing.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Final

import pytest

PROFILE: Final = os.environ.get("HYPOTHESIS_PROFILE", "few")
"""How many examples properties are tried with: `few`, `whole`, or `search` for new ones."""


def sample(items: Iterable[object], one_in: int) -> list[object]:
    """Return arguments of `parametrize`: one in so many runs always, the others as `corpus`."""
    return [
        pytest.param(each, marks=pytest.mark.corpus if number % one_in else ())
        for number, each in enumerate(items)
    ]


def examples(whole: int, *, few: int) -> int:
    """Return how many examples a property is tried with."""
    return few if PROFILE == "few" else whole
