"""Compares the requests of the tool `call` and of the Python client, in its own process.

    python -m tests.mcp.corpus_worker DOCUMENT VERSION FOLDER PACKAGE

Writes JSON: how many calls were compared, and those that differ. The tool calls methods that
give the request as a command instead of sending it, so that requests are compared whole.
"""

from __future__ import annotations

import importlib
import json
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import anyio

from tests.commands.corpus_worker import comparable, with_files
from tests.corpus.calls.cases import cases
from tests.corpus.calls.server import running
from tests.corpus.calls.worker import Caller
from tests.corpus.spec.drawing import Size, Undrawable
from tests.mcp.running import as_json

_SHOWN = 15_000


@dataclass(frozen=True, slots=True)
class Preparing:
    """A client whose methods give requests as commands."""

    resource: Any

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.resource, name)
        if not callable(found):
            return Preparing(found)

        async def prepared(**arguments: object) -> str:
            return str(getattr(self.resource.prepare, name)(**arguments).curl())

        return prepared

    async def close(self) -> None:
        """There is nothing to close."""


def compare(caller: Caller, package: str, folder: Path) -> dict[str, object]:
    """Compare the calls of all operations."""
    catalog: Any = importlib.import_module(f"{package}._core.index.catalog")
    server: Any = importlib.import_module(f"{package}._core.mcp.server")
    box = server.toolbox(catalog.Catalog(module=package), allow=["*"], files=folder)
    box.caller._client = Preparing(caller._clients.sync)
    compared, different = 0, list[str]()
    for call in caller.calls:
        entry = caller._entries.get((call.method, call.path))
        if entry is None or entry["python"] is None:
            continue
        body = entry.get("body")
        offered = list(body["media_types"])[:1] if body else []
        try:
            for case in cases(call, caller._asked, offered, 2):
                given = caller._arguments(
                    entry, replace(case, size=Size.RANDOM), "sync"
                )
                if {"idempotency_key", "extra_body"} & given.keys():
                    continue
                compared += 1
                different += differences(caller, box, entry["python"], given, folder)
        except Undrawable:
            continue
    return {"compared": compared, "different": different}


def differences(
    caller: Caller, box: Any, python: str, given: dict[str, object], folder: Path
) -> list[str]:
    """Call an operation both ways; return a line if the requests differ."""
    *path, name = python.split(".")
    holder: Any = caller._clients.sync
    for each in path:
        holder = getattr(holder, each)
    arguments = as_json(given, folder)
    for each, value in arguments.items():
        if isinstance(value, str) and value == f"@{each}.bin":
            (folder / f"{each}.bin").write_bytes(given[each])
    sent = with_files(getattr(holder, name), given, folder)
    expected = getattr(holder.prepare, name)(**sent).curl()
    if len(expected) > _SHOWN:
        return []
    asked = {"operation": python, "arguments": json.loads(json.dumps(arguments))}

    async def ask() -> str:
        part = await box.run("call", asked)
        return str(part.text)

    try:
        got = anyio.run(ask)
    except Exception as error:  # noqa: BLE001 - any failure is a difference
        return [f"{python} {arguments}: {type(error).__name__}: {error}"[:600]]
    if comparable(got) == comparable(expected):
        return []
    return [f"{python} {arguments}: {got[:600]} != {expected[:600]}"]


def main() -> None:
    """Compare a document's calls."""
    document, version, folder, package = sys.argv[1:]
    sys.path.insert(0, folder)
    with running() as server, tempfile.TemporaryDirectory() as files:
        caller = Caller(Path(document), version, (Path(folder), package), server)
        found = compare(caller, package, Path(files).resolve())
        caller.close()
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
