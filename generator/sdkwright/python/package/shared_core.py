"""The distribution that packages share: the whole core, and what is needed to install it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.emit.code import Code, Unit, Verbatim
from sdkwright.frozen import dataclass
from sdkwright.python.docstrings import toml_string
from sdkwright.python.package.core_parts import core_units
from sdkwright.python.package.core_place import SHARED_PACKAGE
from sdkwright.runtime.compatible import DISTRIBUTION, VERSION
from sdkwright.runtime.part_table import MODULES

if TYPE_CHECKING:
    from collections.abc import Iterator

_README = f"""# {DISTRIBUTION}

What client packages that sdkwright generated with `core = "shared"` have in common. They depend
on it; nothing in it is for programs to import.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedProjectView:
    """pyproject.toml of the distribution."""

    name: Code
    version: Code
    package: Code


def shared_core_units() -> Iterator[Unit | Verbatim]:
    """Yield the files of the distribution, with every part of the core."""
    yield from core_units(SHARED_PACKAGE, frozenset(MODULES))
    yield Verbatim(path=f"{SHARED_PACKAGE}/py.typed", text="")
    yield Verbatim(path="README.md", text=_README)
    view = SharedProjectView(
        name=toml_string(DISTRIBUTION),
        version=toml_string(VERSION),
        package=toml_string(SHARED_PACKAGE),
    )
    yield Unit(path="pyproject.toml", template="python/shared_core.toml.j2", view=view)
