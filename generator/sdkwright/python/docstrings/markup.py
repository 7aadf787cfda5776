"""Text of a specification in Markdown, HTML and TOML: none of it can become markup."""

from __future__ import annotations

import html
import re
from typing import Final

from sdkwright.emit.code import Code
from sdkwright.python.docstrings.docstrings import clean

_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>|#~&])")
# What makes a list or a rule where a line starts (CommonMark 0.31, sections 4 and 5).
_LEADING: Final = re.compile(r"^(\d{0,9})([-+=.)])")


def markdown(text: str) -> Code:
    """Return text as one line of Markdown that means just the text."""
    line = " ".join(clean(text).split())
    line = _SPECIAL.sub(r"\\\1", line)
    return Code(_LEADING.sub(r"\1\\\2", line))


def code_span(text: str) -> Code:
    """Return text as one line of code in Markdown (CommonMark 0.31, section 6.1)."""
    line = " ".join(clean(text).split())
    longest = max((len(run) for run in re.findall("`+", line)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if not line or line[0] == "`" or line[-1] == "`" else ""
    return Code(f"{fence}{pad}{line}{pad}{fence}")


def html_text(text: str) -> Code:
    """Return text for an HTML element or attribute inside Markdown."""
    escaped = html.escape(" ".join(clean(text).split()), quote=True)
    return Code(re.sub(r"([*_`~\[\]\\])", lambda match: f"&#{ord(match[1])};", escaped))


def toml_string(text: str) -> Code:
    """Return a basic string of TOML (TOML 1.0, section on strings)."""
    escaped = "".join(_toml(char) for char in " ".join(clean(text).split()))
    return Code(f'"{escaped}"')


def _toml(char: str) -> str:
    if char in '"\\':
        return "\\" + char
    if char.isprintable():
        return char
    return f"\\u{ord(char):04X}" if ord(char) <= 0xFFFF else f"\\U{ord(char):08X}"
