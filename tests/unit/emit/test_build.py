"""What is made again and what is not, and what never leaves the emitter."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import black
import pytest
from sdkwright.emit import build as building
from sdkwright.emit.build import Recipe, emit
from sdkwright.emit.code import (
    Code,
    Deferred,
    EmitError,
    Later,
    Package,
    Unit,
    Verbatim,
    literal,
)
from sdkwright.emit.compare import Kind
from sdkwright.emit.lock import Lock, dump, load
from sdkwright.emit.render import Renderer
from sdkwright.emit.write import opened, save
from sdkwright.python.docstrings import docstring, layout

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sdkwright.emit.build import Emitted
    from sdkwright.emit.format import Draft, Formatted


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What the template sees."""

    value: Code


def unit(path: str, value: object = 1) -> Unit:
    """A module with one assignment."""
    return Unit(path=path, template="t.j2", view=View(value=literal(value)))


def deferred(path: str, inputs: str, made: list[str]) -> Unit:
    """A module whose view is only made on demand; `made` tells when."""

    def make() -> View:
        made.append(inputs)
        return View(value=literal(inputs))

    view = Deferred(inputs=inputs, make=make)
    return Unit(path=path, template="t.j2", view=view)


@dataclass(slots=True)
class Project:
    """Templates, an output folder, and the package that goes there."""

    root: Path
    package: Package
    version: str = "1"
    run: str = "2"

    def __post_init__(self) -> None:
        """Write a template."""
        self.template("x = {{ view.value }}\n")

    def template(self, text: str) -> None:
        """Write the template anew."""
        (self.root / "t.j2").write_text(text)

    @property
    def recipe(self) -> Recipe:
        """What the package is made with."""
        renderer = Renderer(self.root)
        return Recipe(
            renderer=renderer, version=self.version, inputs={"a/": "1"}, run=self.run
        )

    @property
    def out(self) -> Path:
        """The output folder."""
        return self.root / "out"

    def emit(self) -> Emitted:
        """Make the package, as texts."""
        return emit(
            self.package, self.out, load(self.out), self.recipe, lambda *_: None
        )

    def build(self) -> set[str]:
        """Make and write the package; return what was rendered."""
        with opened(self.out, lambda: None):
            emitted = self.emit()
            save(self.out, emitted, force=False)
            return set(emitted.texts)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A package of two modules and a file that is copied."""
    units = (
        unit("pkg/a.py"),
        unit("pkg/b.py", "b"),
        Verbatim(path="pkg/c.py", text="c  =  1\n"),
    )
    names = {"scope": {"key": "name"}}
    return Project(
        tmp_path,
        Package(units=units, names=names, imports=frozenset({"typing"})),
    )


def test_files_are_rendered_formatted_and_recorded(project: Project) -> None:
    emitted = project.emit()
    assert emitted.texts == {
        "pkg/a.py": "x = 1\n",
        "pkg/b.py": 'x = "b"\n',
        "pkg/c.py": "c  =  1\n",
    }
    assert emitted.lock.names == {"scope": {"key": "name"}}
    assert emitted.lock.inputs == {"a/": "1"}
    assert emitted.lock.run == "2"
    assert {each.kind for each in emitted.changes} == {Kind.ADD}


def test_what_is_there_is_not_made_again(project: Project) -> None:
    assert project.build() == {"pkg/a.py", "pkg/b.py", "pkg/c.py"}
    assert project.build() == set()
    assert project.emit().changes == ()


def test_what_is_made_later_is_as_if_it_had_been_there(project: Project) -> None:
    text = '{"a":  1}\n'
    copied = Verbatim(path="pkg/d.json", text=text)
    later = Later(path="pkg/d.json", make=lambda: text)
    first = replace(project.package, units=(*project.package.units, copied))
    second = replace(project.package, units=(*project.package.units, later))
    project.package = first
    expected = project.emit()
    project.package = second
    assert project.emit() == expected
    assert "pkg/d.json" in project.build()
    assert project.build() == set()
    project.package = first
    assert project.build() == set()
    changed = replace(later, make=lambda: "{}\n")
    project.package = replace(second, units=(*second.units[:-1], changed))
    assert project.build() == {"pkg/d.json"}
    (project.out / "pkg/d.json").write_text("[]")
    assert {each.kind for each in project.emit().changes} == {Kind.KEEP}


def test_only_what_has_changed_is_made_again(project: Project) -> None:
    project.build()
    first, *rest = project.package.units
    assert first == unit("pkg/a.py")
    project.package = replace(project.package, units=(unit("pkg/a.py", 2), *rest))
    assert project.build() == {"pkg/a.py"}
    (project.out / "pkg/b.py").unlink()
    assert project.build() == {"pkg/b.py"}
    (project.out / "pkg/b.py").write_text("edited")
    assert project.build() == {"pkg/b.py"}


def test_templates_and_versions_are_a_part_of_every_key(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    rendered = {"pkg/a.py", "pkg/b.py"}
    project.build()
    project.template("x  =  {{ view.value }}\n")
    assert project.build() == rendered
    project.version = "2"
    assert project.build() == rendered
    monkeypatch.setattr(building.formatter, "VERSION", "0")
    assert project.build() == rendered
    assert project.build() == set()


def test_an_unknown_lock_makes_everything_anew(project: Project) -> None:
    project.build()
    lock = load(project.out)
    files = {path: replace(each, key="") for path, each in lock.files.items()}
    (project.out / "gen.lock").write_text(dump(Lock(files=files)))
    assert project.build() == {"pkg/a.py", "pkg/b.py", "pkg/c.py"}
    assert load(project.out) == lock


def test_names_alone_are_a_change(project: Project) -> None:
    project.build()
    project.package = replace(project.package, names={"scope": {"key": "other"}})
    (change,) = project.emit().changes
    assert (change.path, change.kind) == ("gen.lock", Kind.CHANGE)


@pytest.mark.parametrize(
    ("template", "path", "message"),
    [
        ("x = '{{ view.value }}'\n{{ view.value }} =", "a.py", "unsound tree: line 2"),
        ("import os\nx = {{ view.value }}\n", "a.py", "an import of os"),
        ("x = eval({{ view.value }})\n", "a.py", "the name eval"),
        ("import os\n", "a.pyi", "an import of os"),
        ("x = {{ view.value }}\n", "a.json", "does not parse"),
        ("x = y{{ view.value }}\n", "a.toml", "does not parse"),
        ("{{ view.nothing }}\n", "a.md", "cannot be rendered"),
    ],
)
def test_what_is_not_sound_is_not_emitted(
    project: Project, template: str, path: str, message: str
) -> None:
    project.template(template)
    project.package = replace(project.package, units=(unit(path),))
    with pytest.raises(EmitError, match=message) as caught:
        project.emit()
    assert f"{path} (template t.j2, view View)" in str(caught.value)


def test_letters_that_black_need_not_measure_are_one_column_wide() -> None:
    from black.strings import str_width

    letters = [chr(n) for n in range(0x300, 0x110000) if not 0xD800 <= n < 0xE000]
    plain = [each for each in letters if not building._WIDE.search(each)]
    assert "\u2019" in plain  # the apostrophe of typographers
    assert "漢" not in plain
    assert [each for each in plain if str_width(each) != 1 or not _seen(each)] == []


def _seen(letter: str) -> bool:
    return letter.isprintable() or unicodedata.category(letter) == "Cn"


@pytest.mark.parametrize(
    ("paths", "message"),
    [
        (["../a.py"], "not a path inside"),
        (["/a.py"], "not a path inside"),
        (["a.py", "a.py"], "two files are one"),
        (["a/B.py", "a/b.py"], "two files are one: a/B.py and a/b.py"),
    ],
)
def test_paths_that_clash_or_leave_are_bugs(
    project: Project, paths: list[str], message: str
) -> None:
    units = tuple(Verbatim(path=path, text="") for path in paths)
    project.package = replace(project.package, units=units)
    with pytest.raises(ValueError, match=message):
        project.emit()


def test_progress_is_reported(project: Project) -> None:
    told: list[tuple[str, int, int]] = []
    emit(
        project.package,
        project.out,
        Lock(),
        project.recipe,
        lambda *what: told.append(what),
    )
    assert ("rendering", 2, 2) in told
    assert told[-1] == ("formatting", 2, 2)


def test_where_nothing_is_rendered_no_progress_is_reported(project: Project) -> None:
    project.build()
    (project.out / "pkg/c.py").unlink()
    emitted = emit(
        project.package,
        project.out,
        load(project.out),
        project.recipe,
        lambda *what: pytest.fail(f"told {what}"),
    )
    assert set(emitted.texts) == {"pkg/c.py"}


def test_a_view_is_made_only_where_what_it_is_made_from_differs(
    project: Project,
) -> None:
    made: list[str] = []

    def build(*inputs: str) -> set[str]:
        made.clear()
        units = tuple(
            deferred(f"pkg/{name}.py", each, made)
            for name, each in zip("ab", inputs, strict=True)
        )
        project.package = replace(project.package, units=units)
        return project.build()

    assert build("one", "two") == {"pkg/a.py", "pkg/b.py"}
    assert made == ["one", "two"]
    assert build("one", "two") == set()
    assert made == []
    assert build("one", "three") == {"pkg/b.py"}
    assert made == ["three"]
    # Another program may make another view of the same.
    project.run = "3"
    build("one", "three")
    assert made == ["one", "three"]


@pytest.mark.parametrize("letters", ["字", "e\u0301", "か"])
def test_a_letter_of_another_width_is_measured_outside_of_docstrings(
    project: Project, letters: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bool] = []
    whole = building.formatter.format_all

    def format_all(drafts: Sequence[Draft], **rest: object) -> tuple[Formatted, ...]:
        seen.extend(each.laid_out for each in drafts)
        return whole(drafts)

    monkeypatch.setattr(building.formatter, "format_all", format_all)
    docs = f'"""A {letters}."""\nx = "{letters * 0}"\n\n"""B\n{letters}\n"""\n'
    codes = [docs, f'{docs}y = \'{letters}"""\'\n', f'y = "{letters}"\n{docs}']
    for number, text in enumerate(codes):
        view = View(value=Code(f"0\n{text}"))
        each = Unit(path=f"{number}.py", template="t.j2", view=view, laid_out=True)
        project.package = Package(units=(each,))
        project.build()
    assert seen == [True, False, False]


@pytest.mark.parametrize("letters", ["字", "e\u0301", "か"])
@pytest.mark.parametrize("length", range(70, 90))
def test_black_counts_letters_in_docstrings(letters: str, length: int) -> None:
    text = layout(f"{'ab ' * 30}"[:length].strip() + letters, 4)
    for indent in (0, 4):
        head = "def f() -> None:\n    " if indent else ""
        source = f"{head}{docstring(text, indent)}\n"
        assert black.format_str(source, mode=black.Mode()) == source
