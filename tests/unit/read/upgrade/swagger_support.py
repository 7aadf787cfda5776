"""What the tests of the upgrade share."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import dedent, indent

from sdkwright.diagnostics import Report
from sdkwright.read.documents.documents import Documents
from sdkwright.source import Pointer

Loader = Callable[..., tuple[Documents, Report]]


HEAD = "swagger: '2.0'\ninfo: {title: Pets, version: '1'}\n"


def upgraded(loaded: Loader, text: str, **files: str) -> Documents:
    documents, report = loaded(HEAD + dedent(text), files)
    assert not report.failed, list(report)
    assert documents.version == "2.0"
    return documents


def operation(loaded: Loader, text: str, root: str = "") -> tuple[Documents, Pointer]:
    body = indent(dedent(text), "      ")
    whole = f"{dedent(root)}\npaths:\n  /pets:\n    post:\n{body}"
    if "responses:" not in text:
        whole += "\n      responses: {'200': {description: Fine.}}\n"
    return upgraded(loaded, whole), Pointer(("paths", "/pets", "post"))


def at(documents: Documents, pointer: Pointer, *tokens: str) -> object:
    for token in tokens:
        pointer /= token
    return documents.get(pointer)
