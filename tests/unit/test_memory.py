"""What a watch need not do again after an edit, and what it may not take for granted."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from sdkwright import code_frame, config as configuration, pipeline
from sdkwright.diagnostics import Report
from sdkwright.emit import lock
from sdkwright.memory import Memory

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENT = """\
openapi: 3.1.0
info: {title: Pets, version: "1"}
paths:
  /pets:
    get:
      operationId: listPets
      summary: List pets.
      description: All of them.
      parameters:
        - {name: page, in: query, description: The page to get., schema: {type: integer}}
        - {name: kind, in: query, schema: {$ref: "#/components/schemas/Kind"}}
      responses:
        "200":
          description: The pets.
          content:
            application/json:
              schema: {type: array, items: {$ref: "#/components/schemas/Pet"}}
  /pets/{id}:
    get:
      operationId: getPet
      description: One of them.
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses:
        "200": {description: A pet., content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
components:
  schemas:
    Kind: {type: string, enum: [cat, dog], description: Sorts of pets.}
    Pet:
      type: object
      description: An animal.
      required: [tags]
      properties:
        name: {type: string, description: Its name.}
        mood: {const: good, description: How it feels.}
"""


class Project:
    """A document, its package, and what is remembered of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.memory = Memory()
        self.stages: set[str] = set()
        (folder / "gen.toml").write_text(
            'package = "pets"\nspec = "s.yaml"\nout = "out"\n'
        )
        self.write(DOCUMENT)
        self.build()
        self.build()

    def write(self, text: str) -> None:
        """Write the document."""
        (self.folder / "s.yaml").write_text(text, encoding="utf-8")

    def build(self, memory: Memory | None = None, out: str = "out") -> str | None:
        """Build, and return what was said; None if the document is refused."""
        (self.folder / "gen.toml").write_text(
            f'package = "pets"\nspec = "s.yaml"\nout = "{out}"\n'
        )
        config = configuration.load(self.folder / "gen.toml", Report())
        assert config is not None
        self.stages.clear()
        reports = {each.name: Report() for each in config.apis}
        made = pipeline.build(
            config,
            reports,
            lambda what, *_: self.stages.add(what.split()[0]),
            force=False,
            rename=lock.Rename.NOTHING,
            memory=memory or self.memory,
        )
        said = [code_frame.render_text(each) for each in reports.values()]
        return "".join(said) if made is not None else None

    def edit(self, old: str, new: str) -> bool:
        """Edit the document and build; return whether only words were read again."""
        text = (self.folder / "s.yaml").read_text(encoding="utf-8")
        assert old in text
        self.write(text.replace(old, new))
        names = lock.load(self.folder / "out").names
        said = self.build()
        amended = "reading" not in self.stages
        fresh = emptied(self.folder / "fresh", names)
        assert self.build(Memory(), "fresh") == said
        if said is not None:
            assert files_of(self.folder / "out") == files_of(fresh)
        return amended


def emptied(folder: Path, names: lock.Names) -> Path:
    """Leave nothing in a folder but names that a build has to keep; return it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (folder / lock.FILE_NAME).write_text(lock.dump(lock.Lock(names=names)))
    return folder


def files_of(folder: Path) -> dict[str, bytes]:
    """Return what a build has made, but for what names its folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in {lock.FILE_NAME, "README.md"}
    }


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project that was built."""
    return Project(tmp_path)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("All of them.", "All of them, \u2192 page by page."),
        ("List pets.", "List animals."),
        ("The pets.", "Some pets."),
        ("Sorts of pets.", "Which sort."),
        ("An animal.", "An animal that\n        lives here."),
        ("Its name.", "What it is called."),
    ],
)
def test_words_are_read_again_alone(project: Project, old: str, new: str) -> None:
    assert project.edit(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The page to get.", "The page to get, starting at 0."),  # where paging begins
        ("How it feels.", "Its mood."),  # of a constant, which has it as well
        ("The pets.", "(streaming responses)"),
        ("description: An animal.", "description: ''"),
        ("An animal.", "x"),
        ("description: Its name.", "title: Its name."),
        ("{type: integer}", "{type: string}"),
        ("name: {type: string", "label: {type: string"),
        ("An animal.", "An animal. x-speakeasy-name: a"),
        ("Its name.", "1"),
    ],
)
def test_what_decides_is_decided_anew(project: Project, old: str, new: str) -> None:
    assert not project.edit(old, new)


def test_two_texts_of_one_thing_are_read_again(project: Project) -> None:
    words = "List pets.\n      description: All of them."
    assert project.edit(words, "Animals.\n      description: Every one.")
    assert project.edit("Every one.", "All.")


def test_edits_follow_each_other(project: Project) -> None:
    assert project.edit("All of them.", "Every one.")
    assert not project.edit("[cat, dog]", "[cat, dog, bird]")
    project.build()
    assert project.edit("Every one.", "All.")
    assert project.edit("All.", "Every one of them.")
    assert project.edit("Sorts of pets.", "Kinds of pets.")


def test_a_fault_does_not_make_it_forget(project: Project) -> None:
    text = (project.folder / "s.yaml").read_text()
    project.write(text.replace("paths:", "paths: ["))
    before = files_of(project.folder / "out")
    assert project.build() is None
    assert files_of(project.folder / "out") == before
    project.write(text)
    assert project.build() is not None
    assert "reading" not in project.stages


@pytest.mark.parametrize("change", ["edited", "gone", "linked"])
def test_files_are_looked_at_all_the_same(project: Project, change: str) -> None:
    path = project.folder / "out/pets/client.py"
    match change:
        case "edited":
            path.write_text(path.read_text() + "# mine\n")
        case "gone":
            path.unlink()
        case _:
            path.rename(path.with_name("other.py"))
            path.symlink_to("other.py")
    written = path.read_bytes() if path.exists() else b""
    project.write(DOCUMENT.replace("All of them.", "Every one."))
    project.build()
    assert path.exists()
    assert change == "gone" or path.read_bytes() == written
