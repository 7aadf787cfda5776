"""Surfaces written as JSON: what another reader has taken from a package."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, TypeAlias

from sdkwright.migrate.packages.files import PackageReadError
from sdkwright.migrate.surfaces import OldArgument, OldMethod, OldSurface, Shape
from sdkwright.regular_files import read_regular

if TYPE_CHECKING:
    from pathlib import Path

_Json: TypeAlias = "str | int | float | bool | list[_Json] | dict[str, _Json] | None"
_MAX: Final = 64 * 1024 * 1024


def read_surface(path: Path) -> OldSurface:
    """Read a surface in JSON.

    Raises:
        PackageReadError: It is not one.
        OSError: It cannot be read.
    """
    try:
        tree: _Json = json.loads(read_regular(path, _MAX))
    except (ValueError, RecursionError) as error:
        raise PackageReadError(f"{path} is no JSON: {error}.") from None
    kinds = {each.value: each for each in Shape}
    kind = tree.get("kind") if isinstance(tree, dict) else None
    if not isinstance(tree, dict) or not isinstance(kind, str) or kind not in kinds:
        raise PackageReadError(
            f"{path} is no surface of a package: `kind` must be one of"
            f" {', '.join(sorted(kinds))}.",
        )
    types = tree.get("types")
    return OldSurface(
        shape=kinds[kind],
        package=_text(tree.get("package")),
        label=str(path),
        client=_text(tree.get("client")),
        async_client=_text(tree.get("async_client")),
        options=_arguments(tree.get("client_params")),
        members=_texts(tree.get("client_members")),
        env=_texts(tree.get("env")),
        methods=tuple(_method(each) for each in _objects(tree.get("operations"))),
        exports=_texts(tree.get("exports")),
        types=(
            {name: _texts(names) for name, names in types.items()}
            if isinstance(types, dict)
            else {}
        ),
        errors=_texts(tree.get("errors")),
        pages=_texts(tree.get("pages")),
        handwritten=_texts(tree.get("handwritten")),
    )


def _method(node: dict[str, _Json]) -> OldMethod:
    raw = _text(node.get("raw_path"))
    others = (each for each in _texts(node.get("paths")) if each)
    return OldMethod(
        name=_text(node.get("name")),
        verb=_text(node.get("verb")),
        paths=tuple(dict.fromkeys((raw, *others) if raw else others)),
        arguments=_arguments(node.get("params")),
        returns=_text(node.get("returns")),
    )


def _arguments(value: _Json) -> tuple[OldArgument, ...]:
    return tuple(
        OldArgument(
            name=_text(each.get("name")),
            required=each.get("required") is True,
            positional=each.get("positional") is True,
            type=_text(each.get("type")),
        )
        for each in _objects(value)
    )


def _text(value: _Json) -> str:
    return value if isinstance(value, str) else ""


def _texts(value: _Json) -> tuple[str, ...]:
    items = value if isinstance(value, list) else []
    return tuple(each for each in items if isinstance(each, str))


def _objects(value: _Json) -> list[dict[str, _Json]]:
    items = value if isinstance(value, list) else []
    return [each for each in items if isinstance(each, dict)]
