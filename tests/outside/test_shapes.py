"""Signatures, fields and first calls of documents that other generators are known to get wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from tests.corpus.shared import SHARED, needs
from tests.snippets.making import make

if TYPE_CHECKING:
    from tests.snippets.making import Made

pytestmark = needs("cases/documents")


def made(number: int) -> Made:
    """Make the package of a numbered document."""
    (path,) = (SHARED / "cases" / "documents").glob(f"{number:02}-*.yaml")
    return make(yaml.safe_load(path.read_text(encoding="utf-8")))


def module(package: Made, text: str) -> str:
    """Return the resource module that calls a path."""
    found = [
        content
        for path, content in package.files.items()
        if "/resources/" in path and f'"{text}"' in content
    ]
    assert len(found) == 1, text
    return found[0]


def test_a_long_description_is_not_replaced_by_dots() -> None:
    text = " ".join(module(made(11), "/stream").split())
    assert "[...]" not in text
    assert "Creates a stream of games from an arbitrary streamId" in text
    assert "Maximum number of games: 500" in text


def test_names_that_python_allows_stay() -> None:
    package = made(13)
    everything = "\n".join(package.files.values())
    assert "    uuid: str | None = None" in everything
    assert "    date: str | None = None" in everything
    assert "def config(self) -> resources." in package.file("client.py")
    for name in ("uuid_", "date_", "config_"):
        assert f"    {name}:" not in everything
        assert f"def {name}(" not in everything


def test_a_discriminator_stays_in_its_union() -> None:
    text = module(made(15), "/balancers/{id}")
    assert "type:" not in text
    assert "label: str | Omit = omit" in text


def test_the_fields_of_an_optional_body_are_arguments() -> None:
    text = module(made(22), "/servers")
    assert "        name: str,\n        size: int | Omit = omit," in text
    assert "ids: Iterable[str] | Omit = omit" in text


def test_the_first_call_deletes_nothing() -> None:
    readme = made(22).files["README.md"]
    first = readme[readme.index("## First calls") :].split("```")[1]
    assert ".delete" not in first
    assert 'name="my-name"' in first
