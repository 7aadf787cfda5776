"""A pyproject.toml that is the user's: its version, and the lines that a package needs in it.

A build owns the file as long as nobody has changed it. From then on it is only read.
"""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Final, TypeAlias

from sdkwright.frozen import dataclass
from sdkwright.regular_files import read_regular

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date, datetime, time

    from sdkwright.config import Config

_Toml: TypeAlias = (
    "dict[str, _Toml] | list[_Toml] | str | int | float | bool | datetime | date | time"
)

_MAX_BYTES: Final = 1024 * 1024
# PEP 508: a name, extras, and the rest; PEP 503 says which names are the same.
_REQUIREMENT: Final = re.compile(
    r"\s*([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[[^\]]*\])?(.*)"
)
_LOWEST: Final = re.compile(r"(?:>=|==|~=|===)\s*(\d+(?:\.\d+)*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """Something that pyproject.toml lacks.

    Attributes:
        table: The dotted name of the table that it belongs to.
        key: The key of that table that is missing or incomplete.
        line: The line to paste.
        found: What is there instead; empty if nothing is.
    """

    table: str
    key: str
    line: str
    found: str = ""

    @property
    def message(self) -> str:
        """What is wrong, in a sentence."""
        place = f"{self.key} of [{self.table}]"
        if self.found:
            return f"{place} has {self.found!r}, but the package needs {self.line}."
        return f"{place} lacks {self.line}, which the package needs."


def released_version(config: Config) -> str:
    """Return the version that pyproject.toml has, or else that of the configuration.

    The former is what release tools change.
    """
    try:
        data = read_regular(config.out / "pyproject.toml", _MAX_BYTES, follow=False)
        project = _table(_parsed(data), "project")
    except (OSError, ValueError):
        return config.version
    version = project.get("version")
    return version if isinstance(version, str) and version else config.version


def missing_lines(ours: str, theirs: bytes) -> tuple[Missing, ...]:
    """Return what a pyproject.toml lacks of what a package needs.

    Args:
        ours: The file that a build would write.
        theirs: The file that is there.

    Raises:
        ValueError: Theirs is no TOML.
    """
    wanted = _parsed(ours.encode())
    project, found = _table(wanted, "project"), _project(_parsed(theirs))
    dynamic = found.get("dynamic")
    computed: list[_Toml] = dynamic if isinstance(dynamic, list) else []
    missing: list[Missing] = []
    if "dependencies" not in computed:
        missing += _lacking(project, found, "project", "dependencies")
    if "optional-dependencies" not in computed:
        extras = _table(project, "optional-dependencies")
        there = _table(found, "optional-dependencies")
        for key in extras:
            missing += _lacking(extras, there, "project.optional-dependencies", key)
    if "scripts" not in computed:
        scripts = _table(project, "scripts")
        known = set(map(str, _table(found, "scripts").values()))
        missing += [
            Missing(table="project.scripts", key=key, line=f'"{key}" = "{value}"')
            for key, value in scripts.items()
            if str(value) not in known
        ]
    return tuple(missing)


def _project(document: Mapping[str, _Toml]) -> dict[str, _Toml]:
    """Return the table [project], or what Poetry says in a table of its own instead."""
    found = _table(document, "project")
    poetry = _table(_table(document, "tool"), "poetry")
    if "dependencies" not in found and "dependencies" in poetry:
        found["dependencies"] = [
            f"{name}{str(value).replace('^', '>=').replace('~', '>=')}"
            for name, value in _table(poetry, "dependencies").items()
        ]
    return found


def _lacking(
    ours: Mapping[str, _Toml], theirs: Mapping[str, _Toml], table: str, key: str
) -> Iterator[Missing]:
    """Yield the requirements of a list that another lacks, or has with older versions."""
    there = {_name(each): each for each in _texts(theirs.get(key))}
    for each in _texts(ours.get(key)):
        found = there.get(_name(each))
        if found is None or _lowest(found) < _lowest(each):
            yield Missing(table=table, key=key, line=f'"{each}"', found=found or "")


def _name(requirement: str) -> str:
    match = _REQUIREMENT.match(requirement)
    return re.sub(r"[-_.]+", "-", match[1]).lower() if match else requirement


def _lowest(requirement: str) -> tuple[int, ...]:
    """Return the lowest version that a requirement takes; () for any."""
    match = _REQUIREMENT.match(requirement)
    rest = match[2].partition(";")[0] if match else ""
    if "@" in rest:
        return (1_000_000,)  # a direct reference: whoever writes it knows
    found = [tuple(map(int, each.split("."))) for each in _LOWEST.findall(rest)]
    return max(found, default=())


def _parsed(data: bytes) -> dict[str, _Toml]:
    return tomllib.loads(data.decode().replace("\r\n", "\n"))


def _table(parent: Mapping[str, _Toml], key: str) -> dict[str, _Toml]:
    found = parent.get(key)
    return {str(k): v for k, v in found.items()} if isinstance(found, dict) else {}


def _texts(value: _Toml | None) -> list[str]:
    return (
        [each for each in value if isinstance(each, str)]
        if isinstance(value, list)
        else []
    )
