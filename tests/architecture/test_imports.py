"""Who may import whom. These tables are the architecture."""

from __future__ import annotations

import re
import sys
from graphlib import CycleError, TopologicalSorter
from itertools import groupby

import pytest

from tests.architecture.every import every
from tests.architecture.sources import WINGED, Module, modules, names_module

# What each part may import besides itself; everything below it stays below it.
MAY_IMPORT = {
    "__main__": {"cli"},
    "cli": {"everything"},
    "pipeline": {"config", "deciding", "diagnostics", "emit", "kept", "memory", "python", "up_to_date"},
    "deciding": {"config", "diagnostics", "emit", "ir", "memory", "python", "read", "refine", "up_to_date"},
    "kept": {"config", "emit", "ir", "memory", "read", "regular_files", "surface", "up_to_date"},
    "memory": {"config", "diagnostics", "emit", "ir", "python", "read", "up_to_date"},
    "up_to_date": {"config", "emit", "regular_files", "source"},
    "annotations": {"ir", "source"},
    "config": {"annotations", "custom", "diagnostics", "ir", "package_names", "regular_files",
               "runtime.part_table", "source", "toml_places"},
    "toml_places": set(),
    "code_frame": {"diagnostics", "source"},
    "diagnostics": {"source"},
    "frozen": set(),
    "source": set(),
    "page": {"config", "diagnostics", "emit.code", "read", "regular_files", "source"},
    "regular_files": set(),
    "package_names": set(),
    "read": {"annotations", "diagnostics", "ir", "regular_files", "source", "toml_places"},
    "ir": {"source"},
    "refine": {"annotations", "config", "diagnostics", "ir", "source"},
    "surface": set(),
    "custom": {"diagnostics", "regular_files"},
    "migrate": {"config", "diagnostics", "ir", "python.compat", "python.compat.casing",
                "python.compat.names", "python.names", "read", "regular_files", "source", "surface",
                "toml_places"},
    "python": {"annotations", "config", "custom", "diagnostics", "emit.code", "ir",
               "runtime.compatible", "runtime.names", "runtime.part_table", "runtime.parts", "source", "surface"},
    "emit": {"regular_files"},
    "lint": {"config", "diagnostics", "emit.code", "ir", "python", "read", "refine", "source"},
    "release": {"config", "emit.code", "emit.render", "python.docstrings", "regular_files", "source"},
    "runtime": set(),
}  # fmt: skip

# What each wing may import of the other wings of its part.
WINGS: dict[str, set[str]] = {
    "read.openapi": set(),
    "read.annotations": {"documents", "openapi"},
    "read.documents": {"openapi"},
    "read.merging": {"documents", "openapi"},
    "read.overlays": {"documents", "openapi"},
    "read.upgrade": {"openapi"},
    "read.validate": {"documents", "openapi"},
    "read.schemas": {"documents", "openapi"},
    "read.operations": {"openapi", "schemas", "validate"},
    "refine.operations": set(),
    "refine.naming": {"operations"},
    "refine.schemas": {"operations"},
    "refine.pagination": {"operations"},
    "python.views": set(),
    "python.names": set(),
    "python.format": set(),
    "python.docstrings": {"views"},
    "python.types": {"docstrings", "format", "names", "views"},
    "python.operations": {"docstrings", "format", "names", "types", "views"},
    "python.aliases": {"operations", "types"},
    "python.client": {"docstrings", "format", "names", "operations", "types", "views"},
    "python.docs": {"client", "docstrings", "format", "operations", "types", "views"},
    "python.package": {"client", "docs", "docstrings", "format", "names", "operations", "types", "views"},
    "python.compat": {"client", "docstrings", "format", "operations", "package", "types", "views"},
    "runtime.compatible": set(),
    "runtime.frozen": set(),
    "runtime.names": set(),
    "runtime.part_table": set(),
    "runtime.parts": set(),
    "runtime.lazy": {"parts"},
    "runtime.lazy_types": {"lazy"},
    "runtime.models": {"parts"},
    "runtime.kinds": {"models"},
    "runtime.errors": set(),
    "runtime.config": {"errors"},
    "runtime.operation": {"config", "errors", "models", "parts"},
    "runtime.response": {"errors"},
    "runtime.request": {"config", "errors", "models", "operation", "parts", "response"},
    "runtime.transport": {"config", "errors", "parts", "request", "response"},
    "runtime.auth": {"config", "errors", "models", "parts", "request", "response", "transport"},
    "runtime.exchange": {"auth", "config", "errors", "models", "request", "response", "transport"},
    "runtime.results": {
        "errors", "exchange", "models", "operation", "parts", "request", "response",
    },
    "runtime.client": {
        "auth", "config", "errors", "exchange", "models", "operation", "parts", "request",
        "response", "results", "transport",
    },
    "runtime.downloads": {"client", "errors", "exchange", "operation", "response"},
    "runtime.uploads": {"errors", "models", "operation", "parts", "request"},
    "runtime.streams": {
        "client", "config", "errors", "exchange", "models", "operation", "request", "response",
    },
    "runtime.pagination": {"client", "errors", "exchange", "operation", "request"},
    "runtime.helpers": {"config", "errors", "results"},
    "runtime.webhooks": {"client", "config", "errors", "models"},
    "runtime.variants": {"kinds", "models"},
    "runtime.testing": {"everything"},
    "runtime.compat": {
        "client", "config", "errors", "models", "operation", "pagination", "results", "transport",
    },
    "runtime.old_options": {"client", "config", "exchange", "models", "operation"},
    "runtime.fern": {"client", "config", "models", "old_options"},
    "runtime.speakeasy": {
        "client", "config", "errors", "exchange", "models", "old_options", "pagination", "transport",
    },
    "runtime.index": {"models"},
    "runtime.cli": {
        "downloads", "errors", "index", "models", "pagination", "request", "response", "streams",
        "transport",
    },
    "runtime.mcp": {
        "downloads", "errors", "index", "models", "pagination", "request", "response", "streams",
        "transport",
    },
}  # fmt: skip
# The modules that put the wings of a part together.
TOP = {
    "read.api",
    "read.linker",
    "read.load",
    "read.reading",
    "read.vendors",
    "read.wanted",
    "python.decide",
    "python.plan",
}

# What each part may import of others' packages; the standard library is free.
THIRD_PARTIES = {
    "cli": {"click", "yaml"},
    "config": {"packaging"},
    "read": {"jsonpath", "yaml", "jsonschema_rs", "openapi_spec_validator", "jsonschema_path"},
    "migrate": {"yaml"},
    "lint": {"jsonschema_rs"},
    "python": {"jsonschema_rs"},
    "emit": {"_black_version", "black", "jinja2", "markupsafe"},
    "runtime": {"httpx2", "pydantic", "pydantic_core", "typing_extensions", "anyio", "httpcore2", "pytest"},
}  # fmt: skip
# Libraries of extras, which only the modules for that extra may import.
EXTRAS = {
    "runtime/transport/aiohttp": {"aiohttp", "yarl"},
    "runtime/cli/": {"click"},
    "runtime/mcp/": {"mcp", "mcp_types", "uvicorn"},
}


def inner_imports(module: Module) -> set[str]:
    """Return what a module imports of the generator, below `sdkwright`."""
    return {
        name.removeprefix("sdkwright").removeprefix(".")
        for name in module.imports()
        if name == "sdkwright" or name.startswith("sdkwright.")
    }


@every(modules)
def test_imports_follow_the_table(module: Module) -> None:
    if module.part == "__init__":
        return  # the root says the version, and imports nothing
    allowed = MAY_IMPORT[module.part]
    if "everything" in allowed:
        return
    for inner in inner_imports(module):
        fine = (
            inner == ""
            or (inner == "frozen" and module.part != "runtime")
            or inner.split(".")[0] in {module.part, *allowed}
            or inner in allowed
        )
        assert fine, f"{module.name} may not import {inner}"
        # The bare root tells the version; only what writes versions may ask.
        writes = module.name == "python/package/operations_index.py"
        assert inner or writes or module.part in {"up_to_date", "pipeline"}


@every(modules)
def test_records_are_frozen_for_type_checkers_alone(module: Module) -> None:
    """What travels has a way of its own: what its users hold is frozen at run time, too."""
    text = module.path.read_text(encoding="utf-8")
    if module.part in {"runtime", "frozen"}:
        return
    if "frozen=True" in text:
        assert not re.search(r"from dataclasses import .*\bdataclass\b", text)
    # Copies and enumerations come from the same place.
    assert not re.search(
        r"from dataclasses import .*\breplace\b|from enum import .*\bEnum\b", text
    )


@every(modules)
def test_wings_follow_the_table(module: Module) -> None:
    if module.wing is None or module.wing in TOP:
        return
    allowed = WINGS[module.wing]
    if "everything" in allowed:
        return
    part, own = module.wing.split(".")
    for inner in inner_imports(module):
        if inner.startswith(f"{part}."):
            other = inner.split(".")[1]
            assert other in {
                own,
                "frozen",
                *allowed,
            }, f"{module.name} may not import {inner}"


@every(modules)
def test_wings_are_imported_from_their_folder(module: Module) -> None:
    """The files inside of a wing are its own; the runtime imports files, to start fast."""
    if module.part == "runtime":
        return
    for inner in inner_imports(module):
        parts = inner.split(".")
        if len(parts) > 2 and parts[0] in WINGED and module.wing != ".".join(parts[:2]):
            # A whole module may be handed out by its wing, under its own name.
            assert names_module(module, f"sdkwright.{inner}"), f"{module.name}: {inner}"


def test_every_part_and_wing_has_its_rule() -> None:
    assert {module.part for module in modules()} - {"__init__"} == set(MAY_IMPORT)
    wings = {module.wing for module in modules()} - {None}
    assert wings == set(WINGS) | TOP


def test_wings_form_no_cycle() -> None:
    for part, wings in groupby(WINGS, key=lambda wing: wing.split(".")[0]):
        graph = {wing.split(".")[1]: WINGS[wing] - {"everything"} for wing in wings}
        assert list(TopologicalSorter(graph).static_order()), part


def test_files_form_no_cycle() -> None:
    """Imports for types and inside of functions count as well."""
    graph = {each.dotted: set(each.imports()) - {each.dotted} for each in modules()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


@every(modules)
def test_libraries_are_used_in_their_place(module: Module) -> None:
    for name in module.imports():
        top = name.split(".")[0]
        if top in sys.stdlib_module_names or top == "sdkwright":
            continue
        extra = {
            one
            for name, ones in EXTRAS.items()
            if module.name.startswith(name)
            for one in ones
        }
        allowed = THIRD_PARTIES.get(module.part, set()) | extra
        assert top in allowed, f"{module.name}: {name}"


@every(modules)
def test_nothing_imports_the_command(module: Module) -> None:
    if module.part not in {"cli", "__main__"}:
        assert not any(name.startswith("sdkwright.cli") for name in module.imports())


def test_one_module_knows_the_model_library() -> None:
    """Field name candidates and pydantic's words are combined in one place of the planner."""
    for module in modules():
        if module.part in {"read", "refine", "ir", "emit"}:
            text = module.path.read_text(encoding="utf-8").lower()
            assert "pydantic" not in text, module.name
