"""Packages of small documents, and clients of them in all three modes.

A package is built into a folder of its own and imported under a name that no other has.
"""

from __future__ import annotations

import atexit
import importlib
import itertools
import json
import shutil
import sys
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from sdkwright.cli.main import run

from tests.corpus.shared import SHARED
from tests.runtime.support.modes import mode_of
from tests.runtime.support.server import Server, reply

CASES = SHARED / "cases"
MODES = ("sync", "async", "aiohttp")
_NUMBERS = itertools.count()

needs_cases = pytest.mark.skipif(
    not CASES.exists(),
    reason=f"{CASES} is absent: SDKWRIGHT_CORPUS names the folder of `cases/`",
)


@cache
def _built(source: str) -> str:
    """Build a package; return its name, which can be imported."""
    folder = Path(mkdtemp(prefix="values-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    name = f"made{next(_NUMBERS)}"
    path = Path(source) if source.startswith("/") else folder / "document.yaml"
    if not source.startswith("/"):
        path.write_text(source)
    config = folder / "gen.toml"
    text = f'out = "."\npackage = "{name}"\nspec = "{path}"\ncore = "all"\n'
    config.write_text(text, encoding="utf-8")
    code = run(["build", "--config", str(config)])
    assert code == 0, f"{path} was not built"
    sys.path.append(str(folder))
    return name


def package(case: str):
    """Return the package of a file in `cases/`."""
    return importlib.import_module(_built(str(next(CASES.glob(f"{case}*.yaml")))))


def package_from(document: str):
    """Return the package of a document's text."""
    return importlib.import_module(_built(document))


def package_of(paths: object, schemas: object = None, *, version: str = "3.1.0"):
    """Return the package of a document with these paths and schemas."""
    document = {
        "openapi": version,
        "info": {"title": "Made", "version": "1"},
        "servers": [{"url": "https://made.test"}],
        "paths": paths,
        "components": {"schemas": schemas or {}},
    }
    return importlib.import_module(_built(json.dumps(document)))


def responding(schema: object) -> object:
    """Return an operation `get` that answers with a schema."""
    content = {"application/json": {"schema": schema}}
    return {
        "operationId": "read",
        "tags": ["it"],
        "responses": {"200": {"description": "", "content": content}},
    }


def sending(schema: object, media: str = "application/json") -> object:
    """Return an operation that sends a schema and answers nothing."""
    return {
        "operationId": "send",
        "tags": ["it"],
        "requestBody": {"required": True, "content": {media: {"schema": schema}}},
        "responses": {"204": {"description": ""}},
    }


class Caller:
    """Calls methods of a package's client, in one mode, against a server."""

    def __init__(self, module, mode, server, **options) -> None:
        client = module.__name__.capitalize()
        usual = {"base_url": server.url, "max_retries": 0, **mode.options}
        options = usual | options
        self.mode = mode
        self.server = server
        index = Path(module.__file__).with_name("operations.json").read_text()
        self._names = {
            f"{each['method']} {each['path']}": each["python"]
            for each in json.loads(index)["operations"]
        }
        self._class = getattr(
            module, client if mode.name == "sync" else f"Async{client}"
        )
        self.module = module
        self._options = options
        self._made = [self._class(**options)]
        self.client = self._made[0]

    def made(self, **options):
        """Return another client on the same server, with options of its own."""
        self._made.append(self._class(**{**self._options, **options}))
        return self._made[-1]

    def close(self) -> None:
        """Close all clients."""
        for client in self._made:
            self.mode.run(client.close())

    def name(self, request: str) -> str:
        """Return the dotted name of the method for `GET /pets`."""
        return self._names.get(request, request)

    def call(self, name: str, /, *args, **kwargs):
        """Call a method by its dotted name, or its request: `GET /pets`."""
        return self.of(self.client, name, *args, **kwargs)

    def of(self, client, name: str, /, *args, **kwargs):
        """Call a method of another client of the same mode, by name or by request."""
        for part in self.name(name).split("."):
            client = getattr(client, part)
        return self.mode.run(client(*args, **kwargs))

    def strict(self):
        """Return a client that refuses surprises."""
        return self.client.with_options(strict=True)

    def reply(self, body: object = None, **options) -> None:
        """Let the server answer."""
        self.server.script(reply(200, body, **options))

    @property
    def body(self) -> bytes:
        """The last body that was sent."""
        return self.server.last.body


@pytest.fixture(params=MODES)
def caller(request):
    """Make callers of packages."""
    with mode_of(request.param) as mode, Server() as server:
        server.script(reply(204))
        made = []

        def make(module, **options) -> Caller:
            one = Caller(module, mode, server, **options)
            made.append(one)
            return one

        yield make
        for one in made:
            one.close()


def text_schema(format: str) -> object:
    return {"type": "string", "format": format}


def caller_of(caller, schema: object, *, sent: object = None):
    """Return a caller of an operation that answers with `{"v": schema}`, and sends it."""
    form = {"type": "object", "properties": {"v": schema}}
    other = {"type": "object", "properties": {"v": sent or schema}}
    paths = {"/it": {"get": responding(form), "put": sending(other)}}
    return caller(package_of(paths))


def json_of(one):
    return json.loads(one.body)
