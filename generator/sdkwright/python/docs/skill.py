"""SKILL.md: how to use the package, for coding agents (https://agentskills.io/specification).

It travels in the wheel where tools look for skills of installed libraries, and so is always of
the version that is installed. The list of methods travels beside it.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from sdkwright.emit.code import Code, Unit
from sdkwright.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sdkwright.config import Config
    from sdkwright.python.docs.api_reference import ReferenceView
    from sdkwright.python.docs.readme import ReadmeView

# Limits of the specification.
_MAX_NAME: Final = 64
_MAX_DESCRIPTION: Final = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillView:
    """SKILL.md; the snippets are the README's."""

    name: Code
    description: Code
    package: Code
    readme: ReadmeView


def skill_units(
    config: Config, readme: ReadmeView, reference: ReferenceView
) -> Iterator[Unit]:
    """Yield the skill and the list of methods beside it.

    Args:
        config: The package's configuration.
        readme: What the README shows.
        reference: What api.md lists, with links that start in the skill's own folder.
    """
    name = _name(config)
    folder = f"{config.package}/.agents/skills/{name}"
    clients = ", ".join(each.client for each in readme.apis)
    about = (
        f"Use the Python package {config.package} ({clients}): calls, pages, streams, errors,"
        f" tests. For code that imports {config.package}, or that needs this API."
        f" {config.description}"
    )
    view = SkillView(
        name=Code(name),
        description=Code(json.dumps(" ".join(about.split())[:_MAX_DESCRIPTION])),
        package=Code(config.package),
        readme=readme,
    )
    yield Unit(path=f"{folder}/SKILL.md", template="python/skill.md.j2", view=view)
    yield Unit(
        path=f"{folder}/references/api.md", template="python/api.md.j2", view=reference
    )


def to_package(config: Config) -> str:
    """Return what leads from the list of methods to the folder of the package's folder."""
    return "../" * len(f".agents/skills/{_name(config)}/references".split("/")) + ".."


def _name(config: Config) -> str:
    """Return the distribution's name in small letters, digits and single hyphens."""
    name = re.sub(r"[^a-z0-9]+", "-", config.distribution.lower()).strip("-")
    return name[:_MAX_NAME].strip("-")
