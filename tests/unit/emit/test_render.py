"""Templates print source and numbers, and nothing else."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from sdkwright.emit.code import Code, EmitError, Unit
from sdkwright.emit.render import Renderer

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What a template sees."""

    value: object
    items: tuple[Code, ...] = ()


@dataclass(slots=True)
class Templates:
    """A folder to put templates in."""

    folder: Path

    def render(self, source: str, value: object = None, **more: object) -> str:
        """Return what a template makes of a value."""
        (self.folder / "t.j2").write_text(source)
        view = View(value=value, **more)
        unit = Unit(path="out.py", template="t.j2", view=view)
        return Renderer(self.folder).render(unit)


@pytest.fixture
def templates(tmp_path: Path) -> Templates:
    """An empty folder for templates."""
    return Templates(tmp_path)


def test_source_and_numbers_are_printed(templates: Templates) -> None:
    assert templates.render("{{ view.value }}", Code("a < b & 'c'")) == "a < b & 'c'"
    assert templates.render("{{ view.value }}", 3) == "3"
    assert templates.render("{{ view.value }}", 0.5) == "0.5"


@pytest.mark.parametrize(
    "value",
    ["x", "", b"x", None, True, [], ("a",), object(), math.nan, math.inf],
    ids=lambda value: repr(value).partition(" at ")[0],
)
def test_whatever_is_not_known_to_be_source_is_refused(
    templates: Templates, value: object
) -> None:
    with pytest.raises(EmitError, match=r"out\.py \(template t\.j2, view View\)"):
        templates.render("x = {{ view.value }}", value)


@pytest.mark.parametrize(
    "source",
    [
        "{{ 'text' }}",
        "{{ view.value ~ 'text' }}",
        "{{ view.value + 'text' }}",
        "{{ view.value | upper }}",
        "{{ view.value | safe }}",
        "{{ view.value | indent(2) }}",
        "{{ view.value[0] }}",
        "{{ view.value.upper() }}",
        "{{ view.value % 'text' }}",
        "{% set x = view.value %}",
        "{% set x %}{{ view.value }}{% endset %}",
        "{% if view.value == 'a' %}x{% endif %}",
        "{% for x in view.items if x is defined %}x{% endfor %}",
        "{% autoescape false %}x{% endautoescape %}",
        "{% filter upper %}x{% endfilter %}",
        "{% block b %}x{% endblock %}",
        "{% extends 'nowhere.j2' %}",
        "{% import 'nowhere.j2' as m %}",
        "{{ view.missing }}",
        "{{ missing }}",
        "{% if view.missing %}x{% endif %}",
        "{{ view.value is defined }}",
        "{{ range(3) }}",
        "{{ view.__class__ }}",
        "{% include 'nowhere.j2' %}",
        "{% for x in view.items %}{{ x }}",
    ],
)
def test_templates_that_do_more_than_lay_out_are_refused(
    templates: Templates, source: str
) -> None:
    with pytest.raises(EmitError):
        templates.render(source, Code("a"), items=(Code("b"),))


def test_a_template_in_the_text_is_not_evaluated(templates: Templates) -> None:
    text = "{{ 7 * 7 }}{% for %}"
    assert templates.render("{{ view.value }}", Code(text)) == text


def test_macros_may_be_printed(templates: Templates) -> None:
    (templates.folder / "m.j2").write_text("{% macro m(x) %}<{{ x }}>{% endmacro %}")
    source = "{% from 'm.j2' import m %}{{ m(view.value) }}"
    assert templates.render(source, Code("a")) == "<a>"
    with pytest.raises(EmitError):
        templates.render(source, "a")


def test_blocks_leave_no_blank_lines(templates: Templates) -> None:
    source = "a\n    {% for x in view.items %}\n    {{ x }}\n    {% endfor %}\nb\n"
    text = templates.render(source, items=(Code("1"), Code("2")))
    assert text == "a\n    1\n    2\nb\n"


def test_a_fingerprint_covers_all_a_template_imports(templates: Templates) -> None:
    def write(name: str, text: str) -> None:
        (templates.folder / name).write_text(text)

    def fingerprint(name: str) -> str:
        return Renderer(templates.folder).fingerprint(name)

    write("a.j2", "{% from 'b.j2' import b %}{{ b() }}")
    write("b.j2", "{% from 'c.j2' import c %}{% macro b() %}{{ c() }}{% endmacro %}")
    write("c.j2", "{% macro c() %}1{% endmacro %}")
    write("d.j2", "1")
    before = {name: fingerprint(name) for name in ("a.j2", "b.j2", "d.j2")}
    assert len({*before.values()}) == 3
    write("c.j2", "{% macro c() %}2{% endmacro %}")
    after = {name: fingerprint(name) for name in before}
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"a.j2", "b.j2"}


def test_templates_may_import_each_other(templates: Templates) -> None:
    (templates.folder / "a.j2").write_text("{% from 'b.j2' import b %}")
    (templates.folder / "b.j2").write_text("{% from 'a.j2' import a %}")
    assert Renderer(templates.folder).fingerprint("a.j2")
