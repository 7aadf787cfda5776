"""Types that old packages had for each method: `…Params` of its arguments, `…Response`.

Both get a module of their own beside `types`, so that nothing is loaded for those who do not
import them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sdkwright.emit.code import Code, Unit
from sdkwright.python.compat.names import place, stem
from sdkwright.python.docstrings import docstring
from sdkwright.python.format import Import, import_lines, typed
from sdkwright.python.operations import (
    SYNC,
    call_of,
    page_item,
    stream_argument,
    streams_both,
)
from sdkwright.python.types import Place, TypeExpr
from sdkwright.python.views import ClassView, FieldView, TypesView

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sdkwright.python.operations import Argument, Planned
    from sdkwright.python.types import Context

FOLDER = "_compat"


@dataclass(slots=True)
class MethodTypes:
    """Collects the types of methods: modules, and where each name is.

    Attributes:
        names: Where a name lives, from the folder of the API, by package of types.
        views: The classes of each module.
        imports: What each module needs.
    """

    context: Context
    client: str
    names: dict[str, dict[str, str]] = field(default_factory=dict[str, dict[str, str]])
    views: dict[str, list[ClassView]] = field(
        default_factory=dict[str, "list[ClassView]"]
    )
    imports: dict[str, set[Import]] = field(default_factory=dict[str, "set[Import]"])

    def add(self, path: str, planned: Planned) -> None:
        """Add the types of one method, called by a path."""
        module = "_".join(path.split(".")[:-1]) or "client"
        name, where = stem(self.client, path), place(path)
        names = self.names.setdefault(where, {})
        self._response(f"{name}Response", planned, module, names)
        arguments = [each for each in planned.arguments.every if not each.positional]
        if arguments or streams_both(planned.operation):
            for view, defined in self._params(
                f"{name}Params", path, planned, arguments
            ):
                self.views.setdefault(module, []).append(view)
                names.setdefault(defined, f"{FOLDER}.{module}")

    def _response(
        self, name: str, planned: Planned, module: str, names: dict[str, str]
    ) -> None:
        """Add the name of a result: of a class of ours, or an alias of its own."""
        place = self._place(frozenset())
        if planned.paged:
            expr = page_item(self.context, planned.operation)
        else:
            streaming = planned.operation.streaming
            if streaming is not None and streaming.only:
                return
            expr = call_of(self.context, planned, SYNC)[0]
        if not expr.text.startswith("types.") or len(expr.members) > 1:
            self._alias(name, expr, module, names, place)
            return
        own = expr.text.removeprefix("types.")
        target = self.context.speller.names.modules.get(own)
        if target is not None and own != name:
            names.setdefault(name, f"types.{target}:{own}")

    def _alias(
        self,
        name: str,
        expr: TypeExpr,
        module: str,
        names: dict[str, str],
        place: Place,
    ) -> None:
        """Add an alias of a list or a union; nothing for no result, text and bytes."""
        if "types." not in expr.text and not expr.text.startswith(("dict", "list")):
            return
        if "UnknownStr" in expr.text or "Implied" in expr.text:
            return  # spelled for files that lie elsewhere
        needed = self.imports.setdefault(module, set())
        needed.add(Import("typing", "TypeAlias"))
        if "types." in expr.text:
            needed.add(Import(place.types, "types"))
        needed |= {each for each in expr.imports if not each.module.startswith(".")}
        head = Code(typed(f"{name}: TypeAlias = ", expr.members))
        self.views.setdefault(module, []).append(ClassView(head=head))
        names.setdefault(name, f"{FOLDER}.{module}")

    def _params(
        self, name: str, path: str, planned: Planned, arguments: Sequence[Argument]
    ) -> list[tuple[ClassView, str]]:
        """Return TypedDicts of a method's arguments; two of them where it can stream."""
        module = "_".join(path.split(".")[:-1]) or "client"
        needed = self.imports.setdefault(module, set())
        needed.add(Import("typing_extensions", "TypedDict"))
        fields = self._fields(arguments, needed)
        doc = f"Arguments of `{path}`."
        if not streams_both(planned.operation):
            return [(_dict(name, "TypedDict", doc, fields), name)]
        needed |= {
            Import("typing", "Literal"),
            Import("typing", "Required"),
            Import("typing", "TypeAlias"),
        }
        base = f"{name}Base"
        plain, streaming = f"{name}NonStreaming", f"{name}Streaming"
        asked = stream_argument(planned.operation)
        once = [FieldView(line=Code(f"{asked}: Literal[False]"))]
        always = [FieldView(line=Code(f"{asked}: Required[Literal[True]]"))]
        union = Code(typed(f"{name}: TypeAlias = ", (plain, streaming)))
        return [
            (_dict(base, "TypedDict", doc, fields), base),
            (_dict(plain, base, f"{doc[:-1]}, without a stream.", once), plain),
            (_dict(streaming, base, f"{doc[:-1]}, with a stream.", always), streaming),
            (ClassView(head=union), name),
        ]

    def _fields(
        self, arguments: Sequence[Argument], needed: set[Import]
    ) -> list[FieldView]:
        hidden = frozenset(each.python for each in arguments)
        place = self._place(hidden)
        speller = self.context.speller
        found: list[FieldView] = []
        for each in arguments:
            spell = speller.response if each.is_result else speller.request
            expr = spell(each.type, place)
            needed |= expr.imports
            members = expr.members
            if each.required:
                needed.add(Import("typing", "Required"))
                members = (f"Required[{expr.text}]",)
            line = Code(typed(f"{each.python}: ", members, indent=4))
            found.append(FieldView(line=line))
        return found

    def _place(self, hidden: frozenset[str]) -> Place:
        return Place(module=None, core=self.context.dots, hidden=hidden)

    def units(self, folder: str) -> list[Unit]:
        """Return the modules."""
        found: list[Unit] = []
        for module, views in sorted(self.views.items()):
            imports = {Import("__future__", "annotations"), *self.imports[module]}
            view = TypesView(
                doc=docstring(f"Types of the methods of `{module}`, by old names.", 0),
                imports=import_lines(imports),
                classes=tuple(views),
            )
            path = f"{folder}/{FOLDER}/{module}.py"
            found.append(
                Unit(path=path, template="python/types.py.j2", view=view, laid_out=True)
            )
        return found


def _dict(name: str, base: str, doc: str, fields: Sequence[FieldView]) -> ClassView:
    return ClassView(
        head=Code(f"class {name}({base}, total=False):"),
        doc=docstring(doc, 4),
        fields=tuple(fields),
    )


def aliases_of(
    table: Mapping[str, str], modules: Mapping[str, str]
) -> tuple[dict[str, dict[str, str]], list[str]]:
    """Return where configured aliases live, by package of types, and those of nothing.

    Args:
        table: Our type by old place and name: `chat.ChatCompletionChunk`.
        modules: The module of each of our types.
    """
    found: dict[str, dict[str, str]] = {}
    unknown: list[str] = []
    for alias, own in table.items():
        where, _, name = alias.rpartition(".")
        module = modules.get(own)
        if module is None:
            unknown.append(alias)
        elif own != name or where:
            target = f"types.{module}" + (f":{own}" if own != name else "")
            found.setdefault(where, {})[name] = target
    return found, unknown
