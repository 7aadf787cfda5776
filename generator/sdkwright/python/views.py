"""What the templates see: frozen records of finished text.

Everything is decided before a view is made. Text is :class:`Code`; a flag decides only
whether something is laid out at all.
"""

from __future__ import annotations

from sdkwright.emit.code import Code
from sdkwright.frozen import dataclass

EMPTY = Code("")


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldView:
    """One line of a class body, and its documentation."""

    line: Code
    doc: Code = EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassView:
    """A class, or with an empty `doc` and no fields any statement at module level.

    `wide` is whether two blank lines stand before it, as before and after a class;
    `after` is what follows the class without a blank line of its own, such as the table of
    wire names, or the documentation of an alias.
    """

    head: Code
    doc: Code = EMPTY
    fields: tuple[FieldView, ...] = ()
    after: Code = EMPTY
    wide: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TypesView:
    """A module of `types/`.

    Attributes:
        late: Modules that are imported when a class of theirs is needed.
        apart: Whether two blank lines stand before those.
    """

    doc: Code
    imports: Code
    classes: tuple[ClassView, ...]
    late: tuple[LateView, ...] = ()
    apart: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LateView:
    """A module that is imported when it is needed: for type checkers, and at run time."""

    checked: Code
    value: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexView:
    """A lazy package: its names and where they live, and the lines of its stub.

    Attributes:
        table: A line for each module with its names.
        part: Whether the names are those that the package above has from here.
        modules: The import of all its modules, which nothing executes.
        list_: The import of the module that holds those.
        version: The version of the whole package; empty inside of it.
        check: What refuses a shared core that does not fit.
    """

    doc: Code
    lazy: Code
    table: tuple[Code, ...] = ()
    part: bool = False
    stub: Code
    exported: Code = EMPTY
    modules: Code
    list_: Code
    version: Code
    check: Code = EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class ModeView:
    """How one mode (sync or async) spells things."""

    definition: Code
    wait: Code
    client: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodView:
    """One method in one mode.

    `signature` is everything from `def` to the colon; `overloads` are whole stubs.
    """

    signature: Code
    doc: Code
    body: Code
    overloads: tuple[Code, ...] = ()
    decorator: Code = EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class PropertyView:
    """A cached property that makes an object of a lazily loaded class.

    `signature` is everything from `def` to the colon, `body` the whole statement.
    """

    signature: Code
    doc: Code
    body: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class WrapperView:
    """A class of views: one wrapped method per line, deprecated ones in full."""

    head: Code
    doc: Code
    lines: tuple[Code, ...]
    methods: tuple[MethodView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceClassView:
    """A resource in one mode."""

    head: Code
    doc: Code
    properties: tuple[PropertyView, ...]
    methods: tuple[MethodView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceView:
    """A module of `resources/`."""

    doc: Code
    imports: Code
    constants: tuple[Code, ...]
    classes: tuple[ResourceClassView, ...]
    wrappers: tuple[WrapperView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientClassView:
    """A client in one mode."""

    head: Code
    doc: Code
    signature: Code
    constructor: Code
    properties: tuple[PropertyView, ...]
    methods: tuple[MethodView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientView:
    """`client.py`. What is `checked` is imported for type checkers only."""

    doc: Code
    imports: Code
    checked: Code
    config: Code
    classes: tuple[ClientClassView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorsView:
    """`errors.py`."""

    doc: Code
    imports: Code
    classes: tuple[ClassView, ...]
    table: Code
    aliases: tuple[Code, ...] = ()
