"""Further documents of an API: put into the first one, as far as that can be done.

Who has the package has one client with the methods of all of them, so that they are one API
here as well. What is laid over one of them is laid over the result, as overlays are.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from sdkwright.frozen import replace
from sdkwright.migrate.config_files import is_file
from sdkwright.migrate.formats.overrides import override_actions
from sdkwright.migrate.habits.requests import mapping, requests
from sdkwright.read.documents import text as files
from sdkwright.read.openapi import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sdkwright.diagnostics import Report
    from sdkwright.ir.types import Json
    from sdkwright.migrate.wanted import Further, Wanted

# What overrides of a further document are carried for; the rest is of the first one.
_CARRIED: Final = frozenset({"paths", "components", "webhooks"})


def with_overrides(wanted: Wanted, report: Report) -> Wanted:
    """Return what is wanted with overrides as actions, and with further documents."""
    if not wanted.spec or "://" in wanted.spec or not is_file(Path(wanted.spec)):
        for each in wanted.further:
            each.at.note(f"{each.spec} is not carried, as the first document is not.")
        return wanted
    actions = list(wanted.actions)
    tree: Json = None
    try:
        tree = parsed(Path(wanted.spec))
        for path in wanted.overrides:
            actions += override_actions(tree, parsed(path))
    except UnreadableError as error:
        report.warning("not-carried", error.message, help=error.help)
    wanted = replace(wanted, actions=tuple(actions))
    return _with_further(wanted, tree) if wanted.further else wanted


def _with_further(wanted: Wanted, tree: Json) -> Wanted:
    places = dict.fromkeys(_routes(tree), wanted.place)
    known = _components(tree)
    for each in wanted.further:
        try:
            other = _read(each, tree)
        except UnreadableError as error:
            each.at.note(error.message, error.help)
            continue
        if other is None:
            continue
        for route in _routes(other):
            places.setdefault(route, each.place)
        own = _components(other)
        clashing = {n for n, node in own.items() if known.get(n, node) != node}
        known = {**own, **known}
        wanted = replace(
            wanted,
            others=(*wanted.others, each.spec),
            overlays=(*wanted.overlays, *each.overlays),
            actions=(*wanted.actions, *_actions(each, other, clashing)),
        )
    return replace(wanted, places={k: each for k, each in places.items() if each})


def _read(further: Further, first: Json) -> Json:
    """Return a further document; None where it is not carried, which is said."""
    path = Path(further.spec)
    if "://" in further.spec or not is_file(path):
        further.at.note(
            f"The document {further.spec} is not at hand, so that it is not carried.",
            "Save it, and add it to `spec`, which may be a list.",
        )
        return None
    tree = parsed(path)
    versions = [_version(each) for each in (first, tree)]
    if versions[0] != versions[1]:
        further.at.note(
            f"{further.spec} is not carried: its version is {versions[1] or 'missing'},"
            f" that of the first document {versions[0] or 'missing'}.",
            "Bring them to one version, and list them: spec = [...]; or make it an API"
            " of its own: [apis.<name>].",
        )
        return None
    return tree


def _version(tree: Json) -> str:
    """Return the release of OpenAPI: `3.1`."""
    node = mapping(tree)
    found = node.get("openapi", node.get("swagger"))
    return ".".join(str(found or "").split(".")[:2])


def _actions(
    further: Further, tree: Json, clashing: set[tuple[str, str]]
) -> Iterator[Mapping[str, Json]]:
    """Yield what overrides of one document become where it is a part of another."""
    for path in further.overrides:
        given = mapping(parsed(path))
        left = sorted(given.keys() - _CARRIED)
        if left:
            names = ", ".join(f"`{each}`" for each in left)
            further.at.note(
                f"{names} of {path} are not carried: the first document's count."
            )
        components: dict[str, Json] = {}
        for kind, named in mapping(given.get("components")).items():
            taken = [n for n in mapping(named) if (kind, n) in clashing]
            for name in taken:
                further.at.note(
                    f"What {path} says about `{name}` is not carried: another document has"
                    " a component of this name."
                )
            kept = {n: e for n, e in mapping(named).items() if n not in taken}
            components[kind] = kept
        carried = {key: each for key, each in given.items() if key in _CARRIED}
        if components:
            carried["components"] = components
        yield from override_actions(tree, carried)


def _components(tree: Json) -> dict[tuple[str, str], Json]:
    kinds = mapping(mapping(tree).get("components"))
    return {
        (k, n): node for k, named in kinds.items() for n, node in mapping(named).items()
    }


def _routes(tree: Json) -> list[tuple[str, str]]:
    return [each.route for each in requests(tree)]


def parsed(path: Path) -> Json:
    """Return the tree of a file.

    Raises:
        UnreadableError: It cannot be read.
    """
    return files.parse(files.read_file(path, name="", file=str(path))).tree
