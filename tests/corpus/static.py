"""A package checked without being called: built, counted, compiled, imported, type-checked."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.corpus import checking
from tests.corpus.building import Built, build
from tests.corpus.documents import Document

# The runtime is the same in every package: pyright reads it in this one.
_WITH_RUNTIME: Final = "petstore3"


@dataclass(frozen=True, slots=True, kw_only=True)
class Static:
    """What was found about a package.

    Attributes:
        code: The exit code of the build; None if it had to be stopped.
        message: The last lines of what the build said, if it failed.
        seconds: How long the processor worked on the build.
        lines: Lines of generated Python, without the runtime.
        operations: How many operations have a method.
        expected: How many there are in the document, at least: whoever counted them did
            not look into extensions.
        dropped: Operations without a method, each with the reason.
        imports: Modules that do not compile or import.
        mypy: Findings of `mypy --strict`.
        pyright: Findings of pyright in strict mode.
    """

    name: str
    code: int | None
    message: str
    seconds: float
    lines: int
    operations: int
    expected: int
    dropped: tuple[str, ...]
    imports: tuple[str, ...]
    mypy: tuple[str, ...]
    pyright: tuple[str, ...]

    @property
    def missing(self) -> int:
        """How many operations have no method."""
        return max(self.expected - self.operations, len(self.dropped))

    @property
    def clean(self) -> bool:
        """Whether nothing is wrong."""
        wrong = self.imports or self.mypy or self.pyright
        return self.code == 0 and not self.missing and not wrong


def inspect_package(document: Document, folder: Path, *, types: bool = True) -> Static:
    """Build a document into a folder and check what came of it."""
    shutil.rmtree(folder, ignore_errors=True)
    built = build(document.path, folder, document.package)
    if not built.done:
        return _failed(document, built)
    names = [document.package]
    entries, dropped = built.entries(), built.dropped()
    return Static(
        name=document.name,
        code=0,
        message="",
        seconds=built.ended.cpu,
        lines=built.lines(),
        operations=len(entries) - len(dropped),
        expected=document.operations,
        dropped=tuple(f"{one['pointer']}: {one['skipped']}" for one in dropped),
        imports=tuple(checking.imports([folder])[folder]),
        mypy=tuple(
            checking.mypy(folder, names, folder.parent / ".mypy") if types else ()
        ),
        pyright=tuple(_pyright(document, folder) if types else ()),
    )


def _pyright(document: Document, folder: Path) -> list[str]:
    whole = document.name == _WITH_RUNTIME
    return checking.pyright(folder, [document.package], runtime=whole)


def _failed(document: Document, built: Built) -> Static:
    lines = [each for each in built.ended.text.splitlines() if each.strip()]
    return Static(
        name=document.name,
        code=built.ended.code,
        message="\n".join(lines[-6:]),
        seconds=built.ended.cpu,
        lines=0,
        operations=0,
        expected=document.operations,
        dropped=(),
        imports=(),
        mypy=(),
        pyright=(),
    )
