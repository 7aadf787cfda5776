"""Where the keys of a configuration stand: every fault has line and column."""

from __future__ import annotations

import tomllib
from pathlib import Path

from hypothesis import given, strategies as st
from sdkwright import config
from sdkwright.diagnostics import Report
from sdkwright.toml_places import places

TEXT = '''\
# [no.table]
out = "x = 1 # no comment"
note = """
fake = 1
"""
[tool.gen.apis."a.b"]
spec = 'a.yaml'
exclude = { tags = ["a", "b = {"], paths = [] }
list = [
  { inner = 1 },
]
names."x y" = "1"
[[many]]
key.sub = 1
'''


def test_every_key_is_found() -> None:
    found = places(TEXT)
    assert found["out",] == (2, 1)
    assert ("no", "table") not in found
    assert ("fake",) not in found
    assert found["tool", "gen", "apis", "a.b", "spec"] == (7, 1)
    assert found["tool", "gen", "apis", "a.b", "exclude", "tags"] == (8, 13)
    assert found["tool", "gen", "apis", "a.b", "exclude", "paths"] == (8, 36)
    assert found["tool", "gen", "apis", "a.b", "names", "x y"] == (12, 1)
    assert found["many", "key", "sub"] == (14, 1)
    assert not any("inner" in path for path in found)


def test_faults_say_line_and_column(tmp_path: Path) -> None:
    path = tmp_path / "gen.toml"
    path.write_text('package = "acme"\nspec = "a.yaml"\n\nexclude = { tag = ["x"] }\n')
    report = Report()
    assert config.load(path, report) is None
    (fault,) = report
    assert fault.position == (4, 13)
    assert fault.help == "Did you mean `tags`?"


def test_what_is_missing_is_where_its_table_is(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text('[tool.gen]\npackage = "acme"\n[tool.gen.apis.a]\nclient = "A"\n')
    report = Report()
    assert config.load(path, report) is None
    assert [(each.message, each.position) for each in report] == [
        ("[tool.gen.apis.a] `spec` is missing", (3, 2))
    ]


@given(st.dictionaries(st.text(min_size=1), st.text() | st.integers(), min_size=1))
def test_every_key_of_any_text_is_found(table: dict[str, str | int]) -> None:
    def quoted(text: str) -> str:
        return '"' + "".join(f"\\U{ord(each):08x}" for each in text) + '"'

    lines = [
        f"{quoted(key)} = {quoted(value) if isinstance(value, str) else value}"
        for key, value in table.items()
        if not any("\ud800" <= each <= "\udfff" for each in key + str(value))
    ]
    text = "\n".join(lines)
    assert set(places(text)) == {(key,) for key in tomllib.loads(text)}
