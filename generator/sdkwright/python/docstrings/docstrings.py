"""Descriptions to docstrings: wrapped, and unable to end the string.

Text of a specification is not trusted. What comes out is parsed again and compared with what
went in before it is called code.
"""

from __future__ import annotations

import ast
import re
import textwrap
import unicodedata
from typing import Final

from sdkwright.emit.code import Code

WIDTH: Final = 88

# What no editor shows, and what looks like a plain space.
_SPACES: Final = str.maketrans(
    {
        "\u00a0": " ",
        "\u202f": " ",
        "\u2007": " ",
        "\u200b": "",
        "\ufeff": "",
        "\t": "    ",
    }
)
_BREAKS: Final = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS: Final = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
_MARKUP: Final = re.compile(r"<br\s*/?>|</?p>", re.IGNORECASE)
# What MDX calls the boxes in which sites of documentation put remarks.
_BOX: Final = re.compile(
    r"<(/?)(Note|Warning|Tip|Info|Caution|Danger|Important)(?:\s[^<>]*)?>\s*"
)
_UNWRAPPED: Final = re.compile(r"\s{4,}|\||```|~~~|#|>|(?:=+|-{3,})$")
# What begins a line that is no running text, or underlines the one above it.
_NO_TEXT: Final = re.compile(
    r">|\||```|~~~|<!--|!\[|[-*+] |\d+[.)] |=+$|-{3,}$|\*{3,}$"
)
_CODE_MARGIN: Final = 4
# How text begins, and what only code has.
_TEXT: Final = re.compile(r"[-*+] |\d+[.)] |#+ |\*\*|[A-Z][a-z]*\b(?!\.)")
_CODE: Final = re.compile(r"[={}<>;$]|\(\)|\w\.\w+\(")
_LIST_ITEM: Final = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+")


def clean(text: str) -> str:
    """Return text without control characters, with line feeds only, and stripped.

    Boxes of documentation sites (`<Note>...</Note>`) are paragraphs that say what they are.
    """
    if "</" in text:
        text = _BOX.sub(_border, text)
    if text.isascii() and text.isprintable():
        return text.replace(">>>", ">> >").strip()
    text = _BREAKS.sub("\n", text)
    if text.isascii():
        text = _CONTROLS.sub("", text.replace("\t", "    "))
    else:
        text = "".join(
            char
            for char in text.translate(_SPACES)
            if char == "\n" or not _is_control(char)
        )
    text = text.replace(">>>", ">> >")
    if "\n" not in text:
        return text.strip()
    lines = _flush([line.rstrip() for line in text.strip().split("\n")])
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _flush(lines: list[str]) -> list[str]:
    """Return lines without the margin that all but the first have, as `inspect.cleandoc` does.

    A margin of four columns can be that of a block of code: it goes where the first line that
    has it reads as text.
    """
    further = [each for each in lines[1:] if each]
    margin = min((len(each) - len(each.lstrip()) for each in further), default=0)
    if not margin:
        return lines
    first = further[0].strip()
    if _LIST_ITEM.match(lines[0]):
        # Items of one list, or what belongs to the first.
        plain = margin == 1 and _LIST_ITEM.match(first) is not None
    else:
        plain = margin < _CODE_MARGIN or _reads_as_text(first)
    return [lines[0], *(each[margin:] for each in lines[1:])] if plain else lines


def _reads_as_text(line: str) -> bool:
    return _TEXT.match(line) is not None and _CODE.search(line) is None


def _border(tag: re.Match[str]) -> str:
    """Return what stands for the beginning or the end of a box."""
    return "\n\n" if tag[1] else f"\n\n{tag[2]}: "


def _is_control(char: str) -> bool:
    return unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn"}


def first_sentence(text: str) -> str:
    """Return the first sentence of cleaned text, on one line."""
    paragraph = " ".join(_MARKUP.sub("\n", text).strip().split("\n\n")[0].split())
    match = re.match(r"(.+?[.!?])(?:\s+(?=[A-Z`*\[(])|$)", paragraph)
    return match[1] if match else paragraph


def introduction(text: str) -> str:
    """Return the first sentence of cleaned text that is no heading, quotation, list or table."""
    fenced = False
    for paragraph in re.split(r"\n\s*\n", _MARKUP.sub("\n", text)):
        lines = [line.strip() for line in paragraph.split("\n") if line.strip()]
        while lines and lines[0].startswith("#"):  # its text may follow at once
            del lines[0]
        plain = bool(lines) and not fenced and not any(map(_NO_TEXT.match, lines[:2]))
        if plain:
            return first_sentence("\n".join(lines))
        fenced ^= sum(line.startswith(("```", "~~~")) for line in lines) % 2 == 1
    return ""


def wrap(text: str, indent: int, *, opening: bool = False) -> str:
    """Wrap cleaned text for a line length of 88; the lines are not indented.

    Code blocks, tables, headings and quotes keep their lines.

    Args:
        text: Several paragraphs.
        indent: Columns in front of each line.
        opening: Whether the opening quotes stand before the first line.
    """
    blocks: list[str] = []
    fenced = False
    paragraph: list[str] = []

    def flush() -> None:
        if paragraph:
            quotes = '"""' if opening and not blocks else ""
            filled = _fill(paragraph, WIDTH - indent, quotes)
            blocks.append(filled.removeprefix(quotes))
            paragraph.clear()

    for line in text.split("\n"):
        fence = line.lstrip().startswith(("```", "~~~"))
        if fenced or fence or _UNWRAPPED.match(line) or not line:
            flush()
            blocks.append(line)
            fenced ^= fence
        elif _LIST_ITEM.match(line):
            flush()
            paragraph.append(line)
        else:
            paragraph.append(line)
    flush()
    return "\n".join(blocks)


def _fill(lines: list[str], width: int, initial: str) -> str:
    item = _LIST_ITEM.match(lines[0])
    hanging = " " * len(item[0]) if item else ""
    margin = " " * (len(lines[0]) - len(lines[0].lstrip())) if item else ""
    text = " ".join(line.strip() for line in lines)
    return _filled(text, width, initial + margin, hanging)


def hanging(text: str) -> str:
    """Lay out one entry of an `Args` section in a method's docstring."""
    return _filled(text, WIDTH - 8, "    ", "        ")


def _filled(text: str, width: int, first: str, others: str) -> str:
    """Fill lines as :func:`textwrap.fill` does, at a third of its cost for plain text.

    Args:
        text: On one line.
        width: Columns of each line, with what it begins with.
        first: What the first line begins with.
        others: What the other lines begin with.
    """
    plain = text.isascii() and text.isprintable()
    if not plain or "  " in text or text.startswith(" "):
        return textwrap.fill(
            text,
            width,
            initial_indent=first,
            subsequent_indent=others,
            break_long_words=False,
            break_on_hyphens=False,
        )
    if text and len(first) + len(text) <= width:
        return first + text.rstrip(" ")
    lines: list[str] = []
    line, room = first, width - len(first)
    words: list[str] = []
    for word in text.split():
        if words and room < len(word) + 1:
            lines.append(line + " ".join(words))
            line, room, words = others, width - len(others), []
        room -= len(word) + bool(words)
        words.append(word)
    if words:
        lines.append(line + " ".join(words))
    return "\n".join(lines)


def docstring(text: str, indent: int) -> Code:
    """Return a string literal in triple quotes for cleaned and wrapped text.

    Args:
        text: May have several lines; they are indented here.
        indent: Columns in front of the literal.

    Raises:
        ValueError: Where the literal does not mean the text: a bug of ours.
    """
    first, *others = _escape(text).split("\n")
    margin = " " * indent
    lines = [first, *(margin + line if line else "" for line in _outdented(others))]
    if first.startswith('"'):
        lines[0] = "\\" + first
    if others:
        lines.append(margin)
    elif first.endswith('"'):
        lines[0] += " "
    source = '"""' + "\n".join(lines) + '"""'
    _verify(source, text)
    return Code(source)


def _outdented(lines: list[str]) -> list[str]:
    """Take away what all lines but the first are indented by (PEP 257), as black does."""
    depth = min(
        (len(each) - len(each.lstrip(" ")) for each in lines if each), default=0
    )
    return [line[depth:] for line in lines]


def _escape(text: str) -> str:
    text = text.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    if text.isascii():
        return text
    # A letter stands as it is; what hides or turns the text around is written out.
    return "".join(char if is_plain(char) else _escaped(char) for char in text)


def is_plain(char: str) -> bool:
    """Whether a character can stand in source: it is seen, or is the end of a line."""
    return char == "\n" or char.isprintable()


def _escaped(char: str) -> str:
    return f"\\u{ord(char):04x}" if ord(char) <= 0xFFFF else f"\\U{ord(char):08x}"


def _verify(source: str, text: str) -> None:
    """Parse the literal again: it must be one string that says the same."""
    inside = source[3:-3]
    # Without an escape or a quote it can mean nothing but itself.
    plain = "\\" not in inside and '"' not in inside
    value = inside if plain else ast.literal_eval(source)
    if not isinstance(value, str) or value.split() != text.split():
        raise ValueError(f"a docstring does not mean its text: {text[:80]!r}")
