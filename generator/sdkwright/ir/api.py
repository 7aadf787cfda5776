"""An API: its operations, servers, security, and the declarations they refer to."""

from __future__ import annotations

import re
from dataclasses import field
from typing import TYPE_CHECKING, Final

from sdkwright.frozen import Enum, dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sdkwright.ir.paging import Paging
    from sdkwright.ir.types import Declaration, Docs, Json, NameCandidate, Ref, Type
    from sdkwright.source import Pointer


# From the first `#` that is not inside of a placeholder.
_FRAGMENT: Final = re.compile(r"#(?![^{}]*\}).*", re.DOTALL)


class Location(Enum):
    """Where a parameter travels."""

    PATH = "path"
    QUERY = "query"
    HEADER = "header"
    COOKIE = "cookie"
    QUERYSTRING = "querystring"


class Style(Enum):
    """How a parameter's value is written (OpenAPI 3.1, section 4.8.12)."""

    SIMPLE = "simple"
    FORM = "form"
    LABEL = "label"
    MATRIX = "matrix"
    SPACE = "spaceDelimited"
    PIPE = "pipeDelimited"
    DEEP_OBJECT = "deepObject"
    TAB = "tabDelimited"
    COOKIE = "cookie"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A path, query, header or cookie parameter.

    `content` is the media type where the parameter is declared by `content` instead of
    `schema`; `style` and `explode` mean nothing then. `role` is its part in paging, where an
    extension gives it one. `notation` says how what is inside is written in the style
    `deepObject`: `dots`, `indices`, `repeat`, `csv`.
    """

    wire: str
    location: Location
    type: Type
    required: bool
    at: Pointer
    style: Style
    explode: bool
    allow_reserved: bool = False
    content: str | None = None
    docs: Docs
    has_default: bool = False
    default: Json = None
    candidate: NameCandidate | None = None
    role: str = ""
    notation: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoding:
    """How one property of a form or multipart body is written."""

    property: str
    content_type: str = ""
    style: Style | None = None
    explode: bool | None = None
    allow_reserved: bool = False
    headers: tuple[Header, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """A documented header of a response or a multipart part."""

    wire: str
    type: Type
    required: bool
    docs: Docs
    at: Pointer


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """One media type of a body or a response.

    Attributes:
        media_type: In lower case, with its parameters as the document has them.
        type: None where the document gives no schema.
        item: The type of one item of a sequential media type (OpenAPI 3.2 `itemSchema`;
            for `text/event-stream` and JSON Lines in older versions the reader moves
            `schema` here).
        inside: The member of the response that `type` is the type of; empty for all of it.
        coded: Whether it is the whole of a file that the document calls base64.
    """

    media_type: str
    type: Type | None
    at: Pointer
    item: Type | None = None
    inside: str = ""
    encodings: tuple[Encoding, ...] = ()
    example: Json = None
    coded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A request body: its media types in the document's order."""

    required: bool
    contents: tuple[Content, ...]
    docs: Docs
    at: Pointer
    candidate: NameCandidate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """One documented response; `status` is `200`, `2XX` or `default`.

    `links` are the names of its links, each with the operation it refers to: an
    `operationId` or an `operationRef`.
    """

    status: str
    contents: tuple[Content, ...]
    headers: tuple[Header, ...]
    docs: Docs
    at: Pointer
    links: tuple[tuple[str, str], ...] = ()


class SchemeKind(Enum):
    """The ways to authenticate."""

    API_KEY = "apiKey"
    BASIC = "basic"
    BEARER = "bearer"
    DIGEST = "digest"
    OAUTH2 = "oauth2"
    OPENID = "openIdConnect"
    MUTUAL_TLS = "mutualTLS"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class SecurityScheme:
    """One way to authenticate, as declared.

    Attributes:
        id: The name it has in the document.
        location / parameter: Where an API key travels, and under which name.
        token_urls: (flow, URL) pairs of OAuth2's flows that have a token endpoint.
        environment: The environment variable named by an extension; may be empty.
        arguments / environments: What extensions name the parts of a credential that has
            several: (`username`, its argument) and (`username`, its variable).
    """

    id: str
    kind: SchemeKind
    at: Pointer
    docs: Docs
    location: Location | None = None
    parameter: str = ""
    scheme: str = ""
    token_urls: tuple[tuple[str, str], ...] = ()
    authorization_url: str = ""
    openid_url: str = ""
    environment: str = ""
    arguments: tuple[tuple[str, str], ...] = ()
    environments: tuple[tuple[str, str], ...] = ()
    candidate: NameCandidate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """Schemes that must all be satisfied, each with its scopes."""

    schemes: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerVariable:
    """A variable in a server's URL template."""

    name: str
    default: str
    values: tuple[str, ...] = ()
    docs: Docs


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A base URL; `name` is the environment's name where one is given."""

    url: str
    name: str
    docs: Docs
    at: Pointer
    variables: tuple[ServerVariable, ...] = ()


class StreamKind(Enum):
    """The framing of a stream."""

    SSE = "sse"
    JSONL = "jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Streaming:
    """How an operation streams.

    Attributes:
        kind: The framing.
        item: The type of one event or line.
        envelope: Whether `item` describes the whole SSE event (`event`, `id`, `retry`,
            `data`) and not only its data.
        selector: The parameter or body property that switches streaming on: its location
            (None for the body), wire name and the value to send; None where only the
            Accept header decides.
        only: Whether there is no non-streaming response.
        end: The data text that ends the stream, such as `[DONE]`; may be empty.
        member: The member of each line's object that is the item, where a line holds either
            that or `error`; empty where the line is the item.
        argument: The method's argument that asks for a stream.
    """

    kind: StreamKind
    item: Type
    envelope: bool = False
    selector: tuple[Location | None, str, str | bool] | None = None
    only: bool = False
    end: str = ""
    member: str = ""
    argument: str = "stream"


@dataclass(frozen=True, slots=True, kw_only=True)
class Retries:
    """A retry policy from the document; times are in seconds."""

    statuses: tuple[str, ...] = ()
    max_attempts: int | None = None
    initial: float | None = None
    maximum: float | None = None
    exponent: float | None = None
    connection_errors: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One operation.

    Attributes:
        id: `str(pointer)` of the operation; of a further method for it, with the method's
            path behind.
        further: The Python path of a further method, which the configuration or an extension
            sets; empty for the operation's own.
        operation_id: As declared; None where missing.
        path: The path template as declared, with the literal query, if it has one.
        group: The resource it belongs to, outermost first; the group pass sets it.
        candidate: The method's name; the grouping pass sets it.
        tags: As declared.
        security: Alternatives, each a requirement; an empty requirement means none is
            needed; None means the API's own.
        servers: Overrides of the API's servers; empty for none.
        skipped: Why nothing can be generated for it; None for nearly all.
        alias_of: The id of the operation that this is another method for, by an earlier name;
            empty for nearly all.
        extensions: The `x-` members that later stages read.
    """

    id: str
    at: Pointer
    operation_id: str | None
    method: str
    path: str
    parameters: tuple[Parameter, ...]
    body: Body | None
    responses: tuple[Response, ...]
    docs: Docs
    tags: tuple[str, ...] = ()
    group: tuple[NameCandidate, ...] = ()
    candidate: NameCandidate | None = None
    security: tuple[Requirement, ...] | None = None
    servers: tuple[Server, ...] = ()
    paging: Paging | None = None
    streaming: Streaming | None = None
    retries: Retries | None = None
    idempotency_header: str = ""
    idempotent: bool | None = None
    skipped: str | None = None
    alias_of: str = ""
    further: str = ""
    extensions: Mapping[str, Json] = field(default_factory=dict[str, "Json"])

    @property
    def target(self) -> str:
        """The path as it is asked for: a fragment is no part of a request (RFC 9110, 7.1).

        Authors write one to distinguish operations of one path and method.
        """
        return _FRAGMENT.sub("", self.path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A webhook or a callback: a request the API sends to its user.

    Attributes:
        name: The name of the webhook, or of the callback.
        type: Of the payload; None where it has none.
        kind: `webhook` or `callback`.
        owner: The id of the operation that a callback belongs to.
        expression: Where a callback is sent to: a runtime expression.
    """

    name: str
    at: Pointer
    method: str
    type: Type | None
    docs: Docs
    kind: str = "webhook"
    operation_id: str | None = None
    tags: tuple[str, ...] = ()
    owner: str = ""
    expression: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Api:
    """A whole API, in the one shape all later stages work on.

    Attributes:
        name: The name from the configuration, or from the title.
        title: The document's `info.title`.
        version: The document's `info.version`.
        tags: (name, docs) of the declared tags.
        tag_parents: The tag that a tag is part of (OpenAPI 3.2).
        declarations: By id; a `Ref`'s target is always here.
        kept: The schemas that get types though no operation uses them.
        webhook: What any of the webhooks says, None without webhooks (webhooks pass).
        security: The alternatives that hold for operations that say nothing.
        extensions: The root's and info's `x-` members that later stages read.
        skipped: What of the document was left out or assumed: where, and why.
        decisions: What holds for the whole document by a threshold, as an earlier build
            recorded it; passes add what they decide.
    """

    name: str
    title: str = ""
    version: str
    docs: Docs
    operations: tuple[Operation, ...]
    declarations: Mapping[str, Declaration]
    servers: tuple[Server, ...] = ()
    schemes: tuple[SecurityScheme, ...] = ()
    security: tuple[Requirement, ...] = ()
    tags: tuple[tuple[str, Docs], ...] = ()
    tag_parents: Mapping[str, str] = field(default_factory=dict[str, str])
    events: tuple[Event, ...] = ()
    kept: tuple[Type, ...] = ()
    webhook: Ref | None = None
    retries: Retries | None = None
    extensions: Mapping[str, Json] = field(default_factory=dict[str, "Json"])
    skipped: tuple[tuple[str, str], ...] = ()
    decisions: Mapping[str, str] = field(default_factory=dict[str, str])
