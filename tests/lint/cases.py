"""Spectral's own rule tests as cases, and which of our codes say the same as its rules.

Its rules look for paths anywhere in a document, so that some tests are fragments that no
version of OpenAPI knows; these are moved to where the same objects belong.
"""

from __future__ import annotations

import json
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sdkwright.config import ApiConfig, Config
from sdkwright.diagnostics import Report
from sdkwright.lint import Linted, lint
from sdkwright.read.documents import Documents
from sdkwright.source import Pointer, Source

from tests.corpus.shared import SHARED

if TYPE_CHECKING:
    from collections.abc import Iterator

Path_ = tuple[str, ...]

TRUTH: Final = SHARED / "judges/spectral/truth.json"
_EXAMPLES: Final = "example-invalid default-mismatch"
_SECURITY: Final = "security-unknown scope-unknown"
# Spectral's rules that we have, and our codes for what they find.
CLAIMS: Final = {
    "array-items": "array-items-missing",
    "duplicated-entry-in-enum": "enum-repeated",
    "oas2-api-host": "server-missing",
    "oas2-host-not-example": "server-example form",
    "oas2-host-trailing-slash": "server-trailing-slash form",
    "oas2-operation-security-defined": _SECURITY,
    "oas2-parameter-description": "description-missing",
    "oas2-valid-media-example": _EXAMPLES,
    "oas2-valid-schema-example": _EXAMPLES,
    "oas3-api-servers": "server-missing",
    "oas3-operation-security-defined": _SECURITY,
    "oas3-parameter-description": "description-missing",
    "oas3-server-not-example.com": "server-example",
    "oas3-server-trailing-slash": "server-trailing-slash",
    "oas3-server-variables": "server-variable-unused server-variable-undeclared server-variable-default",
    "oas3-valid-media-example": _EXAMPLES,
    "oas3-valid-schema-example": _EXAMPLES,
    "openapi-tags-uniqueness": "tag-duplicate",
    "operation-description": "description-missing",
    "operation-operationId": "operation-id-missing",
    "operation-operationId-unique": "operation-id-duplicate",
    "operation-singular-tag": "tags-several",
    "operation-success-response": "response-missing",
    "operation-tag-defined": "tag-unknown",
    "operation-tags": "tag-missing",
    "path-params": "path-parameter-undeclared path-parameter-unused path-duplicate"
    " parameter-duplicate parameter-repeated",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One test of Spectral.

    Attributes:
        rule: The rule it is about.
        name: What the test is called.
        document: The document, as far as it is one.
        errors: Where the rule finds something.
        anywhere: Whether something is found at a place that the test does not say.
    """

    rule: str
    name: str
    document: Any
    errors: tuple[Path_, ...]
    anywhere: bool

    @property
    def key(self) -> str:
        """What the case is called."""
        return f"{self.rule}: {self.name}"


def cases() -> list[Case]:
    """Return the tests of all rules that we have."""
    return [
        _case(each) for each in json.loads(TRUTH.read_bytes()) if each["rule"] in CLAIMS
    ]


def _case(given: dict[str, Any]) -> Case:
    paths = [each["path"] for each in given["errors"]]
    document, moved = _moved(given["document"])
    errors = [
        _place(tuple(map(str, each)), moved) for each in paths if each is not None
    ]
    return Case(
        rule=given["rule"],
        name=given["name"],
        document=document,
        errors=tuple(errors),
        anywhere=None in paths,
    )


def _place(path: Path_, moved: dict[Path_, Path_]) -> Path_:
    for old, new in moved.items():
        if path[: len(old)] == old:
            return (*new, *path[len(old) :])
    return path


def _moved(given: Any) -> tuple[Any, dict[Path_, Path_]]:
    """Return a document with its fragments where they belong, and what was moved."""
    document: Any = deepcopy(given)
    old = "swagger" in document
    schemas: Path_ = ("definitions",) if old else ("components", "schemas")
    moves = [*_fragments(document, schemas), *_listed(document, schemas, old=old)]
    moves += [
        (path, (*schemas, f"moved{n}")) for n, path in enumerate(_arrays(document))
    ]
    values = [(new, _taken(document, path)) for path, new in moves]
    for key in ("parameters", "definitions"):
        if hasattr(document.get(key), "append"):
            del document[key]
    for new, value in values:
        node: Any = document
        for token in new[:-1]:
            node = node.setdefault(token, {})
        node[new[-1]] = value
    return document, dict(moves)


def _fragments(document: Any, schemas: Path_) -> Iterator[tuple[Path_, Path_]]:
    """Yield what stands at the root, or a level too deep."""
    headers: Any = document.get("headers", {})
    for name, each in headers.get("schemas", {}).items():
        inner = ("schema",) if each.keys() == {"schema"} else ()
        yield ("headers", "schemas", name, *inner), (*schemas, f"header{name}")
    if headers and "schemas" not in headers:
        yield ("headers",), ("components", "headers")
    if "content" in document:
        yield ("content",), ("components", "responses", "moved", "content")
    components: Any = document.get("components", {})
    for name, each in components.get("schemas", {}).items():
        if hasattr(each, "keys") and each.keys() == {"schema"}:
            yield (*schemas, name, "schema"), (*schemas, f"{name}moved")


def _listed(
    document: Any, schemas: Path_, *, old: bool
) -> Iterator[tuple[Path_, Path_]]:
    """Yield the items of lists that should be objects: parameters, or schemas by name."""
    for key in ("parameters", "definitions"):
        items: Any = document.get(key)
        listed: list[dict[str, Any]] = items if hasattr(items, "append") else []
        for index, each in enumerate(listed):
            place = (key, str(index))
            if not old and "schema" in each:
                yield place, ("components", "parameters", str(index))
                continue
            for name, inner in each.items():
                is_parameter = hasattr(inner, "keys") and "schema" in inner
                home = ("components", "parameters") if is_parameter else schemas
                yield (*place, name), (*home, f"{key}{index}{name}")


def _arrays(document: Any) -> Iterator[Path_]:
    """Yield the schemas of arrays that stand where an operation has a response."""
    places: list[Path_] = [("responses",)]
    for path in document.get("paths", {}):
        for method in ("get", "post"):
            places += [("paths", path, method), ("paths", path, method, "responses")]
    for place in places:
        for status in ("200", "201"):
            response = _at(document, (*place, status))
            if _at(response, ("type",)) == "array":
                yield (*place, status)
            elif place[0] == "paths" and _at(response, ("schema", "type")) == "array":
                yield (*place, status, "schema")


def _at(node: Any, path: Path_) -> Any:
    """Return a node; None if there is none."""
    for token in path:
        node = node.get(token) if hasattr(node, "get") else None
    return node


def _taken(document: Any, path: Path_) -> Any:
    """Return a node, taken out unless it is an item of a list."""
    node: Any = document
    for token in path[:-1]:
        node = node[int(token) if hasattr(node, "append") else token]
    return node[int(path[-1])] if hasattr(node, "append") else node.pop(path[-1])


def linted(document: Any) -> Linted:
    """Look at a document."""
    source = Source(text=json.dumps(document).encode(), name="case.json")
    own = ApiConfig(name="case", source=source)
    config = Config(
        out=Path("absent"), distribution="case", package="case", apis=(own,), flat=True
    )
    return lint(own, config, Report(lenient=True), {}, {})


def found(case: Case) -> list[Path_]:
    """Return where the codes that a case is about find something, in the text's terms."""
    done = linted(case.document)
    documents = done.report.finder
    codes = CLAIMS[case.rule].split()
    places: list[Path_] = []
    for group in done.groups:
        for item in group.items if group.code in codes else ():
            pointer = item.diagnostic.pointer
            told = item.diagnostic.message
            if "parameter-description" in case.rule and "parameter" not in told:
                continue
            if (
                "media-example" in case.rule
                and "schema" in (pointer or Pointer()).tokens
            ):
                continue  # an example of a schema: there is another rule for it
            if pointer is not None and isinstance(documents, Documents):
                places.append(documents.written(pointer).tokens)
    return places


def near(one: Path_, other: Path_) -> bool:
    """Whether a place is in another, or holds it."""
    length = min(len(one), len(other))
    # A server has its URL and its variables beside each other.
    if one[-1:] == ("url",) and other[-1:] == ("variables",):
        return one[:-1] == other[:-1]
    return one[:length] == other[:length]
