"""Sections of docstrings: what earns a line, and what the names say already."""

from __future__ import annotations

import pytest
from sdkwright.python.docstrings import (
    arguments_section,
    errors_section,
    unquoted,
    without_links,
)
from sdkwright.python.docstrings.sections import repeats_name


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("gist_id", "The unique identifier of the gist."),
        ("issue_number", "The number that identifies the issue."),
        ("secret_name", "The name of the secret."),
        ("project_number", "The project's number."),
        ("userId", "ID of the user"),
        ("name", "The name of the variable."),
    ],
)
def test_a_text_that_repeats_the_name_has_no_line(name: str, text: str) -> None:
    assert repeats_name(text, name, "Actions", "create_variable")
    assert list(arguments_section([(name, text)], "Actions", "create_variable")) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("gist_id", "The name of the gist."),
        ("gist", "The ID of the gist."),
        ("runner_id", "Unique identifier of the self-hosted runner."),
        ("limit", "The limit (max 100)."),
        ("color", "The color, `red`"),
        ("since", "日本語"),
    ],
)
def test_a_text_that_says_more_than_the_name_stays(name: str, text: str) -> None:
    assert not repeats_name(text, name, "Gists", "create")
    section = "\n".join(arguments_section([(name, text)], "Gists", "create"))
    assert section == f"Args:\n    {name}: {text}"


def test_a_section_has_all_arguments_or_is_not_there() -> None:
    pair = [("gist_id", "The ID of the gist."), ("sha", "In hexadecimal digits.")]
    assert "gist_id" in "\n".join(arguments_section(pair, "Gists", "get_revision"))


def test_errors_that_nothing_is_said_of_stand_together() -> None:
    silent = [("NotFoundError", "Resource not found"), ("ConflictError", "Conflict")]
    told = ("UnprocessableEntityError", "It is gone.")
    assert list(errors_section([])) == []
    assert list(errors_section(silent)) == ["Raises NotFoundError, ConflictError."]
    both = "\n".join(errors_section([silent[0], told, silent[1]]))
    assert both.splitlines() == [
        "Raises:",
        "    NotFoundError, ConflictError",
        "    UnprocessableEntityError: It is gone.",
    ]


def test_an_error_without_a_class_of_its_own_keeps_its_words() -> None:
    assert list(errors_section([("APIStatusError", "Gone")])) == [
        "Raises:\n    APIStatusError: Gone"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('At most 100. For more information, see "[Pages](https://a.b/c)."', "At most 100."),
        ("One of the [kinds](https://a.b/c).", "One of the kinds."),
        ("See [kinds](https://a.b/c).", "See kinds."),
        ("At most 5. See [kinds](https://a.b/c). Ordered.", "At most 5. Ordered."),
        ("Plain. For more information, see below.", "Plain. For more information, see below."),
    ],
)  # fmt: skip
def test_a_sentence_that_leads_elsewhere_goes_with_its_address(
    text: str, expected: str
) -> None:
    assert without_links(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("> Beta", "Beta"),
        ("> Beta\n>\n> Not for all.", "Beta\n\nNot for all."),
        (">> Beta\nFor few.", "Beta\nFor few."),
        ("Beta\n> Not for all.", "Beta\nNot for all."),
        ("> 5 or `>=5`", "> 5 or `>=5`"),
        (">= 5", ">= 5"),
        ("a > b", "a > b"),
    ],
)
def test_quotations_lose_their_marks(text: str, expected: str) -> None:
    assert unquoted(text) == expected
