"""Members that the API gives a type but no name."""

from __future__ import annotations

import pickle
from collections.abc import Mapping

import pytest
from sdkwright.runtime.kinds.open_model import OpenModel
from sdkwright.runtime.models.decode import decoder
from sdkwright.runtime.models.validation import DecodeError
from sdkwright.runtime.models.wire import Shape
from sdkwright.runtime.request.rename import rename

from tests.runtime.models.open_models import (
    Limit,
    LimitParam,
    Limits,
    LimitsParam,
    Tree,
)


def test_undeclared_members_have_their_type() -> None:
    found = decoder(Limits).decode(b'{"name": "a", "cpu": {"maxCount": 3}}')
    assert found.model_extra == {"cpu": Limit(max_count=3)}
    assert found.to_dict() == {"name": "a", "cpu": {"maxCount": 3}}
    assert Limits(name="a").model_extra == {}
    assert pickle.loads(pickle.dumps(found)) == found


def test_one_of_another_type_is_kept_or_refused() -> None:
    data = b'{"name": 1, "cpu": {"maxCount": 3}, "disk": "many"}'
    found = decoder(Limits).decode(data)
    assert found.model_extra["cpu"] == Limit(max_count=3)
    assert found.to_dict()["disk"] == "many"
    with pytest.raises(DecodeError, match="disk"):
        decoder(Limits).decode(b'{"name": "a", "disk": "many"}', strict=True)


def test_undeclared_members_of_recursive_type() -> None:
    class Tree(OpenModel["Tree"]):  # the same name, another class
        other: str | None = None

    assert Tree(other="x").other == "x"
    found = decoder(_tree()).decode(b'{"label": "a", "b": {"c": {}}}')
    assert isinstance(found.model_extra["b"].model_extra["c"], _tree())


def _tree() -> type[Tree]:
    return Tree


def test_undeclared_members_are_sent_by_their_names() -> None:
    shape = Shape((LimitsParam | Mapping[str, str | LimitParam],))
    given = {"name": "a", "cpu": {"max_count": 3}}
    assert rename(given, shape) == {"name": "a", "cpu": {"maxCount": 3}}


def test_beside_other_bases():
    class Named:
        """Something that is no model."""

    class Both(OpenModel[int], Named):
        pass

    assert decoder(Both).decode(b'{"a": 1}').model_extra == {"a": 1}
