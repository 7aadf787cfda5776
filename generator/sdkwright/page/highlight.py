"""Source text as lines of tokens with a kind, for the page to set apart."""

from __future__ import annotations

import builtins
import io
import re
import tokenize
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

Line: TypeAlias = list[tuple[str, str]]
"""The tokens of a line: the kind, empty for plain text, and the text."""

_KEYWORDS: Final = frozenset(
    [
        "False",
        "None",
        "True",
        "and",
        "as",
        "assert",
        "async",
        "await",
        "break",
        "class",
        "continue",
        "def",
        "del",
        "elif",
        "else",
        "except",
        "finally",
        "for",
        "from",
        "global",
        "if",
        "import",
        "in",
        "is",
        "lambda",
        "nonlocal",
        "not",
        "or",
        "pass",
        "raise",
        "return",
        "try",
        "while",
        "with",
        "yield",
    ]
)
_BUILTINS: Final = frozenset(dir(builtins))
_KINDS: Final = {
    tokenize.STRING: "string",
    tokenize.NUMBER: "number",
    tokenize.COMMENT: "comment",
}
_YAML: Final = re.compile(
    r"""(?P<comment>(?:^|(?<=\s))\#.*)
    |(?P<key>(?:"(?:\\.|[^"\\])*"|'(?:''|[^'])*'|[^\s{}\[\],:#"'-][^{}\[\],:#"']*)(?=\s*:(?:\s|$)))
    |(?P<string>"(?:\\.|[^"\\])*"|'(?:''|[^'])*')
    |(?P<number>(?<![\w.-])-?\d+(?:\.\d+)?(?![\w.-]))
    |(?P<keyword>(?<![\w.-])(?:true|false|null)(?![\w.-]))""",
    re.VERBOSE,
)
_LONGEST: Final = 2_000
"""Longer lines are not taken apart."""


def python_lines(text: str) -> list[Line]:
    """Return the lines of a piece of Python; plain ones where it cannot be tokenized."""
    lines = text.split("\n")
    kinds: list[list[tuple[int, int, str]]] = [[] for _ in lines]
    try:
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            kind = _kind(token)
            if kind:
                for row, start, end in _rows(token, lines):
                    kinds[row].append((start, end, kind))
    except (tokenize.TokenError, SyntaxError):
        return [[("", line)] for line in lines]
    return [_cut(line, found) for line, found in zip(lines, kinds, strict=True)]


def document_lines(text: str) -> list[Line]:
    """Return the lines of a piece of YAML or JSON."""
    found: list[Line] = []
    for line in text.split("\n"):
        matches = _YAML.finditer(line) if len(line) <= _LONGEST else ()
        spans = [(each.start(), each.end(), each.lastgroup or "") for each in matches]
        found.append(_cut(line, spans))
    return found


def _kind(token: tokenize.TokenInfo) -> str:
    if token.type != tokenize.NAME:
        return _KINDS.get(token.type, "")
    before = token.line[: token.start[1]].rstrip()
    if token.string in _KEYWORDS:
        return "keyword"
    if before.endswith(("def", "class")):
        return "name"
    return "builtin" if token.string in _BUILTINS and before[-1:] != "." else ""


def _rows(
    token: tokenize.TokenInfo, lines: list[str]
) -> Iterator[tuple[int, int, int]]:
    """Yield the rows of a token, and where it begins and ends in each."""
    (first, start), (last, end) = token.start, token.end
    for row in range(first - 1, last):
        left = start if row == first - 1 else 0
        right = end if row == last - 1 else len(lines[row])
        yield row, left, right


def _cut(line: str, spans: list[tuple[int, int, str]]) -> Line:
    found: Line = []
    done = 0
    for start, end, kind in spans:
        if start > done:
            found.append(("", line[done:start]))
        if end > start:
            found.append((kind, line[start:end]))
        done = max(done, end)
    if done < len(line):
        found.append(("", line[done:]))
    return found
