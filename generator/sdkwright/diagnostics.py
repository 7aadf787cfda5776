"""What the generator has to say about a specification, as data.

Stages never print and never raise for bad input: they add a :class:`Diagnostic` to the
:class:`Report` they are given. The command line prints the report.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Protocol

from sdkwright.frozen import Enum, dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from sdkwright.source import Location, Pointer


class Severity(Enum):
    """How bad it is: only an error ends the run."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One finding about the input.

    Attributes:
        code: The stable name of the rule, such as ``reference-not-found``.
        severity: Whether the run can go on.
        message: One sentence: what is wrong.
        pointer: The node it is about, or None where there is no document to point into.
        help: What to do about it; may be empty.
        position: Line and column, both from 1, where the text could not be parsed and no
            pointer can exist.
        file: The file it is about where that is not the pointer's document.
    """

    code: str
    severity: Severity
    message: str
    pointer: Pointer | None = None
    help: str = ""
    position: tuple[int, int] | None = None
    file: str = ""


class Finder(Protocol):
    """Knows the texts that diagnostics are about."""

    def locate_all(self, pointers: Iterable[Pointer]) -> Mapping[Pointer, Location]:
        """Return where nodes stand in their texts."""
        ...

    def text_of(self, file: str) -> bytes | None:
        """Return the text of a file, by the name that locations give it."""
        ...


@dataclass(slots=True)
class Report:
    """Collects the diagnostics of one run, in the order they were found.

    Attributes:
        diagnostics: What was found.
        finder: What knows the texts; whoever reads them sets it.
        strict: The codes whose warnings count as errors.
        lenient: Whether a fault of one part of a document is a warning.
        contained: The faults that were let pass so: what is skipped or assumed.
        unwanted: Whether nothing is to be said about a node, as the configuration leaves
            out what it belongs to.
    """

    diagnostics: list[Diagnostic] = field(default_factory=list["Diagnostic"])
    finder: Finder | None = field(default=None, repr=False)
    strict: frozenset[str] = frozenset()
    lenient: bool = False
    contained: list[Diagnostic] = field(default_factory=list["Diagnostic"])
    unwanted: Callable[[Pointer], bool] | None = field(default=None, repr=False)
    _known: set[Diagnostic] = field(default_factory=set["Diagnostic"], repr=False)

    def add(
        self,
        severity: Severity,
        code: str,
        message: str,
        at: Pointer | None = None,
        *,
        help: str = "",
        position: tuple[int, int] | None = None,
        file: str = "",
    ) -> None:
        """Add a finding, unless the same one is already there, or nobody wants to know."""
        if at is not None and self.unwanted is not None and self.unwanted(at):
            return
        if severity is Severity.WARNING and code in self.strict:
            severity = Severity.ERROR
        diagnostic = Diagnostic(
            code=code,
            severity=severity,
            message=message,
            pointer=at,
            help=help,
            position=position,
            file=file,
        )
        if diagnostic not in self._known:
            self._known.add(diagnostic)
            self.diagnostics.append(diagnostic)

    def error(
        self, code: str, message: str, at: Pointer | None = None, *, help: str = ""
    ) -> None:
        """Add a finding that ends the run."""
        self.add(Severity.ERROR, code, message, at, help=help)

    def fault(
        self,
        code: str,
        message: str,
        at: Pointer,
        *,
        help: str = "",
        instead: str = "",
    ) -> None:
        """Add a finding about one part, without which the rest of a document makes sense.

        It ends the run, unless the report is lenient.

        Args:
            code: The stable name of the rule.
            message: One sentence: what is wrong.
            at: The part.
            help: What to do about it.
            instead: A sentence: what a lenient run does with the part.
        """
        if not self.lenient or code in self.strict:
            self.error(code, message, at, help=help)
            return
        said = f"{message} {instead}".rstrip()
        count = len(self.diagnostics)
        self.warning(code, said, at, help=help)
        self.contained += self.diagnostics[count:]

    def warning(
        self, code: str, message: str, at: Pointer | None = None, *, help: str = ""
    ) -> None:
        """Add a finding about something that was generated as the nearest honest thing."""
        self.add(Severity.WARNING, code, message, at, help=help)

    def note(
        self, code: str, message: str, at: Pointer | None = None, *, help: str = ""
    ) -> None:
        """Add a note, such as an assumption that was made."""
        self.add(Severity.NOTE, code, message, at, help=help)

    def repeat(self, other: Report) -> None:
        """Find what another report has found, as if it had been found here."""
        self.diagnostics += other.diagnostics
        self.contained += other.contained
        self.finder, self.unwanted = other.finder, other.unwanted
        self.strict |= other.strict
        self._known |= other._known

    @property
    def failed(self) -> bool:
        """Whether anything found ends the run."""
        return any(each.severity is Severity.ERROR for each in self.diagnostics)

    def __iter__(self) -> Iterator[Diagnostic]:
        """Iterate over the findings in the order they were made."""
        return iter(self.diagnostics)
