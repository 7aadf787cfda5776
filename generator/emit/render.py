"""One view, one template, one text.

Templates lay out finished text and nothing else. Whatever they print has to be
:class:`~generator.emit.code.Code`, a number, or the result of a macro; anything else, such
as a plain `str` that came out of a specification, ends the run.
"""

from __future__ import annotations

import hashlib
import math
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError
from jinja2.filters import do_indent
from jinja2.meta import find_referenced_templates
from markupsafe import Markup

from generator.emit.code import Code, EmitError

if TYPE_CHECKING:
    from pathlib import Path

    from generator.emit.code import Unit


class Renderer:
    """The templates of one folder, each compiled once."""

    __slots__ = ("_environment", "_fingerprints", "_folder")

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._fingerprints: dict[str, str] = {}
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
        for names in (
            self._environment.filters,
            self._environment.tests,
            self._environment.globals,
        ):
            names.clear()
        self._environment.filters["indent"] = indent

    def render(self, unit: Unit) -> str:
        """Return the unit's text, not yet formatted.

        Raises:
            EmitError: The template asks for something the view has not, or prints what is
                not known to be source.
        """
        try:
            template = self._environment.get_template(unit.template)
            return template.render(view=unit.view)
        except (TemplateError, TypeError, ValueError) as error:
            raise EmitError(unit, f"cannot be rendered: {error}") from error

    def fingerprint(self, template: str) -> str:
        """Return a digest of a template and of everything it imports, however far away."""
        if template not in self._fingerprints:
            digest = hashlib.blake2b(digest_size=16)
            for name in sorted(self._closure(template)):
                digest.update(f"{name}\0{self._source(name)}\0".encode())
            self._fingerprints[template] = digest.hexdigest()
        return self._fingerprints[template]

    def _closure(self, template: str) -> set[str]:
        found: set[str] = set()
        waiting = [template]
        while waiting:
            name = waiting.pop()
            if name in found:
                continue
            found.add(name)
            parsed = self._environment.parse(self._source(name), name)
            waiting.extend(each for each in find_referenced_templates(parsed) if each)
        return found

    def _source(self, template: str) -> str:
        return (self._folder / template).read_text(encoding="utf-8")


def indent(
    s: str, width: int | str = 4, first: bool = False, blank: bool = False
) -> Code:
    """Jinja's own `indent`, for source: the one filter there is."""
    if not isinstance(s, Code | Markup):
        raise TypeError(f"{_described(s)} is not known to be source")
    return Code(do_indent(str(s), width, first, blank))


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
