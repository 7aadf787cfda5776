"""Objects that stand in operations are called as their generators call them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.migrate.made import gen
from tests.unit.migrate.test_habits import SPEAKEASY, document, fern, speakeasy
from tests.unit.migrate.test_ids import ZOO, moved

if TYPE_CHECKING:
    from pathlib import Path

OBJECT = {"type": "object", "properties": {"a": {"type": "string"}}}
LIST = {"type": "array", "items": OBJECT}
RESPONSE = "responses/200/content/application~1json/schema"


def operation(id: str, response: object) -> dict[str, object]:
    content = {"application/json": {"schema": response}}
    body = {"content": {"application/json": {"schema": OBJECT}}}
    return {
        "operationId": id,
        "requestBody": body,
        "responses": {"200": {"description": "ok", "content": content}},
    }


TEXT = document(
    ("post /a", operation("zoo_makeAPet", OBJECT)),
    ("post /b", operation("makeB", LIST)),
    components={"schemas": {"MakeBResponseItem": {"type": "object"}}},
)
ONE = f"#/paths/~1a/post/{RESPONSE}"
BODY = "#/paths/~1a/post/requestBody/content/application~1json/schema"
ITEM = f"#/paths/~1b/post/{RESPONSE}/items"


@pytest.mark.parametrize(
    ("kind", "one", "body", "item"),
    [
        ("fern", "ZooMakeAPetResponse", "ZooMakeAPetRequest", None),
        ("speakeasy", "ZooMakeAPetResponseBody", "ZooMakeAPetRequestBody", None),
        (ZOO, "ZooMakeAPet200Response", "ZooMakeAPetRequest", "MakeB200ResponseInner"),
        (
            "package_name_override: zoo",
            *("ZooMakeAPetResponse200", "ZooMakeAPetBody", "MakeBResponse200Item"),
        ),
    ],
)
def test_objects_are_called_after_the_operation(
    tmp_path: Path, kind: str, one: str, body: str, item: str | None
) -> None:
    makers = {"fern": fern, "speakeasy": speakeasy}
    maker = makers.get(kind)
    found = moved(tmp_path, kind, TEXT) if maker is None else maker(tmp_path, TEXT)
    types = found["types"]
    assert isinstance(types, dict)
    assert {key: types.get(key) for key in (ONE, BODY, ITEM)} == {
        ONE: one, BODY: body,
        ITEM: item,
    }
    assert gen("build", "--config", tmp_path / "new/gen.toml") == 0


def test_a_client_is_called_by_a_name_that_python_takes(tmp_path: Path) -> None:
    config = SPEAKEASY.replace("sdkClassName: Zoo", "sdkClassName: 2-city zoo-API")
    found = speakeasy(tmp_path, TEXT, config)
    assert (found["client"], found["compat"]) == ("CityZooAPI", "speakeasy")
