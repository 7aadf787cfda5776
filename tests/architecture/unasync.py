"""Derives synchronous code of the runtime from its asynchronous counterpart.

The asynchronous class or function is written by hand; `PAIRS` lists what is derived from
it. `pytest --update tests/architecture/test_unasync.py` writes the derived code.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import black

if TYPE_CHECKING:
    from pathlib import Path

_NAMES: Final = {
    "AsyncClient": "SyncClient",
    "AsyncDriver": "SyncDriver",
    "StopAsyncIteration": "StopIteration",
    "__aenter__": "__enter__",
    "__aexit__": "__exit__",
    "__aiter__": "__iter__",
    "__anext__": "__next__",
    "aclose": "close",
    "aclosing": "closing",
    "anext": "next",
    "arun": "run",
    "asend": "send",
}
_PHRASES: Final = (
    (re.compile(r"\basync with\b"), "with"),
    (re.compile(r"\ban asynchronous"), "a synchronous"),
    (re.compile(r"\basynchronous"), "synchronous"),
    (re.compile(r"\bAsync(?=[A-Z])"), ""),
)
# A synchronous generator has a third type argument, and can delegate to an iterable.
_GENERATOR: Final = re.compile(r"\bAsyncGenerator\[(.*?), None\]", re.DOTALL)
_ALIAS: Final = re.compile(r"\n +(\w+) = \1\n")
_IMPORT: Final = re.compile(r"\n +import anyio\n\n")
_DELEGATED: Final = re.compile(r"for (\w+) in ([^\n]+):\n +yield \1\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A definition and the synchronous one that is derived from it.

    Attributes:
        source: The file of the asynchronous definition, below the runtime.
        name: The name of the asynchronous definition.
        target: The file of the synchronous definition.
        own: Methods whose synchronous form is written by hand, since it differs.
    """

    source: str
    name: str
    target: str
    own: tuple[str, ...] = ()

    @property
    def derived_name(self) -> str:
        """The name of the synchronous definition."""
        return _name(self.name)


def pair(source: str, name: str, target: str = "", own: tuple[str, ...] = ()) -> Pair:
    """Return a pair, by default within one file."""
    return Pair(source=source, name=name, target=target or source, own=own)


PAIRS: Final = (
    pair("client/client.py", "AsyncClient"),
    pair("client/client.py", "AsyncResource"),
    pair("exchange/telemetry.py", "AsyncOpenTelemetry"),
    pair("helpers/polling.py", "async_poll"),
    pair("pagination/page.py", "AsyncClientFetcher"),
    pair("pagination/page.py", "AsyncFetcher"),
    pair("pagination/pages.py", "AsyncPage"),
    pair("downloads/binary.py", "AsyncBinaryResponse", own=("save",)),
    pair("response/raw_response.py", "AsyncByteChunks"),
    pair("response/raw_response.py", "AsyncRawResponse"),
    pair("results/streamed.py", "AsyncStreamedResponse"),
    pair("streams/byte_streams.py", "AsyncByteStream"),
    pair("streams/reconnect.py", "AsyncReconnectingStream"),
    pair("streams/stream.py", "AsyncStream"),
    pair("transport/effects.py", "AsyncDriver"),
)


def derived(runtime: Path, each: Pair) -> tuple[str, str]:
    """Return the text of a pair's target file, as it is and as it is derived."""
    source = (runtime / each.source).read_text(encoding="utf-8")
    target = (runtime / each.target).read_text(encoding="utf-8")
    start, end = _span(source, each.name)
    code = synchronous(source[start:end])
    start, end = _span(target, each.derived_name)
    for method in each.own:
        there, here = _span(target[start:end], method), _span(code, method)
        kept = target[start:end][slice(*there)]
        code = code[: here[0]] + kept + code[here[1] :]
    return target, target[:start] + code + target[end:]


def _span(text: str, name: str) -> tuple[int, int]:
    """Return the offsets of a definition: the first to the last of its overloads."""
    lines = text.splitlines(keepends=True)
    found = [
        node
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.name == name
    ]
    assert found, f"no definition of {name}"
    decorated = min(
        [found[0].lineno, *(each.lineno for each in found[0].decorator_list)]
    )
    last = found[-1].end_lineno
    return len("".join(lines[: decorated - 1])), len("".join(lines[:last]))


def synchronous(text: str) -> str:
    """Return the synchronous form of asynchronous code."""
    text = _GENERATOR.sub(r"Generator[\1, None, None]", _without(text, "Awaitable"))
    lines = text.splitlines(keepends=True)
    tokens = list(tokenize.generate_tokens(io.StringIO(text).readline))
    for token in reversed(tokens):
        (first, start), (last, end) = token.start, token.end
        if token.type not in {tokenize.NAME, tokenize.STRING, tokenize.COMMENT}:
            continue
        rest = lines[last - 1][end:]
        if token.string in {"async", "await"}:
            rest = rest.lstrip()
        lines[first - 1 : last] = [lines[first - 1][:start] + _piece(token) + rest]
    text = _DELEGATED.sub(r"yield from \2\n", "".join(lines))
    text = _ALIAS.sub("\n", _IMPORT.sub("\n", text)).replace("anyio.", "time.")
    return black.format_str(text, mode=black.Mode())


def _piece(token: tokenize.TokenInfo) -> str:
    if token.type == tokenize.NAME:
        return "" if token.string in {"async", "await"} else _name(token.string)
    text = token.string
    for phrase, replacement in _PHRASES:
        text = phrase.sub(replacement, text)
    return text


def _name(name: str) -> str:
    known = _NAMES.get(name)
    if known is not None:
        return known
    return re.sub(r"^(_*)(?:Async(?=[A-Z])|async_(?=[a-z]))", r"\1", name)


def _without(text: str, wrapper: str) -> str:
    """Replace each ``wrapper[T]`` by ``T``."""
    while (start := text.find(f"{wrapper}[")) >= 0:
        end, depth = start + len(wrapper) + 1, 1
        while depth:
            depth += {"[": 1, "]": -1}.get(text[end], 0)
            end += 1
        text = text[:start] + text[start + len(wrapper) + 1 : end - 1] + text[end:]
    return text
