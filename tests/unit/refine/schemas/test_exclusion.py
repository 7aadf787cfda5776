"""Parts of an `allOf` that exclude each other, and alternatives that cannot hold."""

from __future__ import annotations

import re

from sdkwright.diagnostics import Report

from tests.unit.model import used


def codes(report: Report) -> list[str]:
    return [each.code for each in report]


def test_parts_that_exclude_each_other_are_warned_about() -> None:
    report = Report()
    found = used(
        """
        A: {properties: {x: {type: string}}}
        B: {allOf: [{$ref: '#/components/schemas/A'}, {properties: {x: {type: integer}}}]}
        C: {allOf: [{type: string}, {type: integer}]}
        """,
        report,
    )
    assert found["B"] == "x?: integer"
    assert found["C"] == "=integer"
    assert codes(report).count("all-of-conflict") == 2


def test_constants_that_exclude_each_other_come_together() -> None:
    report = Report()
    found = used(
        """
        Host: {type: string, enum: [host, subnet]}
        Kind: {allOf: [{$ref: '#/components/schemas/Host'}, {type: string, enum: [peer]}]}
        Number: {allOf: [{$ref: '#/components/schemas/Host'}, {type: integer}]}
        """,
        report,
    )
    assert found["Kind"] == "='host'/'subnet'/'peer'+"
    assert found["Number"] == "=integer"
    first, second = [each for each in report if each.code == "all-of-conflict"]
    assert "those of all parts are used" in first.message
    assert "the last one is used" in second.message


def test_alternatives_that_cannot_hold_are_left_out() -> None:
    report = Report()
    found = used(
        """
        Plain: {type: string, enum: [web]}
        Git: {type: object, required: [kind, url], properties: {kind: {enum: [git]}, url: {type: string}}}
        Disk: {type: object, required: [kind], properties: {kind: {enum: [disk]}}}
        Any:
          oneOf:
            - {$ref: '#/components/schemas/Plain'}
            - {$ref: '#/components/schemas/Git'}
            - {$ref: '#/components/schemas/Disk'}
        Job: {allOf: [{$ref: '#/components/schemas/Any'}, {type: object, properties: {name: {type: string}}}]}
        Remote:
          allOf:
            - {$ref: '#/components/schemas/Any'}
            - {type: object, required: [kind], properties: {kind: {enum: [git, ftp]}}}
        """,
        report,
    )
    assert found["Job"].count("|") == 1
    assert found["Remote"] == "=<Remote value>"
    assert found["Remote value"] == "kind: 'git'+; url: string"
    said = [e.message for e in report if e.code == "all-of-alternative-excluded"]
    assert [re.findall(r"\d of the \d", each) for each in said] == [
        ["1 of the 3"],
        ["2 of the 3"],
    ]


def test_alternatives_that_are_alternatives_themselves_stay() -> None:
    report = Report()
    found = used(
        """
        ById: {type: object, required: [id], properties: {id: {type: string}}}
        ByMail: {type: object, required: [mail], properties: {mail: {type: string}}}
        Contact: {oneOf: [{$ref: '#/components/schemas/ById'}, {$ref: '#/components/schemas/ByMail'}]}
        Admin: {type: object, required: [admin], properties: {admin: {type: string}}}
        Reply:
          oneOf: [{$ref: '#/components/schemas/Contact'}, {$ref: '#/components/schemas/Admin'}]
          properties: {silent: {type: boolean}}
        Note: {oneOf: [{type: string, nullable: true}, {$ref: '#/components/schemas/Contact'}], properties: {x: {type: string}}}
        """,
        report,
    )
    assert found["Reply"] == "=(<Reply by id>|<Reply by mail>|<Reply admin>)"
    assert found["Note"] == "=(<Note by id>|<Note by mail>)"
    # A text is no object with a property.
    assert codes(report) == ["all-of-alternative-excluded"]


def test_alternatives_stay_where_none_can_hold() -> None:
    report = Report()
    found = used(
        """
        Any: {oneOf: [{type: string}, {type: integer}]}
        Job: {allOf: [{$ref: '#/components/schemas/Any'}, {type: object, properties: {name: {type: string}}}]}
        """,
        report,
    )
    assert codes(report) == ["all-of-conflict"]
    assert found["Job"] == "=(string|integer)"
