"""JSONPath with a bound on its work: a few signs can ask for more than a machine can do.

Each step from a node to another is counted, in filters as well: `$..*..*` is a query of seven
signs, and `$..[?@..[?@..*]]` another. The time that regular expressions take is bounded as a
whole, since their steps cannot be counted.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, cast

from jsonpath import JSONPathEnvironment
from jsonpath.function_extensions import Match, Search
from jsonpath.parse import Parser
from jsonpath.segments import JSONPathChildSegment, JSONPathRecursiveDescentSegment
from jsonpath.selectors import Filter

from sdkwright.read.openapi import limits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jsonpath import JSONPathMatch
    from jsonpath.segments import JSONPathSegment
    from jsonpath.stream import TokenStream

    from sdkwright.ir.types import Json


class WorkError(Exception):
    """A query that asks for too much; the message ends a sentence about it."""


class Environment(JSONPathEnvironment):
    """What one query is compiled with and evaluated in."""

    def __init__(self) -> None:
        self.steps = limits.QUERY_STEPS
        self.seconds = limits.QUERY_SECONDS
        self.parser_class = _Parser
        super().__init__(strict=True)

    def setup_function_extensions(self) -> None:
        """Know the functions of RFC 9535."""
        super().setup_function_extensions()
        self.function_extensions["match"] = _Match(self)
        self.function_extensions["search"] = _Search(self)

    def spend(self, steps: int) -> None:
        """Count some steps.

        Raises:
            WorkError: There were too many.
        """
        self.steps -= steps
        if self.steps < 0:
            raise WorkError(f"takes more than {limits.QUERY_STEPS:,} steps")


class _Parser(Parser):
    """Makes segments that count what they do."""

    def parse_query(self, stream: TokenStream) -> Iterable[JSONPathSegment]:
        for each in super().parse_query(stream):
            deep = isinstance(each, JSONPathRecursiveDescentSegment)
            kind = _Descendants if deep else _Children
            yield kind(env=each.env, token=each.token, selectors=each.selectors)


class _Children(JSONPathChildSegment):
    def resolve(self, nodes: Iterable[JSONPathMatch]) -> Iterable[JSONPathMatch]:
        for node in nodes:
            yield from _selected(self, node)


class _Descendants(JSONPathRecursiveDescentSegment):
    def resolve(self, nodes: Iterable[JSONPathMatch]) -> Iterable[JSONPathMatch]:
        for node in nodes:
            for each in _descendants(node):
                yield from _selected(self, each)


def _selected(segment: JSONPathSegment, node: JSONPathMatch) -> Iterator[JSONPathMatch]:
    env = segment.env
    assert isinstance(env, Environment)
    for selector in segment.selectors:
        children = len(_children(node)) if isinstance(selector, Filter) else 0
        env.spend(1 + children)
        for found in selector.resolve(node):
            env.spend(1)
            yield found


def _descendants(node: JSONPathMatch) -> Iterator[JSONPathMatch]:
    """Yield a node and all objects and lists below it, in the order of the document."""
    waiting = [node]
    while waiting:
        found = waiting.pop()
        yield found
        waiting += [
            found.new_child(value, key)
            for key, value in reversed(_children(found))
            if not isinstance(value, (str, int, float, type(None)))
        ]


def _children(node: JSONPathMatch) -> list[tuple[str | int, object]]:
    found: Json = cast("Json", node.obj)
    if isinstance(found, dict):
        return [*found.items()]
    return [*enumerate(found)] if isinstance(found, list) else []


class _Match(Match):
    def __init__(self, env: Environment) -> None:
        super().__init__()
        self.env = env

    def __call__(self, value: object, pattern: object) -> bool:
        return _matches(self, self.env, "fullmatch", value, pattern)


class _Search(Search):
    def __init__(self, env: Environment) -> None:
        super().__init__()
        self.env = env

    def __call__(self, value: object, pattern: object) -> bool:
        return _matches(self, self.env, "search", value, pattern)


def _matches(
    function: Match | Search, env: Environment, how: str, value: object, pattern: object
) -> bool:
    if not isinstance(value, str) or not isinstance(pattern, str):
        return False
    compiled = function.check_cache(pattern)
    if compiled is None:
        return False
    begun = time.monotonic()
    try:
        found = getattr(compiled, how)(value, timeout=max(env.seconds, 0.001))
    except TimeoutError:
        said = f"has expressions that take more than {limits.QUERY_SECONDS:g} seconds"
        raise WorkError(said) from None
    env.seconds -= time.monotonic() - begun
    return found is not None
