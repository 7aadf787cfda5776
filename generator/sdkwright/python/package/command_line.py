"""`__main__.py`: the command line of a package and of each of its APIs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sdkwright.emit.code import Code, Unit, literal
from sdkwright.python.format import Import, import_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sdkwright.config import Config


@dataclass(frozen=True, slots=True, kw_only=True)
class MainView:
    """A `__main__.py`."""

    module: Code
    imports: Code
    arguments: Code


def command_line_units(config: Config, apis: Sequence[str]) -> Iterator[Unit]:
    """Yield a `__main__.py` for the package, and one for each of its APIs.

    Args:
        config: The package's configuration.
        apis: The names of its sub-packages; empty if the package is the API.
    """
    every = (literal(each) for each in apis)
    yield _unit(config.package, ".", (literal(config.distribution), *every))
    for api in apis:
        own = Code(f"api={literal(api)}")
        folder = f"{config.package}/{api}"
        yield _unit(folder, "..", (literal(config.distribution), own))


def _unit(folder: str, dots: str, arguments: Sequence[Code]) -> Unit:
    return Unit(
        path=f"{folder}/__main__.py",
        template="python/main.py.j2",
        view=MainView(
            module=Code(folder.replace("/", ".")),
            imports=import_lines({Import(f"{dots}_core.cli", "command_line")}),
            arguments=Code(", ".join(arguments)),
        ),
    )
