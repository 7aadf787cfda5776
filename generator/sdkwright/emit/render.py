"""One view, one template, one text.

Templates lay out finished text and nothing else. Whatever they print has to be
:class:`~sdkwright.emit.code.Code`, a number, or the result of a macro; anything else, such
as a plain `str` that came out of a specification, ends the run.
"""

from __future__ import annotations

import hashlib
import math
import re
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, nodes
from markupsafe import Markup

from sdkwright.emit.code import Code, Deferred, EmitError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sdkwright.emit.code import Unit

# How templates name others; more than that is no harm.
_IMPORTED: Final = re.compile(r"""(?:from|import|include|extends)\s+["']([^"']+)["']""")
# All that a template may consist of: loops, tests of truth, calls of macros.
ALLOWED: Final = frozenset(
    {
        nodes.And,
        nodes.Call,
        nodes.Const,
        nodes.For,
        nodes.FromImport,
        nodes.Getattr,
        nodes.If,
        nodes.Macro,
        nodes.Name,
        nodes.Not,
        nodes.Or,
        nodes.Output,
        nodes.Template,
        nodes.TemplateData,
    }
)


class Renderer:
    """The templates of one folder, each compiled once."""

    __slots__ = ("_environment", "_fingerprints", "_folder", "_verified")

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._fingerprints: dict[str, str] = {}
        self._verified: set[str] = set()
        # Escaping is on because it makes Jinja mark what macros return; `finalize` leaves
        # nothing that could be escaped.
        self._environment = Environment(
            loader=FileSystemLoader(folder),
            autoescape=True,
            undefined=StrictUndefined,
            finalize=_finalize,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            cache_size=-1,
        )
        self._environment.globals.clear()

    def render(self, unit: Unit) -> str:
        """Return the unit's text, not yet formatted.

        Raises:
            EmitError: The template does more than lay out, asks for something the view has
                not, or prints what is not known to be source.
        """
        try:
            self._verify(unit.template)
            template = self._environment.get_template(unit.template)
            view = unit.view
            return template.render(
                view=view.make() if isinstance(view, Deferred) else view
            )
        except (TemplateError, TypeError, ValueError, OSError) as error:
            raise EmitError(unit, f"cannot be rendered: {error}") from error

    def prepare(self, templates: Iterable[str]) -> None:
        """Verify and compile templates before they are needed; their faults show later."""
        for each in templates:
            with suppress(TemplateError, ValueError, OSError):
                self._verify(each)
                self._environment.get_template(each)

    def fingerprint(self, template: str) -> str:
        """Return a digest of a template and of everything it imports, however far away."""
        if template not in self._fingerprints:
            digest = hashlib.blake2b(digest_size=16)
            for name, source in sorted(self._closure(template).items()):
                digest.update(f"{name}\0{source}\0".encode())
            self._fingerprints[template] = digest.hexdigest()
        return self._fingerprints[template]

    def _closure(self, template: str) -> dict[str, str]:
        """Return the texts of a template and of all that it imports, by name.

        They are not parsed for it: a build that renders little need not parse them all.
        """
        found: dict[str, str] = {}
        waiting = [template]
        while waiting:
            name = waiting.pop()
            if name not in found:
                found[name] = (self._folder / name).read_text(encoding="utf-8")
                waiting += _IMPORTED.findall(found[name])
        return found

    def _verify(self, template: str) -> None:
        """Refuse a template that does more than lay out, or that imports one that does."""
        if template not in self._verified:
            for name, text in self._closure(template).items():
                _verify(self._environment.parse(text, name), name)
            self._verified.add(template)


@cache
def renderer_of(folder: Path) -> Renderer:
    """Return the renderer of a folder that stays as it is.

    A process that builds again, such as a watch, has verified and compiled its templates.
    """
    return Renderer(folder)


def _verify(template: nodes.Template, name: str) -> None:
    """Refuse what joins text or computes: it could pass a `str` off as source."""
    for node in template.find_all(nodes.Node):
        message = type(node).__name__ if type(node) not in ALLOWED else ""
        match node:
            case nodes.Output(nodes=inner) if any(
                isinstance(each, nodes.Const) for each in inner
            ):
                message = "a constant that is printed"
            case nodes.Call(node=called) if not isinstance(called, nodes.Name):
                message = "a call of something else than a macro"
            case _:
                pass
        if message:
            raise ValueError(f"{name}:{node.lineno}: {message} has no place here")


def _finalize(value: object) -> object:
    """Let through what is known to be source, and nothing else."""
    if isinstance(value, Code | Markup):
        return value
    if isinstance(value, StrictUndefined):
        return str(value)  # raises, and says what is missing
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"{_described(value)} is not known to be source")
    if not math.isfinite(value):
        raise ValueError(f"{value} has no spelling of its own; use literal()")
    return value


def _described(value: object) -> str:
    return f"{type(value).__name__} {str(value)[:60]!r}"
