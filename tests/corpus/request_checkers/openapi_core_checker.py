"""An independent checker of requests: openapi-core, in an environment of its own.

    python openapi_core_checker.py DOCUMENT RESULTS FINDINGS

Reads the raw requests that were recorded, checks each against the original document, and
writes what it has against them. It needs other versions of libraries than the project does,
so it imports nothing of it. It knows neither OpenAPI 2.0 nor what was meant to be sent.

Two things it cannot do by itself are added in `reading.py`, by the hooks it has for them:
nested keys such as `a[b][0]`, and parts of a multipart body that say what they are.
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
from urllib.parse import parse_qsl, unquote, urldefrag, urljoin, urlsplit

import yaml
from jsonschema.exceptions import ValidationError, best_match
from jsonschema_path import SchemaPath
from openapi_core import V30RequestValidator, V31RequestValidator, V32RequestValidator
from openapi_core.datatypes import RequestParameters
from openapi_core.templating.datatypes import TemplateResult
from openapi_core.templating.paths.datatypes import PathOperationServer
from openapi_core.templating.paths.finders import BasePathFinder
from openapi_core.validation.request.exceptions import InvalidRequestBody
from reading import MEDIA_TYPES
from werkzeug.datastructures import Headers, ImmutableMultiDict

_SHORT, _LONG, _MANY = 160, 600, 5  # letters, letters, reasons
_VALIDATORS = {
    "3.0": V30RequestValidator,
    "3.1": V31RequestValidator,
    "3.2": V32RequestValidator,
}


class _Loader(yaml.CSafeLoader):
    """YAML as its version 1.2 means it: dates are text, and so are `on`, `off` and `no`."""


def _plain(loader: _Loader, node: yaml.ScalarNode) -> object:
    text = str(loader.construct_scalar(node))
    return {"true": True, "false": False}.get(text.lower(), text)


_Loader.add_constructor("tag:yaml.org,2002:bool", _plain)
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


def part(uri: str) -> Any:
    """Read a file that a document refers to; one that holds mere text says nothing here."""
    found = load(Path(unquote(urlsplit(uri).path)))
    return whole(json.loads(json.dumps(found)), uri) if isinstance(found, dict) else {}


def whole(value: Any, uri: str) -> Any:
    """Replace references that stand for a whole map of properties, which some write."""
    if isinstance(value, list):
        return [whole(each, uri) for each in value]
    if not isinstance(value, dict):
        return value
    ref = value.get("properties", {})
    ref = ref.get("$ref") if isinstance(ref, dict) else None
    if isinstance(ref, str):
        target, fragment = urldefrag(urljoin(uri, ref))
        found = load(Path(unquote(urlsplit(target).path)))
        for token in fragment.split("/")[1:]:
            found = found[token.replace("~1", "/").replace("~0", "~")]
        value = {**value, "properties": absolute(found, target)}
    return {key: whole(each, uri) for key, each in value.items()}


def absolute(value: Any, uri: str) -> Any:
    """Make all references independent of the file they stand in."""
    if isinstance(value, list):
        return [absolute(each, uri) for each in value]
    if not isinstance(value, dict):
        return value
    found = {key: absolute(each, uri) for key, each in value.items()}
    if isinstance(found.get("$ref"), str):
        found["$ref"] = urljoin(uri, found["$ref"])
    return found


def asked(value: Any) -> Any:
    """Take what is read-only out of what is required: no request has it (OpenAPI 3.0)."""
    if isinstance(value, list):
        return [asked(each) for each in value]
    if not isinstance(value, dict):
        return value
    found = {key: asked(each) for key, each in value.items()}
    required, properties = found.get("required"), found.get("properties")
    if isinstance(required, list) and isinstance(properties, dict):
        found["required"] = [name for name in required if not _told(properties, name)]
    return found


def _told(properties: dict[str, Any], name: Any) -> bool:
    node = properties.get(name)
    return isinstance(node, dict) and node.get("readOnly") is True


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
    template = re.split(r"\{[^{}]+\}", row["path"].partition("?")[0].partition("#")[0])
    pattern = "([^/]*)".join(re.escape(part) for part in template)
    names = re.findall(r"\{([^{}]+)\}", row["path"])
    match = re.search(f"{pattern}$", raw_path)
    raw_path = match.group() if match else raw_path
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
    """Say what openapi-core has against a request: first what, then where and why."""
    for error in validator.iter_errors(request):
        media = request.content_type.partition(";")[0]
        reasons = [f"{type(error).__name__} ({media})"]
        cause = error.__cause__
        if not isinstance(error, InvalidRequestBody):
            reasons.append(str(error)[:_SHORT])
        while cause is not None and len(reasons) < _MANY:
            details = list(getattr(cause, "schema_errors", None) or [])
            if details:
                reasons.extend(_deepest(each) for each in details[:2])
            else:
                reasons.append(f"{type(cause).__name__}: {str(cause)[:_SHORT]}")
            cause = cause.__cause__
        yield " <- ".join(reasons)[:_LONG]


def _deepest(error: ValidationError) -> str:
    """Where a value is wrong; of a union, where its closest branch says it is."""
    if "is valid under each of" in error.message:
        return f"{error.validator}: is valid under each of several branches"
    inner = best_match([error])
    where = "/".join(map(str, error.absolute_path)) or "the whole"
    told = f"{where}: {error.validator}: {error.message[-_SHORT:]}"
    if inner is error or inner is None:
        return told
    deep = "/".join(map(str, inner.absolute_path))
    return f"{where}: {error.validator} <- {deep}: {inner.message[-_SHORT:]}"


class Only(BasePathFinder):
    """Finds the operation that was called, and no other: paths may look alike."""

    path, method = "", ""

    def find(self, method: str, name: str) -> Any:
        """Return the operation that was called."""
        item = self.spec / "paths" / self.path
        return PathOperationServer(
            item, item / self.method, self.spec, TemplateResult(self.path, {}), None
        )


def main() -> int:
    """Check all recorded requests of a document."""
    warnings.simplefilter("ignore")
    document_path, results, validator_results = map(Path, sys.argv[1:4])
    document = asked(load(document_path))
    version = str(document.get("openapi", ""))[:3]
    spec = SchemaPath.from_dict(
        document, base_uri=document_path.resolve().as_uri(), handlers={"file": part}
    )
    validator = _VALIDATORS[version](
        spec,
        path_finder_cls=Only,
        extra_media_type_deserializers=MEDIA_TYPES,
    )
    with validator_results.open("w", encoding="utf-8") as out:
        for line in results.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            item = (document.get("paths") or {}).get(row["path"])
            if not isinstance(item, dict):
                continue
            Only.path, Only.method = row["path"], row["method"].lower()
            server = server_of(document, item, item.get(row["method"].lower()))
            for sent in row["requests"]:
                try:
                    found = list(complaints(validator, request_of(server, row, sent)))
                except Exception as error:  # noqa: BLE001 (the checker's own fault)
                    found = [f"checker: {type(error).__name__}: {error}"[:300]]
                validator_result = {
                    "method": row["method"],
                    "path": row["path"],
                    "case": sent["case"],
                }
                out.write(json.dumps({**validator_result, "complaints": found}) + "\n")
                out.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
