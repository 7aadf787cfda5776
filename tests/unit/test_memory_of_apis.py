"""After an edit of one document the other APIs of a package stay as they were decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sdkwright import code_frame, config as configuration, pipeline
from sdkwright.diagnostics import Report
from sdkwright.emit import lock
from sdkwright.memory import Memory

from tests.unit.test_memory import DOCUMENT, emptied, files_of

if TYPE_CHECKING:
    from pathlib import Path

OTHER = DOCUMENT.replace("Pet", "Toy").replace("pet", "toy")
CONFIGURATION = """\
package = "shop"
out = "{out}"
[apis.pets]
spec = "pets.yaml"
[apis.toys]
spec = "toys.yaml"
"""


class Shop:
    """Two documents, their package, and what is remembered of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.memory = Memory()
        self.read: set[str] = set()
        self.write("pets", DOCUMENT)
        self.write("toys", OTHER)
        self.build()
        self.build()

    def write(self, api: str, text: str) -> None:
        """Write a document."""
        (self.folder / f"{api}.yaml").write_text(text, encoding="utf-8")

    def build(self, memory: Memory | None = None, out: str = "out") -> str | None:
        """Build, and return what was said; None if a document is refused."""
        file = self.folder / "gen.toml"
        file.write_text(CONFIGURATION.format(out=out))
        config = configuration.load(file, Report())
        assert config is not None
        self.read.clear()

        def note(what: str, _done: int, _total: int) -> None:
            if what.startswith("reading"):
                self.read.add(what.rpartition("/")[2].removesuffix(".yaml"))

        reports = {each.name: Report() for each in config.apis}
        made = pipeline.build(
            config,
            reports,
            note,
            force=False,
            rename=lock.Rename.NOTHING,
            memory=memory or self.memory,
        )
        said = [code_frame.render_text(each) for each in reports.values()]
        return "".join(said) if made is not None else None

    def edit(self, api: str, old: str, new: str) -> set[str]:
        """Edit a document and build; return what was read anew.

        What is there is what a build from nothing would write, with the same names.
        """
        text = (self.folder / f"{api}.yaml").read_text(encoding="utf-8")
        assert old in text
        self.write(api, text.replace(old, new))
        names = lock.load(self.folder / "out").names
        said = self.build()
        read = {*self.read}
        fresh = emptied(self.folder / "fresh", names)
        assert self.build(Memory(), "fresh") == said
        if said is not None:
            assert files_of(self.folder / "out") == files_of(fresh)
            assert lock.load(fresh).names == lock.load(self.folder / "out").names
        return read


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    """A package of two APIs that was built."""
    return Shop(tmp_path)


def test_words_are_read_again_alone(shop: Shop) -> None:
    assert shop.edit("pets", "All of them.", "Every one.") == set()
    assert shop.edit("toys", "All of them.", "Every one.") == set()


@pytest.mark.parametrize("api", ["pets", "toys"])
def test_only_the_document_that_has_changed_is_read(shop: Shop, api: str) -> None:
    assert shop.edit(api, "[cat, dog]", "[cat, dog, bird]") == {api}
    assert shop.edit(api, "[cat, dog, bird]", "[cat]") == {api}


def test_names_of_one_api_are_nothing_to_another(shop: Shop) -> None:
    assert shop.edit("toys", "  /toys/{id}:", "  /toys/{id}/price:") == {"toys"}
    assert shop.edit("pets", "[cat, dog]", "[cat, dog, bird]") >= {"pets"}


def test_words_and_more_than_words_in_one_go(shop: Shop) -> None:
    shop.write("pets", DOCUMENT.replace("All of them.", "Every one."))
    assert shop.edit("toys", "[cat, dog]", "[cat]") == {"toys"}
    assert shop.edit("pets", "Every one.", "All.") == set()


def test_a_fault_in_one_document_leaves_the_other_as_it_is(shop: Shop) -> None:
    before = files_of(shop.folder / "out")
    shop.write("toys", OTHER.replace("paths:", "paths: ["))
    shop.write("pets", DOCUMENT.replace("All of them.", "Every one."))
    assert shop.build() is None
    assert shop.read == {"toys"}
    assert files_of(shop.folder / "out") == before
    shop.write("toys", OTHER)
    assert shop.edit("pets", "Every one.", "All.") == set()
    assert "All." in (shop.folder / "out/shop/pets/resources/pets.py").read_text()


def test_what_was_said_of_one_document_is_said_again(shop: Shop) -> None:
    shop.edit("pets", "required: [tags]", "required: [tag]")
    said = shop.build()
    assert said is not None
    assert "tag" in said
    assert shop.edit("toys", "[cat, dog]", "[cat]") == {"toys"}
    assert shop.build() == said
