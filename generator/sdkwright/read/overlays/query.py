"""JSONPath queries (RFC 9535) over a document. The library is loaded by the first of them."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from jsonpath import JSONPath

    from sdkwright.ir.types import Json

Path: TypeAlias = tuple[str | int, ...]
"""The location of a node: keys of objects and indexes of lists, outermost first."""


class QueryError(ValueError):
    """A query that RFC 9535 does not allow, or that cannot be evaluated."""


def select(query: str, tree: Json) -> list[Path]:
    """Return the locations of the nodes that a query selects, each once, in order.

    Raises:
        QueryError: The text is no query.
    """
    from jsonpath.exceptions import JSONPathError

    try:
        matches = [tuple(each.parts) for each in _compiled(query).finditer(tree)]
    except (JSONPathError, RecursionError) as error:
        raise QueryError(str(error).strip().partition("\n")[0]) from None
    return list(dict.fromkeys(matches))


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
    from jsonpath import JSONPath, JSONPathEnvironment

    path = JSONPathEnvironment(strict=True).compile(query)
    assert isinstance(path, JSONPath)  # compound queries are not strict
    return path
