"""The list of methods in api.md."""

from __future__ import annotations

import pytest

from tests.snippets.making import make

BINARY = {"schema": {"type": "string", "format": "binary"}}


@pytest.mark.parametrize(
    ("content", "listed"),
    [
        ({"image/png": BINARY}, "(body=...)"),
        ({"image/*": BINARY}, "(body=..., media_type=omit)"),
        ({"image/png": BINARY, "image/gif": BINARY}, "(body=..., media_type=omit)"),
    ],
)
def test_methods_that_take_a_media_type(
    content: dict[str, object], listed: str
) -> None:
    operation = {
        "operationId": "send",
        "requestBody": {"required": True, "content": content},
        "responses": {"204": {"description": "ok"}},
    }
    made = make(
        {
            "openapi": "3.1.0",
            "info": {"title": "Acme", "version": "1"},
            "paths": {"/x": {"post": operation}},
        }
    )
    assert f"</a>{listed} -> None" in made.files["api.md"]
