"""Who may print, write files, or make names and import lines."""

from __future__ import annotations

import ast
import re

from tests.architecture.every import every
from tests.architecture.sources import TEMPLATES, Module, called, modules

WRITERS = {
    # The one thing that the page writes: a name in the configuration.
    "page/rename.py",
    "emit/lock.py",
    "emit/system.py",
    "emit/write.py",
    # It writes documents of a git revision into a temporary folder, to read them there.
    "cli/diffs/export.py",
    "cli/diffs/sides.py",
    # They write a configuration where there is none, and try it in a temporary folder.
    "cli/migrating.py",
    "migrate/moving.py",
    # It writes the overlay that `gen lint --fix` names.
    "cli/lint/fixes.py",
    # It writes what is the user's from then on, once, and only where nothing is.
    "release/new_files.py",
    # It keeps results in the user's cache folder, never in the output.
    "read/documents/cache.py",
}
WRITING = re.compile(
    r"""
      \.(write_text|write_bytes|mkdir|unlink|rename|rmdir|symlink_to|hardlink_to|touch)
    | os\.(rename|replace|renames|remove|removedirs|unlink|mkdir|makedirs|rmdir|link
          |symlink|truncate|mknod|mkfifo|chmod|chown)
    | shutil\.(rmtree|move|copy\w*|make_archive|unpack_archive)
    | tempfile\..*
    """,
    re.VERBOSE,
)
PRINTING = re.compile(r"print|(click\.)?(s?echo)|std(out|err)\.write|.*\.print")
IMPORT_LINE = re.compile(r"(from [\w.]+ )?import \w")


def generator_only() -> list[Module]:
    """The modules that packages get no copy of."""
    return [module for module in modules() if module.part != "runtime"]


@every(generator_only)
def test_files_are_written_in_one_place(module: Module) -> None:
    if module.name in WRITERS:
        return
    for call in module.calls():
        assert not WRITING.fullmatch(called(call)), f"{module.name}:{call.lineno}"
        if called(call) in {"open", ".open"} or called(call).endswith(".open"):
            modes = [each for each in call.args if isinstance(each, ast.Constant)]
            assert all(mode.value in {"r", "rb"} for mode in modes), module.name


@every(modules)
def test_only_the_command_prints(module: Module) -> None:
    # The child process of the spec validator writes to its parent on standard output.
    # Nor does a client: the command line and the MCP server of packages are programs.
    if (
        module.part == "cli"
        or module.wing in {"runtime.cli", "runtime.mcp"}
        or module.name == "read/validate/spec_validator_process.py"
    ):
        return
    for call in module.calls():
        assert not PRINTING.fullmatch(called(call)), f"{module.name}:{call.lineno}"


@every(generator_only)
def test_identifiers_are_made_in_one_place(module: Module) -> None:
    """Only the names' wing turns words into identifiers, and knows what Python reserves.

    The last look at source reads it, and tells keywords from names.
    """
    readers = {"config/identifiers.py", "emit/shapes.py"}
    if module.name in readers or module.name.startswith("python/names/"):
        return
    imported = set(module.imports())
    assert "keyword" not in imported
    assert "sdkwright.python.names.words" not in imported
    assert not any(called(call).endswith(".isidentifier") for call in module.calls())


@every(generator_only)
def test_import_lines_are_made_in_one_place(module: Module) -> None:
    # The guide writes the snippets of a README, where people copy them from.
    if module.part != "python" or module.name in {
        "python/format/imports.py",
        "python/docs/readme.py",
    }:
        return
    for node in module.nodes():
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            line = node.value.lstrip()
            assert not IMPORT_LINE.match(line), f"{module.name}:{node.lineno}"


def test_templates_import_nothing_into_python() -> None:
    for path in sorted(TEMPLATES.rglob("*.py*.j2")):
        for number, line in enumerate(path.read_text().splitlines(), start=1):
            assert not IMPORT_LINE.match(line.strip()), f"{path.name}:{number}"


@every(modules)
def test_modules_hold_no_state(module: Module) -> None:
    assert not any(isinstance(node, ast.Global) for node in module.nodes())


@every(modules)
def test_checkers_are_not_silenced(module: Module) -> None:
    for number, line in enumerate(module.path.read_text().splitlines(), start=1):
        where = f"{module.name}:{number}"
        assert "type: ignore" not in line, where
        assert "pyright: ignore" not in line, where
        if "# noqa" in line:
            # Allowed with the rule and a reason.
            assert re.search(r"# noqa: [A-Z]+\d+(, [A-Z]+\d+)* - \w", line), where
