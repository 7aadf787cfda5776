"""Packages carry the core without what only its authors read, and all the rest of it."""

from __future__ import annotations

import ast
import inspect
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import black
import pytest
import sdkwright.runtime
from sdkwright.python.docstrings.compact_core import compact
from sdkwright.python.package.exports import SHARED
from sdkwright.runtime.names import INTERNAL, NAMES, REACHED
from sdkwright.runtime.parts import EXPORTED

from tests.effort import sample

if TYPE_CHECKING:
    from collections.abc import Iterator

RUNTIME = Path(sdkwright.runtime.__file__).parent
MODULES = sorted(RUNTIME.rglob("*.py"))
SOURCE = '''"""What it is for.

Why it is so.
"""

# Why there is one.
LIMIT = 3
"""How many.

Of what.
"""
# fmt: off


class Headers:
    """What users see.

    All of it.
    """

    limit: int
    """Whole,

    as well."""

    def __init__(self) -> None:
        """Begin.

        Whole.
        """

    def get(self) -> int:
        """Return one.

        Whole.
        """

        def inner() -> int:
            return 1

        return inner()

    def _own(self) -> int:
        """Return another."""
        # It is two.
        # Nobody else knows.
        value = cast("int", two())
        # That is all.
        return value


class _Inner:
    """What nobody sees.

    Short.
    """

    def act(self) -> None:
        """Only this.

        Nothing else.
        """

    def later(self) -> int:
        """Return it."""
        ...

    def nested(self) -> int:
        """Return it."""

        def inner() -> int:
            """Return it."""
            return 1

        return inner()
'''
SHORT = '''"""What it is for."""

LIMIT = 3
# fmt: off


class Headers:
    """What users see.

    All of it.
    """

    limit: int
    """Whole,

    as well."""

    def __init__(self) -> None:
        """Begin.

        Whole.
        """

    def get(self) -> int:
        """Return one.

        Whole.
        """

        def inner() -> int:
            return 1

        return inner()

    def _own(self) -> int:
        # It is two.
        # Nobody else knows.
        value = cast("int", two())
        return value


class _Inner:
    """What nobody sees."""

    def act(self) -> None:
        """Only this."""

    def later(self) -> int:
        """Return it."""
        ...

    def nested(self) -> int:
        def inner() -> int:
            return 1

        return inner()
'''


def without_docstrings(text: str) -> str:
    """Return what a module does."""
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(body := getattr(node, "body", None), list):
            code = [each for each in body if not is_text(each)]
            setattr(node, "body", code)  # noqa: B010 - not all nodes have one
    return ast.dump(tree)


def is_text(node: ast.stmt) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def public_docstrings(tree: ast.AST) -> Iterator[str | None]:
    """Yield the docstrings of exported names, and of their public members."""
    public = {
        *NAMES,
        *REACHED,
        *(name for part in EXPORTED.values() for name in part.split()),
    }
    public -= {*INTERNAL}
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and node.name in public:
            yield ast.get_docstring(node)
            for each in node.body:
                if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef):
                    name = each.name
                    text = ast.get_docstring(each) or ""
                    whole = name == "__init__" and "\n" in text
                    if not name.startswith("_") or whole:
                        yield text or None


def test_what_is_shortened() -> None:
    assert compact(SOURCE) == SHORT
    assert compact(SHORT) == SHORT


@pytest.mark.parametrize("path", MODULES, ids=lambda each: each.stem)
def test_a_module_does_the_same_and_says_all_that_users_see(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    short = compact(text)
    assert without_docstrings(short) == without_docstrings(text)
    shown = list(public_docstrings(ast.parse(text)))
    assert list(public_docstrings(ast.parse(short))) == shown
    assert ast.get_docstring(ast.parse(short)), "it does not say what it is for"


# What `make check` says of the core in generated/, too.
@pytest.mark.parametrize("path", sample(MODULES, one_in=8), ids=lambda each: each.stem)
def test_what_is_short_is_laid_out_by_black(path: Path) -> None:
    short = compact(path.read_text(encoding="utf-8"))
    assert black.format_str(short, mode=black.Mode()) == short


def test_what_packages_hand_out_is_not_internal() -> None:
    assert not {*INTERNAL} & {*SHARED}
    assert {*INTERNAL} <= NAMES.keys()
    core = (RUNTIME / "errors" / "errors.py").read_text(encoding="utf-8")
    assert not any(f"class {name}(" in core for name in INTERNAL)


def test_bases_of_exported_classes_count_as_reached() -> None:
    found: set[str] = set()
    for name, module in NAMES.items():
        member = getattr(import_module(f"sdkwright.runtime{module}"), name)
        bases = member.__mro__ if inspect.isclass(member) else ()
        own = (each for each in bases if each.__module__.startswith("sdkwright."))
        found |= {each.__name__ for each in own}
    assert found - NAMES.keys() == {*REACHED}
