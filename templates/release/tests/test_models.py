"""Every model of the package, there and back: nothing is lost or changed on the way."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings, strategies as st
from pydantic import BaseModel
from values import json_values, meaning

PACKAGE = "PACKAGE_NAME"
RELAXED = settings(
    max_examples=5,
    phases=[Phase.generate],
    deadline=None,
    suppress_health_check=list(HealthCheck),
    database=None,
)


def models() -> list[type[BaseModel]]:
    """Return every model that a server may send."""
    folder = Path(importlib.import_module(PACKAGE).__path__[0])
    found: dict[str, type[BaseModel]] = {}
    for path in sorted((*folder.glob("types"), *folder.glob("*/types"))):
        name = ".".join(path.relative_to(folder.parent).parts)
        module = importlib.import_module(name)
        for each in dir(module):
            value: Any = getattr(module, each)
            if isinstance(value, type) and issubclass(value, BaseModel):
                # The others belong to the core, or are for what is not known yet.
                if value.__module__.startswith(f"{name}.") and not each.startswith(
                    "Unknown"
                ):
                    found[f"{name}.{each}"] = value
    return list(found.values())


@pytest.mark.parametrize("model", models(), ids=lambda model: model.__name__)
@RELAXED
@given(data=st.data())
def test_a_model_writes_what_it_read(
    model: type[BaseModel], data: st.DataObject
) -> None:
    value = data.draw(json_values(model))
    read = model.model_validate_json(json.dumps(value))
    assert meaning(read) == meaning(value)
    again = model.model_validate_json(read.to_json())
    assert again == read
    assert model.model_validate(read.to_dict()) == read
