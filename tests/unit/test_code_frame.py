"""Reports as text, JSON and annotations. Whole texts are in tests/diagnostics."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from sdkwright import code_frame
from sdkwright.diagnostics import Report, Severity
from sdkwright.source import Location, Pointer


class Finder:
    """Texts in memory; a pointer's one token is its line, the second its column."""

    def __init__(self, **texts: str) -> None:
        self.texts = texts

    def locate_all(self, pointers: Iterable[Pointer]) -> Mapping[Pointer, Location]:
        return {
            each: Location(
                file=each.document or "a",
                line=int(each.tokens[0]),
                column=int(each.tokens[1]),
            )
            for each in pointers
        }

    def text_of(self, file: str) -> bytes | None:
        return self.texts[file].encode() if file in self.texts else None


def report(text: str = "", **texts: str) -> Report:
    return Report(finder=Finder(a=text, **texts))


def at(line: int, column: int, document: str = "") -> Pointer:
    return Pointer((str(line), str(column)), document)


def test_nothing_to_say() -> None:
    assert code_frame.render_text(Report()) == ""
    assert code_frame.render_json(Report()) == "[]\n"
    assert code_frame.render_github(Report()) == ""
    assert code_frame.summary(Report()) == ""


def test_counts() -> None:
    said = Report()
    for number in range(1_001):
        said.warning("w", f"{number}")
    said.error("e", "x")
    said.note("n", "y")
    assert code_frame.summary(said) == "1 error, 1,001 warnings, 1 note"
    text = code_frame.render_text(said)
    assert text.count("warning[w]") == 50
    assert "... and 951 more warnings" in text
    assert len(json.loads(code_frame.render_json(said))) == 1_001 + 2


def test_the_same_words_are_said_once() -> None:
    said = report("x\n" * 9)
    for line in range(1, 8):
        said.warning("w", "Twice.", at(line, 1))
    said.error("e", "Once.", at(8, 1))
    text = code_frame.render_text(said)
    assert "warning[w]: Twice. (7 times; the first is here)\n --> a:1:1\n" in text
    assert text.count("-->") == 2
    assert "error[e]: Once.\n" in text
    assert code_frame.summary(said) == "1 error, 7 warnings"
    assert len(json.loads(code_frame.render_json(said))) == 8


def test_errors_that_one_line_mends_are_said_once() -> None:
    said = report("x\n" * 9)
    for line in range(1, 4):
        said.error("reference-outside", "Out.", at(line, 1))
        said.error("e", "Each.", at(line, 1))
    text = code_frame.render_text(said)
    assert "error[reference-outside]: Out. (3 times; the first is here)\n" in text
    assert text.count("error[e]: Each.\n") == 3
    assert code_frame.summary(said) == "6 errors"


def test_further_findings_of_one_code_are_brief() -> None:
    said = report("x\n" * 9)
    for line in range(1, 6):
        said.warning("w", f"{line}.", at(line, 1), help="Mend it.")
        said.error("e", f"{line}!", at(line, 1))
    text = code_frame.render_text(said)
    assert "warning[w]: 4.\n --> a:4:1\n  = help: Mend it.\n\n" in text
    assert text.count(" | x\n") > 5 + 3
    assert text.count("  = at #/4/1\n") == 1
    assert text.count("  = at #/3/1\n") == 2


def test_findings_are_in_the_order_of_the_text() -> None:
    said = report("x\n" * 9, b="y\n" * 9)
    said.error("second", "", at(2, 1))
    said.warning("first", "", at(1, 5))
    said.note("other", "", at(1, 1, "b"))
    said.add(Severity.ERROR, "nowhere", "")
    codes = [each["code"] for each in json.loads(code_frame.render_json(said))]
    assert codes == ["nowhere", "first", "second", "other"]


def test_frame_at_the_edges() -> None:
    said = report("one\ntwo")
    said.error("e", "First.", at(1, 2))
    said.error("e", "Last.", at(2, 4), help="Mend it.")
    assert code_frame.render_text(said) == (
        "error[e]: First.\n --> a:1:2\n  |\n1 | one\n  |  ^\n2 | two\n  = at #/1/2\n\n"
        "error[e]: Last.\n --> a:2:4\n  |\n1 | one\n2 | two\n  |    ^\n  = at #/2/4\n"
        "  = help: Mend it.\n\n"
    )


def test_long_lines_are_cut_around_the_place() -> None:
    said = report("a" * 500 + "b" + "c" * 500 + "\n" + "d" * 1_000_000)
    said.error("e", "Here.", at(1, 501))
    lines = code_frame.render_text(said).splitlines()
    assert max(map(len, lines)) < 120
    shown, arrow = lines[3:5]
    assert shown[arrow.index("^")] == "b"
    assert shown.endswith("ccc...")


def test_tabs_and_control_characters_keep_the_arrow_right() -> None:
    said = report("\t\x1b[2J\u202e\u200bx: bad\r\n")
    said.error("e", "It says \x1b[31m\r\n.", at(1, 9))
    text = code_frame.render_text(said)
    assert "\x1b" not in text
    assert "\r" not in text
    lines = text.splitlines()
    assert lines[0] == "error[e]: It says \\u001b[31m\\u000d\\u000a."
    shown, arrow = lines[3:5]
    assert shown == "1 |     \\u001b[2J\\u202e\\u200bx: bad"
    assert shown[arrow.index("^")] == ":"


def test_colors_are_only_ours() -> None:
    said = report("x: \x1b[31m\n")
    said.error("e", "\x1b[32m", at(1, 1))
    colored = code_frame.render_text(said, color=True)
    assert "\x1b[1;31merror[e]\x1b[0m" in colored
    assert "\x1b[32m" not in colored


def test_a_diagnostic_about_no_text() -> None:
    said = Report()
    said.error("e", "Bad.", Pointer(("x",)), help="Mend it.")
    said.add(Severity.NOTE, "n", "Said.", file="gone.yaml")
    assert code_frame.render_text(said) == (
        "error[e]: Bad.\n  = at #/x\n  = help: Mend it.\n\n"
        "note[n]: Said.\n --> gone.yaml\n\n"
    )


def test_json() -> None:
    said = report("x\n")
    said.error("e", "Bad.", at(1, 1), help="Mend it.")
    said.add(Severity.WARNING, "w", "Odd.", file="b.yaml", position=(3, 4))
    said.note("n", "Said.")
    empty = {"file": None, "line": None, "column": None, "pointer": None, "help": None}
    assert json.loads(code_frame.render_json(said)) == [
        {"severity": "note", "code": "n", "message": "Said.", **empty},
        {
            "severity": "error", "code": "e", "message": "Bad.", "help": "Mend it.",
            "file": "a", "line": 1, "column": 1, "pointer": "#/1/1",
        },
        {
            "severity": "warning", "code": "w", "message": "Odd.", **empty,
            "file": "b.yaml", "line": 3, "column": 4,
        },
    ]  # fmt: skip


def test_annotations_cannot_be_forged() -> None:
    said = Report()
    said.add(
        Severity.ERROR,
        "e",
        "50%\n::error::forged",
        help="Mend it.",
        file="a,b:c\n.yaml",
        position=(1, 2),
    )
    said.note("n", "Said.")
    assert code_frame.render_github(said) == (
        "::notice title=n::Said.\n"
        "::error file=a%2Cb%3Ac%0A.yaml,line=1,col=2,title=e::"
        "50%25%0A::error::forged Mend it.\n"
    )


def test_a_report_holds_each_finding_once() -> None:
    said = Report()
    for _ in range(3):
        said.error("e", "Bad.", Pointer(("a",)))
    said.error("e", "Bad.", Pointer(("b",)))
    said.warning("e", "Bad.", Pointer(("a",)))
    assert len(list(said)) == 3
    assert said.failed
