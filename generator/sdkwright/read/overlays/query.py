"""JSONPath queries (RFC 9535) over a document. The library is loaded by the first of them."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jsonpath import JSONPath, JSONPathMatch

    from sdkwright.ir.types import Json

Path: TypeAlias = tuple[str | int, ...]
"""The location of a node: keys of objects and indexes of lists, outermost first."""


class QueryError(ValueError):
    """A query that RFC 9535 does not allow, or that cannot be evaluated.

    Attributes:
        code: The diagnostic's code.
        help: What to do about it; may be empty.
    """

    def __init__(
        self, message: str, code: str = "overlay-query", help: str = ""
    ) -> None:
        super().__init__(message)
        self.code = code
        self.help = help


def select(query: str, tree: Json) -> list[Path]:
    """Return the locations of the nodes that a query selects, each once, in order.

    Raises:
        QueryError: The text is no query, or one that takes too long.
    """
    from jsonpath.exceptions import JSONPathError

    from sdkwright.read.overlays.bounded import WorkError

    try:
        return [tuple(each.parts) for each in _matches(_compiled(query), tree)]
    except (JSONPathError, RecursionError) as error:
        said = str(error).strip().partition("\n")[0]
        message = f"{query!r} is no JSONPath query (RFC 9535): {said}"
        raise QueryError(message) from None
    except WorkError as error:
        help = "Name the way to the nodes, with fewer `..` and simpler filters."
        message = f"The query {query!r} {error}."
        raise QueryError(message, "limit-query", help) from None


def _matches(query: JSONPath, tree: Json) -> Iterable[JSONPathMatch]:
    """Return the nodes that a query selects, each once, in order."""
    from jsonpath import JSONPathMatch

    whole = tree if isinstance(tree, (dict, list)) else []
    root = JSONPathMatch(
        filter_context={}, obj=tree, parent=None, path="$", parts=(), root=whole
    )
    found: Iterable[JSONPathMatch] = [root]
    for segment in query.segments:
        # What is selected twice leads on to the same nodes twice.
        found = _unique(segment.resolve(found))
    return found


def _unique(nodes: Iterable[JSONPathMatch]) -> Iterator[JSONPathMatch]:
    seen: set[Path] = set()
    for each in nodes:
        if each.parts not in seen:
            seen.add(each.parts)
            yield each


def nearest(query: str, tree: Json) -> str:
    """Return what was probably meant where a query selects nothing; may be empty.

    The longest front of the query that selects something is found; among the members of
    what it selects, the one that is most like the name that follows.
    """
    from jsonpath.selectors import NameSelector

    segments = _compiled(query).segments
    for length in range(len(segments) - 1, -1, -1):
        front = "$" + "".join(str(each) for each in segments[:length])
        found = select(front, tree)
        if not found:
            continue
        wanted = [
            each.name
            for each in segments[length].selectors
            if isinstance(each, NameSelector)
        ]
        known: dict[str, None] = {}
        for path in found:
            node = node_at(tree, path)
            known.update(dict.fromkeys(node if isinstance(node, dict) else ()))
        for name in wanted:
            near = difflib.get_close_matches(name, known, n=1)
            if near:
                return f"Did you mean {near[0]!r} in place of {name!r}?"
        where = "The document" if not length else f"What {front} selects"
        return f"{where} has no {wanted[0]!r}." if wanted else ""
    return ""


def node_at(tree: Json, path: Path) -> Json:
    """Return the node at a location.

    Raises:
        LookupError: There is none any more.
    """
    node: Json = tree
    for part in path:
        match node, part:
            case dict(), str():
                node = node[part]
            case list(), int():
                node = node[part]
            case _:
                raise KeyError(part)
    return node


def _compiled(query: str) -> JSONPath:
    from jsonpath import JSONPath

    from sdkwright.read.overlays.bounded import Environment

    path = Environment().compile(query)
    assert isinstance(path, JSONPath)  # compound queries are not strict
    return path
