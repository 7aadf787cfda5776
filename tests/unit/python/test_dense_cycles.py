"""Types that hold each other through unions: the files say so, and type checkers end."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.corpus.checking import mypy
from tests.unit.python.support import answer, body, ref

if TYPE_CHECKING:
    from pathlib import Path

# Each of so many types holds some others, and any of half of them by a union: there are more
# ways from one back to itself than anybody can follow.
_TYPES = 16
_STEPS = (1, 3, 5, 7)


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    names = [f"Node{number}" for number in range(_TYPES)]
    schemas: dict[str, object] = {
        "Even": {"oneOf": [ref(each) for each in names[::2]]},
        "Odd": {"oneOf": [ref(each) for each in names[1::2]]},
    }
    for at, name in enumerate(names):
        schemas[name] = {
            "type": "object",
            "required": [f"is{name}"],
            "properties": {
                f"is{name}": {"type": "boolean"},
                "first": ref("Even"),
                "others": {"type": "array", "items": ref("Odd")},
                **{f"plus{each}": ref(names[(at + each) % _TYPES]) for each in _STEPS},
            },
        }
    send = {
        "operationId": "sendNode",
        "requestBody": body({"type": "object", "properties": {"node": ref("Odd")}}),
        "responses": {"200": answer(ref("Even"))},
    }
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Acme", "version": "1"},
        "paths": {"/nodes": {"post": send}},
        "components": {"schemas": schemas},
    }
    folder = tmp_path_factory.mktemp("dense")
    (folder / "acme.json").write_text(json.dumps(document))
    subprocess.run(
        [sys.executable, "-m", "sdkwright", "build", "acme.json", "--out", "out"],
        cwd=folder,
        check=True,
        capture_output=True,
    )
    return folder / "out"


def test_types_name_no_alias_that_holds_them(package: Path) -> None:
    types = {
        path.stem: path.read_text() for path in (package / "acme/types").glob("*.py")
    }
    (text,) = (each for each in types.values() if "class Node0Param" in each)
    assert re.search(r"^ *OddParam: TypeAlias", text, re.MULTILINE)
    given = re.findall(r"class \w+Param\(TypedDict.*?(?=\n\n\n)", text, re.DOTALL)
    assert len(given) == _TYPES
    for each in given:
        assert "OddParam" not in each
        assert "EvenParam" not in each
        assert "Node1 | Node1Param" in each
    # Who gives one names it, as before.
    resource = (package / "acme/resources/nodes.py").read_text()
    assert "types.OddParam" in resource


@pytest.mark.corpus
def test_mypy_ends(package: Path, tmp_path: Path) -> None:
    assert mypy(package, ["acme"], tmp_path, seconds=120) == []
