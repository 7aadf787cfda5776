"""Everything that is proven about one document, kept as JSON between runs."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.corpus.calling import Called, Failure, call
from tests.corpus.documents import Document
from tests.corpus.shared import ROOT
from tests.corpus.static import Static, inspect_package

WORK = ROOT / "build" / "corpus"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What was found about a document's package; `called` is None if there is none."""

    name: str
    static: Static
    called: Called | None


def prove(
    document: Document, folder: Path = WORK, *, rounds: int = 4, types: bool = True
) -> Proof:
    """Build a document, check the package, call it, and keep what was found.

    Args:
        document: The document.
        folder: Where packages and results are kept.
        rounds: How many argument sets there are for each operation.
        types: Whether to run the type checkers.
    """
    folder.mkdir(parents=True, exist_ok=True)
    out = folder / document.name
    static = inspect_package(document, out, types=types)
    called = call(document, out, rounds=rounds) if static.code == 0 else None
    found = Proof(name=document.name, static=static, called=called)
    text = json.dumps(dataclasses.asdict(found), indent=1)
    folder.joinpath(f"{document.name}.json").write_text(text, encoding="utf-8")
    return found


def kept(document: Document, folder: Path = WORK) -> Proof | None:
    """Return what the last run found about a document; None if there was none."""
    path = folder / f"{document.name}.json"
    if not path.exists():
        return None
    row = json.loads(path.read_text(encoding="utf-8"))
    return Proof(
        name=row["name"],
        static=Static(**_listed(row["static"])),
        called=_called(row["called"]) if row["called"] else None,
    )


def _called(row: Mapping[str, Any]) -> Called:
    failures = tuple(Failure(**_listed(each)) for each in row["failures"])
    return Called(**{**row, "failures": failures})


def _listed(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: tuple(each) if isinstance(each, list) else each
        for key, each in row.items()
    }
