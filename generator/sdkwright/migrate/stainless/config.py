"""`stainless.yml` as what is wanted.

Keys that are not about a Python package (other targets, samples, documentation) are passed
over; `_ELSEWHERE` lists them. Everything else that is not carried is reported with its line.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sdkwright.frozen import replace
from sdkwright.migrate.config_files import read_config
from sdkwright.migrate.stainless.client import (
    client_tables,
    environments,
    query_settings,
    security_tables,
)
from sdkwright.migrate.stainless.names import Casings, casings_of
from sdkwright.migrate.stainless.pagination import pagination_settings
from sdkwright.migrate.stainless.resources import Reader
from sdkwright.migrate.stainless.transforms import transform_actions
from sdkwright.migrate.wanted import Wanted
from sdkwright.read.openapi import UnreadableError

if TYPE_CHECKING:
    from sdkwright.ir.types import Json
    from sdkwright.migrate.config_files import Node
    from sdkwright.migrate.wanted import Setting

_ELSEWHERE: Final = frozenset(
    {"$schema", "edition", "readme", "codeflow", "diagnostics", "mcp", "terraform", "docs",
     "unspecified_endpoints", "on_event", "workspace"}
)  # fmt: skip
_READ: Final = frozenset(
    {"organization", "targets", "package", "environments", "resources", "pagination",
     "client_settings", "security", "security_schemes", "query_settings", "streaming",
     "settings", "openapi", "custom_casings", "errors"}
)  # fmt: skip
_WORKSPACE: Final = "workspace.json"
_SETTINGS_ELSEWHERE: Final = frozenset(
    {"disable_mock_tests", "file_header", "sort_schema_properties", "mock_server", "python",
     "license", "positional_params", "unwrap_response_fields"}
)  # fmt: skip


def is_workspace(tree: Json) -> bool:
    """Whether a tree is the `workspace.json` that names configuration and document."""
    return isinstance(tree, dict) and isinstance(tree.get("stainless_config"), str)


def workspace_wanted(root: Node) -> Wanted:
    """Return what the configuration wants that a workspace names."""
    path = root.file.path.parent / root.get("stainless_config").text()
    found = stainless_wanted(read_config(path, root.report))
    spec = root.get("openapi_spec").text()
    spec = spec if "://" in spec or not spec else str(root.file.path.parent / spec)
    return replace(found, spec=spec or found.spec)


def is_stainless_config(tree: Json) -> bool:
    """Whether a tree is such a configuration: it may hold no more than transforms."""
    if not isinstance(tree, dict):
        return False
    openapi = tree.get("openapi")
    transforms = isinstance(openapi, dict) and (
        "transforms" in openapi or "transformations" in openapi
    )
    mappings = (tree.get("resources"), tree.get("organization"))
    return any(isinstance(each, dict) for each in mappings) or transforms


def stainless_wanted(root: Node) -> Wanted:
    """Return what a configuration wants."""
    casings = casings_of(root.get("custom_casings"))
    for key, node in root.items():
        if key not in _READ | _ELSEWHERE:
            node.note(f"`{key}` is unknown; it is passed over.")
    reader = Reader(casings=casings)
    reader.read(root.get("resources"))
    settings = _identity(root, casings)
    settings.update(casings.settings())
    tables: dict[str, dict[str, Setting]] = {}
    settings.update(client_tables(root, tables))
    environments(root.get("environments"), tables, settings)
    security_tables(root, tables, settings)
    settings.update(query_settings(root.get("query_settings")))
    settings.update(pagination_settings(root.get("pagination")))
    if reader.methods and not root.get("pagination").value:
        settings["pagination"] = False
    _general(root.get("settings"), settings)
    _errors(root)
    return Wanted(
        spec=_document(root),
        settings=settings,
        tables=tables,
        methods=reader.resolved(),
        types=tuple(reader.types),
        actions=tuple(transform_actions(root.get("openapi"))),
        only_named=bool(reader.methods),
    )


def _identity(root: Node, casings: Casings) -> dict[str, Setting]:
    """Return the names of the package and of its client."""
    organization = root.get("organization", "name").text()
    target = root.get("targets", "python")
    if target.value is None:
        target = root.get("package", "python")
    if target.get("skip").value is True:
        target.get("skip").note("This configuration makes no Python package.")
    package = target.get("package_name").text() or target.get("name").text()
    package = (package or organization).replace("-", "_").lower()
    project = target.get("project_name").text()
    published = target.get("publish", "pypi")
    if isinstance(published.value, dict):
        project = published.get("package_name").text() or project
    found: dict[str, Setting] = {}
    if package:
        found["package"] = package
        found["distribution"] = project or package.replace("_", "-")
    if organization:
        found["client"] = casings.pascal(organization)
        prefix = root.get("client_settings", "default_env_prefix").text()
        found["env_prefix"] = prefix or casings.snake(organization).upper()
        found["root_error"] = f"{found['client']}Error"
    repository = target.get("production_repo").text().partition("#")[0]
    if repository:
        found["repository"] = f"https://github.com/{repository}"
    found["compat"] = "stainless"
    return found


def _general(node: Node, settings: dict[str, Setting]) -> None:
    """Read `settings`: the licence, and what changes every method."""
    license = node.get("license")
    text = license.text() or license.get("name").text()
    if text:
        settings["license"] = text
    if node.get("positional_params").value is False:
        settings["positional"] = "none"
    for each in node.get("unwrap_response_fields").parts():
        if "unwrap" not in settings and each.text():
            settings["unwrap"] = each.text()
        else:
            each.note(
                f"`{each.text()}` is a further property to unwrap.",
                "Say it of the operations that have it: `unwrap` under [operations].",
            )
    for key, each in node.items():
        if key not in _SETTINGS_ELSEWHERE:
            each.note(f"`settings.{key}` is unknown; it is passed over.")


def _errors(root: Node) -> None:
    for key in ("union", "message_property"):
        node = root.get("errors", key)
        if node.value is not None:
            node.note(
                f"`errors.{key}`: error classes are those of the status here.",
                "Read the body of an error from its `body`.",
            )


def _document(root: Node) -> str:
    """Return the document that a `workspace.json` beside the file names; may be empty."""
    folder = root.file.path.parent
    for path in (folder / _WORKSPACE, folder / ".stainless" / _WORKSPACE):
        try:
            tree: Json = json.loads(path.read_bytes()) if path.is_file() else None
        except (OSError, ValueError, UnreadableError):
            root.note(f"{path} cannot be read; name the document with --spec.")
            continue
        found = tree.get("openapi_spec") if isinstance(tree, dict) else None
        if isinstance(found, str) and found:
            return found if "://" in found else str(Path(path.parent, found))
    return ""
