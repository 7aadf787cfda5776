"""Where a package stands in its repository, in the words of workflows and links."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sdkwright.frozen import dataclass

if TYPE_CHECKING:
    from sdkwright.config import Config
    from sdkwright.source import Source

# What a workflow can name without quoting for YAML, for a shell and for GitHub's expressions.
_PLAIN: Final = re.compile(r"[\w.+@-]+(?:/[\w.+@-]+)*", re.ASCII)
_URL: Final = re.compile(r"https?://[\w./:?&=%+~@-]+", re.ASCII)
_GITHUB: Final = re.compile(
    r"(?:https?://|git@|ssh://git@)?github\.com[/:]([\w.-]+)/([\w.-]+?)(?:\.git)?/?",
    re.ASCII,
)


class RepositoryError(Exception):
    """The folders of a package cannot be named in a workflow; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repository:
    """Where things stand below the top folder of a repository.

    Attributes:
        root: The top folder: where `.git` is, or else the configuration's folder.
        package_folder: From there to the folder with pyproject.toml; `.` for the same.
        configuration: From there to the configuration file.
        documents: From there to the API descriptions, by API; a URL as it is.
        owner: Who has it on GitHub; empty if unknown.
        name: What it is called there.
    """

    root: Path
    package_folder: str
    configuration: str
    documents: dict[str, str]
    owner: str = ""
    name: str = ""

    @property
    def url(self) -> str:
        """The address of its page; empty if unknown."""
        return f"https://github.com/{self.owner}/{self.name}" if self.owner else ""

    @property
    def configuration_folder(self) -> str:
        """From the top folder to the one with the configuration; `.` for the same."""
        return self.configuration.rpartition("/")[0] or "."

    def from_package(self, path: str) -> str:
        """Return a path from the top folder as it is seen from the package's folder."""
        if "://" in path:
            return path
        return Path(os.path.relpath(path, self.package_folder)).as_posix()


def repository(config: Config, configuration: Path) -> Repository:
    """Find out where the package of a configuration stands.

    Args:
        config: The package.
        configuration: The configuration file.

    Raises:
        RepositoryError: A folder is outside of the repository, or has a name that would
            have to be quoted in a workflow.
    """
    root = _root(configuration.resolve().parent)
    documents = {each.name: _document(root, each.source) for each in config.apis}
    match = _GITHUB.fullmatch(config.repository)
    return Repository(
        root=root,
        package_folder=_inside(root, config.out),
        configuration=_inside(root, configuration),
        documents=documents,
        owner=match[1] if match else "",
        name=match[2] if match else "",
    )


def _document(root: Path, source: Source) -> str:
    if source.path is not None:
        return _inside(root, source.path)
    if not _URL.fullmatch(source.url):
        raise RepositoryError(f"{source.label} is nothing that a workflow can name")
    return source.url


def _root(folder: Path) -> Path:
    for each in (folder, *folder.parents):
        if (each / ".git").exists():
            return each
    return folder


def _inside(root: Path, path: Path) -> str:
    found = os.path.relpath(path.resolve(), root)
    text = Path(found).as_posix()
    if text.startswith(".."):
        raise RepositoryError(f"{path} is outside of the repository {root}")
    if text != "." and not _PLAIN.fullmatch(text):
        raise RepositoryError(
            f"{text!r} has characters that workflows cannot name without quoting"
        )
    return text
