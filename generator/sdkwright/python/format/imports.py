"""The only maker of import lines: a set of imports that prints itself sorted and grouped.

The order is isort's, as ruff checks it: `__future__`, the standard library, third parties,
then relative imports from the furthest package to the nearest.
"""

from __future__ import annotations

import re
import sys
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from sdkwright.emit.code import Code

if TYPE_CHECKING:
    from collections.abc import Iterable

_DIGITS: Final = re.compile(r"(\d+)")


class Import(NamedTuple):
    """`import module [as alias]`, or `from module import name [as alias]`.

    A tuple, because sets of them are joined all the time.
    """

    module: str
    name: str = ""
    alias: str = ""


def import_lines(imports: Iterable[Import]) -> Code:
    """Return the import statements for a module, without a final line break.

    Args:
        imports: In any order; repetitions are fine.
    """
    sections: dict[int, list[Import]] = {}
    for each in sorted(set(imports)):
        sections.setdefault(_section(each.module), []).append(each)
    return Code(
        "\n\n".join(
            "\n".join(_section_lines(sections[key])) for key in sorted(sections)
        )
    )


def reexport_lines(
    modules: Iterable[tuple[str, Iterable[str]]], *, wide: bool = False
) -> Code:
    """Return `from module import Name as Name` lines for a stub.

    A name with a colon, `Name:Other`, is called `Other` in its module.

    Args:
        modules: The modules, and what they are imported for.
        wide: Whether to have few, long lines, and to keep black from breaking them.
    """
    sections: dict[int, list[str]] = {}
    for module, names in sorted(modules, key=lambda pair: _module_key(pair[0])):
        ordered = sorted(names, key=_member_key)
        line = (_filled if wide else _from)(module, [*map(_exported, ordered)])
        sections.setdefault(_section(module), []).append(line)
    text = "\n\n".join("\n".join(sections[key]) for key in sorted(sections))
    return Code(f"# fmt: off\n{text}" if wide and text else text)


# How many characters of names a line of a long list holds.
_WIDTH: Final = 4_000


def _filled(module: str, names: list[str]) -> str:
    """Return an import whose lines are as long as they need be for most modules."""
    line = f"from {module} import {', '.join(names)}"
    if len(line) <= _WIDTH:
        return line
    lines, line = [f"from {module} import ("], "   "
    for name in names:
        if len(line) + len(name) + 2 > _WIDTH and line.strip():
            lines.append(line)
            line = "   "
        line += f" {name},"
    return "\n".join((*lines, line, ")"))


def _exported(name: str) -> str:
    shown, _, own = name.partition(":")
    return f"{own or shown} as {shown}"


def _section(module: str) -> int:
    if module == "__future__":
        return 0
    if module.startswith("."):
        return 3
    return 1 if module.partition(".")[0] in sys.stdlib_module_names else 2


def _section_lines(imports: list[Import]) -> Iterable[str]:
    for each in sorted(
        (i for i in imports if not i.name), key=lambda i: _natural(i.module)
    ):
        yield (
            f"import {each.module} as {each.alias}"
            if each.alias
            else f"import {each.module}"
        )
    named = sorted((i for i in imports if i.name), key=lambda i: _module_key(i.module))
    for module, group in groupby(named, key=lambda i: i.module):
        members = list(group)
        for each in sorted(i for i in members if i.alias):
            yield _from(module, [f"{each.name} as {each.alias}"])
        names = sorted({i.name for i in members if not i.alias}, key=_member_key)
        if names:
            yield _from(module, names)


def _from(module: str, names: list[str]) -> str:
    line = f"from {module} import {', '.join(names)}"
    if len(line) <= 88:
        return line
    return (
        f"from {module} import (\n" + "".join(f"    {name},\n" for name in names) + ")"
    )


def _module_key(module: str) -> tuple[int, tuple[tuple[int, int, str], ...]]:
    """Furthest relative module first, then by name."""
    dots = len(module) - len(module.lstrip("."))
    return (-dots, _natural(module.lstrip(".")))


def _member_key(name: str) -> tuple[int, tuple[tuple[int, int, str], ...], str]:
    shouts = name.isupper() and len(name) > 1
    kind = 0 if shouts else 1 if name[:1].isupper() else 2
    return kind, _natural(name), name


def _natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """Sort key: groups of digits by their value, letters without their case."""
    return tuple(
        (0, int(part), "") if part.isdigit() else (1, 0, part.lower())
        for part in _DIGITS.split(text)
        if part
    )
