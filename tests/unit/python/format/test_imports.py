"""Import lines: what ruff's isort would make of them, and nothing it would change."""

from __future__ import annotations

import random
import subprocess
import sys
from itertools import chain, product
from pathlib import Path

import black
import pytest
from sdkwright.python.format.imports import Import, import_lines, reexport_lines

MODULES = [
    "__future__",
    "typing",
    "collections.abc",
    "collections",
    "functools",
    "typing_extensions",
    "pydantic",
    "httpx2",
    "._core",
    ".._core",
    "..._core.model",
    "..._core",
    "..._core.wire",
    "....x",
    ".",
    "..",
    "...",
    ".errors",
    ".item_2",
    ".item_10",
    ".item_1",
    ".item10",
    ".item2",
    ".Item",
    ".a.b",
    ".a_b",
    ".ab",
]
NAMES = [
    *(
        "A",
        "B",
        "AB",
        "Ab",
        "aB",
        "ab",
        "a",
        "b",
        "URL",
        "Url",
        "url",
        "HTTP2",
        "Http2",
    ),
    *("X1", "X10", "X2", "x1", "x10", "x2", "X_1", "X1_2", "X_Y", "Xy_", "IDs", "ID"),
    *(
        "item_2",
        "item_10",
        "Item2",
        "Item10",
        "ITEM",
        "Item",
        "item",
        "T",
        "lazy",
        "Z9",
    ),
    *(
        "Aa",
        "AA",
        "aa",
        "AAa",
        "A1",
        "A_1",
        "A1B",
        "AaBb",
        "AaBB",
        "Long" * 12,
        "Very" * 9,
    ),
]
PLAIN = [
    "uuid",
    "builtins",
    "decimal",
    "httpx2",
    "json",
    "a.b",
    "typing",
    "UUID",
    "b10",
]
ALIASED = [("datetime", "dt"), ("collections.abc", "cabc"), ("httpx2", "hx")]


def some(seed: int) -> list[Import]:
    """Return imports as a module might need them, in any order."""
    dice = random.Random(seed)
    found = [
        Import(module, name)
        for module in dice.sample(MODULES, dice.randint(0, 8))
        for name in dice.sample(NAMES, dice.choice([1, 1, 2, 3, 8, 20]))
    ]
    found += [Import(module) for module in dice.sample(PLAIN, dice.randint(0, 5))]
    found += [Import(m, alias=a) for m, a in dice.sample(ALIASED, dice.randint(0, 2))]
    found += found[:3]
    dice.shuffle(found)
    return found


def sorted_by_ruff(files: dict[str, str], folder: Path) -> dict[str, str]:
    """Return the files after ruff has sorted their imports."""
    for name, text in files.items():
        (folder / name).write_text(text)
    ruff = [sys.executable, "-m", "ruff", "check", "--isolated", "--select=I", "--fix"]
    options = ["--quiet", "--config=lint.isort.combine-as-imports=true", str(folder)]
    subprocess.run([*ruff, *options], check=True)
    return {name: (folder / name).read_text() for name in files}


def test_ruff_has_nothing_to_change(tmp_path: Path) -> None:
    files = {
        f"m{seed}.py": f'"""A module."""\n\n{import_lines(some(seed))}\n'
        for seed in range(300)
    }
    assert sorted_by_ruff(files, tmp_path) == files


def test_ruff_looks(tmp_path: Path) -> None:
    wrong = {"a.py": "from .b import B\nfrom ..a import A\nimport typing\n"}
    assert sorted_by_ruff(wrong, tmp_path) != wrong


def test_black_has_nothing_to_change() -> None:
    for seed in range(60):
        text = f'"""A module."""\n\n{import_lines(some(seed))}\n'
        assert black.format_str(text, mode=black.Mode()) == text.rstrip("\n") + "\n"


def test_every_import_is_there_once() -> None:
    for seed in range(60):
        imports = some(seed)
        space = {each for each in imports if each.name}
        text = import_lines(imports)
        for each in space:
            head = f"from {each.module} import "
            line = next(b for b in _statements(text) if b.startswith(head))
            names = line.removeprefix(head).strip("()").split(",")
            assert [name.strip() for name in names].count(each.name) == 1


def _statements(text: str) -> list[str]:
    joined = text.replace("(\n", "(").replace(",\n)", ")").replace(",\n", ",")
    return joined.split("\n")


def test_order_does_not_matter() -> None:
    for seed in range(20):
        imports = some(seed)
        assert import_lines(reversed(imports)) == import_lines(imports)


def test_an_example() -> None:
    imports = [
        Import("..", "types"),
        Import("..._core", "Resource"),
        Import("typing", "Unpack"),
        Import("pydantic", "Field"),
        Import("datetime", alias="dt"),
        Import("__future__", "annotations"),
        Import("builtins"),
        Import("..._core", "omit"),
    ]
    assert import_lines(imports).split("\n") == [
        "from __future__ import annotations",
        "",
        "import builtins",
        "import datetime as dt",
        "from typing import Unpack",
        "",
        "from pydantic import Field",
        "",
        "from ..._core import Resource, omit",
        "from .. import types",
    ]


def test_nothing_is_nothing() -> None:
    assert import_lines([]) == ""


@pytest.mark.parametrize("length", range(60, 70))
def test_a_line_that_just_fits(length: int) -> None:
    name = "N" * length
    text = import_lines([Import(".module", name)])
    assert ("(" in text) == (len(f"from .module import {name}") > 88)


def test_a_stub_exports_each_name_under_its_own(tmp_path: Path) -> None:
    every = [(f".m{n}", NAMES[n : n + 5]) for n in range(0, 25, 3)] + [(".", ["types"])]
    text = f"{reexport_lines(every)}\n"
    for name in chain.from_iterable(names for _, names in every):
        assert text.count(f" {name} as {name}") >= 1
    assert sorted_by_ruff({"stub.pyi": text}, tmp_path)["stub.pyi"] == text
    mode = black.Mode(is_pyi=True)
    assert black.format_str(text, mode=mode) == text


def test_stub_lines_do_not_depend_on_order() -> None:
    pairs = list(product([".a", ".b"], [("X", "Y")]))
    assert reexport_lines(pairs) == reexport_lines(
        [(m, n[::-1]) for m, n in pairs[::-1]]
    )
