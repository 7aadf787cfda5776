"""Fern: the documents of an API, and what is laid over each of them.

They are listed in `api`, each perhaps in a namespace; an older kind of API has them in folders
of their own, which `dependencies.yml` names and definitions export under a resource.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.migrate.config_files import is_file, read_config
from sdkwright.migrate.formats.fern_api import api_settings
from sdkwright.migrate.wanted import Further
from sdkwright.python.compat import casing
from sdkwright.read.openapi import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sdkwright.migrate.config_files import Node


def api_documents(root: Node) -> tuple[Further, ...]:
    """Return the documents of an API, the first one first."""
    api = root.get("api")
    if api.value is None and is_file(root.file.path.parent / "dependencies.yml"):
        return tuple(_dependencies(root))
    found = tuple(_documents(api))
    if found:
        return found
    older = root.get("openapi").text()
    if not older:
        root.note("No OpenAPI document is named; name it with --spec.")
        return ()
    path = root.file.path.parent / older
    return (
        Further(spec=str(path), at=root, overrides=_laid(root, "openapi-overrides")),
    )


def _documents(api: Node, place: str = "") -> Iterator[Further]:
    """Yield the OpenAPI documents that `api` lists, those without a namespace first."""
    folder = api.file.path.parent
    found: list[Further] = []
    for each in (api.get("specs") if api.has("specs") else api).parts():
        path = _path(each)
        if each.get("asyncapi").text() or "asyncapi" in path:
            each.note("AsyncAPI documents are not read.")
            continue
        if not path:
            continue
        laid = isinstance(each.value, dict)
        if laid and each.tokens != api.tokens:
            api_settings(each.get("settings"))
        inner = casing.snake(each.get("namespace").text())
        found.append(
            Further(
                spec=path if "://" in path else str(folder / path),
                at=each,
                overlays=_laid(each, "overlays") if laid else (),
                overrides=_laid(each, "overrides") if laid else (),
                place=".".join(part for part in (place, inner) if part),
            )
        )
    yield from sorted(found, key=lambda document: document.place != place)


def _dependencies(root: Node) -> Iterator[Further]:
    """Yield the documents of other APIs that definitions of this one export."""
    folder = root.file.path.parent
    try:
        named = read_config(folder / "dependencies.yml", root.report)
    except UnreadableError as error:
        root.note(f"{folder / 'dependencies.yml'} cannot be read: {error.message}")
        return
    places = dict(_exports(root, folder / "definition"))
    for name, node in named.get("dependencies").items():
        path = folder / node.text() / "generators.yml"
        if name not in places or not node.text() or not is_file(path):
            node.note(f"The API `{name}` is exported nowhere, or has no {path}.")
            continue
        try:
            other = read_config(path, root.report)
        except UnreadableError as error:
            node.note(f"{path} cannot be read: {error.message}")
            continue
        yield from _documents(other.get("api"), places[name])


def _exports(root: Node, definition: Path) -> Iterator[tuple[str, str]]:
    """Yield the APIs that folders of a definition export, each with its resource."""
    for path in sorted(definition.rglob("*.yml")):
        try:
            node = read_config(path, root.report)
        except UnreadableError as error:
            root.note(f"{path} cannot be read: {error.message}")
            continue
        place = path.parent.relative_to(definition).parts
        if node.get("export").text():
            yield node.get("export").text(), ".".join(map(casing.snake, place))
        else:
            node.note(
                "Definitions of Fern are not carried, only the documents they export."
            )


def _path(spec: Node) -> str:
    return spec.text() or spec.get("openapi").text() or spec.get("path").text()


def _laid(spec: Node, key: str) -> tuple[Path, ...]:
    """Return files that are laid over a document; those that are not there are said."""
    folder = spec.file.path.parent
    found: list[Path] = []
    for each in spec.get(key).parts():
        place = folder / each.text()
        if not each.text() or not is_file(place):
            each.note(f"`{key}`: {place} is not there.")
            beside = folder / "openapi-overrides.yml"
            use = key == "overrides" and is_file(beside)
            place = beside if use else place
        if is_file(place):
            found.append(place)
    return tuple(found)
