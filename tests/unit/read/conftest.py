"""Specifications written in a test, loaded the way users' files are."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest
from sdkwright.diagnostics import Report
from sdkwright.read.documents.documents import Documents
from sdkwright.read.load import load
from sdkwright.read.validate.structure import Strictness
from sdkwright.source import Source

Loader = Callable[..., tuple[Documents, Report]]


@pytest.fixture
def loaded(tmp_path: Path) -> Loader:
    """Load a YAML text as the entry document; `files` are siblings by relative path.

    A text that names no version is one of 3.1.
    """

    def loaded(
        text: str,
        files: dict[str, str] | None = None,
        *,
        allow_remote: frozenset[str] = frozenset(),
        strictness: Strictness = Strictness.NORMAL,
    ) -> tuple[Documents, Report]:
        for name, content in (files or {}).items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(dedent(content), encoding="utf-8")
        entry = tmp_path / "openapi.yaml"
        whole = dedent(text)
        if not re.search("^(openapi|swagger):", whole, re.MULTILINE):
            whole = f"openapi: 3.1.0\ninfo: {{title: Pets, version: '1'}}\n{whole}"
        entry.write_text(whole, encoding="utf-8")
        report = Report()
        documents = load(
            Source(path=entry),
            report,
            allow_remote=allow_remote,
            strictness=strictness,
        )
        assert documents is not None, list(report)
        return documents, report

    return loaded
