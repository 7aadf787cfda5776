"""Samples in a README and in api.md stay short, however much a type requires."""

from __future__ import annotations

from tests.snippets.making import make

LEVELS, EACH = 10, 5


def test_a_value_that_would_fill_pages_is_cut() -> None:
    def schema(level: int) -> dict[str, object]:
        names = [f"part{n}" for n in range(EACH)]
        inner: dict[str, object] = {"type": "string"}
        if level:
            inner = {"$ref": f"#/components/schemas/Level{level - 1}"}
        return {
            "type": "object",
            "required": names,
            "properties": dict.fromkeys(names, inner),
        }

    top = {"schema": {"$ref": f"#/components/schemas/Level{LEVELS}"}}
    operation = {
        "operationId": "send",
        "tags": ["things"],
        "requestBody": {"required": True, "content": {"application/json": top}},
        "responses": {
            "200": {"description": "ok", "content": {"application/json": top}}
        },
    }
    schemas = {f"Level{level}": schema(level) for level in range(LEVELS + 1)}
    made = make(
        {
            "openapi": "3.1.0",
            "info": {"title": "Acme", "version": "1"},
            "paths": {"/x": {"post": operation}},
            "components": {"schemas": schemas},
        }
    )
    # Unbounded, each would have ten million values.
    text = made.files["README.md"]
    assert "part0" in text
    assert len(text) < 400_000
