"""Values of single schemas, drawn by hypothesis with a fixed seed and kept."""

from __future__ import annotations

import json
import warnings
from functools import cache
from typing import Final

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import HypothesisException, HypothesisWarning
from hypothesis_jsonschema import from_schema

from tests.corpus.spec.files import Json, Object

_SEED: Final = 20_261_121
_QUIET: Final = settings(
    max_examples=8,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def draws(schema: Object) -> tuple[Json, ...]:
    """Some values of a schema without references; none if hypothesis finds none."""
    return _draws(json.dumps(schema, sort_keys=True))


@cache
def _draws(text: str) -> tuple[Json, ...]:
    found: list[Json] = []

    def keep(value: Json) -> None:
        if value not in found:
            found.append(value)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", HypothesisWarning)
        try:
            strategy = from_schema(json.loads(text))
            seed(_SEED)(_QUIET(given(strategy)(keep)))()
        except (HypothesisException, ValueError, TypeError, AssertionError):
            return tuple(found)
    return tuple(found)
