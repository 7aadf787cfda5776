"""Types as deep as the generator lets them be are built by Python when they are needed."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Schema = dict[str, object]
_DEPTH: Final = 90
_TEXT: Final[Schema] = {"type": "string"}


def _list(inner: Schema) -> Schema:
    return {"type": "array", "items": inner}


def _or_text(inner: Schema) -> Schema:
    return {"oneOf": [inner, _TEXT]}


def _map(inner: Schema) -> Schema:
    return {"type": "object", "additionalProperties": inner}


SHAPES: Final[dict[str, Callable[[Schema], Schema]]] = {
    "Plain": lambda each: each,
    "Listed": _list,
    "Or": _or_text,
    "Mapped": lambda each: _map(_list(each)),
    "Deep": lambda each: _list(_list(_or_text(_list(each)))),
}

PROGRAM: Final = """
import httpx2
from deep import Deep

def answer(request):
    return httpx2.Response(200, json={"next": None, "more": 1})

client = Deep(
    base_url="http://deep.test",
    http_client=httpx2.Client(transport=httpx2.MockTransport(answer)),
)
for call in (NAMES):
    assert getattr(client, call).retrieve().to_dict() == {"next": None, "more": 1}
print("all of them")
"""


def test_chains_and_rings(tmp_path: Path) -> None:
    schemas: dict[str, Schema] = {}
    paths: dict[str, object] = {}
    names: list[str] = []
    for name, shape in SHAPES.items():
        for kind, length in (("chain", _DEPTH), ("ring", 30)):
            own = f"{name}{kind.title()}"
            schemas |= _declared(own, shape, length, ring=kind == "ring")
            path = f"{name.lower()}_{kind}"
            names.append(path)
            paths[f"/{path}"] = {"get": _operation(f"get_{path}", f"{own}0")}
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Deep", "version": "1"},
        "paths": paths,
        "components": {"schemas": schemas},
    }
    (tmp_path / "deep.json").write_text(json.dumps(document))
    _run(tmp_path, "-m", "sdkwright", "build", "deep.json", "--out", "out")
    assert _run(tmp_path / "out", "-c", PROGRAM.replace("NAMES", repr(names))) == (
        "all of them\n"
    )


def _declared(
    name: str, shape: Callable[[Schema], Schema], length: int, *, ring: bool
) -> dict[str, Schema]:
    """Return schemas of which each leads to the next; of a ring, the last to the first."""
    found: dict[str, Schema] = {}
    for n in range(length):
        after = (n + 1) % length
        inner: Schema = {"$ref": f"#/components/schemas/{name}{after}"}
        following = shape(inner) if after or ring else _TEXT
        found[f"{name}{n}"] = {"type": "object", "properties": {"next": following}}
    return found


def _operation(id: str, schema: str) -> Schema:
    content = {
        "application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}
    }
    answers = {"200": {"description": "ok", "content": content}}
    return {"operationId": id, "responses": answers}


def _run(folder: Path, *args: str) -> str:
    done = subprocess.run(
        [sys.executable, *args], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2_000:]
    return done.stdout
