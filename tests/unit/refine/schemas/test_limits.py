"""Types that Python could not import are cut, and said; those it can are not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from sdkwright.config import ApiConfig
from sdkwright.diagnostics import Report
from sdkwright.read import read
from sdkwright.refine import refine
from sdkwright.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable

Schema = dict[str, object]


def ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def said(schemas: dict[str, Schema], *, lenient: bool = False) -> list[str]:
    first = next(iter(schemas))
    content = {"application/json": {"schema": ref(first)}}
    answers = {"200": {"description": "ok", "content": content}}
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Pets", "version": "1"},
        "paths": {"/a": {"get": {"responses": answers}}},
        "components": {"schemas": schemas},
    }
    source = Source(text=json.dumps(document).encode())
    report = Report(lenient=lenient)
    api = read(source, report)
    assert api is not None
    refine(api, ApiConfig(name="pets", source=source), report)
    severity = "warning" if lenient else "error"
    return [each.message for each in report if each.severity.value == severity]


def refused(schemas: dict[str, Schema]) -> list[str]:
    return said(schemas)


def chain(length: int) -> dict[str, Schema]:
    found: dict[str, Schema] = {
        f"A{n}": {"properties": {"next": ref(f"A{n + 1}")}} for n in range(length - 1)
    }
    return {**found, f"A{length - 1}": {"properties": {"a": {"type": "string"}}}}


def ring(length: int) -> dict[str, Schema]:
    return {
        f"A{n}": {"properties": {"next": ref(f"A{(n + 1) % length}")}}
        for n in range(length)
    }


@pytest.mark.parametrize("shape", [chain, ring])
def test_depth(shape: Callable[[int], dict[str, Schema]]) -> None:
    assert refused(shape(60)) == []
    (message,) = refused(shape(2_000))
    assert "deeper than Python can follow" in message


def test_what_is_too_deep_is_cut() -> None:
    """As often as need be, and no oftener; a cycle is cut once, everywhere."""
    assert len(said(chain(150), lenient=True)) == 2
    (message,) = said(ring(150), lenient=True)
    assert message.endswith("What is beyond is any value.")


def test_aliases_that_double() -> None:
    schemas: dict[str, Schema] = {
        f"A{n}": {
            "oneOf": [ref(f"A{n + 1}"), {"type": "array", "items": ref(f"A{n + 1}")}]
        }
        for n in range(40)
    }
    found: dict[str, Schema] = {**schemas, "A40": {"type": "string"}}
    (message,) = refused(found)
    assert "parts; at most" in message
    assert len(said(found, lenient=True)) == 2


def test_unions_that_meet_again_and_again() -> None:
    """There are 2**30 ways through these, and all lead to one record."""
    schemas: dict[str, Schema] = {}
    for n in range(30):
        schemas[f"A{n}"] = {"oneOf": [ref(f"B{n}"), ref(f"C{n}")]}
        schemas[f"B{n}"] = {"oneOf": [ref(f"A{n + 1}"), {"type": "integer"}]}
        schemas[f"C{n}"] = {"oneOf": [ref(f"A{n + 1}"), {"type": "boolean"}]}
    last: Schema = {"properties": {"a": {"type": "string"}}}
    (message,) = refused({**schemas, "A30": last})
    assert "parts; at most" in message
