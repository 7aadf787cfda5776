"""What an operation gives back: its result type, and how it is decoded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.frozen import Enum, dataclass, replace
from sdkwright.ir import Alias, Kind, Literals, Nullable, Primitive, Ref, UnionOf
from sdkwright.ir.build import is_any, nullable, primitive, union
from sdkwright.ir.media import JSON_LINES, essence, is_json
from sdkwright.python.docstrings import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sdkwright.ir import Api, Content, Operation, Response, Type


_ERRORS: Final[Mapping[str, str]] = {
    "400": "BadRequestError",
    "401": "AuthenticationError",
    "403": "PermissionDeniedError",
    "404": "NotFoundError",
    "409": "ConflictError",
    "422": "UnprocessableEntityError",
    "429": "RateLimitError",
}


class ResultKind(Enum):
    """How the body of a successful response is taken."""

    JSON = "json"
    TEXT = "text"
    BYTES = "bytes"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a method returns.

    Attributes:
        kind: How the first successful response is decoded.
        type: The method's result; None for nothing and for bytes.
        first: The type of the first successful status.
        statuses: (status, type) of all successful statuses, where they differ; a type of
            None means no content.
        accept: The media types that are asked for; empty where nothing can come back.
        redirects: The statuses of redirects that are the response, as declared.
        inside: The member of the response that is the result; empty for all of it.
    """

    kind: ResultKind
    type: Type | None
    first: Type | None
    statuses: tuple[tuple[str, Type | None], ...]
    accept: tuple[str, ...]
    redirects: tuple[str, ...] = ()
    inside: str = ""


_NOTHING: Final = Result(
    kind=ResultKind.NONE, type=None, first=None, statuses=(), accept=("*/*",)
)
# What a text can be, if its schema says so.
_SCALARS: Final = frozenset(
    {
        *(Kind.BOOLEAN, Kind.INTEGER, Kind.NUMBER, Kind.DECIMAL, Kind.DECIMAL_NUMBER),
        *(Kind.DATE, Kind.DATETIME, Kind.TIME, Kind.DURATION, Kind.UUID),
    }
)
# Longer chains of names are not looked through.
_HOPS: Final = 20
_ANYTHING: Final = "*/*"
_TEXTS: Final = frozenset(
    {
        Kind.STRING,
        Kind.DATE,
        Kind.DATETIME,
        Kind.TIME,
        Kind.DURATION,
        Kind.UUID,
    }
)
_NOT_MODIFIED: Final = "304"
# Responses of these statuses have no content (RFC 9110, 15.3.5 and 15.3.6).
_NO_CONTENT: Final = frozenset({"204", "205"})
_BYTES: Final = primitive(Kind.BINARY)
_PICTURES: Final = frozenset({"image", "audio", "video", "font"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Success:
    """What a response is taken as: of its media types, those that are asked for."""

    status: str
    kind: ResultKind
    type: Type | None
    accept: tuple[str, ...]
    inside: str = ""


def plan_result(api: Api, operation: Operation) -> Result:
    """Choose what an operation gives back, by its successful responses."""
    redirects = tuple(each.status for each in _redirects(operation))
    nothing = replace(_NOTHING, redirects=redirects) if redirects else _NOTHING
    if operation.method == "HEAD":
        # The response never has a body, whatever the document describes (RFC 9110, 9.3.2).
        return nothing
    found = [_success(api, each) for each in successes(operation)]
    order = (ResultKind.JSON, ResultKind.TEXT, ResultKind.BYTES)
    first = next((each for kind in order for each in found if each.kind is kind), None)
    if first is None:
        return nothing
    accept = tuple(dict.fromkeys(each for one in found for each in one.accept))
    if first.kind is ResultKind.BYTES:
        return replace(nothing, kind=first.kind, accept=accept)
    known = [each.type for each in found if each.type is not None]
    whole = union([first.type, *known] if first.type is not None else known)
    if len(known) < len(found):
        whole = nullable(whole)
    differ = any(each.type != first.type for each in found)
    return Result(
        kind=first.kind,
        type=whole,
        first=first.type,
        statuses=tuple((each.status, each.type) for each in found) if differ else (),
        accept=accept,
        redirects=redirects,
        inside=first.inside,
    )


def successes(operation: Operation) -> list[Response]:
    """Return the responses of a successful call."""
    found = [each for each in operation.responses if each.status.startswith("2")]
    found = found or _redirects(operation)
    if not found:
        found = [each for each in operation.responses if each.status == "default"]
    return found


def _redirects(operation: Operation) -> list[Response]:
    """Return the redirects that are the response: where nothing else succeeds."""
    if any(each.status.startswith("2") for each in operation.responses):
        return []
    return [
        each
        for each in operation.responses
        if each.status.startswith("3") and each.status != _NOT_MODIFIED
    ]


def _success(api: Api, response: Response) -> _Success:
    status = response.status
    contents = () if status in _NO_CONTENT else response.contents
    for each in contents:
        if is_document(each):
            type_ = each.type if each.type is not None else primitive(Kind.ANY)
            return _Success(
                status=status,
                kind=ResultKind.JSON,
                type=type_,
                accept=_accept(api, each),
                inside=each.inside,
            )
    whole = [each for each in contents if each.item is None]
    families = {_family(each) for each in whole if is_binary(each)} & _PICTURES
    texts = [
        each
        for each in whole
        if is_text(each.media_type) and not is_binary(each)
        # SVG is text, but one picture among others: which one comes, the server decides.
        and _family(each) not in families
    ]
    if not whole:
        return _Success(status=status, kind=ResultKind.NONE, type=None, accept=())
    return _Success(
        status=status,
        kind=ResultKind.TEXT if texts else ResultKind.BYTES,
        type=union([text_type(api, each) for each in texts]) if texts else _BYTES,
        accept=tuple(each.media_type for each in texts or whole),
    )


def _family(content: Content) -> str:
    return essence(content.media_type).partition("/")[0]


def text_type(api: Api, content: Content) -> Type:
    """Return what a text is read as: the scalar that its schema describes, or text."""
    type_ = content.type
    for _ in range(_HOPS):
        match type_:
            case Primitive(kind=kind) if kind in _SCALARS:
                return content.type or type_
            case Literals():
                return content.type or type_
            case Nullable(type=inner):
                type_ = inner
            case Ref(target=target):
                declaration = api.declarations[target]
                if not isinstance(declaration, Alias):
                    break
                type_ = declaration.type
            case _:
                break
    return primitive(Kind.STRING)


def unasked(api: Api, response: Response) -> tuple[Content, ...]:
    """Return the contents of a response that are not asked for by default."""
    accept = _success(api, response).accept
    document = any(is_document(each) for each in response.contents)
    return tuple(
        each
        for each in response.contents
        if each.item is None
        and not (is_document(each) if document else each.media_type in accept)
    )


def is_document(content: Content) -> bool:
    """Whether a content is a JSON document."""
    return is_json(content.media_type) and not is_binary(content)


def _accept(api: Api, content: Content) -> tuple[str, ...]:
    """Return what is asked for where a JSON document may come.

    A range (`*/*`) leaves the form to the server: JSON is asked for, unless text is meant; a
    server that has a text where it could be either may send that.
    """
    kind = essence(content.media_type)
    if kind != _ANYTHING:
        plain = kind.endswith("json") and "*" not in kind
        return (content.media_type if plain else "application/json",)
    every = _alternatives(api, content.type)
    if all(map(_is_text, every)):
        return (_ANYTHING,)
    either = any(_is_text(each) or is_any(each) for each in every)
    return ("application/json", *([f"{_ANYTHING};q=0.9"] if either else []))


def _alternatives(api: Api, type_: Type | None, hops: int = 0) -> list[Type]:
    match type_:
        case None:
            return [primitive(Kind.ANY)]
        case Nullable(type=inner):
            return _alternatives(api, inner, hops)
        case UnionOf(variants=variants):
            return [a for each in variants for a in _alternatives(api, each, hops)]
        case Ref(target=target) if hops < _HOPS:
            found = api.declarations[target]
            if isinstance(found, Alias):
                return _alternatives(api, found.type, hops + 1)
            return [type_]
        case _:
            return [type_]


def _is_text(type_: Type) -> bool:
    """Whether a type without alternatives can be a text."""
    if isinstance(type_, Literals):
        return all(isinstance(each, str) for each in type_.values)
    return isinstance(type_, Primitive) and type_.kind in _TEXTS


def is_binary(content: Content) -> bool:
    """Whether a content is bytes, whatever its media type."""
    return isinstance(content.type, Primitive) and content.type.kind is Kind.BINARY


def is_text(media_type: str) -> bool:
    """Whether a media type is text for people or machines other than JSON."""
    media_type = media_type.partition(";")[0].strip()
    return (
        media_type.startswith("text/")
        or media_type.endswith(("+xml", "/xml", "+yaml", "/yaml"))
        or media_type in JSON_LINES
        or media_type
        in {"application/javascript", "application/sql", "application/x-yaml"}
    )


def raised_errors(operation: Operation) -> list[tuple[str, str]]:
    """Return the error classes of the declared statuses, each once."""
    found: dict[str, str] = {}
    for response in operation.responses:
        if not response.status.startswith(("4", "5")):
            continue
        name = error_class(response.status)
        text = " ".join(clean(response.docs.description).split("\n\n")[0].split())
        found.setdefault(name, text or f"The server responded with {response.status}.")
    return list(found.items())


def error_class(status: str) -> str:
    """Return the error class of a status as the document writes it."""
    if status.startswith("5"):
        return "InternalServerError"
    return _ERRORS.get(status, "APIStatusError")
