"""One document, built and imported; what runs here runs in a process of its own."""

from __future__ import annotations

import importlib
import json
import os
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import get_type_hints

from pydantic import BaseModel, PydanticUserError, TypeAdapter
from sdkwright import pipeline
from sdkwright.cli.progress import Progress
from sdkwright.code_frame import render_json, render_text
from sdkwright.config import ApiConfig, Config
from sdkwright.config.keys.package_keys import PARTS
from sdkwright.diagnostics import Report
from sdkwright.emit.lock import OutputError, Rename
from sdkwright.source import source_of
from typing_extensions import is_typeddict

from tests.nasty.documents import Document

PACKAGE = "nasty"
FACTS = "facts.json"


def build(document: Document, out: Path) -> int:
    """Do what `gen build` does, but for many APIs that share a core; say how it ended.

    Whatever fails here as a bug of ours would, is a traceback.
    """
    os.chdir(out.parent)
    report = Report()
    own = ApiConfig(name=document.api, source=source_of(str(document.path)))
    config = Config(
        out=out,
        distribution=PACKAGE,
        package=PACKAGE,
        apis=(own,),
        parts=tuple(sorted(PARTS)),  # what any of them may need
    )
    try:
        changes = pipeline.build(
            config,
            {document.api: report},
            Progress(),
            force=False,
            rename=Rename.NOTHING,
        )
    except OutputError as error:
        report.error("output", str(error))
        changes = None
    facts = {
        "diagnostics": json.loads(render_json(report)),
        "text": render_text(report, color=False)[:4_000],
    }
    out.with_suffix(".json").write_text(json.dumps(facts), encoding="utf-8")
    if (changes is None) is not report.failed:
        print("no package and no error, or both")
        return 3
    return 1 if changes is None else 0


def probe(folder: Path, api: str) -> int:
    """Compile and import every module of one API, and complete every type of it."""
    warnings.simplefilter("error")
    sys.path.insert(0, str(folder))
    wrong: list[str] = []
    for path in sorted((folder / PACKAGE / api).rglob("*.py")):
        module = ".".join(path.relative_to(folder).with_suffix("").parts)
        module = module.removesuffix(".__init__")
        try:
            compile(path.read_bytes(), str(path), "exec")
            importlib.import_module(module)
        except BaseException as error:  # noqa: BLE001 - whatever it is
            wrong.append(f"{module}: {type(error).__name__}: {error}")
    if not wrong:
        wrong = list(_incomplete(importlib.import_module(f"{PACKAGE}.{api}.types")))
    print("\n".join(each[:400] for each in wrong))
    return 1 if wrong else 0


def _incomplete(types: ModuleType) -> Iterator[str]:
    """Build what is put off until its first use; say what cannot be."""
    for name in types.__all__:
        try:
            _complete(getattr(types, name))
        except BaseException as error:  # noqa: BLE001 - whatever it is
            yield f"{types.__name__}.{name}: {type(error).__name__}: {error}"


def _complete(value: object) -> None:
    if isinstance(value, type) and issubclass(value, BaseModel):
        value.model_rebuild()
    elif is_typeddict(value):
        get_type_hints(value)
    else:
        try:
            TypeAdapter(value)
        except PydanticUserError as error:
            # What one sends is never validated, and may consist of `typing`'s TypedDicts.
            if error.code != "typed-dict-version":
                raise
