"""Extensions that nobody reads are said to be so."""

from __future__ import annotations

import re
from pathlib import Path

import sdkwright
from sdkwright.diagnostics import Report, Severity
from sdkwright.ir.types import Json
from sdkwright.read.vendors import (
    READ,
    report_unknown_members,
    report_unread_extensions,
)

ROOT = Path(sdkwright.__file__).parent
_READERS = ("read", "refine", "python")
KEY = re.compile(r'"(x-(?:sdkwright|speakeasy|fern|stainless)-[A-Za-z-]+)"')


def found(text: str) -> list[tuple[Severity, str, str]]:
    report = Report()
    report_unread_extensions([text.encode()], report)
    return [(each.severity, each.message, each.help) for each in report]


def test_the_list_is_what_the_modules_look_up() -> None:
    looked_up = {
        key
        for path in (
            ROOT / "annotations.py",
            *(p for each in _READERS for p in (ROOT / each).rglob("*.py")),
        )
        for key in KEY.findall(path.read_text(encoding="utf-8"))
    }
    assert looked_up == READ


def test_what_is_not_read_is_noted_once() -> None:
    text = "x-speakeasy-globals: {}\na:\n  x-speakeasy-globals : 1\n  'x-fern-ignore': true"
    assert found(text) == [
        (
            Severity.NOTE,
            "`x-speakeasy-globals` is not read; the document has it 2 times.",
            "",
        )
    ]
    assert found('{"x-fern-audiences": []}')[0][0] is Severity.NOTE


def test_a_mistake_in_one_of_ours_is_a_warning() -> None:
    assert found("x-sdkwright-nam: a") == [
        (
            Severity.WARNING,
            "There is no extension `x-sdkwright-nam`.",
            "Did you mean `x-sdkwright-name`?",
        )
    ]


def test_words_in_a_description_and_what_is_for_others_say_nothing() -> None:
    assert found("description: see x-fern-audiences\nx-fern-examples: []") == []
    assert found("my-x-fern-audiences: 1") == []


def test_members_inside_of_a_node_that_holds_itself_are_reported_once() -> None:
    node: dict[str, Json] = {"x-sdkwright-retries": {"maximun": 1}}
    node["again"] = [node, node]
    report = Report()
    report_unknown_members(node, report)
    assert [(each.code, str(each.pointer)) for each in report] == [
        ("extension-member-unknown", "#/x-sdkwright-retries/maximun")
    ]
