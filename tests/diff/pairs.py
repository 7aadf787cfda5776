"""Pairs of documents of oasdiff's tests, with what is known about them, as surfaces."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sdkwright import pipeline
from sdkwright.config import ApiConfig, Config
from sdkwright.diagnostics import Report
from sdkwright.source import source_of
from sdkwright.surface import FILE_NAME, Surface, load

from tests.corpus.shared import SHARED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sdkwright.emit.code import Package

FOLDER = SHARED / "judges/oasdiff"


@dataclass(frozen=True, slots=True)
class Case:
    """One test of oasdiff.

    Attributes:
        ids: The rules that it expects; empty where it expects nothing.
        all_checks: Whether nothing at all may be reported then.
    """

    test: str
    base: str
    revision: str
    ids: tuple[str, ...]
    all_checks: bool


@lru_cache(maxsize=1)
def cases() -> tuple[Case, ...]:
    """Return all tests; those that change documents in memory are not among them."""
    found = json.loads((FOLDER / "truth.json").read_bytes())
    return tuple(
        Case(
            test=each["test"],
            base=each["base"],
            revision=each["revision"],
            ids=tuple(each["ids"]),
            all_checks=each["all_checks"],
        )
        for each in found
        # The same document twice: the test changes one of them in memory.
        if each["base"] != each["revision"]
    )


def planned(
    path: Path, package: str, names: Mapping[str, Mapping[str, str]]
) -> Package | None:
    """Plan the package of a document; None where the document cannot be built."""
    config = Config(
        out=Path("unused"),
        package=package,
        distribution=package,
        apis=(ApiConfig(name="acme", source=source_of(path), client="Acme"),),
        flat=True,
    )
    reports = {"": Report(), "acme": Report()}
    return pipeline.generate(config, names, {}, reports, lambda *_: None)


def surface(package: Package) -> Surface:
    """Return the surface of a planned package."""
    unit = next(each for each in package.units if each.path.endswith(FILE_NAME))
    return load(unit.text)  # type: ignore[union-attr]  # it is verbatim


@lru_cache(maxsize=1024)
def surfaces(base: str, revision: str) -> tuple[Surface, Surface] | None:
    """Return both surfaces of a pair; None where a document cannot be built."""
    old = planned(FOLDER / base, "acme", {})
    new = planned(FOLDER / revision, "acme", old.names) if old else None
    return (surface(old), surface(new)) if old and new else None


def resolved(path: Path) -> dict[str, str]:
    """Return each operation of a document as text, with what it refers to in it."""
    import yaml

    document: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
    found: dict[str, str] = {}
    for route, item in (document.get("paths") or {}).items():
        for verb, operation in (item or {}).items():
            if isinstance(operation, dict) and verb != "parameters":
                shared = (item.get("parameters"), document.get("security"))
                seen = repr((_inlined(document, operation, 0), shared))
                found[f"{verb.upper()} {route}"] = seen
    return found


def _inlined(document: Any, node: Any, depth: int) -> Any:
    if depth > 12:
        return None
    if isinstance(node, list):
        return [_inlined(document, each, depth + 1) for each in node]
    if not isinstance(node, dict):
        return node
    address = node.get("$ref")
    if isinstance(address, str) and address.startswith("#/"):
        target = document
        for token in address[2:].split("/"):
            name = token.replace("~1", "/").replace("~0", "~")
            target = target.get(name, {}) if isinstance(target, dict) else {}
        return _inlined(document, target, depth + 1)
    return {key: _inlined(document, value, depth + 1) for key, value in node.items()}
