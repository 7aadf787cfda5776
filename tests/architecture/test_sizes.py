"""Rooms stay small: files, functions, templates, and the page that shows the pipeline."""

from __future__ import annotations

import ast
import statistics
from collections import Counter
from typing import TYPE_CHECKING

from tests.architecture.every import every
from tests.architecture.sources import TEMPLATES, Module, modules

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_FILE, MAX_FUNCTION, MAX_TEMPLATE, MAX_PIPELINE = 400, 40, 80, 80
MAX_FOLDER = 16


def functions(module: Module) -> Iterator[tuple[ast.FunctionDef, int]]:
    """Yield each function and its length, docstring and blank lines around it not counted."""
    for node in module.nodes():
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or 0) - node.lineno + 1
            if ast.get_docstring(node) is not None:
                doc = node.body[0]
                lines -= (doc.end_lineno or 0) - doc.lineno + 1
            yield node, lines


@every(modules)
def test_files_are_short(module: Module) -> None:
    assert module.lines <= MAX_FILE


def test_folders_are_small() -> None:
    folders = Counter(module.path.parent for module in modules())
    for folder, files in folders.items():
        assert files <= MAX_FOLDER, folder.name


@every(modules)
def test_functions_are_short(module: Module) -> None:
    for function, lines in functions(module):
        assert lines <= MAX_FUNCTION, f"{module.name}:{function.lineno} {function.name}"


def test_most_are_much_shorter() -> None:
    files = [module.lines for module in modules()]
    lengths = [lines for module in modules() for _, lines in functions(module)]
    assert statistics.median(files) <= 150
    assert statistics.median(lengths) <= 10


def test_templates_are_short() -> None:
    for path in TEMPLATES.rglob("*.j2"):
        assert len(path.read_text().splitlines()) <= MAX_TEMPLATE, path.name


def test_the_pipeline_fits_on_a_page() -> None:
    (pipeline,) = (module for module in modules() if module.name == "pipeline.py")
    assert pipeline.lines <= MAX_PIPELINE


@every(modules)
def test_every_module_says_what_it_is_for(module: Module) -> None:
    assert ast.get_docstring(module.tree)
