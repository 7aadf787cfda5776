"""A build with `custom/` differs from one without in tables, imports and quoted names only."""

from __future__ import annotations

import ast
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings, strategies as st
from sdkwright import pipeline
from sdkwright.config import ApiConfig, Config
from sdkwright.custom import CustomClass, CustomCode
from sdkwright.diagnostics import Report
from sdkwright.emit.build import Recipe, emit
from sdkwright.emit.lock import Lock
from sdkwright.emit.render import Renderer
from sdkwright.source import Source
from sdkwright.up_to_date import templates

from tests.unit.custom.document import TREES

if TYPE_CHECKING:
    from collections.abc import Mapping

GENERATED = (
    *("client.Trees", "client.AsyncTrees", "resources.nodes.Nodes"),
    *("resources.nodes.AsyncNodes", "resources.nodes_notes.NodesNotes"),
    *("types.node.Node", "types.node.NodeParam", "types.branch.Branch"),
    *("types.leaf.Leaf", "types.branch.BranchParam", "types.forest.Forest"),
    *("types.note.Note", "types.leaf.LeafParam"),
)
LATE = re.compile(r"\bcustom_\w+\.")


class Plain(ast.NodeTransformer):
    """Undoes what names a custom class: a string, a module, the import of that."""

    def visit_If(self, node: ast.If) -> ast.AST | None:
        first = node.body[0]
        if isinstance(first, ast.ImportFrom):
            return None
        return self.visit(first)

    def visit_ImportFrom(self, _: ast.ImportFrom) -> None:
        return None

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        node.annotation = plain(node.annotation)
        if isinstance(node.annotation, ast.Name) and node.annotation.id == "TypeAlias":
            assert node.value is not None
            node.value = plain(node.value)
        return node


def plain(annotation: ast.expr) -> ast.expr:
    """Return an annotation without quotes and without the modules of custom classes."""
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        return ast.parse(LATE.sub("", annotation.value), mode="eval").body
    return annotation


def meaning(text: str) -> str:
    """Return what a module of types says, whatever is custom."""
    return ast.dump(Plain().visit(ast.parse(text)))


@cache
def texts(chosen: frozenset[str]) -> Mapping[str, str]:
    """Build with classes in place of some; return all files but the runtime's."""
    classes = tuple(
        CustomClass(
            name=each.rpartition(".")[2],
            module=each.split(".")[0],
            file=f"custom/{each.split('.')[0]}.py",
            bases=frozenset({each}),
            line=1,
        )
        for each in sorted(chosen)
    )
    own = ApiConfig(
        name="trees",
        source=Source(text=TREES.encode()),
        client="Trees",
        custom=CustomCode(classes=classes),
    )
    config = Config(
        out=Path("none"), package="trees", distribution="trees", apis=(own,), flat=True
    )
    reports = {"": Report(), "trees": Report()}
    package = pipeline.generate(config, {}, {}, reports, lambda *_: None)
    assert package is not None, list(reports["trees"])
    units = tuple(each for each in package.units if "/_core/" not in each.path)
    recipe = Recipe(renderer=Renderer(templates()), version="", inputs={}, run="")
    package = replace(package, units=units)
    return emit(package, Path("none"), Lock(), recipe, lambda *_: None).texts


def test_all_of_them_differ_in_nothing_else() -> None:
    differs_in_nothing_else(frozenset(GENERATED))


@pytest.mark.corpus
@settings(max_examples=12, deadline=None)
@given(st.frozensets(st.sampled_from(GENERATED), min_size=1))
def test_only_tables_imports_and_quoted_names_differ(chosen: frozenset[str]) -> None:
    differs_in_nothing_else(chosen)


def differs_in_nothing_else(chosen: frozenset[str]) -> None:
    """Compare the files of a build with classes in place of some with those without."""
    before, after = texts(frozenset()), texts(chosen)
    assert before.keys() == after.keys()
    for path, text in after.items():
        name = path.rpartition("/")[2]
        if "/_modules/" in path:  # a class that was replaced is imported by the other
            modules, known = (
                {*re.findall(r"(\w+) as", one)} for one in (text, before[path])
            )
            assert modules <= known
        elif name in {"__init__.py", "__init__.pyi"}:
            gone, more = (
                {*one.splitlines()} - {*other.splitlines()}
                for one, other in ((before[path], text), (text, before[path]))
            )
            assert (not gone and not more) or any(".custom" in each for each in more)
            lines = (each[0] in ". " or "import" in each for each in more if each)
            assert all(lines) or name.endswith(".pyi")
        elif "/types/" in path:
            assert meaning(text) == meaning(before[path]), path
        else:
            assert text == before[path], path
