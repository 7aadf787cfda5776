"""Operations as constants: the request, the location of each argument, the result.

A generated method is one call with one of these constants. Everything is plain data
until the operation is first used; the plan that is parsed then stays with the constant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Final, Generic, TypedDict, TypeVar, Unpack
from urllib.parse import unquote

from ..config.options import RetryPolicy
from ..errors.errors import BodyTypes
from ..frozen import dataclass
from ..models.argument_spec import ArgumentSpec, parse_argument_spec
from .styles import PathTemplate

if TYPE_CHECKING:
    from typing_extensions import TypeForm

    from ..models.decode import Decoder


class Details(TypedDict, total=False):
    """Keywords of :class:`Operation`; for argument specs see :mod:`argument_spec`."""

    path: str
    """Argument specs of the path variables."""
    query: str
    """Argument specs of the query parameters."""
    header: str
    """Argument specs of the header parameters."""
    cookie: str
    """Argument specs of the cookie parameters."""
    body: str
    """Argument specs of the fields of a JSON object, a form or a multipart body."""
    payload: str
    """The argument spec of the whole body, instead of ``body``."""
    earlier: str
    """Argument specs of earlier names: for the wire name what each is called now."""
    media: str
    """Media types of the body; the first is the default. JSON if nothing is said."""
    required_fields: str
    """For each media type of ``media`` the fields its objects must have, by wire name."""
    forms: str
    """The objects that the body can be; see :mod:`body_forms`."""
    accept: str
    """Media types of the response. JSON if omitted."""
    accepts: Mapping[str, Callable[[], TypeForm[object]]]
    """Types by media type, where ``accept`` chooses what the response is asked for in."""
    redirects: tuple[int, ...]
    """Statuses of redirects that are the response; 3 stands for all."""
    results: BodyTypes
    """Types of other successful responses, by status."""
    errors: BodyTypes
    """Types of error bodies that differ from the API's, by status."""
    auth: str | None
    """Security alternatives (``"a | b & c"``); None means the client's default."""
    server: str | None
    """The base URL of this operation, or the name of a server in the configuration."""
    inside: str
    """The member of the response that is the result."""
    idempotency: str
    """The header that carries an idempotency key."""
    idempotent: bool | None
    """Whether the operation is idempotent, if not decided by its method."""
    optional_body: bool
    """Whether no body is sent if no field is passed."""
    timeout: float
    """The time limit in seconds, where the client has its usual one."""
    retry: RetryPolicy | None
    """The retry policy, where it differs from the client's."""


# RFC 9110, section 9.2.2; QUERY is safe by its own specification.
_IDEMPOTENT: Final = frozenset(
    {"GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE", "QUERY"}
)


# A media type and its parameters (RFC 9110, section 8.3.1); spaces separate others.
_MEDIA_TYPE: Final = re.compile(r'(?:[^\s;"]|"(?:[^"\\]|\\.)*"|;\s*)+')


def parse_media_types(text: str) -> tuple[str, ...]:
    """Return the media types in a text, with their parameters."""
    if ";" not in text:
        return tuple(text.split())
    return tuple(_MEDIA_TYPE.findall(text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A parsed operation.

    Attributes:
        method: The HTTP method, in capitals.
        path: The path.
        query: Arguments in the query.
        header: Arguments in the header.
        cookie: Arguments in the cookie header.
        body: Arguments that are fields of the body.
        payload: The argument that is the body.
        media: Media types of the body, the default first.
        required_fields: For each of them, the fields that its objects must have; empty
            where all take the same.
        accept: The value of the ``Accept`` header.
        accepts: The media types that ``accept`` may name; empty where it is no option.
        idempotent: Whether a request may be repeated if it is unknown whether the
            server received it.
        idempotency: The header for an idempotency key; empty if there is none.
        optional_body: Whether no body is sent if no field is given.
        forms: The objects that the body can be, where the method can be called in several
            ways, as :mod:`body_forms` reads them.
        many: The arguments that are lists.
        needed: Those for which None is a mistake, of the body apart.
        arguments: All arguments.
        earlier: Earlier names of arguments, with those of now in place of wire names.
    """

    method: str
    path: PathTemplate
    query: tuple[ArgumentSpec, ...]
    header: tuple[ArgumentSpec, ...]
    cookie: tuple[ArgumentSpec, ...]
    body: tuple[ArgumentSpec, ...]
    payload: ArgumentSpec | None
    media: tuple[str, ...]
    required_fields: tuple[frozenset[str], ...]
    accept: bytes
    accepts: tuple[str, ...]
    idempotent: bool
    idempotency: str
    optional_body: bool
    forms: str
    many: tuple[str, ...]
    needed: tuple[str, ...]
    arguments: tuple[ArgumentSpec, ...] = ()
    earlier: tuple[ArgumentSpec, ...] = ()

    @classmethod
    def of(cls, method: str, template: str, details: Details) -> Plan:
        """Parse an operation's constants."""
        payload = parse_argument_spec(details.get("payload", ""))
        declared = details.get("idempotent")
        accept = parse_media_types(details.get("accept", "application/json"))
        path = parse_argument_spec(details.get("path", ""))
        query = parse_argument_spec(details.get("query", ""))
        header = parse_argument_spec(details.get("header", ""))
        cookie = parse_argument_spec(details.get("cookie", ""))
        body = parse_argument_spec(details.get("body", ""))
        every = (*path, *query, *header, *cookie, *body, *payload)
        return cls(
            method=method,
            path=PathTemplate.of(template, path),
            query=query,
            header=header,
            cookie=cookie,
            body=body,
            payload=payload[0] if payload else None,
            media=parse_media_types(details.get("media", "application/json")),
            required_fields=tuple(
                frozenset(unquote(name) for name in each.split(",") if name)
                for each in details.get("required_fields", "").split(" ")
            ),
            accept=", ".join(accept).encode("ascii", "ignore"),
            accepts=tuple(details.get("accepts", ())),
            idempotent=method in _IDEMPOTENT if declared is None else declared,
            idempotency=details.get("idempotency", ""),
            optional_body=details.get("optional_body", False),
            forms=details.get("forms", ""),
            many=tuple(spec.python for spec in every if spec.many),
            needed=tuple(
                each.python for each in (*query, *header, *cookie) if each.needed
            ),
            arguments=every,
            earlier=parse_argument_spec(details.get("earlier", "")),
        )

    @property
    def is_flat(self) -> bool:
        """Whether fields of the body are arguments; "_" stands where they are not."""
        return any(spec.python != "_" for spec in self.body)

    @property
    def has_own_fields(self) -> bool:
        """Whether its media types differ in the fields that objects must have."""
        return len(self.required_fields) > 1


T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Operation(Generic[T_co]):
    """An operation of an API; the type parameter is the type of its result."""

    def __init__(
        self,
        method: str,
        path_template: str,
        result: Callable[[], TypeForm[T_co]],
        **details: Unpack[Details],
    ) -> None:
        """Keep the description.

        Args:
            method: The HTTP method.
            path_template: The path, with wire names in braces; it may end in a literal
                query.
            result: Returns the type of a successful response.
            **details: See :class:`Details`.
        """
        self.method = method
        self.path_template = path_template
        self.result = result
        self.details = details

    def __repr__(self) -> str:
        """Return method and path."""
        return f"<{type(self).__name__} {self.method} {self.path_template}>"

    @cached_property
    def template(self) -> str:
        """The path template without its query, which all requests have in common."""
        return self.path_template.partition("?")[0]

    @cached_property
    def plan(self) -> Plan:
        """The parsed description, made on first use."""
        return Plan.of(self.method, self.path_template, self.details)

    @property
    def decoder(self) -> Decoder[T_co]:
        """What reads a successful answer, made on first use."""
        # A cached property could be assigned to, so its type could not vary.
        known: Decoder[T_co] | None = vars(self).get("_decoder")
        if known is None:
            from ..models.decode import decoder

            known = vars(self)["_decoder"] = decoder(self.result())
        return known
