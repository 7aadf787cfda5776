"""Classes of `custom/` take the place of generated ones: in tables, in types, at run time."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from tests.unit.custom.document import CODE, planted

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.cli.conftest import Shell

PROGRAM = """
import asyncio, importlib, json, sys
import trees
assert not [each for each in sys.modules if ".custom" in each]
importlib.import_module(sys.argv[1])
from trees import AsyncTrees, Trees, types

client = Trees()
assert client.greeting() == "hello"
assert type(client.nodes.notes).__module__ == "trees.custom.nodes"
assert asyncio.run(AsyncTrees().greeting()) == "hello"
assert type(AsyncTrees().nodes).__module__ == "trees.custom.nodes"
node = types.Node.model_validate({
    "name": "a",
    "children": [{"name": "b", "children": [{"name": "c"}]}],
    "byName": {"x": {"name": "q"}},
    "best": {"kind": "branch", "nodes": [{"kind": "leaf"}, {"kind": "branch"}]},
})
assert node.depth() == 3 and node.by_name["x"].depth() == 1
assert node.best.kinds() == ["leaf", "branch"]
forest = types.Forest.model_validate({"trees": [{"name": "a"}]})
assert forest.height() == 1 and type(forest.trees[0]) is types.Node
"""
SENT = """
import json
given = {"name": "k", "note": "hi", "by_name": {"z": {"name": "y", "note": "w"}}}
request = client.nodes.prepare.update("x", name="a", children=[node, given])
sent = json.loads(request.content)
assert sent["children"][1]["byName"] == {"z": {"name": "y", "note": "w"}}, sent
assert sent["children"][0]["children"][0]["name"] == "b"
"""


def ran(folder: Path, program: str, *arguments: str) -> str:
    """Run a program with the package; return what is wrong with it."""
    command = (sys.executable, "-c", program, *arguments)
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, timeout=60
    )
    return done.stderr if done.returncode else ""


def test_replaced_classes_work_in_whatever_order_they_are_imported(
    shell: Shell,
) -> None:
    planted(shell, CODE)
    said = shell.gen("build").out
    for first in ("types.node", "types.branch", "types.forest", "custom.models"):
        assert ran(shell.folder / "sdk", PROGRAM + SENT, f"trees.{first}") == ""
    assert "custom/client.py takes the place of Trees, AsyncTrees\n" in said
    assert "custom/nodes.py takes the place of resources.Nodes, " in said
    assert "types.NodeParam" in said


def test_explain_leads_to_the_code_of_ones_own(shell: Shell) -> None:
    planted(shell, CODE)
    shell.gen("build")
    said = shell.gen("explain", "nodes.depth").out
    assert "by    Nodes of custom/nodes.py" in said
    assert "in    sdk/trees/custom/nodes.py:8:1" in said
    assert "custom/models.py:8:1" in shell.gen("explain", "types.Node.depth").out
    assert "custom/client.py" in shell.gen("explain", "greeting").out
    both = shell.gen("explain", "types.Forest").out
    assert "Forest of custom/models.py, in the place of types.forest.Forest" in both


def test_a_new_class_makes_the_package_out_of_date(shell: Shell) -> None:
    planted(shell, {})
    shell.gen("build")
    assert shell.gen("check").code == 0
    planted(shell, CODE)
    assert shell.gen("check").code == 1
    assert shell.gen("build").code == 0
    assert shell.gen("build").out.endswith("is up to date.\n")


def test_a_changed_method_of_ones_own_changes_nothing(shell: Shell) -> None:
    planted(shell, CODE)
    shell.gen("build")
    shell.edit("sdk/trees/custom/client.py", '"hello"', '"good day, and more"')
    shell.edit("sdk/trees/custom/client.py", "class Trees", "\n\nclass Trees")
    assert shell.gen("build").out.endswith("is up to date.\n")


def test_sections_end_the_readme(shell: Shell) -> None:
    planted(
        shell,
        {
            "README/20-b.md": "## Second\r\n\r\n{{ 1 }} *b*\n",
            "README/10-a.md": "## First",
        },
    )
    assert shell.gen("build").code == 0
    text = (shell.folder / "sdk/README.md").read_text()
    assert text.endswith("\n\n## First\n\n## Second\n\n{{ 1 }} *b*\n")
    shell.edit("sdk/trees/custom/README/10-a.md", "First", "Start")
    assert shell.gen("check").code == 1
    shell.gen("build")
    assert "## Start" in (shell.folder / "sdk/README.md").read_text()


def test_an_edited_file_is_told_both_ways_out(shell: Shell) -> None:
    planted(shell, {})
    shell.gen("build")
    shell.edit("sdk/trees/resources/nodes.py", "class Nodes(", "X = 1\nclass Nodes(")
    said = shell.gen("check").err
    assert "a class in trees/custom/ that derives from this one" in said
    assert "gen build --force" in said


def test_an_api_among_several_has_its_own_folder(shell: Shell) -> None:
    planted(shell, {})
    shell.write(
        "gen.toml", 'out = "sdk"\npackage = "acme"\n[apis.trees]\nspec = "trees.yaml"\n'
    )
    folder = shell.folder / "sdk/acme/trees/custom"
    folder.mkdir(parents=True)
    (folder / "__init__.py").write_text(
        "import acme.trees.client\n"
        "class Trees(acme.trees.client.Trees):\n"
        "    def greeting(self) -> int: return 1\n"
    )
    assert shell.gen("build").code == 0
    program = "import acme.trees; assert acme.trees.Trees().greeting() == 1"
    assert ran(shell.folder / "sdk", program) == ""
    assert "custom/__init__.py" in shell.gen("explain", "trees.greeting").out


def test_methods_of_the_api_that_are_hidden_are_told(shell: Shell) -> None:
    code = (
        "from ..resources import nodes as generated\n"
        "class Nodes(generated.Nodes):\n"
        "    def retrieve(self, id: str) -> str: return id\n"
        "    def other(self) -> int: return 1\n"
    )
    planted(shell, {"nodes.py": code})
    said = shell.gen("build").out
    assert "takes the place of resources.Nodes (with retrieve of its own)\n" in said
