"""What users of an old package notice in ours, as records, each with what mends it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING, Final

from sdkwright.frozen import Enum, dataclass, replace

if TYPE_CHECKING:
    from sdkwright.migrate.wanted import Setting


class Aspect(Enum):
    """What part of a package a difference is about."""

    CLIENT = "client"
    METHOD = "method"
    NAME = "name"
    ARGUMENT = "argument"
    POSITION = "position"
    RESULT = "result"
    TYPE = "type"
    FIELD = "field"
    ERROR = "error"
    ENVIRONMENT = "environment"
    EXPORT = "export"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mend:
    """An entry of a configuration.

    Attributes:
        table: The tables around it, outermost first; empty for the top.
        alone: Whether it is about one of several methods of an operation, and not about all.
    """

    table: tuple[str, ...]
    key: str
    value: Setting
    alone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that is not as it was.

    Attributes:
        name: The old name: of a method, a type, an export.
        text: What became of it, as the rest of a sentence that starts with the name.
        mends: The entries that make it as it was; empty where none does.
        handwritten: Whether the old package had it written by hand.
    """

    aspect: Aspect
    name: str
    text: str
    mends: tuple[Mend, ...] = ()
    handwritten: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Parity:
    """How much of an old surface a new one has.

    Attributes:
        found / whole: By aspect, how many things are as they were, and of how many.
        calls: Of how many methods every call stays right as it is written.
    """

    old: str
    new: str
    differences: tuple[Difference, ...]
    found: Mapping[Aspect, int] = field(default_factory=dict[Aspect, int])
    whole: Mapping[Aspect, int] = field(default_factory=dict[Aspect, int])
    calls: int = 0
    methods: int = 0

    @property
    def share(self) -> float:
        """The share of methods whose calls stay right, in per cent; 100 without methods."""
        return 100 * self.calls / self.methods if self.methods else 100.0


def alone(difference: Difference) -> Difference:
    """Return a difference whose mends are about one of several methods of an operation."""
    mends = tuple(
        replace(each, alone=each.table[:1] == ("operations",) and _is_of_method(each))
        for each in difference.mends
    )
    return replace(difference, mends=mends)


def _is_of_method(mend: Mend) -> bool:
    return (*mend.table[2:], mend.key)[0] in OF_METHODS


OF_METHODS: Final = frozenset(
    {"arguments", "body", "positional", "pagination", "unwrap"}
)
"""What each of several methods of one operation may have of its own."""
