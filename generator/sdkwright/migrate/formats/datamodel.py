"""datamodel-code-generator: `[tool.datamodel-codegen]`. It makes types only.

Class names are those of the schemas, as ours are; aliases of fields are carried.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeGuard

from sdkwright.diagnostics import Severity
from sdkwright.migrate.wanted import Wanted
from sdkwright.toml_places import places

if TYPE_CHECKING:
    from pathlib import Path

    from sdkwright.diagnostics import Report
    from sdkwright.ir.types import Json
    from sdkwright.migrate.wanted import Setting

_TABLE: Final = "datamodel-codegen"
# What models are here anyhow, or what changes no name.
_HOLDS: Final = frozenset(
    {"input", "output", "input-file-type", "output-model-type", "target-python-version",
     "snake-case-field", "field-constraints", "use-annotated", "strict-nullable",
     "enum-field-as-literal", "use-title-as-name", "custom-file-header", "profiles",
     "use-standard-collections", "use-union-operator", "use-schema-description",
     "use-field-description", "use-double-quotes", "disable-timestamp", "formatters",
     "allow-population-by-field-name", "use-default", "collapse-root-models", "aliases",
     "openapi-scopes", "encoding", "wrap-string-literal", "use-operation-id-as-name"}
)  # fmt: skip


def is_datamodel_config(tree: Json) -> TypeGuard[dict[str, dict[str, Json]]]:
    """Whether a TOML file has such a table."""
    tool = tree.get("tool") if isinstance(tree, dict) else None
    return isinstance(tool, dict) and _TABLE in tool


def datamodel_wanted(
    tree: dict[str, dict[str, Json]], path: Path, report: Report
) -> Wanted:
    """Return what a configuration wants."""
    table = tree["tool"][_TABLE]
    assert isinstance(table, dict)  # `is_datamodel_config` looked
    settings: dict[str, Setting] = {}
    project = tree.get("project", {}).get("name")
    if isinstance(project, str):
        settings["distribution"] = f"{project}-client"
        settings["package"] = f"{project.replace('-', '_').replace('.', '_')}_client"
    known = places(path.read_text(encoding="utf-8"))
    for key in table:
        if key not in _HOLDS:
            report.add(
                Severity.WARNING,
                "not-carried",
                f"`{key}` is not carried.",
                position=known.get(("tool", _TABLE, key)),
                file=str(path),
            )
    named = table.get("input")
    spec = str(path.parent / named) if isinstance(named, str) and named else ""
    if "profiles" in table and not spec:
        report.add(
            Severity.WARNING,
            "not-carried",
            "Of several profiles none is chosen; name the document with --spec.",
            position=known.get(("tool", _TABLE, "profiles")),
            file=str(path),
        )
    return Wanted(spec=spec, settings=settings)
