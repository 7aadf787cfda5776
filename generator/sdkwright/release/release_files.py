"""The files of a release kit, as texts: what each is called and what it says."""

from __future__ import annotations

import json
from dataclasses import field
from typing import TYPE_CHECKING, Final

from sdkwright.emit.code import Code, Unit
from sdkwright.frozen import dataclass
from sdkwright.python.docstrings import code_span
from sdkwright.release.licenses import license_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sdkwright.config import Config
    from sdkwright.emit.render import Renderer
    from sdkwright.release.repository import Repository

# Each action by commit: a tag can be moved. Dependabot brings newer ones.
_ACTIONS: Final = {
    "checkout": "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1",
    "setup_python": "actions/setup-python@5fda3b95a4ea91299a34e894583c3862153e4b97 # v7.0.0",
    "upload_artifact": "actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f # v7.0.0",
    "download_artifact": (
        "actions/download-artifact@3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c # v8.0.1"
    ),
    "attest": "actions/attest@1e69f48acb82d1966a394da916b4c1698aa569d6 # v4.2.2",
    "publish": "pypa/gh-action-pypi-publish@cef221092ed1bacb1cc03d23a2d87d1d172e277b # v1.14.0",
    "release_please": (
        "googleapis/release-please-action@5c625bfb5d1ff62eadeeb3772007f7f66fdcf071 # v4.4.1"
    ),
}
# What writes the bill of materials; as exact as the actions are, as it sees the wheel.
_INVENTORY: Final = "cyclonedx-bom==7.5.0"
_PORT: Final = 4010
_TESTS: Final = (
    "test_client.py",
    "test_docs.py",
    "test_models.py",
    "test_operations.py",
    "values.py",
)
# The name that the tests call the package by, until they are written.
_PLACEHOLDER: Final = "PACKAGE_NAME"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFile:
    """A file that is written once.

    Attributes:
        path: From the top folder of the repository, in POSIX form.
        replaces: The bytes that it may take the place of; None where it takes no place.
    """

    path: str
    text: str
    replaces: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class MockView:
    """A mock of an API in a workflow.

    Attributes:
        command: What npx runs.
        variable: What the tests take its address from.
    """

    title: Code
    command: Code
    variable: Code
    url: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseView:
    """What the templates of the kit see; all of it is checked or quoted."""

    package: Code
    package_folder: Code
    directory: Code
    artifacts: Code
    configuration: Code
    configuration_folder: Code
    generated: Code
    documents: Code
    enter: Code
    folder: Code
    generator: Code
    owner: Code
    advisories: Code
    component: Code
    distribution: Code
    version: Code
    tag_output: Code
    inventory: Code
    attest: Code
    mocks: tuple[MockView, ...]
    checkout: Code
    setup_python: Code
    upload_artifact: Code
    download_artifact: Code
    publish: Code
    release_please: Code


def release_files(
    config: Config,
    place: Repository,
    renderer: Renderer,
    templates: Path,
    *,
    generator: str,
    year: int,
) -> Iterator[NewFile]:
    """Yield the files of the kit apart from pyproject.toml.

    Args:
        config: The package.
        place: Where it stands in its repository.
        renderer: Renders the templates.
        templates: Where they are.
        generator: What to install for `gen`, as a requirement.
        year: The year of the licence.
    """
    view = _view(config, place, generator)
    own = "" if place.package_folder == "." else f"{place.package_folder}/"
    holder = ", ".join(config.authors) or f"The {config.distribution} authors"
    terms = license_text(templates, config.license, holder, year)
    if terms is not None:
        yield NewFile(path=f"{own}LICENSE", text=terms)
    for path, template in _paths(own, place):
        unit = Unit(path=path, template=f"release/{template}.j2", view=view)
        yield NewFile(path=path, text=renderer.render(unit))
    for name in _TESTS:
        source = templates / "release" / "tests" / name
        text = source.read_text(encoding="utf-8").replace(_PLACEHOLDER, config.package)
        yield NewFile(path=f"{own}tests/{name}", text=text)


def _paths(own: str, place: Repository) -> Iterator[tuple[str, str]]:
    """Yield the paths of rendered files and their templates; `own` is the package's folder."""
    for name in ("SECURITY.md", "CONTRIBUTING.md", "AGENTS.md"):
        yield name, name
    for name in ("ci", "generated", "release"):
        yield f".github/workflows/{name}.yml", f"{name}.yml"
    yield ".github/dependabot.yml", "dependabot.yml"
    if place.owner:
        yield ".github/CODEOWNERS", "CODEOWNERS"
    yield "release-please-config.json", "release-please-config.json"
    yield ".release-please-manifest.json", "release-please-manifest.json"
    yield f"{own}CHANGELOG.md", "CHANGELOG.md"


def _view(config: Config, place: Repository, generator: str) -> ReleaseView:
    folder = place.package_folder
    own = "" if folder == "." else f"{folder}/"
    documents = (code_span(each) for each in place.documents.values())
    return ReleaseView(
        package=Code(config.package),
        package_folder=Code(folder),
        directory=Code(f"/{folder}".removesuffix(".")),
        artifacts=Code(f"{own}dist/"),
        configuration=code_span(place.configuration),
        configuration_folder=Code(place.configuration_folder),
        generated=Code(f"`{own}{config.package}/`, `{own}README.md` and `{own}api.md`"),
        enter=Code("" if folder == "." else f"cd {folder}"),
        documents=Code(", ".join(documents)),
        folder=Code("this folder") if folder == "." else code_span(f"{folder}/"),
        generator=Code(generator),
        owner=Code(place.owner),
        advisories=Code(place.url and f"{place.url}/security/advisories/new"),
        component=Code(json.dumps(folder)),
        distribution=Code(json.dumps(config.distribution)),
        version=Code(json.dumps(config.version)),
        tag_output=Code(".tag_name" if folder == "." else f"['{folder}--tag_name']"),
        inventory=Code(_INVENTORY),
        mocks=tuple(_mocks(place)),
        **{name: Code(text) for name, text in _ACTIONS.items()},
    )


def _mocks(place: Repository) -> Iterator[MockView]:
    """Yield two mocks for each API: they disagree where one of them errs."""
    port = _PORT
    for name, document in place.documents.items():
        path = place.from_package(document)
        for title, command in (
            ("Prism", "@stoplight/prism-cli@5.14.2 mock --errors --port {} '{}'"),
            ("Steady", "@stdy/cli@0.22.2 -p {} '{}'"),
        ):
            yield MockView(
                title=Code(f"{title} ({name})"),
                command=Code(command.format(port, path)),
                variable=Code(f"{name.upper()}_TEST_URL"),
                url=Code(f"http://127.0.0.1:{port}"),
            )
            port += 1
