"""The piece of a file that is shown."""

from __future__ import annotations

from sdkwright.page.pieces import method_piece, node_piece, type_piece

SOURCE = '''\
class A:
    x: int

    @overload
    def get(self) -> int: ...
    def get(self) -> object:
        return 1

    def put(self) -> None: ...


class AsyncA:
    async def get(self) -> object: ...


Mode = Literal["a"]
"""What a mode is."""
Other: TypeAlias = int
'''
YAML = """\
paths:
  /a:
    get:
      summary: x

      tags: [a]
    put: {}
  /b: {}
"""
JSON = """\
{
  "a": {
    "b": [
      1
    ]
  },
  "c": 2
}"""


def test_methods_come_with_their_overloads() -> None:
    found = method_piece(SOURCE, "get")
    assert found is not None
    assert found.line == 4
    assert found.text.startswith("@overload\ndef get(self) -> int: ...\ndef get")
    assert found.text.endswith("    return 1")
    assert method_piece(SOURCE, "none") is None
    assert method_piece("def (", "x") is None


def test_types_come_with_their_text() -> None:
    mode, other, own = (type_piece(SOURCE, n) for n in ("Mode", "Other", "A"))
    assert mode is not None
    assert mode.text == 'Mode = Literal["a"]\n"""What a mode is."""'
    assert other is not None
    assert other.text == "Other: TypeAlias = int"
    assert own is not None
    assert own.text.startswith("class A:")
    assert type_piece(SOURCE, "get") is None


def test_nodes_end_where_the_next_begins() -> None:
    found = node_piece(YAML, 3, 5)
    assert found.text == "get:\n  summary: x\n\n  tags: [a]"
    assert node_piece(YAML, 7, 5).text == "put: {}"
    assert node_piece(JSON, 3, 5).text == '"b": [\n  1\n]'
    assert node_piece(JSON, 2, 3).text.endswith("},")


def test_long_nodes_are_cut() -> None:
    lines = "\n".join(["a:", *["  - b"] * 1000])
    found = node_piece(lines, 1, 1)
    assert found.cut
    assert len(found.text.split("\n")) == 400
    one = node_piece("x" * 10_000, 1, 5_001)
    assert (len(one.text), one.cut) == (4_000, True)
