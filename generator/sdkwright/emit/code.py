"""The words the planner and the emitter share: source text, units, files, a package.

Text from a specification reaches the output only as :class:`Code`, and it becomes code only
through :func:`literal` or the planner's docstring writer. A plain `str` that arrives in a
template is an error, so an injection is refused by construction and not by care.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import TypeAlias

from sdkwright.frozen import dataclass

Value: TypeAlias = (
    "str | bytes | bool | int | float | Sequence[Value] | Mapping[str, Value] | None"
)

# Deeper nesting is refused by the reader; here it only keeps recursion bounded.
_MAX_DEPTH = 200
# CPython refuses to write longer integers in decimal (sys.int_info); hexadecimal is free.
_MAX_DECIMAL_BITS = 14_000

_SPECIAL = frozenset("\\\"'")
_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


class Code(str):
    """Text that is known to be source.

    Adding a plain `str` to it gives a plain `str` again, which no template accepts.
    """

    __slots__ = ()

    def __html__(self) -> str:
        """Declare to Jinja that there is nothing to escape."""
        return str(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deferred:
    """A view that is made when somebody needs it.

    Attributes:
        inputs: A digest of everything it is made from.
        make: Makes it; the same inputs give the same view, as long as the program is the
            same.
        size: About how much there is to make, compared with the smallest; by it the work is
            shared out.
    """

    inputs: str
    make: Callable[[], object]
    size: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One file to be rendered.

    Attributes:
        path: Relative to the output folder, in POSIX form.
        template: The template's name below the template folder.
        view: A deeply immutable record with a stable `repr`; what the template sees
            as `view`. Or what makes it.
        laid_out: Whether the text is as the formatter would write it already: all of it
            comes from what is proven to lay out exactly so.
    """

    path: str
    template: str
    view: object
    laid_out: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Verbatim:
    """One file that is written as it is."""

    path: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Later:
    """One file whose text is made beside the others, and then written as it is.

    Attributes:
        make: Makes the text, which depends on nothing that other units change.
        size: As that of :class:`Deferred`.
    """

    path: str
    make: Callable[[], str]
    size: int = 1

    @property
    def text(self) -> str:
        """The text, made now."""
        return self.make()


Part: TypeAlias = "Unit | Verbatim | Later"
"""What becomes one file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """One finished file."""

    path: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Where a name in the output comes from: what `gen explain` prints.

    Attributes:
        name: The dotted Python name without the package, such as
            `stagehand.sessions.act` or `stagehand.types.Action.selector`.
        kind: `resource`, `method`, `type`, `field`, `parameter`, ….
        pointer: The specification's node, as text.
        rule: Why it has this name.
        file: The generated file, relative to the output folder.
        line: Its line there, from 1; 0 where it is not known.
    """

    name: str
    kind: str
    pointer: str
    rule: str
    file: str
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A name that somebody should look at.

    Attributes:
        name: The method's, from the client down.
        key: What the configuration calls the operation by.
        reason: Why it is doubted.
    """

    name: str
    key: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What one API's client has, in figures.

    Attributes:
        custom: Each file with code of one's own, and the classes that it replaces.
    """

    name: str
    resources: int
    methods: int
    pages: int
    streams: int
    doubts: tuple[Doubt, ...] = ()
    custom: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A whole package, with everything decided.

    Attributes:
        units: In any order; no two have the same path.
        names: The settled names by scope and key, to be kept in the lock.
        explanations: Makes the entries of `gen explain`, which no build needs.
        summaries: Makes the figures of each API's client, for people.
        documentation: Makes the files of a documentation site, which no build needs.
        imports: The modules that rendered files may import from, by top-level name;
            relative imports are always allowed.
    """

    units: tuple[Part, ...]
    names: Mapping[str, Mapping[str, str]] = field(
        default_factory=dict[str, Mapping[str, str]]
    )
    explanations: Callable[[], tuple[Entry, ...]] = tuple[Entry, ...]
    imports: frozenset[str] = frozenset()
    summaries: Callable[[], tuple[Summary, ...]] = tuple[Summary, ...]
    documentation: Callable[[], tuple[Unit, ...]] = tuple[Unit, ...]

    def texts(self, name: str) -> Iterator[str]:
        """Yield the texts of the files of a name that are data, not rendered.

        Args:
            name: The last parts of their paths: `operations.json`, `acme/operations.json`.
        """
        for unit in self.units:
            if not isinstance(unit, Unit) and f"/{unit.path}".endswith(f"/{name}"):
                yield unit.text


class EmitError(Exception):
    """A unit that cannot become a file: a bug of ours, never a fault of the input."""

    def __init__(self, unit: Part, message: str) -> None:
        origin = (
            f"template {unit.template}, view {type(unit.view).__name__}"
            if isinstance(unit, Unit)
            else "copied as it is"
        )
        super().__init__(f"{unit.path} ({origin}) {message}")
        self.path = unit.path


def is_inside(path: str) -> bool:
    """Whether a path is in POSIX form, relative, plain, and cannot leave its folder."""
    parts = path.split("/")
    # Windows drops a dot at the end of a name.
    plain = all(part.strip() == part and part[-1:] not in {"", "."} for part in parts)
    return plain and path.isprintable() and not set(path) & set('\\:*?"<>|')


def literal(value: Value) -> Code:
    """Write a value as a Python expression, printable and in black's own spelling.

    Raises:
        TypeError: For a value of any other type: that is a bug of ours.
        ValueError: For nesting beyond any document that was accepted.
    """
    return Code(_literal(value, 0))


def _literal(value: Value, depth: int) -> str:
    if depth > _MAX_DEPTH:
        raise ValueError(f"literal nested deeper than {_MAX_DEPTH} levels")
    match value:
        case None | bool():
            return repr(value)
        case str():
            return _text(value)
        case bytes():
            return _bytes(value)
        case int():
            return _integer(value)
        case float():
            return _float(value)
        case tuple():
            items = [_literal(item, depth + 1) for item in value]
            return f"({', '.join(items)}{',' if len(items) == 1 else ''})"
        case Mapping():
            pairs = (f"{_text(k)}: {_literal(v, depth + 1)}" for k, v in value.items())
            return "{" + ", ".join(pairs) + "}"
        case Sequence():
            return "[" + ", ".join(_literal(item, depth + 1) for item in value) + "]"
    raise TypeError(f"no literal for a {type(value).__name__}")


def _integer(value: int) -> str:
    if value.bit_length() < _MAX_DECIMAL_BITS:
        return str(value)
    return f"{'-' if value < 0 else ''}0x{abs(value):X}"


def _float(value: float) -> str:
    if not math.isfinite(value):
        return f'float("{value}")'
    return repr(value).replace("e+", "e")


def _text(text: str) -> str:
    if text.isascii() and text.isprintable() and not _SPECIAL & set(text):
        return f'"{text}"'
    # black prefers double quotes unless they cost more backslashes.
    quote = "'" if text.count('"') > text.count("'") else '"'
    return quote + "".join(_character(each, quote) for each in text) + quote


def _bytes(value: bytes) -> str:
    text = _text(value.decode("latin-1"))
    # A literal of bytes contains ASCII characters only, unlike one of text.
    return "b" + "".join(c if c.isascii() else f"\\x{ord(c):02x}" for c in text)


def _character(char: str, quote: str) -> str:
    if char == quote:
        return "\\" + char
    if char in _ESCAPES:
        return _ESCAPES[char]
    code = ord(char)
    if 0x20 <= code < 0x7F:
        return char
    if code >= 0xA0 and char.isprintable():
        return char
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
