"""What the user asked for: `[tool.gen]` in pyproject.toml, or gen.toml with the same keys.

A configuration names either one `spec`, which makes a flat package, or several under
`apis`, which makes one sub-package each. Every fault is reported with the key it is about;
an unknown key is a fault, because it is nearly always a typing mistake.
"""

from __future__ import annotations

import keyword
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import partial
from pathlib import Path

from sdkwright.custom import CustomCode
from sdkwright.diagnostics import Report, Severity
from sdkwright.package_names import distribution_fault, module_fault
from sdkwright.regular_files import read_regular
from sdkwright.source import Source, source_of
from sdkwright.toml_reader import Table, Toml

BUDGET = ("wheel", "modules", "path", "lines")
FILE_NAMES = ("gen.toml", "pyproject.toml")

# PEP 508 names; PEP 440 in the shapes people use.
_DISTRIBUTION = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?")
_VERSION = re.compile(r"\d+(?:\.\d+)*(?:(?:a|b|rc)\d+)?(?:\.post\d+)?(?:\.dev\d+)?")
_DOTTED = "a Python path like `pets.list`"
_MAX_BYTES = 16 * 1024 * 1024
_PREFIX = re.compile(r"[A-Z][A-Z0-9_]*")
_SECTION = re.compile(r"^\s*\[\s*tool\s*\.\s*gen\s*[\].]", re.MULTILINE)
_TOML_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")


class Positional(Enum):
    """Which path parameters of a method may be given by position."""

    LAST = "last"
    ALL = "all"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which operations are meant. Empty lists select nothing.

    Attributes:
        tags: Tag names.
        paths: Path templates.
        operation_ids: As declared.

    In each of them `*` stands for any characters.
    """

    tags: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    operation_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiConfig:
    """One API of a package.

    Attributes:
        name: The sub-package; the package itself where it is flat.
        source: The entry document.
        client: The client class's name; empty to derive it.
        env_prefix: Front of the environment variables' names; empty to derive it.
        include: Only these operations, unless it is empty.
        exclude: Not these.
        webhooks: Whether the types of webhooks are wanted.
        names: Overridden Python paths (`sessions.start`) by operation id or JSON pointer.
        was: Earlier Python paths, which stay as deprecated aliases, by the same keys.
        allow_remote: Hosts that references may be fetched from.
        strict: Whether a faulty part of the document is an error, and not skipped.
        positional: Which path parameters may be given by position.
        custom: The classes of one's own in its package; read with the configuration.
    """

    name: str
    source: Source
    client: str = ""
    env_prefix: str = ""
    include: Selection = field(default_factory=Selection)
    exclude: Selection = field(default_factory=Selection)
    webhooks: bool = True
    names: Mapping[str, str] = field(default_factory=dict[str, str])
    was: Mapping[str, tuple[str, ...]] = field(
        default_factory=dict[str, tuple[str, ...]]
    )
    allow_remote: frozenset[str] = frozenset()
    strict: bool = False
    positional: Positional = Positional.LAST
    custom: CustomCode = field(default_factory=CustomCode)


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """A whole package.

    Attributes:
        out: The folder that holds pyproject.toml, README.md and the package.
        flat: Whether the one API is the package itself and not a sub-package.
        cli: Whether the package has a command line.
        mcp: Whether the package has an MCP server.
        budget: What the package may cost, by figure: `wheel` (bytes), `modules` (loaded by
            an import), `path` (characters), `lines` (for each operation).
        ignored: The rules of `gen lint` that are not told, each with the reason.
    """

    out: Path
    distribution: str
    package: str
    apis: tuple[ApiConfig, ...]
    flat: bool = False
    version: str = "0.1.0"
    description: str = ""
    authors: tuple[str, ...] = ()
    license: str = ""
    repository: str = ""
    cli: bool = False
    mcp: bool = False
    budget: Mapping[str, int] = field(default_factory=dict[str, int])
    ignored: Mapping[str, str] = field(default_factory=dict[str, str])


def find(folder: Path) -> Path | None:
    """Return the nearest configuration file, from a folder upwards."""
    for place in (folder, *folder.parents):
        for name in FILE_NAMES:
            path = place / name
            if path.is_file() and (name != "pyproject.toml" or _mentions_us(path)):
                return path
    return None


def load(path: Path, report: Report) -> Config | None:
    """Read a configuration file; None where it has a fault, which is reported."""
    try:
        data = read_regular(path, _MAX_BYTES)
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror or error}"
        report.add(Severity.ERROR, "config-unreadable", message, file=str(path))
        return None
    return parse_text(data, path, report)


def parse_text(data: bytes, path: Path, report: Report) -> Config | None:
    """Read the text of a configuration file; None where it has a fault."""
    try:
        text = data.decode()
        document: dict[str, Toml] = tomllib.loads(text.replace("\r\n", "\n"))
    except UnicodeDecodeError as error:
        message = f"{path} cannot be read: {error}"
        report.add(Severity.ERROR, "config-unreadable", message, file=str(path))
        return None
    except tomllib.TOMLDecodeError as error:
        place = _TOML_PLACE.search(str(error))
        position = (int(place[1]), int(place[2])) if place else None
        message = f"not valid TOML: {_TOML_PLACE.sub('', str(error)).strip()}"
        report.add(
            Severity.ERROR, "config-syntax", message, file=str(path), position=position
        )
        return None
    if path.name == "pyproject.toml":
        tool = document.get("tool")
        section = tool.get("gen") if isinstance(tool, dict) else None
        return parse(section, path, report, title=("tool", "gen"), text=text)
    return parse(document, path, report, text=text)


def parse(
    document: Toml | None,
    path: Path,
    report: Report,
    *,
    title: tuple[str, ...] = (),
    text: str = "",
) -> Config | None:
    """Turn a parsed table into a configuration; None where it has a fault.

    Args:
        document: The table.
        path: The file it is from.
        report: Where faults go.
        title: Where the table stands in the file.
        text: The file's text, by which faults are placed.
    """
    faults = Report()
    table = Table(document, title, path, faults, partial(_place, text))
    config = _config(table, path.parent)
    for each in faults:
        report.diagnostics.append(each)
    return None if faults.failed else config


def _place(text: str, key: tuple[str, ...]) -> tuple[int, int] | None:
    """Return line and column of a key, or of the table that it is missing from."""
    from sdkwright.toml_places import places

    known = places(text)
    ends = (known.get(key[:length]) for length in range(len(key), 0, -1))
    return next((each for each in ends if each), (1, 1) if text else None)


def is_module(name: str) -> bool:
    """Whether a name can be a package's: an ASCII identifier, no keyword or dunder."""
    special = name.startswith("__") or not name.strip("_")
    plain = name.isascii() and name.isidentifier() and not special
    return plain and not keyword.iskeyword(name)


def _mentions_us(path: Path) -> bool:
    try:
        return bool(_SECTION.search(read_regular(path, _MAX_BYTES).decode()))
    except (OSError, UnicodeDecodeError):
        return False


def _config(table: Table, folder: Path) -> Config:
    package, distribution = _identity(table)
    config = Config(
        out=folder / table.text("out", default="generated"),
        package=package,
        distribution=distribution,
        flat=table.has("spec"),
        apis=_apis(table, package, folder),
        version=table.text(
            "version", default="0.1.0", check=_VERSION.fullmatch, form="a version"
        ),
        description=table.text("description"),
        authors=table.texts("authors"),
        license=table.text("license"),
        repository=table.text("repository"),
        cli=table.flag("cli", default=False),
        mcp=_mcp(table),
        budget=_budget(table.table("budget")),
        ignored=_ignored(table.table("lint")),
    )
    table.done()
    return config


def _identity(table: Table) -> tuple[str, str]:
    """Return the names of the package and of its distribution."""
    package = table.text(
        "package", required=True, check=is_module, form="a module name"
    )
    distribution = table.text(
        "distribution",
        default=package.replace("_", "-"),
        check=_DISTRIBUTION.fullmatch,
        form="a distribution name",
    )
    if not table.flag("allow_taken_names", default=False):
        help = "Take another name, or insist on it: allow_taken_names = true."
        fault = module_fault(package)
        if fault:
            table.fault(fault, "package", help=help)
        fault = "" if fault else distribution_fault(distribution)
        if fault:
            table.fault(fault, "distribution", help=help)
    return package, distribution


def _mcp(table: Table) -> bool:
    """Return whether there is an MCP server, whose module is called `mcp`."""
    wanted = table.flag("mcp", default=False)
    if wanted and table.table("apis").has("mcp"):
        table.fault(
            "an API cannot be called `mcp` beside the module of the MCP server",
            "mcp",
            help="Call the API otherwise, or leave out `mcp = true`.",
        )
    return wanted


def _budget(table: Table) -> Mapping[str, int]:
    found = {key: table.number(key) for key in BUDGET if table.has(key)}
    table.done()
    return found


def _ignored(table: Table) -> Mapping[str, str]:
    ignore = table.table("ignore")
    table.done()
    codes = ignore.keys()
    return {
        code: ignore.text(code, required=True, check=str.strip, form="a reason")
        for code in codes
    }


def _apis(table: Table, package: str, folder: Path) -> tuple[ApiConfig, ...]:
    apis = table.table("apis")
    names = apis.keys()
    if table.has("spec") == bool(names):
        table.fault("say either `spec` (one API) or `apis.<name>.spec` (several)")
    if table.has("spec"):
        return (_api(table, package, folder),)
    found: list[ApiConfig] = []
    for name in names:
        inner = apis.table(name)
        if not is_module(name) or name.startswith("_"):
            inner.fault("this cannot be a module's name", help="use a name like `acme`")
        found.append(_api(inner, name, folder))
        inner.done()
    return tuple(found)


def _api(table: Table, name: str, folder: Path) -> ApiConfig:
    names = _names(table.table("names"))
    return ApiConfig(
        name=name,
        source=_source(table, folder),
        client=table.text("client", check=is_module, form="a class name"),
        env_prefix=table.text(
            "env_prefix", check=_PREFIX.fullmatch, form="like `ACME`"
        ),
        include=_selection(table.table("include")),
        exclude=_selection(table.table("exclude")),
        webhooks=table.flag("webhooks", default=True),
        names={key: path for key, (path, _) in names.items() if path},
        was={key: was for key, (_, was) in names.items() if was},
        allow_remote=frozenset(table.texts("allow_remote")),
        strict=table.flag("strict", default=False),
        positional=Positional(
            table.text(
                "positional",
                default=Positional.LAST.value,
                check=_is_positional,
                form="`last`, `all` or `none`",
            )
        ),
    )


def _source(table: Table, folder: Path) -> Source:
    """Return what is named; paths start at the configuration's folder."""
    source = source_of(table.text("spec", required=True))
    path = folder / source.path if source.path else None
    overlays = tuple(folder / each for each in table.texts("overlays"))
    return replace(source, path=path, overlays=overlays)


def _selection(table: Table) -> Selection:
    selection = Selection(
        tags=table.texts("tags"),
        paths=table.texts("paths"),
        operation_ids=table.texts("operation_ids"),
    )
    table.done()
    return selection


def _names(table: Table) -> Mapping[str, tuple[str, tuple[str, ...]]]:
    """Return the Python path of each operation's method, and its earlier ones."""
    found: dict[str, tuple[str, tuple[str, ...]]] = {}
    for key in table:
        inner = table.table(key) if table.is_table(key) else None
        if inner is None:
            found[key] = (table.text(key, check=_is_dotted, form=_DOTTED), ())
            continue
        name = inner.text("name", required=True, check=_is_dotted, form=_DOTTED)
        was = inner.texts("was")
        for each in was:
            if not _is_dotted(each):
                inner.fault(f"`{each}` is not {_DOTTED}", "was")
        inner.done()
        found[key] = (name, was)
    return found


def _is_positional(text: str) -> bool:
    return text in {each.value for each in Positional}


def _is_dotted(name: str) -> bool:
    return all(is_module(part) for part in name.split("."))
