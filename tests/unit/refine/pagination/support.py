"""Small documents with lists that may come in pages, and what is made of them."""

from __future__ import annotations

from sdkwright.diagnostics import Report
from sdkwright.ir import Paging

from tests.unit.model import refined

ITEM = "{type: object, properties: {id: {type: string}}}"


def paging(
    parameters: str,
    answer: str,
    *,
    extension: str = "",
    headers: str = "",
    root: str = "",
    report: Report | None = None,
) -> Paging | None:
    text = document(parameters, answer, extension, headers, root)
    return refined(text, report).operations[0].paging


def document(
    parameters: str, answer: str, extension: str = "", headers: str = "", root: str = ""
) -> str:
    return f"""
{root}
paths:
  /things:
    get:
      operationId: listThings
      {extension}
      parameters: [{parameters}]
      responses:
        "200":
          description: ok
          {headers}
          content: {{application/json: {{schema: {answer}}}}}
"""


def paging_codes(report: Report) -> list[str]:
    """Return what is said about pages; what else there is to say is others' concern."""
    return [each.code for each in report if each.code.startswith("paging")]


def query(*names: str, type: str = "integer", more: str = "") -> str:
    return ", ".join(
        f"{{name: '{name}', in: query, schema: {{type: {type}{more}}}}}"
        for name in names
    )


def answer(**properties: str) -> str:
    inner = ", ".join(f"'{name}': {schema}" for name, schema in properties.items())
    return f"{{type: object, properties: {{{inner}}}}}"


LIST = f"{{type: array, items: {ITEM}}}"
TEXT = "{type: string}"
WHOLE = "{type: integer}"
FLAG = "{type: boolean}"


def posted(
    body: str,
    answer: str,
    *,
    extension: str = "",
    path: str = "/things/search",
    id: str = "searchThings",
) -> Paging | None:
    text = f"""
paths:
  {path}:
    post:
      operationId: {id}
      {extension}
      requestBody: {{content: {{application/json: {{schema: {body}}}}}}}
      responses:
        "200":
          description: ok
          content: {{application/json: {{schema: {answer}}}}}
"""
    return refined(text).operations[0].paging
