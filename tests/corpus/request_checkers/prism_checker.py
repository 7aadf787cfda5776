"""An independent checker of requests for OpenAPI 2.0: Prism, to which they are sent again.

Prism reads the original document by itself and says what it has against a request. What it
answers otherwise does not matter here.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Mapping
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from tests.prism.server import running

_HOP: Final = frozenset({"host", "content-length", "transfer-encoding", "connection"})
# How Prism names what is wrong with an answer of its own, not with the request.
_OWN: Final = frozenset(
    {"NOT_ACCEPTABLE", "NO_COMPLEX_OBJECT_TEXT", "NO_RESPONSE_DEFINED", "NOT_FOUND"}
    | {"NO_SUCCESS_RESPONSE_DEFINED", "SCHEMA_TOO_COMPLEX", "UNKNOWN", "UNAUTHORIZED"}
)


def check(document: Path, results: Path, validator_results: Path) -> None:
    """Send all recorded requests of a document to Prism; write what it says."""
    rows = [json.loads(each) for each in results.read_text("utf-8").splitlines()]
    with (
        running(document, validator_results.with_suffix(".log")) as mock,
        validator_results.open("w", encoding="utf-8") as out,
    ):
        connection = HTTPConnection(urlsplit(mock.url).netloc, timeout=30)
        for row in rows:
            for sent in row["requests"]:
                found = list(_complaints(connection, row, sent))
                place = {key: row[key] for key in ("method", "path")}
                validator_result = {**place, "case": sent["case"], "complaints": found}
                out.write(json.dumps(validator_result) + "\n")
        connection.close()


def _complaints(
    connection: HTTPConnection, row: Mapping[str, Any], sent: Mapping[str, Any]
) -> Iterator[str]:
    headers = {key: text for key, text in sent["headers"] if key.lower() not in _HOP}
    body = base64.b64decode(sent["body"])
    target = sent["target"].removeprefix("/base")
    connection.request(row["method"], target, body or None, headers)
    answer = connection.getresponse()
    text = answer.read()
    media = answer.getheader("content-type") or ""
    if not text or not media.startswith("application/problem"):
        return
    problem = json.loads(text)
    kind = str(problem.get("type", "")).rpartition("#")[2]
    if kind in _OWN:
        return
    details = [
        f"{'.'.join(map(str, each.get('location', [])))}: {each.get('message')}"
        for each in problem.get("validation", [])
        if each.get("location", [""])[0] != "response"
    ]
    if details or kind != "VIOLATIONS":
        told = "; ".join(details) or problem.get("detail")
        yield f"{kind}: {row['path']}: {told}"[:500]
