"""What users of a package can reach, as frozen records: its surface.

Types are kept as Python writes them (`list[types.Pet] | None`), because that is what a type
checker compares. The planner makes a surface from the model, never from generated text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import TypeAlias

from sdkwright.frozen import Enum, dataclass

Limit: TypeAlias = str | int | float | bool
"""The value of a keyword that limits values, such as `maxLength`."""


class Form(Enum):
    """What a named type is in Python."""

    MODEL = "model"
    DICT = "dict"
    ALIAS = "alias"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An argument of a method, or a field of a type.

    Attributes:
        name: The Python name.
        type: The annotation, without what an omitted argument adds.
        wire: The name in requests and responses.
        location: Where an argument travels; empty for fields.
        default: The server's default as a Python literal; empty for none.
        limits: Keywords of JSON Schema that limit the values, with their values.
        positional: Whether an argument may be given by position; None where that is not
            known, as earlier versions did not write it down.
        now: What an argument is called, if this is an earlier name of it.
        of_first: Whether only the first of several forms of a body needs it.
    """

    name: str
    type: str
    required: bool = False
    wire: str = ""
    location: str = ""
    default: str = ""
    deprecated: bool = False
    limits: Mapping[str, Limit] = field(default_factory=dict[str, Limit])
    positional: bool | None = False
    now: str = ""
    of_first: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """A method of a resource.

    Attributes:
        path: Its name from the client down: `sessions.act`.
        verb / route: The HTTP method and the path template.
        result: What the synchronous method returns; empty where it only streams.
        stream: What it returns with `stream=True`, or always; empty for none.
        media: The media types of the request body.
        responses: Each documented status with a media type, an empty one for no body.
        security: The alternatives of schemes, as in the operation's constant.
        words: A digest of the documentation.
        pointer: The operation in the document.
        alias_of: What the method is called, if this is an earlier name of it.
    """

    path: str
    verb: str
    route: str
    arguments: tuple[Member, ...] = ()
    result: str = "None"
    stream: str = ""
    media: tuple[str, ...] = ()
    responses: tuple[tuple[str, str], ...] = ()
    security: str = ""
    deprecated: bool = False
    words: str = ""
    pointer: str = ""
    alias_of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedType:
    """A class or an alias of `types`.

    Attributes:
        given / received: Whether requests hold it, and whether responses do.
        fields: Of a model or a TypedDict.
        type: What an alias stands for; empty for classes.
        limits: Of the values that an alias stands for.
        words: A digest of the documentation.
        pointer: The schema in the document.
    """

    name: str
    form: Form
    given: bool = False
    received: bool = False
    fields: tuple[Member, ...] = ()
    type: str = ""
    limits: Mapping[str, Limit] = field(default_factory=dict[str, Limit])
    words: str = ""
    pointer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """An argument of the client's constructor.

    Attributes:
        env: The environment variable that is read instead; empty for none.
        sent: How a credential travels, in words; empty for others, and where unknown.
    """

    name: str
    type: str
    env: str = ""
    sent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surface:
    """Everything that code which uses one API's client can refer to.

    Attributes:
        module: Where the client is imported from.
        title: The API's.
        client: The class of the synchronous client.
        base_url: The URL that is asked unless another is given.
        webhooks: The names of webhooks and callbacks.
        errors: The type of `body`, by error class.
    """

    module: str
    title: str
    client: str
    base_url: str = ""
    options: Mapping[str, Option] = field(default_factory=dict[str, Option])
    errors: Mapping[str, str] = field(default_factory=dict[str, str])
    webhooks: tuple[str, ...] = ()
    methods: Mapping[str, Method] = field(default_factory=dict[str, Method])
    types: Mapping[str, NamedType] = field(default_factory=dict[str, NamedType])
