"""Fern: `generators.yml`, with the overrides that are laid over the document.

Names of methods are in the overrides, as extensions that are read as they are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sdkwright.migrate.config_files import read_config
from sdkwright.migrate.formats.fern_api import api_tables, is_in_spec_order
from sdkwright.migrate.formats.fern_documents import api_documents
from sdkwright.migrate.wanted import Wanted
from sdkwright.python.compat import casing
from sdkwright.read.openapi import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sdkwright.ir.types import Json
    from sdkwright.migrate.config_files import Node
    from sdkwright.migrate.wanted import Setting

_PYTHON: Final = frozenset({"fern-python-sdk", "fern-python"})
_ROOT: Final = frozenset(
    {"api", "groups", "default-group", "autorelease", "auth-schemes", "reviewers", "readme",
     "metadata", "whitelabel", "github", "openapi", "openapi-overrides"}
)  # fmt: skip
# What the package does here anyhow, or does not need.
_CONFIG: Final = frozenset(
    {"client_class_name", "client", "package_name", "inline_request_params",
     "use_typeddict_requests", "pydantic_config", "improved_imports", "flat_layout",
     "use_api_name_in_package", "pyproject_python_version", "skip_formatting",
     "exclude_types_from_init_exports", "default_bytes_stream_chunk_size",
     "should_generate_websocket_clients", "include_union_utils", "enable_wire_tests"}
)  # fmt: skip


# Pages are what the document's extension says, and nothing else.
_ALWAYS: Final[Mapping[str, Setting]] = {
    "positional": "all",
    "pagination": False,
    "compat": "fern",
}


def is_fern_config(tree: Json) -> bool:
    """Whether a tree is a `generators.yml`."""
    groups = tree.get("groups") if isinstance(tree, dict) else None
    return isinstance(groups, dict) and any(
        isinstance(each, dict) and "generators" in each for each in groups.values()
    )


def fern_wanted(root: Node) -> Wanted:
    """Return what a configuration wants."""
    for key, node in root.items():
        if key not in _ROOT:
            node.note(f"`{key}` is unknown; it is passed over.")
    settings: dict[str, Setting] = {**_ALWAYS}
    organization, smart = _organization(root)
    every = [*_generators(root)]
    published = (e for e in every if e.get("output", "location").text() == "pypi")
    generator = next(published, every[0] if every else None)
    if generator is None:
        root.get("groups").note("No group makes a Python package.")
    else:
        settings.update(_settings(generator, organization))
        said = generator.get("smart-casing").value
        smart = said if isinstance(said, bool) else smart
    if organization:
        words = (*casing.words(organization), *casing.words(_api_name(root)))
        client = "".join(each.capitalize() for each in words)
        settings.setdefault("client", client)
        settings.setdefault("package", casing.snake(organization))
    documents = api_documents(root)
    tables = api_tables(root, settings)
    inline = generator is None or (
        generator.get("config", "inline_request_params").value is not False
    )
    return Wanted(
        spec=documents[0].spec if documents else "",
        further=documents[1:],
        place=documents[0].place if documents else "",
        settings=settings,
        tables=tables,
        overlays=documents[0].overlays if documents else (),
        overrides=documents[0].overrides if documents else (),
        habits="fern",
        smart_casing=smart,
        spec_order=is_in_spec_order(root.get("api")),
        inline_bodies=inline,
    )


def _generators(root: Node) -> Iterator[Node]:
    """Yield the generators of Python, of whichever group."""
    for name, group in root.get("groups").items():
        for each in group.get("generators").parts():
            if each.get("name").text().removeprefix("fernapi/") in _PYTHON:
                if group.get("audiences").value is not None:
                    group.get("audiences").note(
                        f"Audiences of the group `{name}` are not carried.",
                        "`include` and `exclude` choose operations.",
                    )
                yield each


def _settings(generator: Node, organization: str) -> dict[str, Setting]:
    found: dict[str, Setting] = {}
    config = generator.get("config")
    distribution = generator.get("output", "package-name").text()
    # The import is the organization's; what is on PyPI may be called otherwise.
    package = config.get("package_name").text() or organization
    if not package:
        repository = generator.get("github", "repository").text().rpartition("/")[2]
        package = re.sub(
            r"^python-|-python(-sdk)?$|-sdk$", "", distribution or repository
        )
    if package:
        found["package"] = package.replace("-", "_").lower()
        found["distribution"] = distribution or package.replace("_", "-")
    client = (
        config.get("client", "exported_class_name").text()
        or config.get("client", "class_name").text()
        or config.get("client_class_name").text()
    )
    if client:
        found["client"] = client
    if config.get("client", "exported_filename").text():
        config.get("client").note(
            "A handwritten subclass of the client stood in"
            f" `{config.get('client', 'exported_filename').text()}`.",
            "Put it beside ours, under another name, and import that.",
        )
    found.update(_metadata(generator))
    return found


def _metadata(generator: Node) -> dict[str, Setting]:
    found: dict[str, Setting] = {}
    config = generator.get("config")
    repository = generator.get("github", "repository").text()
    if repository:
        found["repository"] = f"https://github.com/{repository}"
    license = generator.get("metadata", "license").text()
    if license:
        found["license"] = license
    for key, node in config.items():
        if key == "additional_init_exports":
            node.note(
                "Handwritten exports are not carried.",
                "Files of your own stay beside ours; import from them.",
            )
        elif key not in _CONFIG:
            node.note(f"`config.{key}` is not carried.")
    return found


def _organization(root: Node) -> tuple[str, bool]:
    """Return the organization, and whether names have the smart casing by default."""
    folder = root.file.path.parent
    for each in (folder, folder.parent.parent):  # one API, or one of several in `apis`
        try:
            found = read_config(each / "fern.config.json", root.report)
        except UnreadableError:
            continue
        early = found.get("version").text().startswith("0.")
        return found.get("organization").text(), not early
    return "", False


def _api_name(root: Node) -> str:
    """Return the API's name: that of its folder in `apis`, else `api`."""
    folder = root.file.path.resolve().parent
    return folder.name if folder.parent.name == "apis" else "api"
