"""The types of an API, as closed sums of frozen records that know nothing of Python.

A type expression (:data:`Type`) is one of a fixed list of nodes. Whatever has a name of its
own is a :data:`Declaration`, and expressions refer to declarations by id (:class:`Ref`),
never by value: recursion costs nothing and equality stays cheap.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, TypeAlias

from sdkwright.frozen import Enum, dataclass, replace

if TYPE_CHECKING:
    from sdkwright.source import Pointer

Scalar: TypeAlias = str | int | float | bool | None
Json: TypeAlias = "Scalar | list[Json] | dict[str, Json]"


class Kind(Enum):
    """The primitive types: JSON's own, and the formats that mean a type of their own."""

    ANY = "any"
    NEVER = "never"
    NULL = "null"
    BOOLEAN = "boolean"
    INTEGER = "integer"
    NUMBER = "number"
    STRING = "string"
    DATE = "date"
    DATETIME = "date-time"
    TIME = "time"
    DURATION = "duration"
    UUID = "uuid"
    DECIMAL = "decimal"
    DECIMAL_NUMBER = "decimal number"
    BASE64 = "byte"
    BASE64URL = "base64url"
    BINARY = "binary"


@dataclass(frozen=True, slots=True, kw_only=True)
class Primitive:
    """A primitive value. `constraints` are (keyword, value) pairs, kept as metadata.

    `implied` is true here and elsewhere where no `type` says so, but keywords that speak of
    such values only: others are allowed all the same (JSON Schema 2020-12, 7.6.1).
    """

    kind: Kind
    constraints: tuple[tuple[str, str | int | float | bool], ...] = ()
    implied: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Literals:
    """One of some constants: `enum` and `const`.

    Attributes:
        values: The constants, without repetition, in the document's order. Never null:
            a null member makes the type :class:`Nullable`.
        open: Whether other values of the same kind may come back from a server. False for
            `const` and for the property that distinguishes a union's variants.
        names: One name candidate per value from `x-enum-varnames` and kin; empty where none is given.
        docs: One description per value, from `x-enum-descriptions` and kin; empty if none.
    """

    values: tuple[Scalar, ...]
    open: bool = True
    names: tuple[str, ...] = ()
    docs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListOf:
    """An array whose items are all of one type."""

    item: Type
    constraints: tuple[tuple[str, str | int | float | bool], ...] = ()
    implied: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TupleOf:
    """An array with a type for each position (`prefixItems`), and one for the rest.

    `rest` is None where nothing may follow.
    """

    items: tuple[Type, ...]
    rest: Type | None = None
    implied: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MapOf:
    """An object used as a map from any string to one type."""

    value: Type
    constraints: tuple[tuple[str, str | int | float | bool], ...] = ()
    implied: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Nullable:
    """A type, or null. Never nested."""

    type: Type


@dataclass(frozen=True, slots=True, kw_only=True)
class Discriminator:
    """How the variants of a union are distinguished.

    Attributes:
        property: The wire name of the property that holds the tag.
        mapping: The tag values and, for each, the index of the variant it selects.
        inner: Where one value selects several variants: how these are told apart.
        default: The index of the variant that all other values select, and none.
    """

    property: str
    mapping: tuple[tuple[Scalar, int], ...]
    inner: tuple[Discriminator, ...] = ()
    default: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnionOf:
    """One of several types (`oneOf`, `anyOf`, type arrays). At least two; never nested.

    One that is `implied` may have a single variant.

    Attributes:
        variants: The types, none of them null: a null variant makes the type Nullable.
        discriminator: As the document declares it: the property's wire name and
            (value, schema id) pairs. Read by the unions pass, which sets `resolved_discriminator`.
        resolved_discriminator: What selects a variant; None where only the shape does.
        at: Where it is declared; two unions of the same types are equal all the same.
    """

    variants: tuple[Type, ...]
    discriminator: tuple[str, tuple[tuple[str, str], ...]] | None = None
    resolved_discriminator: Discriminator | None = None
    at: Pointer | None = field(default=None, compare=False)
    implied: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AllOf:
    """All of several types at once. Only between reading and the allOf pass."""

    parts: tuple[Type, ...]
    at: Pointer


@dataclass(frozen=True, slots=True, kw_only=True)
class Ref:
    """The declaration with this id (see :attr:`sdkwright.ir.Api.declarations`)."""

    target: str


Type: TypeAlias = (
    Primitive | Literals | ListOf | TupleOf | MapOf | Nullable | UnionOf | AllOf | Ref
)


class Priority(Enum):
    """Who chose a name, strongest first."""

    OVERRIDE = 0
    GIVEN = 1
    DERIVED = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class NameCandidate:
    """A name somebody would like, in the document's own words.

    Attributes:
        text: The words, in any casing: `sessionId`, `list-for-org`, `X-Request-ID`.
        priority: Who chose it.
        alternatives: Other names for it, tried first when somebody else has the name.
        context: Words to put in front, one by one, when somebody else has the name.
        order: Whose turn it is among equals: the plain name goes to the plainest path.
        rule: Why this name, for `gen explain`: `operationId`, `x-fern-sdk-method-name`, ….
    """

    text: str
    priority: Priority
    alternatives: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    order: int = 0
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Docs:
    """What the document says about something, as CommonMark text."""

    summary: str = ""
    description: str = ""
    deprecated: bool = False
    deprecation: str = ""
    external_url: str = ""
    example: Json = None

    @property
    def has_text(self) -> bool:
        """Whether there is a summary or a description."""
        return bool(self.summary or self.description)

    def mentions(self, words: str, *, title: bool = False) -> bool:
        """Whether some words stand in the summary or, but for a title, the description."""
        return words in self.summary or (not title and words in self.description)

    def lent(self, other: Docs) -> Docs:
        """Return other docs with the texts of these."""
        return replace(other, description=self.description, summary=self.summary)


class Access(Enum):
    """The directions in which a property travels (`readOnly`, `writeOnly`)."""

    BOTH = "both"
    READ = "read"
    WRITE = "write"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One property of an object.

    `default` is the document's default, present only where `has_default` is true; `role` is
    its part in paging, where an extension gives it one; `implied` is true where only a
    discriminator says that there is such a property, `conditional` where only a condition
    does (`then`, `dependentSchemas`).
    """

    wire: str
    type: Type
    required: bool
    at: Pointer
    access: Access = Access.BOTH
    docs: Docs = field(default_factory=Docs)
    has_default: bool = False
    default: Json = None
    candidate: NameCandidate | None = None
    role: str = ""
    implied: bool = False
    conditional: bool = False


class Extra(Enum):
    """What an object may hold besides its declared properties."""

    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """An object with declared properties.

    Attributes:
        id: `str(pointer)` of the schema: what `Ref.target` holds.
        candidate: The name it would like; None for an inline schema until the inline pass.
        fields: In the document's order.
        required: Names listed in `required` (also such as no field here declares: they
            matter when the record is merged with others by `allOf`).
        extra: Whether undeclared properties may come, or the type they all have.
        discriminator: As a union's, on a record that others extend by `allOf`. Read by the
            allOf pass, which turns such a record into the union of those others.
        tag_value: The value by which discriminators know the record, where an extension
            says so; otherwise it is the mapping's value or the schema's name.
        is_input / is_output: Whether a request / a response can hold it (usage pass).
        implied: Whether no `type` says that it is an object.
    """

    id: str
    at: Pointer
    candidate: NameCandidate | None
    docs: Docs
    fields: tuple[Field, ...]
    required: tuple[str, ...] = ()
    extra: Extra | Type = Extra.OPEN
    discriminator: tuple[str, tuple[tuple[str, str], ...]] | None = None
    discriminator_value: str = ""
    is_input: bool = False
    is_output: bool = False
    implied: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """A name for a type that is not an object: an enumeration, a union, a list, a scalar.

    `tag_value` is that of the record which an `allOf` becomes.
    """

    id: str
    at: Pointer
    candidate: NameCandidate | None
    docs: Docs
    type: Type
    discriminator_value: str = ""
    is_input: bool = False
    is_output: bool = False


Declaration: TypeAlias = Record | Alias
