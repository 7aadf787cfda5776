"""Where openapi-spec-validator's findings are.

Inside a schema it reports only the path within that schema, and about operations it reports the
place in words. But what it holds in its hands are the very objects of the document, so the
place can be found by their identity.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Protocol

from sdkwright.read.documents import exists

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sdkwright.ir.types import Json
    from sdkwright.read.openapi import Tokens

_OPERATION: Final = re.compile(r"for '(\w+)' (?:operation )?in '(.+)' (?:was|is) not")


class Finding(Protocol):
    """What is used of the validator's errors."""

    @property
    def message(self) -> object:
        """What is wrong."""
        ...

    @property
    def absolute_path(self) -> Iterable[str | int]:
        """The path from the root, or from a schema."""
        ...

    @property
    def instance(self) -> object:
        """The value that is wrong."""
        ...

    @property
    def schema(self) -> object:
        """What the value was checked against."""
        ...


@dataclass(slots=True)
class Places:
    """The objects of a document by identity, and where they stand."""

    tree: Json
    _paths: dict[int, Tokens] = field(default_factory=dict[int, "Tokens"])
    _objects: list[tuple[Tokens, dict[str, Json]]] = field(
        default_factory=list["tuple[Tokens, dict[str, Json]]"]
    )
    _told: dict[tuple[Tokens, str], int] = field(
        default_factory=dict["tuple[Tokens, str]", int]
    )

    def find(self, finding: Finding) -> Tokens | None:
        """Return where a finding is; None where that cannot be known."""
        if not self._paths:
            self._index()
        path = tuple(map(str, finding.absolute_path))
        if path and isinstance(self.tree, dict) and path[0] in self.tree:
            return path
        if operation := _OPERATION.search(str(finding.message)):
            return "paths", operation[2], operation[1]
        if id(finding.schema) in self._paths:
            return self._default(self._paths[id(finding.schema)], path)
        if id(finding.instance) in self._paths:
            return self._paths[id(finding.instance)]
        return self._scalar(path, finding.instance) if path else None

    def _index(self) -> None:
        stack: list[tuple[Tokens, Json]] = [((), self.tree)]
        while stack:
            tokens, node = stack.pop()
            if isinstance(node, dict):
                self._objects.append((tokens, node))
                inner = [((*tokens, key), value) for key, value in node.items()]
            elif isinstance(node, list):
                inner = [((*tokens, str(i)), value) for i, value in enumerate(node)]
            else:
                continue
            self._paths.setdefault(id(node), tokens)
            stack += reversed(inner)

    def _default(self, schema: Tokens, path: Tokens) -> Tokens:
        """Return the place of a default that a schema refuses, or part of it does.

        Of the document's own values the validator checks only these.
        """
        for length in range(len(schema), -1, -1):
            place = (*schema[:length], "default", *path)
            if exists(self.tree, place):
                return place
        return schema

    def _scalar(self, path: Tokens, value: object) -> Tokens | None:
        """Return the next place with a path's end and a value that was not reported yet."""
        *way, name = path
        places = [
            (*tokens, name)
            for tokens, node in self._objects
            if name in node
            and node[name] == value
            and tokens[len(tokens) - len(way) :] == tuple(way)
        ]
        count = self._told.get((path, repr(value)), 0)
        self._told[path, repr(value)] = count + 1
        return places[min(count, len(places) - 1)] if places else None
