"""Compares the requests of commands and of the Python client; runs in a process of its own.

    python -m tests.commands.corpus_worker DOCUMENT VERSION FOLDER PACKAGE

Writes JSON: how many calls were compared, and those that differ.
"""

from __future__ import annotations

import contextlib
import importlib
import inspect
import io
import json
import os
import re
import shlex
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.commands.words import words
from tests.corpus.calls.cases import cases
from tests.corpus.calls.server import running
from tests.corpus.calls.worker import Caller
from tests.corpus.spec.drawing import Size, Undrawable

_RANDOM = re.compile(r"boundary=[0-9a-zA-Z]+|^(idempotency-key|content-length): .*")


def comparable(curl: str) -> list[str]:
    """The words of a command, without what is random or depends on how a file is read."""
    return [
        _RANDOM.sub("", word)
        for word in shlex.split(curl)
        if not word.startswith(("idempotency-key", "content-length"))
    ]


def command(package: str, given: list[str]) -> str:
    """What a command writes, or says of its arguments."""
    module: Any = importlib.import_module(f"{package}._core.cli.main")
    out, err = io.StringIO(), io.StringIO()
    sys.argv = [package, *given]
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = module.run(package, package)
    return out.getvalue() if code == 0 else f"exit {code}: {err.getvalue()[-300:]}"


def with_files(
    method: Callable[..., object], given: dict[str, object], folder: Path
) -> dict[str, object]:
    """Return the arguments with paths for files, which are read while they are sent."""
    parameters = inspect.signature(method).parameters
    return {
        name: (
            folder / f"{name}.bin"
            if isinstance(value, bytes) and "FileTypes" in parameters[name].annotation
            else value
        )
        for name, value in given.items()
    }


def nullable(method: Callable[..., object]) -> set[str]:
    """Return the arguments that may be null."""
    parameters = inspect.signature(method).parameters.values()
    return {each.name for each in parameters if re.search(r"\bNone\b", each.annotation)}


def plain_client(caller: Caller, url: str) -> tuple[Any, list[str]]:
    """Return a client with what commands have, and the options that they need for it.

    Only where the document names no server is one given: operations may have servers of
    their own, which a base URL alone does not replace.
    """
    kind: Any = type(caller._clients.sync)
    errors: Any = importlib.import_module(kind.__module__.rpartition(".")[0])
    try:
        return kind(), []
    except errors.ConfigurationError:
        return kind(base_url=url), [f"--cli-base-url={url}"]


def compare(caller: Caller, package: str, url: str, folder: Path) -> dict[str, object]:
    """Compare the calls of all operations."""
    compared, different = 0, list[str]()
    client, more = plain_client(caller, url)
    for call in caller.calls:
        entry = caller._entries.get((call.method, call.path))
        if entry is None or entry["python"] is None:
            continue
        *path, name = entry["python"].split(".")
        body = entry.get("body")
        offered = list(body["media_types"])[:1] if body else []
        try:
            for case in cases(call, caller._asked, offered, 2):
                plain = replace(case, size=Size.RANDOM)
                given = caller._arguments(entry, plain, "sync")
                if {"idempotency_key", "extra_body"} & given.keys():
                    continue
                holder: Any = client
                for each in path:
                    holder = getattr(holder, each)
                method = getattr(holder, name)
                options = words(given, folder, nullable(method))
                sent = with_files(method, given, folder)
                expected = getattr(holder.prepare, name)(**sent).curl()
                line = [each.strip("_").replace("_", "-") for each in (*path, name)]
                options += ["--cli-dry-run", *more]
                got = command(package, [*line, *options])
                compared += 1
                if comparable(got) != comparable(expected):
                    different.append(
                        f"{line} {options}: {got[:600]} != {expected[:600]}"
                    )
        except Undrawable:
            continue
    return {"compared": compared, "different": different}


def main() -> None:
    """Compare a document's calls."""
    document, version, folder, package = sys.argv[1:]
    sys.path.insert(0, folder)
    with running() as server, tempfile.TemporaryDirectory() as files:
        caller = Caller(Path(document), version, (Path(folder), package), server)
        for each in caller._clients.index["client_parameters"]:
            if isinstance(each["env"], str) and each["python"] != "base_url":
                os.environ[each["env"]] = "credential"
        found = compare(caller, package, f"{server.url}/base", Path(files))
        caller.close()
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
