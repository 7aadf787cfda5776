"""An independent judge of requests: openapi-core, in an environment of its own.

    python openapi_core_judge.py DOCUMENT RESULTS VERDICTS

Reads the raw requests that were recorded, checks each against the original document, and
writes what it has against them. It needs other versions of libraries than the project does,
so it imports nothing of it. It knows neither OpenAPI 2.0 nor what was meant to be sent.
"""

from __future__ import annotations

import base64
import json
import re
import sys
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import yaml
from jsonschema_path import SchemaPath
from openapi_core import (
    V30RequestValidator,
    V31RequestValidator,
    V32RequestValidator,
)
from openapi_core.datatypes import RequestParameters
from openapi_core.templating.paths.datatypes import Path as FoundPath
from werkzeug.datastructures import Headers, ImmutableMultiDict

_VALIDATORS = {
    "3.0": V30RequestValidator,
    "3.1": V31RequestValidator,
    "3.2": V32RequestValidator,
}


class _Loader(yaml.CSafeLoader):
    """YAML without dates: they are text, as in JSON."""


_Loader.add_constructor(
    "tag:yaml.org,2002:timestamp", lambda loader, node: loader.construct_scalar(node)
)


@dataclass
class Request:
    """A recorded request in the form that openapi-core asks for."""

    host_url: str
    path: str
    method: str
    parameters: RequestParameters
    body: bytes | None
    content_type: str


def load(path: Path) -> Any:
    """Read a document."""
    text = path.read_text(encoding="utf-8-sig")
    if path.suffix == ".json":
        return json.loads(text)
    return yaml.load(text, _Loader)


def server_of(document: Any, item: Any, operation: Any) -> str:
    """The URL of an operation's first server."""
    for owner in (operation, item, document):
        servers = owner.get("servers") if isinstance(owner, dict) else None
        if servers:
            url = servers[0].get("url", "/")
            for name, variable in (servers[0].get("variables") or {}).items():
                url = url.replace("{" + name + "}", str(variable.get("default", "")))
            return url
    return "/"


def request_of(server: str, row: dict[str, Any], sent: dict[str, Any]) -> Request:
    """Build a request from what was recorded."""
    raw_path, _, query = sent["target"].partition("?")
    head = row["path"].partition("{")[0]
    start = raw_path.find(head)
    raw_path = raw_path[max(start, 0) :]
    template = re.split(r"\{[^{}]+\}", row["path"].partition("?")[0].partition("#")[0])
    pattern = "([^/]*)".join(re.escape(part) for part in template)
    names = re.findall(r"\{([^{}]+)\}", row["path"])
    match = re.fullmatch(pattern, raw_path)
    values = [unquote(each) for each in match.groups()] if match else []
    headers = Headers([tuple(each) for each in sent["headers"]])
    cookies = [
        each.strip().partition("=")[::2]
        for each in headers.get("cookie", "").split(";")
        if each
    ]
    parts = urlsplit(server)
    base = parts.path.rstrip("/")
    host = f"{parts.scheme}://{parts.netloc}" if parts.netloc else "http://localhost"
    body = base64.b64decode(sent["body"])
    return Request(
        host_url=host,
        path=base + raw_path,
        method=row["method"].lower(),
        parameters=RequestParameters(
            query=ImmutableMultiDict(parse_qsl(query, keep_blank_values=True)),
            header=headers,
            cookie=ImmutableMultiDict(cookies),
            path=dict(zip(names, values, strict=False)),
        ),
        body=body or None,
        content_type=headers.get("content-type", ""),
    )


def complaints(validator: Any, request: Request) -> Iterator[str]:
    """Say what openapi-core has against a request."""
    for error in validator.iter_errors(request):
        reasons = [f"{type(error).__name__}: {error}"]
        cause = error.__cause__
        while cause is not None and len(reasons) < 4:
            details = getattr(cause, "schema_errors", None) or []
            reasons.append(f"{type(cause).__name__}: {cause}"[:200])
            reasons.extend(
                f"{list(e.absolute_path)}: {e.message}"[:200] for e in list(details)[:2]
            )
            cause = cause.__cause__
        yield " <- ".join(reasons)[:500]


def finder(spec: SchemaPath, row: dict[str, Any]) -> Any:
    """A path finder that tries the template of the operation alone."""

    class Only:
        def __init__(self, spec: SchemaPath, base_url: str | None = None) -> None:
            self._spec = spec

        def find(self, method: str, name: str) -> Any:
            path = self._spec / "paths" / row["path"]
            operation = path / method
            return FoundPath, path, operation

    return Only


def main() -> int:
    """Judge all recorded requests of a document."""
    warnings.simplefilter("ignore")
    document_path, results, verdicts = map(Path, sys.argv[1:4])
    document = load(document_path)
    version = str(document.get("openapi", ""))[:3]
    spec = SchemaPath.from_dict(document, base_uri=document_path.resolve().as_uri())
    validator = _VALIDATORS[version](spec)
    with verdicts.open("w", encoding="utf-8") as out:
        for line in results.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            item = (document.get("paths") or {}).get(row["path"])
            if not isinstance(item, dict):
                continue
            server = server_of(document, item, item.get(row["method"].lower()))
            for sent in row["requests"]:
                try:
                    found = list(complaints(validator, request_of(server, row, sent)))
                except Exception as error:  # noqa: BLE001 (the judge's own fault)
                    found = [f"judge: {type(error).__name__}: {error}"[:300]]
                verdict = {
                    "method": row["method"],
                    "path": row["path"],
                    "case": sent["case"],
                }
                out.write(json.dumps({**verdict, "complaints": found}) + "\n")
                out.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
