"""Overlays change a document as it is read; diagnostics lead to where things come from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from sdkwright.diagnostics import Report, Severity
from sdkwright.read.load import load
from sdkwright.read.openapi import limits
from sdkwright.source import Pointer, Source

DOCUMENT = """\
openapi: 3.1.0
info: {title: Pets, version: "1"}
servers:
  - url: https://a.example
    description: Dev
  - url: https://b.example
  - url: https://c.example
paths:
  /pets:
    get:
      operationId: listPets
      tags: [a, b]
      responses: {"200": {description: ok}}
"""


def overlaid(
    tmp_path: Path, *actions: str, version: str = "1.1.0", document: str = DOCUMENT
) -> tuple[dict[str, object], Report]:
    (tmp_path / "api.yaml").write_text(document)
    body = "".join(f"  - {each}\n" for each in actions)
    head = f'overlay: {version}\ninfo: {{title: x, version: "1"}}\nactions:\n'
    (tmp_path / "fix.yaml").write_text(head + body)
    return read(tmp_path, "fix.yaml")


def read(tmp_path: Path, *overlays: str) -> tuple[dict[str, object], Report]:
    report = Report()
    paths = tuple(tmp_path / each for each in overlays)
    documents = load(Source(path=tmp_path / "api.yaml", overlays=paths), report)
    assert documents is not None
    text = documents.validated_texts()[""]
    return yaml.safe_load(text), report


def codes(report: Report) -> list[str]:
    return [each.code for each in report if each.severity is not Severity.NOTE]


@pytest.mark.parametrize(
    ("action", "path", "expected"),
    [
        ("{target: $.info, update: {title: New}}", ("info", "title"), "New"),
        ("{target: $.info.title, update: New}", ("info", "title"), "New"),
        ("{target: $.info, update: {x-a: null}}", ("info", "x-a"), None),
        ("{target: $.servers, remove: true}", ("servers",), KeyError),
        ("{target: '$.servers[0]', remove: true}", ("servers", 0, "url"), "https://b.example"),
        ("{target: '$.servers[0,1]', remove: true}", ("servers", 0, "url"), "https://c.example"),
        ("{target: $..tags, update: c}", ("paths", "/pets", "get", "tags"), ["a", "b", "c"]),
        ("{target: $..tags, update: [c, d]}", ("paths", "/pets", "get", "tags"), ["a", "b", "c", "d"]),
        ("{target: $.paths.*.get, update: {tags: [c]}}", ("paths", "/pets", "get", "tags"), ["a", "b", "c"]),
        ("{target: '$.paths', update: {/cats: {}}}", ("paths", "/cats"), {}),
        ("{target: $.info, copy: '$.servers[0]'}", ("info", "url"), "https://a.example"),
        ("{target: $.info, copy: $.info, remove: true}", ("info",), KeyError),
        ("{target: \"$.servers[?(@.description == 'Dev')]\", remove: true}", ("servers", 0, "url"), "https://b.example"),
    ],
)  # fmt: skip
def test_actions(
    tmp_path: Path, action: str, path: tuple[str | int, ...], expected: object
) -> None:
    node: object
    node, report = overlaid(tmp_path, action)
    assert "overlay-conflict" not in codes(report)
    for part in path[:-1]:
        node = node[part]  # type: ignore[index]
    if expected is KeyError:
        assert path[-1] not in node  # type: ignore[operator]
    else:
        assert node[path[-1]] == expected  # type: ignore[index]


@pytest.mark.parametrize(
    ("action", "words"),
    [
        ("{target: $, remove: true}", "root of the document cannot be removed"),
        ("{target: $.info, update: [1]}", "Only an object can be merged"),
        ("{target: $.info, update: {title: {a: 1}}}", "object into primitive"),
        ("{target: $.info, update: {title: [1]}}", "array into primitive"),
        ("{target: $..tags, update: {a: 1}}", ""),
        ("{target: $.info.title, update: {a: 1}}", "Only a primitive"),
        ('{target: \'$["info", "servers"]\', update: {a: 1}}', "different kinds"),
        ("{target: $.info, copy: $.servers.*}", "selects 3"),
        ("{target: $.info, copy: $.nothing}", "selects none"),
    ],
)
def test_actions_that_cannot_be_carried_out_are_errors(
    tmp_path: Path, action: str, words: str
) -> None:
    _, report = overlaid(tmp_path, action)
    found = [each.message for each in report if each.code == "overlay-conflict"]
    assert len(found) == bool(words)
    assert words in "".join(found)


def test_a_target_that_selects_nothing_is_a_warning_with_the_nearest_name(
    tmp_path: Path,
) -> None:
    _, report = overlaid(tmp_path, "{target: \"$.paths['/pet'].get\", remove: true}")
    (found,) = [each for each in report if each.code == "overlay-no-match"]
    assert found.severity is Severity.WARNING
    assert found.pointer == Pointer(("actions", "0", "target"), "overlay:0")
    assert "'/pets' in place of '/pet'" in found.help


@pytest.mark.parametrize("query", ["$.a[", "$[?bad(@.a)]", "$.a.", "$ | $.b"])
def test_what_is_no_query_is_an_error_with_its_place(
    tmp_path: Path, query: str
) -> None:
    _, report = overlaid(tmp_path, json.dumps({"target": query, "remove": True}))
    (found,) = [each for each in report if each.code == "overlay-query"]
    assert found.pointer == Pointer(("actions", "0", "target"), "overlay:0")


BIG = f"{DOCUMENT}x-big: {json.dumps([[{'a': n * 'a'}] * 9 for n in range(60)])}\n"


@pytest.mark.parametrize(
    ("query", "limit", "words"),
    [
        ("$..[?@..[?@..*]]", "QUERY_STEPS", "more than 4,000 steps"),
        ("$..[?count(@..*..*) > 1]", "QUERY_STEPS", "more than 4,000 steps"),
        ("$..[?@.z, ?@.z, ?@.z, ?@.z]", "QUERY_STEPS", "more than 4,000 steps"),
        ("$..[?search(@.a, '(a|a|aa)+b')]", "QUERY_SECONDS", "more than 0.01 seconds"),
        ("$..[?match(@.a, '(a|a|aa)+b')]", "QUERY_SECONDS", "more than 0.01 seconds"),
    ],
)
def test_a_query_that_asks_for_too_much_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, query: str, limit: str, words: str
) -> None:
    monkeypatch.setattr(limits, limit, 4_000 if limit == "QUERY_STEPS" else 0.01)
    action = json.dumps({"target": query, "remove": True})
    _, report = overlaid(tmp_path, action, document=BIG)
    (found,) = [each for each in report if each.code == "limit-query"]
    assert words in found.message
    assert found.pointer == Pointer(("actions", "0", "target"), "overlay:0")


def test_what_is_selected_twice_is_looked_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "QUERY_STEPS", 100_000)
    deep = '{"a": ' * 60 + '{"b": 1}' + "}" * 60
    document = f"{DOCUMENT}x-deep: {deep}\n"
    action = json.dumps({"target": "$..*..*..*..b", "update": 2})
    tree, report = overlaid(tmp_path, action, document=document)
    assert not codes(report)
    assert '"b": 2' in json.dumps(tree)


def test_a_query_reaches_as_deep_as_documents_go(tmp_path: Path) -> None:
    deep = '{"a": ' * 150 + '{"b": 1}' + "}" * 150
    document = f"{DOCUMENT}x-deep: {deep}\n"
    tree, report = overlaid(tmp_path, "{target: $..b, update: 2}", document=document)
    assert not codes(report)
    assert '"b": 2' in json.dumps(tree)


@pytest.mark.parametrize(
    ("version", "said"), [("1.0.0", ["overlay-newer"]), ("1.1.0", [])]
)
def test_an_action_of_a_later_version_is_told(
    version: str, said: list[str], tmp_path: Path
) -> None:
    copy = "{target: '$.info', copy: '$.servers[0]'}"
    tree, report = overlaid(tmp_path, copy, version=version)
    assert "url" in tree["info"]  # type: ignore[operator]  # an object
    assert [each for each in codes(report) if each.startswith("overlay")] == said


def test_positions_lead_into_the_overlay_and_past_removed_items(tmp_path: Path) -> None:
    (tmp_path / "api.yaml").write_text(DOCUMENT)
    (tmp_path / "a.yaml").write_text(
        'overlay: 1.0.0\ninfo: {title: x, version: "1"}\nactions:\n'
        "  - target: $.servers[0]\n    remove: true\n"
    )
    (tmp_path / "b.yaml").write_text(
        'overlay: 1.0.0\ninfo: {title: x, version: "1"}\nactions:\n'
        "  - target: $.servers\n    update:\n      - {url: https://d.example}\n"
        "  - target: $.info\n    update: {summary: S}\n"
    )
    report = Report()
    overlays = (tmp_path / "a.yaml", tmp_path / "b.yaml")
    source = Source(path=tmp_path / "api.yaml", overlays=overlays)
    documents = load(source, report)
    assert documents is not None
    pointers = [
        Pointer(("servers", "0", "url")),
        Pointer(("servers", "1")),
        Pointer(("servers", "2", "url")),
        Pointer(("info", "summary")),
        Pointer(("info", "title")),
    ]
    found = documents.locate_all(pointers)
    lines = [(Path(found[each].file).name, found[each].line) for each in pointers]
    assert lines == [
        ("api.yaml", 6),
        ("api.yaml", 7),
        ("b.yaml", 6),
        ("b.yaml", 8),
        ("api.yaml", 2),
    ]


def test_aliases_are_not_changed_together(tmp_path: Path) -> None:
    document = DOCUMENT.replace("tags: [a, b]", "tags: &t [a, b]\n      x-t: *t")
    tree, _ = overlaid(tmp_path, "{target: $..tags, update: c}", document=document)
    operation = tree["paths"]["/pets"]["get"]  # type: ignore[index]
    assert operation["x-t"] == ["a", "b"]


def test_actions_cannot_multiply_a_document_without_bound(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "OVERLAY_NODES", 5_000)
    grow = "{target: $.info, copy: $}"
    _, report = overlaid(tmp_path, *(f"{grow[:-1]}, x-n: {n}}}" for n in range(40)))
    assert "overlay-conflict" in codes(report)


def test_actions_cannot_make_a_list_of_values_endless(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "ALIAS_NODES", 5_000)
    double = "{target: $.x-n, copy: $.x-n"
    tree, report = overlaid(
        tmp_path,
        "{target: $, update: {x-n: [1]}}",
        *(f"{double}, x-n: {n}}}" for n in range(40)),
    )
    assert "overlay-conflict" in codes(report)
    assert len(tree["x-n"]) <= 5_000  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("action", "member"),
    [
        ("{target: $.info, update: {x-a: 1}, remove: true}", "`update`"),
        ("{target: $.info, copy: $.paths, remove: true}", "`copy`"),
        ("{target: $.info, copy: $.paths, update: {x-a: 1}}", "`copy`"),
        ("{target: $.info, update: {x-a: 1}, remove: false}", ""),
    ],
)
def test_members_without_impact_are_told(
    tmp_path: Path, action: str, member: str
) -> None:
    _, report = overlaid(tmp_path, action)
    said = [each.message for each in report if each.code == "overlay-no-effect"]
    assert len(said) == bool(member)
    assert member in "".join(said)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("- a", "is an object"),
        ("overlay: 2.0.0", "'2.0.0' is not one of"),
        ("overlay: 1.1.0\ninfo: {title: x, version: '1'}", "`actions` are missing"),
        (
            "overlay: 1.1.0\ninfo: {title: x}\nactions: [{target: $}]",
            "'version' is missing",
        ),
        (
            "overlay: 1.1.0\ninfo: {title: x, version: '1'}\nactions: [{target: $, updat: 1}]",
            "no member 'updat'",
        ),
        ("a: [", ""),
    ],
)
def test_what_is_no_overlay_is_an_error(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "api.yaml").write_text(DOCUMENT)
    (tmp_path / "bad.yaml").write_text(text)
    _, report = read(tmp_path, "bad.yaml")
    assert report.failed
    assert words in "".join(each.message for each in report)


def test_a_missing_overlay_is_an_error_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "api.yaml").write_text(DOCUMENT)
    _, report = read(tmp_path, "none.yaml")
    assert "none.yaml" in "".join(each.message for each in report)
