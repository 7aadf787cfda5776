"""The scenarios of the conformance suite, as its plan describes them."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from tests.corpus.shared import SHARED

FOLDER = SHARED / "conformance"
Node = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One call of a scenario; `operation` is None for what a client must find itself."""

    method: str
    uri: str
    request: Node
    response: Node
    operation: Node | None

    @property
    def document(self) -> str:
        """The document that describes it, in the version that the URL names."""
        name = str(self.operation["document"]) if self.operation else ""
        version = re.search(r"api-version:(\w+)", self.uri)
        if version is None:
            return name
        other = re.sub(r"openapi\.\w+\.json$", f"openapi.{version[1]}.json", name)
        return other if (FOLDER / "documents" / other).exists() else name

    @property
    def prefix(self) -> str:
        """The path of the server, before the operation's own."""
        assert self.operation is not None
        path = self.uri.replace("\\:", ":").partition("?")[0]
        parts = re.split(r"\{[^{}]+\}", str(self.operation["path"]))
        pattern = "^(.*?)" + "(.*?)".join(re.escape(each) for each in parts) + "$"
        match = re.match(pattern, path) or re.match(pattern, unquote(path))
        return match.group(1) if match else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A scenario: calls that must all be right."""

    name: str
    folder: str
    passes: str
    keys: tuple[str, ...]
    calls: tuple[Planned, ...]


def scenarios() -> tuple[Scenario, ...]:
    """All of them."""
    plan = FOLDER / "plan.json"
    if not plan.exists():
        return ()
    rows = json.loads(plan.read_text(encoding="utf-8"))
    return tuple(
        Scenario(
            name=row["scenario"],
            folder=row["folder"],
            passes=row["pass"],
            keys=tuple(row["keys"] or ()),
            calls=tuple(
                Planned(
                    method=each["method"],
                    uri=each["uri"],
                    request=each["request"] or {},
                    response=each["response"] or {},
                    operation=each["operation"],
                )
                for each in row["calls"]
            ),
        )
        for row in rows
    )


def documents() -> dict[str, Path]:
    """The documents that scenarios use, by name."""
    root = FOLDER / "documents"
    return {
        path.relative_to(root).as_posix(): path for path in sorted(root.rglob("*.json"))
    }


def package_of(document: str) -> str:
    """The name of the package to make of a document."""
    name = re.sub(r"[^a-z0-9]+", "_", document.removesuffix(".json").lower())
    return f"c_{name}"


def data(value: object) -> bytes | None:
    """Bytes that the plan writes in base64; None for anything else."""
    if isinstance(value, Mapping) and "$base64" in value:
        return base64.b64decode(value["$base64"] or "")
    return None


def unmatched(value: Any) -> Any:
    """The plan's data with an example wherever it only says what to look for."""
    if isinstance(value, Mapping):
        if "$matcher" in value:
            return value.get("example")
        return {key: unmatched(each) for key, each in value.items()}
    if isinstance(value, list):
        return [unmatched(each) for each in value]
    return value
