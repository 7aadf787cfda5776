"""Calls all scenarios in one mode; runs while the suite's own server does.

    SPECTOR_URL=... python -m tests.conformance.driver MODE FOLDER RESULTS WANTED

Needs no knowledge of the server: its coverage says whether the requests were right. What it
answers is compared with the plan here.
"""

from __future__ import annotations

import asyncio
import importlib
import json
import os
import sys
import warnings
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, cast, get_origin

from tests.conformance.plans import (
    Planned,
    Scenario,
    data,
    package_of,
    scenarios,
    unmatched,
)
from tests.corpus.calls.clients import plain
from tests.corpus.calls.compare import difference
from tests.corpus.calls.pythonic import Package

_LONGEST = 200  # items of all pages


class Driver:
    """Calls operations of generated packages by their index."""

    def __init__(self, mode: str, url: str) -> None:
        """Keep the mode and where the server listens."""
        self._mode = mode
        self._url = url
        self._runner = asyncio.Runner()
        self._clients: dict[tuple[object, ...], object] = {}
        self._walks = False

    def run(self, scenario: Scenario) -> list[str]:
        """Run a scenario; return what went wrong."""
        found: list[str] = []
        self._walks = len(scenario.calls) > 1
        for call in scenario.calls:
            if call.operation is None:
                continue  # a client finds it by itself, such as the next page
            try:
                found.extend(self._call(call))
            except Exception as error:  # noqa: BLE001 - whatever it is
                found.append(_described(error))
        return found

    def _call(self, call: Planned) -> Iterator[str]:
        assert call.operation is not None
        name = package_of(call.document)
        index = _index(name)
        entry = _entry(index, call)
        client = self._client(index, call)
        method = client
        for each in str(entry["python"]).split("."):
            method = getattr(method, each)
        package = Package(importlib.import_module(index["module"]))
        arguments = dict(_arguments(package, method, entry, call))
        status = call.response.get("status", 200)
        try:
            value = self._settled(cast("Any", method)(**arguments))
        except Exception as error:
            if getattr(error, "status_code", None) == status:
                return
            raise
        if status >= 400:
            yield f"no error for {status}"
        yield from _compared(call, value)

    def _settled(self, value: Any) -> object:
        if self._mode == "sync":
            if type(value).__name__ == "Page":
                if self._walks:
                    deque(islice(value, _LONGEST), maxlen=0)
                return plain(value.body)
            return self._read(value)
        return self._runner.run(self._settled_async(value))

    def _read(self, value: Any) -> object:
        if hasattr(value, "iter_bytes"):
            return value.read()
        if type(value).__name__ == "Stream":
            with value as stream:
                return [plain(each) for each in stream]
        return plain(value)

    async def _settled_async(self, value: Any) -> object:
        async with asyncio.timeout(20):
            if hasattr(value, "__await__"):
                value = await value
            if type(value).__name__ == "AsyncPage":
                if self._walks:
                    await value.collect(limit=_LONGEST)
                return plain(value.body)
            if hasattr(value, "iter_bytes"):
                return await value.read()
            if type(value).__name__ == "AsyncStream":
                async with value as stream:
                    return [plain(each) async for each in stream]
            return plain(value)

    def _client(self, index: Mapping[str, Any], call: Planned) -> object:
        """A client with the credentials that the scenario expects."""
        headers = {k.lower(): v for k, v in (call.request.get("headers") or {}).items()}
        key = str(headers.get("authorization", "")).partition(" ")[2] or "valid-key"
        settings = {
            each["python"]: key
            for each in index["client_parameters"]
            if each["python"] != "base_url"
        }
        base = self._url + call.prefix
        kept = (index["module"], base, key)
        if kept not in self._clients:
            module = importlib.import_module(index["module"])
            name = index["client" if self._mode == "sync" else "async_client"]
            made = getattr(module, name)
            self._clients[kept] = made(**settings, base_url=base, max_retries=0)
        return self._clients[kept]


@cache
def _index(name: str) -> Mapping[str, Any]:
    path = Path(sys.path[0]) / "conformance" / name / "operations.json"
    found: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def _entry(index: Mapping[str, Any], call: Planned) -> Mapping[str, Any]:
    assert call.operation is not None
    wanted = (call.method.upper(), call.operation["path"])
    for each in index["operations"]:
        if (each["method"], each["path"]) == wanted:
            found: Mapping[str, Any] = each
            return found
    raise LookupError(f"{wanted} is not in the index")


def _arguments(
    package: Package, method: object, entry: Mapping[str, Any], call: Planned
) -> Iterator[tuple[str, object]]:
    assert call.operation is not None
    operation, request = call.operation, call.request
    hints = package.hints(method)
    known = {
        (each["in"], each["wire"].lower()): each["python"]
        for each in entry["parameters"]
    }
    path = {**operation["path_args"], **_by_express(operation, request)}
    for where, values in (
        ("path", path),
        ("query", operation["query_args"]),
        ("header", request.get("headers") or {}),
    ):
        for wire, value in values.items():
            name = known.get((where, wire.lower()))
            if name is not None:
                yield name, _coerced(package, value, hints[name])
    accept = {k.lower(): v for k, v in (request.get("headers") or {}).items()}.get(
        "accept"
    )
    if accept is not None and ("header", "accept") not in known:
        yield "extra_headers", {"accept": accept}
    for each in entry["parameters"]:
        given = {"path": path, "query": operation["query_args"]}.get(each["in"], {})
        if (
            each["wire"] == "api-version"
            and "api-version" not in given
            and each["required"]
        ):
            # Their own clients know the version that they were made for.
            yield each["python"], call.document.partition("openapi.")[2].removesuffix(
                ".json"
            )
    body = request.get("body")
    if body is not None and entry["body"] is not None:
        yield from _body(package, hints, entry["body"], body)


def _by_express(
    operation: Mapping[str, Any], request: Mapping[str, Any]
) -> dict[str, object]:
    """Values of `:id` and the like, which the mock takes from elsewhere."""
    given = request.get("pathParams") or {}
    found = dict(given)
    for name, value in operation["path_args"].items():
        if isinstance(value, str) and value.startswith(":") and value[1:] in given:
            found[name] = given[value[1:]]
    return {
        name: each for name, each in found.items() if name in operation["path_args"]
    }


def _coerced(package: Package, value: Any, form: object) -> object:
    """A value of a URL in the type of its argument."""
    forms = package.forms(form)
    lists = [inner for each in forms for inner in package.items(each)]
    if lists and not isinstance(value, list):
        separators = [each for each in (",", " ", "|", "\n") if each in str(value)]
        value = str(value).split(separators[0] if separators else ",")
    if isinstance(value, list):
        inner = lists[0] if lists else object
        return [_coerced(package, each, inner) for each in value]
    if isinstance(value, str) and str not in forms:
        for kind in (bool, int, float):
            if kind in forms:
                return (
                    {"true": True, "false": False}[value]
                    if kind is bool
                    else kind(value)
                )
    return package.pythonic(value, form)


def _body(
    package: Package,
    hints: Mapping[str, object],
    entry: Mapping[str, Any],
    body: Mapping[str, Any],
) -> Iterator[tuple[str, object]]:
    media = str(body["contentType"])
    known = entry["media_types"]
    if media != known[0] and (media in known or any("*" in each for each in known)):
        yield "media_type", media
    if body.get("multipart"):
        yield from _multipart(package, hints, entry, body)
        return
    raw = data(body.get("raw"))
    value = body.get("value")
    if raw is not None and media.endswith(("jsonl", "ndjson")):
        name = entry["python"]
        if name is not None and str in package.forms(hints[name]):
            yield name, raw.decode()
            return
        value = [json.loads(line) for line in raw.splitlines() if line.strip()]
    elif raw is not None:
        value = raw
    elif value is None and "json" not in media:
        value = body.get("raw")
    yield from _fields(package, hints, entry, value)


def _fields(
    package: Package, hints: Mapping[str, object], entry: Mapping[str, Any], value: Any
) -> Iterator[tuple[str, object]]:
    if entry["python"] is not None:
        name = entry["python"]
        is_bytes = isinstance(value, bytes)
        yield name, value if is_bytes else package.pythonic(value, hints[name])
        return
    names = {each["wire"]: each["python"] for each in entry["fields"]}
    extra: dict[str, object] = {}
    for wire, each in (value or {}).items():
        if wire in names:
            name = names[wire]
            known = isinstance(each, bytes | tuple) or (
                isinstance(each, list) and each and isinstance(each[0], tuple)
            )
            yield name, each if known else package.pythonic(each, hints[name])
        else:
            extra[wire] = each
    if extra:
        yield "extra_body", extra


def _multipart(
    package: Package,
    hints: Mapping[str, object],
    entry: Mapping[str, Any],
    body: Mapping[str, Any],
) -> Iterator[tuple[str, object]]:
    value: dict[str, Any] = dict(body.get("parts") or {})
    files: dict[str, list[object]] = {}
    for each in body.get("files") or ():
        content = data(each["buffer"])
        file = (each["originalname"], content, each["mimetype"])
        files.setdefault(each["fieldname"], []).append(file)
    hinted = {each["wire"]: each["python"] for each in entry["fields"] or ()}
    for name, found in files.items():
        form = hints.get(hinted.get(name, ""), object)
        many = any(get_origin(each) is Iterable for each in package.forms(form))
        value[name] = found if many or len(found) > 1 else found[0]
    yield from _fields(package, hints, entry, value)


def _compared(call: Planned, value: object) -> Iterator[str]:
    body = call.response.get("body")
    if body is None or call.method == "head":
        return
    raw = data(body.get("raw"))
    media = str(body.get("contentType"))
    if (
        media.endswith(("jsonl", "ndjson"))
        and raw is not None
        and isinstance(value, list)
    ):
        wanted: object = [json.loads(line) for line in raw.splitlines() if line.strip()]
    elif isinstance(value, bytes):
        text = body.get("raw")
        wanted = raw if raw is not None else str(text).encode()
    elif isinstance(value, str) and raw is not None:
        wanted = raw.decode()
    elif "json" in media:
        wanted = unmatched(body.get("value"))
    else:
        wanted = body.get("raw")
    text_now = json.dumps(value) if not isinstance(value, bytes) else None
    if text_now is not None:
        # The mock names the port it listens on; the plan that of the day it was made.
        value = json.loads(
            text_now.replace(os.environ["SPECTOR_URL"], "http://localhost:3000")
        )
    if found := difference(wanted, value):
        yield f"answer: {found}"


def _described(error: Exception) -> str:
    text = f"{type(error).__name__}: {error}"
    body = getattr(error, "text", "") or ""
    return f"{text} {body}"[:500]


def main() -> int:
    """Run all scenarios and write what went wrong in each."""
    mode, folder, results, wanted = sys.argv[1:5]
    names = frozenset(json.loads(Path(wanted).read_text(encoding="utf-8")))
    warnings.simplefilter("ignore")
    sys.path.insert(0, folder)
    driver = Driver(mode, os.environ["SPECTOR_URL"])
    found = {each.name: driver.run(each) for each in scenarios() if each.name in names}
    Path(results).write_text(json.dumps(found, indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
