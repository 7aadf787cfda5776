"""What differs between two surfaces: one record for each change, and whom it hits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.frozen import Enum, dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable


class Impact(Enum):
    """Who is hit by a change, the worst first."""

    CODE = "breaks your code"
    CALL = "breaks a call"
    SERVER = "the server accepts less"
    NEW = "new"
    WORDS = "words"

    @property
    def breaks(self) -> bool:
        """Whether working programs stop to work with the new package."""
        return self in {Impact.CODE, Impact.CALL}


class Step(Enum):
    """The part of the version that goes up (semantic versioning, 2.0.0)."""

    MAJOR = "major"
    MINOR = "minor"
    PATCH = "patch"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One change.

    Attributes:
        code: What kind of change it is, for programs: `argument-removed`.
        name: The Python name that changed: `sessions.act`, `types.Pet.name`.
        text: What happened to it, as the rest of a sentence that starts with the name.
        operations: The operations that it concerns, as `GET /pets`.
        pointer: The node of the document; of the old one if it is gone.
        gone: Whether the pointer is one of the old document.
    """

    impact: Impact
    code: str
    name: str
    text: str
    operations: tuple[str, ...] = ()
    pointer: str = ""
    gone: bool = False


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings with the worst first, those of one impact by name."""
    order = {each: number for number, each in enumerate(Impact)}
    return tuple(sorted(findings, key=lambda each: (order[each.impact], each.name)))


def step(findings: tuple[Finding, ...], version: str = "1.0.0") -> Step:
    """Return which part of the version has to go up.

    Args:
        findings: The changes.
        version: The version that is out. Before 1.0.0 a break asks for a minor version
            only, and everything else for a patch (semantic versioning, clause 4).
    """
    impacts = {each.impact for each in findings}
    early = version.split(".", maxsplit=1)[0] == "0"
    if any(each.breaks for each in impacts):
        return Step.MINOR if early else Step.MAJOR
    if Impact.NEW in impacts:
        return Step.PATCH if early else Step.MINOR
    return Step.PATCH if impacts else Step.NONE


def bumped(version: str, part: Step) -> str:
    """Return the version after a release; one that is not three numbers stays."""
    numbers = version.split(".")
    if len(numbers) != 3 or not all(each.isdecimal() for each in numbers):
        return version
    major, minor, patch = map(int, numbers)
    match part:
        case Step.MAJOR:
            return f"{major + 1}.0.0"
        case Step.MINOR:
            return f"{major}.{minor + 1}.0"
        case Step.PATCH:
            return f"{major}.{minor}.{patch + 1}"
        case Step.NONE:
            return version
