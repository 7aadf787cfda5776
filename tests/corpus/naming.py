"""A lint of names: what no careful person would have called a resource or a method.

Each rule looks at a finished name alone, and at the operation it stands for: whatever the
path says itself is no mistake of ours.
"""

from __future__ import annotations

import itertools
import keyword
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sdkwright import read
from sdkwright.config import ApiConfig
from sdkwright.diagnostics import Report
from sdkwright.ir import Operation, Priority
from sdkwright.python.names import Scope, reserved
from sdkwright.python.operations import resource_tree
from sdkwright.refine import refine
from sdkwright.refine.naming.verbs import ANY, CERTAIN
from sdkwright.refine.operations import singular, split
from sdkwright.source import source_of

_ARTICLES: Final = {"a", "an", "the"}
_RESIDUE: Final = {"controller", "method", "endpoint", "handler", "viewset"}
_HASH: Final = re.compile(r"_(?=[0-9a-f]*\d)[0-9a-f]{7,}$")
_NUMBERED: Final = re.compile(r"(?<!_v)(?<!\bv)_\d+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A method's full name, as words.

    Attributes:
        dotted: `sessions.files.upload`.
        path: The words of the operation's path.
    """

    dotted: str
    path: frozenset[str] = frozenset()

    @property
    def parts(self) -> tuple[tuple[str, ...], ...]:
        """The words of each part, in the singular."""
        return tuple(
            tuple(singular(word) for word in part.strip("_").split("_"))
            for part in self.dotted.split(".")
        )


def article(name: Name) -> bool:
    """Whether a part has an article that the path has not."""
    return any(_ARTICLES & set(part) - name.path for part in name.parts)


def doubled_resource(name: Name) -> bool:
    """Whether a method says its resource again, first or right after its verb."""
    *resources, method = name.parts
    if not resources or len(method) <= len(resources[-1]):
        return False
    own = resources[-1]
    size = len(own)
    # `commits.commit_all`: a verb that has given the resource its name.
    first = method[:size] == own and method[0] not in CERTAIN
    return first or (method[0] in ANY and method[1 : size + 1] == own)


def doubled_verb(name: Name) -> bool:
    """Whether a word comes twice in a row: in a method, or from resource to resource."""
    within = any(
        first == second
        for part in name.parts
        for first, second in itertools.pairwise(part)
    )
    return within or (
        len(name.parts) > 1
        and name.parts[-1] == name.parts[-2]
        and name.parts[-1] not in {("list",), ("update",)}
    )


def residue(name: Name) -> bool:
    """Whether a part has a word of a framework, or a version and method around a path."""
    words = {word for part in name.parts for word in part}
    around = re.search(r"(^|\.)api_v\d|_(get|post|put|patch|delete)$", name.dotted)
    said = "".join(name.path)
    return any(word not in said for word in _RESIDUE & words) or (
        around is not None and around[0].strip("._") not in name.path
    )


def digest(name: Name) -> bool:
    """Whether a part ends in a digest."""
    return any(_HASH.search(part) for part in name.dotted.split("."))


def numbered(name: Name) -> bool:
    """Whether a part had to be told apart by a number; versions are none."""
    found = [_NUMBERED.search(part) for part in name.dotted.split(".")]
    return any(each is not None and each[0][1:] not in name.path for each in found)


def needless_underscore(name: Name) -> bool:
    """Whether a part ends in an underscore without being a word of Python or the client."""
    kept = reserved(Scope.METHODS) | reserved(Scope.RESOURCES)
    return any(
        part.endswith("_")
        and not keyword.iskeyword(part[:-1])
        and part[:-1] not in kept
        for part in name.dotted.split(".")
    )


RULES: Final[Mapping[str, Callable[[Name], bool]]] = {
    "an article": article,
    "a doubled resource": doubled_resource,
    "a doubled word": doubled_verb,
    "framework residue": residue,
    "a digest": digest,
    "a number": numbered,
    "a needless underscore": needless_underscore,
}


def faults(name: Name) -> tuple[str, ...]:
    """Return what is wrong with a name."""
    return tuple(rule for rule, broken in RULES.items() if broken(name))


def names(document: Path) -> Iterator[tuple[Name, Operation]]:
    """Yield the names of a document's methods, without any configuration."""
    own = ApiConfig(name="pkg", source=source_of(str(document)))
    report = Report(lenient=True)  # as `gen build` reads it
    api = read.read(own.source, report, name=own.name)
    assert api is not None, list(report)
    tree = resource_tree(refine(api, own, report), {}, {})
    for resource in tree.every:
        for operation in resource.operations:
            dotted = ".".join((*resource.path, resource.methods[operation.id]))
            path = frozenset(singular(word) for word in split(operation.path))
            yield Name(dotted=dotted, path=path), operation


def chosen(operation: Operation) -> bool:
    """Whether the document itself says the name, by an extension."""
    candidates = [*operation.group, operation.candidate]
    return any(each and each.priority is Priority.OVERRIDE for each in candidates)
