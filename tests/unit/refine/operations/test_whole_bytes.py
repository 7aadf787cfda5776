"""Bodies that are one file, which the document calls base64."""

from __future__ import annotations

import pytest
from sdkwright.diagnostics import Report
from sdkwright.ir import Api, Kind, Primitive

from tests.unit.model import refined

_DOCUMENT = """
paths:
  /file:
    post:
      operationId: putFile
      requestBody: {content: {'%s': {schema: {type: string, %s}}}}
      responses: {"204": {description: ok}}
"""


def _kind(api: Api) -> Kind:
    body = api.operations[0].body
    assert body is not None
    found = body.contents[0].type
    assert isinstance(found, Primitive)
    return found.kind


@pytest.mark.parametrize("media_type", ["application/octet-stream", "image/png"])
def test_they_are_files(media_type: str) -> None:
    document = _DOCUMENT % (media_type, "format: byte")
    api = refined(document)
    assert _kind(api) is Kind.BINARY
    assert refined(document, decisions=api.decisions).operations == api.operations


@pytest.mark.parametrize(
    ("media_type", "said"),
    [
        ("application/json", "format: byte"),
        ("application/octet-stream", "contentEncoding: base64"),
    ],
)
def test_base64_is_what_it_says(media_type: str, said: str) -> None:
    assert _kind(refined(_DOCUMENT % (media_type, said))) is Kind.BASE64


def test_an_earlier_package_keeps_the_text() -> None:
    report = Report()
    document = _DOCUMENT % ("application/octet-stream", "format: byte")
    api = refined(document, report, decisions={"common prefix": ""})
    assert _kind(api) is Kind.BASE64
    assert "named-bytes" in [each.code for each in report]
    assert refined(document, decisions=api.decisions).operations == api.operations
