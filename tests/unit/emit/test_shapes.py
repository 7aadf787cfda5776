"""The look at shapes: it passes what the look at whole modules passes, and nothing else."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from sdkwright.emit.shapes import Checker
from sdkwright.emit.syntax_check import faults

IMPORTS = frozenset(
    {"__future__", "builtins", "collections", "datetime", "decimal", "functools", "httpx2",
     "typing", "typing_extensions", "uuid"}
)  # fmt: skip
GENERATED = Path(__file__).parents[3] / "generated"
# What changes what is read as a text, as a name or as a statement.
_PIECES = [
    *(
        '"',
        "'",
        '"""',
        "'''",
        "\\",
        "\\x",
        "\\N{",
        "\\\n",
        "#",
        "\n",
        "\n    ",
        "\t",
        "\r",
    ),
    *(
        "\f",
        "\0",
        "\1",
        "\ufeff",
        ";",
        ":",
        "(",
        ")",
        ")(",
        "](",
        "@",
        "@\n",
        ",",
        "=",
        " ",
    ),
    *(
        "f",
        'f"',
        'b"',
        'r"',
        "rb'",
        "é",
        "\uff45val(1)",
        "_\uff3fclass\uff3f_",
        "eval",
        "eval(1)",
        "open",
    ),
    *(
        "__import__('os')",
        ".__class__",
        "builtins.exec",
        "import os\n",
        "\nimport os\n",
    ),
    *(
        "from os import path\n",
        "\nfrom .os import *\n",
        "\nfrom builtins import eval\n",
    ),
    *(
        "yield ",
        "await ",
        "lambda: ",
        "lambda: 0",
        ":=",
        "global x",
        "del x",
        "\nelse:\n",
    ),
    *(
        "\nif TYPE_CHECKING:\n    import typing\n",
        "\n@x\n",
        "\nclass A:\n",
        "\ndef f():\n",
    ),
    *("TypeAlias", "Literal", "Field()", "N", "1", "0x", "...", "*", "**", "-> 'a()'"),
    *(": 'a()'", "['a()']", "\n    x: 'a()'\n", "match x:\n", "type X = int\n", "pass"),
]


def _modules() -> list[str]:
    found = [
        path.read_text()
        for path in sorted(GENERATED.rglob("*.py*"))
        if path.suffix in {".py", ".pyi"} and "_core" not in path.parts
    ]
    assert found
    return found


def test_modules_are_told_by_their_shapes() -> None:
    checker = Checker(IMPORTS)
    modules = _modules()
    told = [each for each in modules if checker.is_sound(each)]
    rest = [each for each in modules if each not in told]
    assert all("import *" in each for each in rest)
    assert len(rest) < len(modules) / 10
    assert not any(faults(each, IMPORTS) for each in modules)


@pytest.mark.parametrize("seed", range(8))
def test_whatever_passes_is_sound(seed: int) -> None:
    chosen = random.Random(seed)
    modules = [each for each in _modules() if len(each) < 12_000]
    checker = Checker(IMPORTS)
    passed = 0
    for _ in range(400):
        source = chosen.choice(modules)
        for _ in range(chosen.randint(1, 3)):
            source = _changed(source, chosen)
        if checker.is_sound(source):
            passed += 1
            assert faults(source, IMPORTS) == ()
    assert passed  # a change inside of a text, at least


def _changed(source: str, chosen: random.Random) -> str:
    """Put something in, mostly where a word or a sign begins, or in place of one."""
    places = [each.span() for each in re.finditer(r"\w+|\W", source)]
    start, end = chosen.choice(places)
    if chosen.random() < 0.5:
        end = start
    return source[:start] + chosen.choice(_PIECES) + source[end:]


@pytest.mark.parametrize(
    "source",
    [
        'x = """ "\n',
        "x = '''a''' + '\n",
        'x = "a" \\\n',
        'x = f"{eval(1)}"\n',
        'x = b"é"\n',
        'x = "\\N{DIGIT}"\n',
        'x = "\\ud8zz"\n',
        "x = \uff45val(1)\n",
        'class A:\n     """Text."""\n    x = 1\n',
        'x: "eval(1)"\n',
        'X: TypeAlias = "a()"\n',
        "class A:\n",
        "class A:\n    x: int\n  y: int\n",
        "class A:\n    x: int\nelse:\n    y: int\n",
        "class A(\n    B,\n):\n    x = eval\n",
        "def f(open): ...\nx = open\n",
        "@a\n",
        "@a\nx = 1\n",
        "class A:\n    @a\n\n    x = 1\n",
        "if TYPE_CHECKING:\n  X: TypeAlias = 'a'\nelse:\n  X = TypeAliasType('X', 'b')\n",
        "from .a import *\nx = 1\n",
        "from os import path\n",
        "import typing.os, os\n",
    ],
)
def test_what_looks_alike_is_not(source: str) -> None:
    expected = faults(source, IMPORTS)
    assert expected
    checker = Checker(IMPORTS)
    # What has passed before does not help.
    for known in (
        "x: int\n",
        "x = 1\n",
        'x = "a"\n',
        "x = a(1)\n",
        "from . import a\n",
    ):
        assert checker.is_sound(known)
    assert checker.faults(source) == expected


def test_a_shape_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    checker = Checker(IMPORTS)
    assert checker.is_sound('class A(B):\n    """A."""\n\n    a: int = 1\n')
    with monkeypatch.context() as patch:
        patch.setattr("sdkwright.emit.shapes.ast.parse", None)
        assert checker.is_sound('class C(D):\n    """C\n    c."""\n\n    d: str = 1\n')
    assert not checker.is_sound("class C(D):\n    d: str = eval\n")
