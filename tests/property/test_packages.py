"""Small random APIs: whatever a document says, a sound package comes out."""

from __future__ import annotations

import random

from hypothesis import HealthCheck, assume, given, settings, strategies as st

from tests.effort import examples
from tests.property.documents import Document, documents
from tests.snippets.making import Made, make

# A whole package takes a while.
few = settings(
    max_examples=examples(25, few=5), suppress_health_check=list(HealthCheck)
)


def made(document: Document) -> Made:
    """Make a package; a document may be refused, but never in silence."""
    package = make(document)
    if package.package is None:
        assert package.diagnostics
        assume(False)
    return package


def python(package: Made) -> dict[str, str]:
    return {path: text for path, text in package.files.items() if path.endswith(".py")}


@few
@given(documents())
def test_every_document_gives_a_package(document: Document) -> None:
    # Making it looks at the tree of every module and runs black.
    package = made(document)
    paths = [path.casefold() for path in package.files]
    assert len(paths) == len(set(paths))
    # What an editor cannot show, or shows in another order, is escaped.
    for text in python(package).values():
        assert text.replace("\n", "").isprintable()


@few
@given(documents(), st.integers(0, 99))
def test_order_does_not_matter(document: Document, seed: int) -> None:
    components = document["components"]
    assert isinstance(components, dict)
    shuffled = {
        **document,
        "paths": _shuffled(document["paths"], seed),
        "components": {"schemas": _shuffled(components["schemas"], seed)},
    }
    assert python(made(shuffled)) == python(made(document))


def _shuffled(mapping: object, seed: int) -> dict[str, object]:
    assert isinstance(mapping, dict)
    items = list(mapping.items())
    random.Random(seed).shuffle(items)
    return dict(items)


@few
@given(documents())
def test_a_second_build_changes_nothing(document: Document) -> None:
    first = made(document)
    assert first.package is not None
    second = make(document, names=first.package.names)
    assert second.files == first.files
    assert second.package is not None
    assert second.package.names == first.package.names


@few
@given(documents(), documents())
def test_what_is_added_renames_nothing(document: Document, other: Document) -> None:
    first = made(document)
    assert first.package is not None
    added = _prefixed(other["paths"])
    whole: Document = {**document, "paths": {**_mapping(document["paths"]), **added}}
    components = _mapping(_mapping(document["components"])["schemas"])
    more = _mapping(_mapping(other["components"])["schemas"])
    whole["components"] = {"schemas": {**more, **components}}
    second = make(whole, names=first.package.names)
    assume(second.package is not None)
    assert second.package is not None
    for scope, names in first.package.names.items():
        kept = second.package.names.get(scope, {})
        assert {key: kept.get(key) for key in names} == dict(names), scope


def _mapping(value: object) -> dict[str, object]:
    assert isinstance(value, dict)
    return value


def _prefixed(paths: object) -> dict[str, object]:
    """Return path items under other paths, with other operation ids."""
    found: dict[str, object] = {}
    for path, item in _mapping(paths).items():
        found[f"/added{path}"] = {
            method: {**operation, "operationId": f"added_{operation['operationId']}"}
            for method, operation in _mapping(item).items()
        }
    return found
