"""The file format of recordings: a line of readable JSON for each exchange."""

from __future__ import annotations

import base64
import difflib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ..models.values import is_list, is_mapping
from ..request.body import is_json

if TYPE_CHECKING:
    from ..request.request import Request
    from .tape_scrub import Scrubber

HEADER: Final = '{"recording": 1}'

_LONGEST_DIFFERENCE: Final = 40
_LONGEST_LINE: Final = 200
_CHUNK: Final = 1 << 16
_PASSING: Final = frozenset(
    {
        "connection",
        "content-encoding",
        "content-length",
        "keep-alive",
        "transfer-encoding",
    }
)

Fields = tuple[tuple[str, str], ...]


class TapeError(AssertionError):
    """A recording cannot be written, read or replayed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedRequest:
    """A recorded request."""

    method: str
    url: str
    headers: Fields
    body: Mapping[str, object] | None

    @classmethod
    def of(cls, request: Request, content: bytes, scrub: Scrubber) -> RecordedRequest:
        media = request.header("content-type") or ""
        headers = tuple(scrub.headers(request.raw_headers(), request.secrets))
        if "boundary=" in media:
            boundary = media.partition("boundary=")[2].strip('"')
            content = content.replace(boundary.encode(), b"boundary")
            media = media.replace(boundary, "boundary")
            headers = tuple((k, v.replace(boundary, "boundary")) for k, v in headers)
        return cls(
            method=request.method,
            url=scrub.url(request.url, request.secrets),
            headers=headers,
            body=written(scrub.body(content, media, request.secrets), media),
        )

    @property
    def target(self) -> str:
        return "/" + self.url.partition("://")[2].partition("/")[2]

    def matches(self, other: RecordedRequest) -> bool:
        return (self.method, self.target, self.body) == (
            other.method,
            other.target,
            other.body,
        )

    def lines(self) -> list[str]:
        body = json.dumps(self.body, indent=1, ensure_ascii=False, sort_keys=True)
        every = [
            f"{self.method} {self.target}",
            *(body.splitlines() if self.body else ()),
        ]
        return [line[:_LONGEST_LINE] for line in every]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedResponse:
    """A recorded response."""

    status: int
    headers: Fields
    body: Mapping[str, object] | None
    complete: bool = True

    def chunks(self) -> Iterator[bytes]:
        text = self.body.get("text") if self.body else None
        if is_list(text):
            for line in text:
                yield str(line).encode("utf-8", "surrogatepass")
            return
        data = self.content()
        for begin in range(0, len(data), _CHUNK):
            yield data[begin : begin + _CHUNK]

    def content(self) -> bytes:
        return read(self.body) if self.body else b""


@dataclass(slots=True, kw_only=True)
class Exchange:
    """A request and its response."""

    request: RecordedRequest
    response: RecordedResponse | None = None
    used: bool = False

    def dump(self) -> str:
        assert self.response is not None  # incomplete exchanges are not written
        request, response = self.request, self.response
        document = {
            "request": {
                "method": request.method,
                "url": request.url,
                "headers": request.headers,
                **({"body": request.body} if request.body else {}),
            },
            "response": {
                "status": response.status,
                "headers": response.headers,
                **({"body": response.body} if response.body else {}),
                **({} if response.complete else {"complete": False}),
            },
        }
        return json.dumps(document, ensure_ascii=False)

    @classmethod
    def load(cls, line: str) -> Exchange:
        document: object = json.loads(line)
        request, response = _part(document, "request"), _part(document, "response")
        status = response.get("status")
        if not isinstance(status, int):
            raise ValueError("it has no status")  # noqa: TRY004 - one error type
        return cls(
            request=RecordedRequest(
                method=str(request.get("method")),
                url=str(request.get("url")),
                headers=tuple(_fields(request)),
                body=_body(request),
            ),
            response=RecordedResponse(
                status=status,
                headers=tuple(_fields(response)),
                body=_body(response),
                complete=response.get("complete") is not False,
            ),
        )


def _part(document: object, name: str) -> Mapping[str, object]:
    part = document.get(name) if is_mapping(document) else None
    if not is_mapping(part):
        raise ValueError(f"it has no {name}")
    return part


def _fields(part: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    fields = part.get("headers")
    for field in fields if is_list(fields) else ():
        name, value = field if is_list(field) else ("", "")
        yield str(name), str(value)


def _body(part: Mapping[str, object]) -> Mapping[str, object] | None:
    body = part.get("body")
    if body is None:
        return None
    if not is_mapping(body):
        raise ValueError("its body is no object")
    read(body)
    return body


def kept(headers: Fields) -> Fields:
    return tuple(field for field in headers if field[0] not in _PASSING)


def written(data: bytes, media: str) -> Mapping[str, object] | None:
    if not data:
        return None
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(data).decode()}
    if is_json(media):
        try:
            document: object = json.loads(text, parse_constant=_refuse)
            json.dumps(document, allow_nan=False)
        except (ValueError, RecursionError):
            pass  # not JSON, or JSON that would be reformatted
        else:
            return {"json": document}
    lines = text.splitlines(keepends=True)
    return {"text": lines if len(lines) > 1 else text}


def _refuse(name: str) -> object:
    raise ValueError(name)


def read(body: Mapping[str, object]) -> bytes:
    match body:
        case {"json": document}:
            return json.dumps(document, ensure_ascii=False).encode(
                "utf-8", "surrogatepass"
            )
        case {"text": str() as text}:
            return text.encode("utf-8", "surrogatepass")
        case {"text": lines} if is_list(lines):
            return "".join(map(str, lines)).encode("utf-8", "surrogatepass")
        case {"base64": str() as text}:
            return base64.b64decode(text)
        case _:
            raise ValueError("its body has no known form")


def difference(wanted: RecordedRequest, known: list[Exchange]) -> str:
    if not known:
        return "Nothing is recorded."
    lines = wanted.lines()

    def closeness(exchange: Exchange) -> float:
        other = exchange.request.lines()
        return difflib.SequenceMatcher(None, "\n".join(lines), "\n".join(other)).ratio()

    found = max(known, key=closeness)
    if found.request.matches(wanted):
        times = sum(each.request.matches(wanted) for each in known)
        return f"It is recorded {times} times, and was asked for once more."
    compared = difflib.unified_diff(
        found.request.lines(), lines, "recorded", "asked for", lineterm=""
    )
    shown = list(compared)
    more = ["..."] if len(shown) > _LONGEST_DIFFERENCE else []
    return "\n".join(["The closest one:", *shown[:_LONGEST_DIFFERENCE], *more])
