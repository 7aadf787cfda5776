"""Who may import whom. This table is the architecture."""

from __future__ import annotations

import pytest

from tests.architecture.sources import Module, modules

# What each part may import besides itself; everything below it stays below it.
MAY_IMPORT = {
    "cli": {"everything"},
    "pipeline": {"config", "diagnostics", "emit", "freshness", "ir", "python", "read", "refine"},
    "freshness": {"config", "emit", "regular", "source"},
    "config": {"diagnostics", "regular", "source", "tables", "taken"},
    "tables": {"diagnostics"},
    "frames": {"diagnostics", "source"},
    "diagnostics": {"source"},
    "source": set(),
    "regular": set(),
    "taken": set(),
    "read": {"diagnostics", "ir", "regular", "source"},
    "ir": {"source"},
    "refine": {"config", "diagnostics", "ir", "source"},
    "python": {"config", "diagnostics", "emit.code", "ir", "source"},
    "emit": {"regular"},
    "runtime": set(),
}  # fmt: skip
ROOTS = {"generator"}

# What each part may import of others' packages; the standard library is free.
THIRD_PARTIES = {
    "cli": {"click"},
    "read": {"yaml", "jsonschema_rs", "openapi_spec_validator", "jsonschema_path"},
    "emit": {"_black_version", "black", "jinja2", "markupsafe"},
    "runtime": {"httpx2", "pydantic", "pydantic_core", "typing_extensions", "anyio", "httpcore2", "pytest"},
}  # fmt: skip
# Libraries of extras, which only the modules for that extra may import.
EXTRAS = {"runtime/transport_aiohttp": {"aiohttp", "yarl"}}


def ids(module: Module) -> str:
    """What a test of a module is called."""
    return module.name


@pytest.mark.parametrize("module", modules(), ids=ids)
def test_imports_follow_the_table(module: Module) -> None:
    if module.part == "__init__":
        pytest.skip("the root says the version, and imports nothing")
    allowed = MAY_IMPORT[module.part]
    if "everything" in allowed:
        return
    for name in module.imports():
        if not name.startswith("generator.") and name != "generator":
            continue
        inner = name.removeprefix("generator").removeprefix(".")
        fine = (
            inner == ""
            or inner.split(".")[0] in {module.part, *allowed}
            or inner in allowed
        )
        assert fine, f"{module.name} may not import {name}"
        # The bare root tells the version; only what writes versions may ask.
        assert inner or module.part in {"freshness", "pipeline"}


def test_every_part_has_its_rule() -> None:
    assert {module.part for module in modules()} - {"__init__"} == set(MAY_IMPORT)


@pytest.mark.parametrize("module", modules(), ids=ids)
def test_libraries_are_used_in_their_place(module: Module) -> None:
    import sys

    for name in module.imports():
        top = name.split(".")[0]
        if top in sys.stdlib_module_names or top == "generator":
            continue
        extra = {
            one
            for name, ones in EXTRAS.items()
            if module.name.startswith(name)
            for one in ones
        }
        allowed = THIRD_PARTIES.get(module.part, set()) | extra
        assert top in allowed, f"{module.name}: {name}"


@pytest.mark.parametrize("module", modules(), ids=ids)
def test_nothing_imports_the_command(module: Module) -> None:
    if module.part != "cli":
        assert not any(name.startswith("generator.cli") for name in module.imports())


def test_one_module_knows_the_model_library() -> None:
    """Field wishes and pydantic's words meet in one place of the planner."""
    for module in modules():
        if module.part in {"read", "refine", "ir", "emit"}:
            text = module.path.read_text(encoding="utf-8").lower()
            assert "pydantic" not in text, module.name
