"""The keys of a whole package."""

from __future__ import annotations

from typing import Final

from sdkwright.config.identifiers import is_inside, is_module
from sdkwright.config.keys.values import STRINGS, URL
from sdkwright.config.shapes import (
    Flag,
    Key,
    ListOf,
    Number,
    OneOf,
    Record,
    TableOf,
    Text,
)
from sdkwright.runtime.part_table import MODULES

# Parts that follow from other keys.
_PROGRAMS: Final = frozenset(
    {"cli", "compat", "fern", "index", "mcp", "old_options", "shared", "speakeasy"}
)
PARTS: Final = tuple(each for each in MODULES if each not in _PROGRAMS)
BACKENDS: Final = ("hatch", "uv", "setuptools", "poetry", "pdm")
CORES: Final = ("all", "shared")
BUDGET: Final = ("wheel", "modules", "path", "lines", "edits")

# PEP 508 names; PEP 440 in the shapes people use.
_DISTRIBUTION: Final = r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?"
_VERSION: Final = r"\d+(?:\.\d+)*(?:(?:a|b|rc)\d+)?(?:\.post\d+)?(?:\.dev\d+)?"
_CLAUSE: Final = r"(?:>=|<=|<|>|~=|==|!=)\s*\d+(?:\.(?:\d+|\*))*"
_PYTHONS: Final = rf"{_CLAUSE}(?:\s*,\s*{_CLAUSE})*"

_COSTS: Final = {
    "wheel": "The size of the wheel, in bytes.",
    "modules": "The modules that an import loads.",
    "path": "The characters of the longest path.",
    "lines": "The lines for each operation.",
    "edits": "The lines that were edited by hand and are tolerated; nothing new may be missing.",
}


def _label(key: str) -> str:
    """Return what is wrong with a URL's label (PEP 753: at most 32 characters)."""
    return "" if 0 < len(key) <= 32 and key.isprintable() else "this can be no label"


PACKAGE_KEYS: Final = (
    Key(
        name="package",
        shape=Text(form="a module name", check=is_module),
        meaning="The name that the package is imported by.",
        example='package = "acme"',
    ),
    Key(
        name="distribution",
        shape=Text(form="a distribution name", pattern=_DISTRIBUTION),
        meaning="The name that it is installed by.",
        example='distribution = "acme-sdk"',
        default="`package`, with hyphens for underscores",
    ),
    Key(
        name="allow_taken_names",
        shape=Flag(),
        meaning="Insist on a name that a module of the standard library or a dependency has.",
        example="allow_taken_names = true",
    ),
    Key(
        name="out",
        shape=Text(form="a folder"),
        meaning="The folder that the package is written into, from the configuration's.",
        example='out = "generated"',
        default='"generated"',
    ),
    Key(
        name="version",
        shape=Text(form="a version", pattern=_VERSION),
        meaning="The package's version (PEP 440).",
        example='version = "1.2.0"',
        default='"0.1.0"',
    ),
    Key(
        name="description",
        shape=Text(),
        meaning="One line for package indexes.",
        example='description = "A typed client of the Acme API"',
    ),
    Key(
        name="authors",
        shape=STRINGS,
        meaning="Each a name, an address, or `Name <address>`.",
        example='authors = ["The Acme team <sdk@acme.test>"]',
    ),
    Key(
        name="license",
        shape=Text(),
        meaning="An SPDX expression, such as `MIT` or `Apache-2.0`; terms of your own are"
        " `LicenseRef-` and a name.",
        example='license = "MIT"',
    ),
    Key(
        name="repository",
        shape=Text(),
        meaning="The URL of the package's repository.",
        example='repository = "https://git.acme.test/sdk"',
    ),
    Key(
        name="urls",
        shape=TableOf(item=URL, keys="label", check=_label),
        meaning="Other URLs of the project, by label.",
        example='urls = { Documentation = "https://docs.acme.test" }',
    ),
    Key(
        name="keywords",
        shape=STRINGS,
        meaning="What package indexes find it by.",
        example='keywords = ["acme", "api"]',
    ),
    Key(
        name="classifiers",
        shape=STRINGS,
        meaning="Trove classifiers for package indexes.",
        example='classifiers = ["Typing :: Typed"]',
    ),
    Key(
        name="requires_python",
        shape=Text(form="a list of versions like `>=3.11,<4`", pattern=_PYTHONS),
        meaning="The Python versions that may install it; the code needs at least 3.11.",
        example='requires_python = ">=3.12"',
        default='">=3.11"',
    ),
    Key(
        name="build_backend",
        shape=Text(choices=BACKENDS),
        meaning="What builds the package; the wheels hold the same files.",
        example='build_backend = "uv"',
        default='"hatch"',
    ),
    Key(
        name="cli",
        shape=Flag(),
        meaning="Whether the package has a command line, with the extra `[cli]`.",
        example="cli = true",
    ),
    Key(
        name="mcp",
        shape=Flag(),
        meaning="Whether the package has an MCP server, with the extra `[mcp]`.",
        example="mcp = true",
    ),
    Key(
        name="core",
        shape=OneOf(
            shapes=(
                Text(form="a list of parts, `all` or `shared`", choices=CORES),
                ListOf(item=Text(form="a part", choices=PARTS), plural="parts"),
            )
        ),
        meaning=(
            "The parts of the core that the package has besides those that its APIs need: "
            "`aiohttp`, `bulk`, `polling`, `telemetry`, `testing` and others; `all` for "
            "each. `shared` has none and depends on `sdkwright-runtime` instead, which "
            "`gen runtime` writes."
        ),
        example='core = ["polling", "testing"]',
        default="what the APIs need",
    ),
    Key(
        name="budget",
        shape=Record(
            keys=tuple(
                Key(name=name, shape=Number(), meaning=_COSTS[name]) for name in BUDGET
            )
        ),
        meaning="What the package may cost; `gen check` fails above it.",
        example="budget = { wheel = 500_000, modules = 60, path = 120, lines = 200 }",
    ),
    Key(
        name="keep",
        shape=ListOf(
            item=Text(form="a path in the output folder", check=is_inside),
            plural="paths in the output folder",
        ),
        meaning="Files that are yours: paths in the output folder, `*` for anything, a slash at the"
        " end for all below. They are written once; changed or deleted, they stay so. A module is"
        " told of as long as it lacks something new.",
        example='keep = ["README.md", "acme/types/pet.py"]',
    ),
    Key(
        name="lint",
        shape=Record(
            keys=(
                Key(
                    name="ignore",
                    shape=TableOf(
                        item=Text(form="a reason", check=str.strip), keys="rule"
                    ),
                    meaning="The rules that are not told, each with the reason.",
                ),
            )
        ),
        meaning="What `gen lint` looks for.",
        example='[lint.ignore]\noperation-id-missing = "The paths say it all."',
    ),
)
