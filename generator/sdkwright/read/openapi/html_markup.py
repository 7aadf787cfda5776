"""HTML in descriptions to Markdown: descriptions are CommonMark, and many hold HTML.

Only elements that have a counterpart are read; whatever else stands between angle brackets,
such as `<your-token>`, stays as it is. Code stays as it is, too. Character references become
the characters (OpenAPI 3.1, section 4.6: CommonMark 0.27, sections 6.2 and 6.6).
"""

from __future__ import annotations

import html
import re
from html.entities import html5
from typing import Final

_CODE: Final = re.compile(r"(```.*?```|~~~.*?~~~|`[^`\n]*`)", re.DOTALL)
_REFERENCE: Final = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});")
_LINK: Final = re.compile(
    r"<a\b[^<>]{0,200}?\bhref\s*=\s*[\"']?([^\"'\s<>]+)[\"']?[^<>]{0,200}>(.{0,300}?)</a\s*>",
    re.IGNORECASE | re.DOTALL,
)
_ATTRIBUTES: Final = r"(?:\s[^<>]{0,200})?"
# Patterns of elements, in the order of replacing, and what stands for them.
_ELEMENTS: Final = tuple(
    (re.compile(pattern.replace("~", _ATTRIBUTES), re.IGNORECASE), markdown)
    for pattern, markdown in (
        (
            r"<pre~>\s{0,50}(?:<code~>)?|(?:</code\s{0,50}>)?\s{0,50}</pre\s{0,50}>",
            "\n```\n",
        ),
        (r"<br~/?>", "\n"),
        (r"\s{0,50}<li~>\s{0,50}", "\n- "),
        (r"</li\s{0,50}>", ""),
        (r"\s{0,50}<h[1-6]~>\s{0,50}", "\n\n#### "),
        (r"\s{0,50}</h[1-6]\s{0,50}>\s{0,50}", "\n\n"),
        (
            r"\s{0,50}</?(?:p|div|ul|ol|table|tbody|thead|section|blockquote)~/?>\s{0,50}",
            "\n\n",
        ),
        (r"\s{0,50}<tr~>\s{0,50}", "\n"),
        (r"\s{0,50}<t[dh]~>\s{0,50}", " "),
        (r"</t[rdh]\s{0,50}>", ""),
        (r"</?(?:code|tt|kbd|samp)~>", "`"),
        (r"</?(?:b|strong)~>", "**"),
        (r"</?(?:i|em|var)~>", "*"),
        (r"</?(?:span|font|u|small|sup|sub|center|dl|dt|dd)~>", ""),
        (r"<!--.{0,300}?-->", ""),
    )
)


def markdown_of(text: str) -> str:
    """Return a description with Markdown where it has HTML."""
    if "<" not in text and "&" not in text:
        return text
    pieces = _CODE.split(text)
    pieces[::2] = [_converted(each) for each in pieces[::2]]
    return re.sub(r"\n{3,}", "\n\n", "".join(pieces)).strip("\n")


def _converted(text: str) -> str:
    if "<" in text:
        text = _LINK.sub(r"[\2](\1)", text)
        for pattern, markdown in _ELEMENTS:
            text = pattern.sub(markdown, text)
    return _REFERENCE.sub(lambda found: _character(found[0]), text)


def _character(reference: str) -> str:
    """Return what a whole reference stands for; one that there is not stays."""
    known = reference[1] == "#" or reference[1:] in html5
    return html.unescape(reference) if known else reference
