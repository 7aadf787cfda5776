"""Extensions that nobody reads are said to be so."""

from __future__ import annotations

import math
import re
from pathlib import Path

import pytest
import sdkwright
from sdkwright.config import extension_fault
from sdkwright.diagnostics import Report, Severity
from sdkwright.ir import Retries
from sdkwright.ir.types import Json
from sdkwright.read.operations.retries import retries
from sdkwright.read.vendors import READ, check_extensions, report_unread_extensions

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
    check_extensions(node, report, extension_fault)
    assert [(each.code, str(each.pointer)) for each in report] == [
        ("extension-member-unknown", "#/x-sdkwright-retries/maximun")
    ]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("timeout", math.inf), ("timeout", 1e300), ("timeout", -5), ("timeout", "soon"), ("timeout", True),
        ("retries", {"max_attempts": math.nan}), ("retries", {"statuses": ["abc"]}),
        ("retries", {"statuses": ["²"]}), ("retries", {"statuses": [700]}), ("retries", {"initial": -1}),
        ("idempotency", "a b"), ("idempotency", "Content-Length"), ("positional", 3),
        ("pagination", {"style": "pages"}), ("array-format", "weird"), ("unwrap", ["data"]),
    ],
)  # fmt: skip
def test_a_value_that_says_nothing_is_told_and_taken_out(
    name: str, value: Json
) -> None:
    key = f"x-sdkwright-{name}"
    node: dict[str, Json] = {"paths": {key: value}}
    for strict in (False, True):
        report = Report(lenient=not strict)
        check_extensions({"paths": {key: value}}, report, extension_fault)
        (told,) = report
        assert (told.code, str(told.pointer)) == ("extension-value", f"#/paths/{key}")
        assert (told.severity is Severity.ERROR) is strict
    check_extensions(node, Report(lenient=True), extension_fault)
    assert node == {"paths": {}}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("timeout", 60), ("timeout", 0.5), ("retries", False), ("retries", {"statuses": [429, "5XX", "5xx"]}),
        ("retries", {"max_attempts": 3, "mine": 1}), ("pagination", False), ("unwrap", False),
        ("positional", ["name"]), ("positional", "none"), ("stream", {"selector": "stream"}),
    ],
)  # fmt: skip
def test_values_that_say_something_stay(name: str, value: Json) -> None:
    assert extension_fault(f"x-sdkwright-{name}", value) == ""


def test_retries_of_others_are_read_as_far_as_they_make_sense() -> None:
    backoff: Json = {"initialInterval": -5, "maxInterval": 2000, "exponent": math.nan}
    found = retries(
        {
            "x-speakeasy-retries": {
                "statusCodes": ["abc", "²", "5xx", 429],
                "backoff": backoff,
            }
        }
    )
    assert found == Retries(statuses=("5XX", "429"), maximum=2.0)
