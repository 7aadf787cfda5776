"""Old packages whose paths begin with what the document has as the path of its server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.frozen import replace
from sdkwright.migrate.surfaces import route

if TYPE_CHECKING:
    from collections.abc import Collection

    from sdkwright.migrate.surfaces import OldMethod, OldSurface


def without_server_path(
    old: OldSurface, routes: Collection[tuple[str, str]]
) -> tuple[OldSurface, str]:
    """Return an old surface with paths as the document has them, and what they began with.

    Where most requests are known as they are, nothing is changed.

    Args:
        old: The old package.
        routes: Verb and route of each operation.
    """
    known = _count(old.methods, routes, "")
    best = ""
    for front in _fronts(old.methods):
        count = _count(old.methods, routes, front)
        if count > known:
            known, best = count, front
    if not best or known * 2 <= len(old.methods):
        return old, ""
    methods = tuple(
        replace(each, paths=tuple(_without(path, best) for path in each.paths))
        for each in old.methods
    )
    return replace(old, methods=methods), best


def _fronts(methods: Collection[OldMethod]) -> list[str]:
    """Return what all paths begin with, by whole segments."""
    every = [route(path).split("/")[1:] for each in methods for path in each.paths]
    found: list[str] = []
    for segments in zip(*every, strict=False):
        first = segments[0]
        if "{" in first or any(each != first for each in segments):
            break
        found.append(f"{found[-1] if found else ''}/{first}")
    return found


def _count(
    methods: Collection[OldMethod], routes: Collection[tuple[str, str]], front: str
) -> int:
    return sum(
        any((v, _without(r, front)) in routes for v, r in each.routes)
        for each in methods
    )


def _without(path: str, front: str) -> str:
    whole = path if path.startswith("/") else f"/{path}"
    return whole.removeprefix(front) if front else path
