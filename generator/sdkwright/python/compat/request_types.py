"""Types of the objects that hold all arguments of a call, for programs that give one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.emit.code import Code, Unit
from sdkwright.python.docstrings import docstring
from sdkwright.python.format import Import, import_lines, typed
from sdkwright.python.operations import request_members
from sdkwright.python.types import Place
from sdkwright.python.views import ClassView, FieldView, TypesView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sdkwright.python.operations import Planned
    from sdkwright.python.types import Context

REQUESTS: Final = "._compat.requests"
"""The module of these types, from the package's folder."""


def requests_unit(
    context: Context, planned: Sequence[tuple[str, Planned]], folder: str
) -> Unit | None:
    """Return the module of these types; None where there are none."""
    imports = {
        Import("__future__", "annotations"),
        Import("typing_extensions", "TypedDict"),
    }
    found: dict[str, ClassView] = {}
    for path, each in planned:
        name = each.arguments.request
        if name and name not in found:
            found[name] = _type(context, name, path, each, imports)
    if not found:
        return None
    text = "Objects that hold all arguments of a call, for old programs."
    return Unit(
        path=f"{folder}/{REQUESTS[1:].replace('.', '/')}.py",
        template="python/types.py.j2",
        view=TypesView(
            doc=docstring(text, 0),
            imports=import_lines(imports),
            classes=tuple(found[name] for name in sorted(found)),
        ),
        laid_out=True,
    )


def _type(
    context: Context, name: str, path: str, planned: Planned, imports: set[Import]
) -> ClassView:
    """Spell the type of one object; adds the imports that it needs."""
    members = [*request_members(planned.arguments)]
    hidden = frozenset(name for name, _ in members)
    place = Place(module=None, core=context.dots, hidden=hidden)
    fields: list[FieldView] = []
    for member, argument in members:
        spell = (
            context.speller.response if argument.is_result else context.speller.request
        )
        expr = spell(argument.type, place)
        imports |= expr.imports
        types = expr.members
        if argument.required:
            imports.add(Import("typing", "Required"))
            types = (f"Required[{expr.text}]",)
        fields.append(FieldView(line=Code(typed(f"{member}: ", types, indent=4))))
    return ClassView(
        head=Code(f"class {name}(TypedDict, total=False):"),
        doc=docstring(f"All arguments of `{path}`.", 4),
        fields=tuple(fields),
    )
