"""Responses of bytes whose schema has a name."""

from __future__ import annotations

import pytest
from sdkwright.diagnostics import Report
from sdkwright.ir import Kind, Primitive, Ref

from tests.unit.model import refined

_DOCUMENT = """
paths:
  /file:
    get:
      operationId: getFile
      responses:
        "200":
          description: ok
          content: {'%s': {schema: {$ref: '#/components/schemas/File'}}}
components:
  schemas:
    File: {type: string, format: binary}
"""


@pytest.mark.parametrize("media_type", ["*/*", "application/json", "text/csv"])
def test_they_are_bytes(media_type: str) -> None:
    api = refined(_DOCUMENT % media_type)
    found = api.operations[0].responses[0].contents[0].type
    assert isinstance(found, Primitive)
    assert found.kind is Kind.BINARY
    again = refined(_DOCUMENT % media_type, decisions=api.decisions)
    assert again.operations == api.operations


def test_an_earlier_package_keeps_the_type() -> None:
    report = Report()
    api = refined(_DOCUMENT % "*/*", report, decisions={"common prefix": ""})
    assert isinstance(api.operations[0].responses[0].contents[0].type, Ref)
    assert "named-bytes" in [each.code for each in report]
    again = refined(_DOCUMENT % "*/*", decisions=api.decisions)
    assert again.operations == api.operations
