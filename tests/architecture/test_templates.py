"""Templates lay out. They decide nothing and know nothing."""

from __future__ import annotations

import re
from pathlib import Path

from jinja2 import Environment, nodes
from sdkwright.emit.render import ALLOWED, Renderer

from tests.architecture.every import every
from tests.architecture.sources import TEMPLATES

OPENAPI_WORDS = re.compile(
    r"operationId|\$ref|allOf|oneOf|anyOf|requestBody|nullable|components|schema",
)


def templates() -> list[Path]:
    """All templates."""
    return sorted(TEMPLATES.rglob("*.j2"))


def parsed(path: Path) -> nodes.Template:
    """A template's syntax tree."""
    return Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))


def test_there_are_templates() -> None:
    assert templates()


@every(templates)
def test_templates_loop_test_truth_and_call_macros(path: Path) -> None:
    for node in parsed(path).find_all(nodes.Node):
        assert type(node) in ALLOWED, f"line {node.lineno}: {type(node).__name__}"


@every(templates)
def test_the_renderer_takes_them(path: Path) -> None:
    assert Renderer(TEMPLATES).fingerprint(path.relative_to(TEMPLATES).as_posix())


@every(templates)
def test_templates_print_names_only(path: Path) -> None:
    for output in parsed(path).find_all(nodes.Output):
        for node in output.nodes:
            assert isinstance(
                node, nodes.TemplateData | nodes.Name | nodes.Getattr | nodes.Call
            )


@every(templates)
def test_templates_know_no_word_of_openapi(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    # Prose of a generated README may speak of schemas; expressions may not.
    expressions = " ".join(re.findall(r"\{[{%].*?[%}]\}", text))
    assert not OPENAPI_WORDS.search(expressions)


@every(templates)
def test_templates_are_plain_text(path: Path) -> None:
    assert path.read_text(encoding="utf-8").isascii()


def test_no_rule_is_wider_than_needed() -> None:
    """What no template uses should not be allowed."""
    used = {
        type(node) for path in templates() for node in parsed(path).find_all(nodes.Node)
    }
    spare = {nodes.And, nodes.Or, nodes.Not, nodes.Template}
    assert ALLOWED - used <= spare
