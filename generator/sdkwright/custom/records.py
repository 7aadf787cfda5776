"""What a folder `custom/` holds, as frozen records."""

from __future__ import annotations

from dataclasses import field

from sdkwright.frozen import dataclass

FOLDER = "custom"


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomMember:
    """A method, a property or a field that a class of one's own has."""

    name: str
    line: int
    is_method: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomClass:
    """A class in `custom/`.

    Attributes:
        module: Its module below `custom/`, with dots; empty for `__init__.py`.
        file: Its file below the API's folder: `custom/sessions.py`.
        bases: What it derives from, directly and indirectly, as far as that is in the same
            API: `resources.sessions.Sessions`.
        line: Where it starts. Lines and members change nothing in what is generated, so
            they are no part of its `repr`.
        path: The file as people know it.
    """

    name: str
    module: str
    file: str
    bases: frozenset[str]
    line: int = field(repr=False)
    members: tuple[CustomMember, ...] = field(default=(), repr=False)
    path: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A file of `custom/README/`: a section for the end of the README."""

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomCode:
    """All there is in a folder `custom/`.

    Attributes:
        classes: In order of file and line.
        sections: In order of name.
    """

    classes: tuple[CustomClass, ...] = ()
    sections: tuple[Section, ...] = ()

    def replacing(self, full: str) -> CustomClass | None:
        """Return the class that takes the place of a generated one; None for none.

        Args:
            full: The generated class, below the API's package, by the module that defines
                it: `resources.sessions.Sessions`.
        """
        name = full.rpartition(".")[2]
        found = (each for each in self.classes if each.name == name)
        return next((each for each in found if full in each.bases), None)

    def module_for(self, full: str) -> str:
        """Return the module of the class in a generated one's place; empty for none.

        It is relative to the API's package: `.custom.sessions`.
        """
        found = self.replacing(full)
        if found is None:
            return ""
        return f".{FOLDER}.{found.module}" if found.module else f".{FOLDER}"
