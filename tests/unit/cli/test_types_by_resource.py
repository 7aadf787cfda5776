"""An API with many types has them in a folder for each resource; that is decided once."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.cli.conftest import Shell

CONFIG = 'out = "sdk"\npackage = "acme"\nspec = "acme.json"\n'


def document(count: int, *, shared: bool = False) -> str:
    """Return an API of two resources with so many types each, and one of both."""
    schemas: dict[str, Any] = {"Money": {"type": "object"}, "Kinds": {"type": "object"}}
    paths: dict[str, Any] = {}
    for resource in ("orders", "kinds"):
        members: dict[str, Any] = {"money": {"$ref": "#/components/schemas/Money"}}
        for number in range(count):
            name = f"{resource.title()}Part{number}"
            text = {"type": "object", "properties": {"a": {"type": "string"}}}
            schemas[name] = text
            members[name] = {"$ref": f"#/components/schemas/{name}"}
        if resource == "kinds" and shared:
            members["more"] = {"$ref": "#/components/schemas/OrdersPart0"}
        members["kind"] = {"$ref": "#/components/schemas/Kinds"}
        whole = {"type": "object", "properties": members}
        content = {"application/json": {"schema": whole}}
        paths[f"/{resource}"] = {
            "get": {"responses": {"200": {"description": "", "content": content}}}
        }
    return json.dumps(
        {
            "openapi": "3.1.0",
            "info": {"title": "Acme", "version": "1"},
            "servers": [{"url": "https://acme.example"}],
            "paths": paths,
            "components": {"schemas": schemas},
        }
    )


def build(shell: Shell, text: str, *arguments: str) -> Path:
    (shell.folder / "gen.toml").write_text(CONFIG)
    (shell.folder / "acme.json").write_text(text)
    ran = shell.gen("build", *arguments)
    assert ran.code == 0, ran.err
    return shell.folder / "sdk" / "acme" / "types"


def folders(types: Path) -> set[str]:
    return {
        each.name for each in types.iterdir() if each.is_dir() and each.name[0] != "_"
    }


PROGRAM = """
import acme.types
from acme.types import Money, OrdersPart7
from acme.types.orders import OrdersPart7 as Same
from acme.types.kinds import Kinds
import acme.types.orders as orders
assert OrdersPart7 is Same and orders.OrdersPart7 is Same
from acme.types.money import Money as Here
assert Money is Here
assert Kinds is acme.types.Kinds
assert "OrdersPart7" in orders.__all__ and "Money" not in orders.__all__
assert {"OrdersPart7", "Money", "KindsPart3"} <= {*acme.types.__all__}
for name in acme.types.__all__:
    getattr(acme.types, name)
try:
    orders.Money
except AttributeError:
    print("fine")
"""


def test_types_lie_in_the_folder_of_their_resource(shell: Shell) -> None:
    types = build(shell, document(60))
    assert folders(types) == {"orders", "kinds"}
    assert (types / "money.py").is_file()
    # It is called like a folder, and so lies in it, although both resources use it.
    assert (types / "kinds" / "kinds.py").is_file()
    texts = [each.read_text() for each in (types / "orders").glob("*_response.py")]
    assert any("from ..money import Money" in each for each in texts)
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=shell.folder / "sdk", capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert ran.stdout == "fine\n", ran.stderr
    assert "from `acme.types.orders`" in (shell.folder / "sdk" / "api.md").read_text()


def test_few_types_stay_together_when_they_become_many(shell: Shell) -> None:
    before = build(shell, document(3))
    assert folders(before) == set()
    assert folders(build(shell, document(60))) == set()
    assert folders(build(shell, document(60), "--rename")) == {"orders", "kinds"}


def test_many_types_stay_apart_when_they_become_few(shell: Shell) -> None:
    build(shell, document(60))
    assert folders(build(shell, document(3))) == {"orders", "kinds"}


def test_a_type_stays_in_its_folder_when_others_use_it(shell: Shell) -> None:
    build(shell, document(60))
    types = build(shell, document(60, shared=True))
    assert (types / "orders" / "orders_part0.py").is_file()
    fresh = build(shell, document(60, shared=True), "--rename")
    assert (fresh / "orders_part0.py").is_file()


def test_an_earlier_lock_keeps_its_types_together(shell: Shell) -> None:
    build(shell, document(3))
    lock = shell.folder / "sdk" / "gen.lock"
    lines = lock.read_text().splitlines(keepends=True)
    assert any("in one folder" in each for each in lines)
    lock.write_text("".join(each for each in lines if "in one folder" not in each))
    assert folders(build(shell, document(60))) == set()
