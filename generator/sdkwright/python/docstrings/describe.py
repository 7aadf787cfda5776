"""What the document says about things, as docstrings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sdkwright.emit.code import Code
from sdkwright.ir import Alias, Literals, Nullable
from sdkwright.python.docstrings.docstrings import (
    clean,
    docstring,
    first_sentence,
    wrap,
)
from sdkwright.python.views import EMPTY

if TYPE_CHECKING:
    from sdkwright.ir import Declaration, Docs, Field, Type


# A method's description is read in a tooltip; the whole text is in the document.
_LINES: Final = 20


def paragraphs(docs: Docs) -> str:
    """Return the summary, the description and the deprecation as cleaned text."""
    summary, description = clean(docs.summary), clean(docs.description)
    if description.startswith(summary):
        summary = ""
    found = [_sentence(summary)] if summary else []
    if description:
        found.append(description)
    if docs.deprecated:
        found.append(f"Deprecated. {clean(docs.deprecation)}".strip())
    return "\n\n".join(found)


def describe_class(declaration: Declaration, *, indent: int = 4) -> Code:
    """Return the docstring of a class, or what stands below an alias."""
    text = paragraphs(declaration.docs)
    if isinstance(declaration, Alias):
        text = f"{text}\n\n{_values(declaration.type)}".strip()
    if not text:
        if not indent:
            return EMPTY
        words = clean(
            declaration.candidate.text if declaration.candidate else declaration.at.name
        )
        text = f"The `{words}` object."
    return docstring(layout(text, indent), indent)


def describe_field(field: Field, *, indent: int) -> Code:
    """Return what stands below a field; empty where the document says nothing."""
    text = f"{paragraphs(field.docs)}\n\n{_values(field.type)}".strip()
    return docstring(layout(text, indent), indent) if text else EMPTY


def _values(type_: Type) -> str:
    """Say about an enumeration's values what their type does not."""
    inner = type_.type if isinstance(type_, Nullable) else type_
    if not isinstance(inner, Literals):
        return ""
    said = [clean(str(value)) for value in inner.values]
    if inner.names or inner.docs:
        names = inner.names or ("",) * len(said)
        docs = inner.docs or ("",) * len(said)
        lines = [
            f"- `{value}`{_label(name)}{_value_doc(doc)}"
            for value, name, doc in zip(said, names, docs, strict=True)
        ]
        return "\n".join(("Values:", "", *lines))
    if any(isinstance(value, float) for value in inner.values):
        return f"One of {', '.join(said)}."
    return ""


def _label(name: str) -> str:
    return f" ({clean(name)})" if name else ""


def _value_doc(doc: str) -> str:
    return f": {' '.join(clean(doc).split())}" if doc else ""


def shortened(text: str, indent: int, url: str) -> str:
    """Return the paragraphs and sentences that fit in about ten lines, the first one whole.

    Where a page says more, the text ends with its address.
    """
    kept: list[str] = []
    lines = 0
    for paragraph in text.split("\n\n"):
        room = _LINES - lines
        lines += wrap(paragraph, indent).count("\n") + 2
        if kept and lines > _LINES:
            begun = _sentences(paragraph, room, indent)
            kept.extend(
                each for each in (begun, f"See <{url}>." if url else "") if each
            )
            break
        kept.append(paragraph)
    return "\n\n".join(kept)


_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+(?=[A-Z`*(])")
# What is no running text: code, tables, lists, headings and quotes.
_NO_TEXT: Final = re.compile(r"^\s*(?:[-*+|>#]|\d+[.)]|```|~~~|\s{4})", re.MULTILINE)


def _sentences(paragraph: str, room: int, indent: int) -> str:
    """Return as many sentences of a paragraph as fit in so many lines."""
    if _NO_TEXT.search(paragraph):
        return ""
    kept = ""
    for sentence in _SENTENCE.split(" ".join(paragraph.split())):
        more = f"{kept} {sentence}".strip()
        if wrap(more, indent).count("\n") + 2 > room:
            break
        kept = more
    return kept


def layout(text: str, indent: int) -> str:
    """Wrap text and give it a first line of its own, as docstrings want it (PEP 257)."""
    summary = first_sentence(text)
    rest = (
        text[len(summary) :].lstrip(" ").strip("\n") if text.startswith(summary) else ""
    )
    whole = " ".join(text.split())
    if "\n" not in text and len(whole) + indent + 7 <= 88:
        return _sentence(whole)
    if not rest or len(summary) + indent + 4 > 88:
        return wrap(text, indent, opening=True)
    return f"{_sentence(summary)}\n\n{wrap(rest, indent)}"


def _sentence(text: str) -> str:
    """End a line as a sentence ends."""
    return text if text.endswith((".", "!", "?")) else f"{text.removesuffix(':')}."
