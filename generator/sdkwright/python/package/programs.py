"""The programs of a package and of each of its APIs: `__main__.py` and `mcp.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.emit.code import Code, Unit, literal
from sdkwright.frozen import dataclass
from sdkwright.python.format import Import, import_lines
from sdkwright.python.package.core_place import core_prefix, deeper

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sdkwright.config import Config


@dataclass(frozen=True, slots=True, kw_only=True)
class _Program:
    """A program that packages may have.

    Attributes:
        file: The name of its module.
        title: What it is.
        wing: The part of `_core` that it is from, and the extra that it needs.
        function: The function that makes it.
    """

    file: str
    title: str
    wing: str
    function: str


_COMMAND_LINE: Final = _Program(
    file="__main__", title="The command line", wing="cli", function="command_line"
)
_MCP: Final = _Program(
    file="mcp", title="The MCP server", wing="mcp", function="mcp_server"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramView:
    """The module of a program."""

    title: Code
    module: Code
    extra: Code
    imports: Code
    function: Code
    arguments: Code


def program_units(config: Config, apis: Sequence[str]) -> Iterator[Unit]:
    """Yield the modules of the programs that are asked for.

    Args:
        config: The package's configuration.
        apis: The names of its sub-packages; empty if the package is the API.
    """
    wanted = ((_COMMAND_LINE, config.cli), (_MCP, config.mcp))
    dots = core_prefix(config)
    for program in (each for each, asked in wanted if asked):
        every = (literal(each) for each in apis)
        name = literal(config.distribution)
        yield _unit(program, config.package, dots, (name, *every))
        for api in apis:
            yield _unit(program, f"{config.package}/{api}", deeper(dots), (name,))


def _unit(program: _Program, folder: str, dots: str, arguments: Sequence[Code]) -> Unit:
    module = folder.replace("/", ".")
    is_main = program.file == "__main__"
    source = Import(f"{dots}_core.{program.wing}", program.function)
    return Unit(
        path=f"{folder}/{program.file}.py",
        template="python/program.py.j2",
        view=ProgramView(
            title=Code(program.title),
            module=Code(module if is_main else f"{module}.{program.file}"),
            extra=Code(program.wing),
            imports=import_lines({source, Import("typing", "Final")}),
            function=Code(program.function),
            arguments=Code(", ".join(arguments)),
        ),
    )
