"""Multipart bodies (RFC 7578): fields and files, streamed."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from ..frozen import dataclass
from ..models.values import RefusedError
from ..request.request import StreamedBody
from .file_types import file_type, type_of
from .files import CHUNK, FileTypes, open_source, open_upload

_DEFAULT_NAME: Final = "upload"
_LINE_END: Final = b"\r\n"
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]")
_TOKEN: Final = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
# As browsers do (WHATWG HTML, section 4.10.21.8): a quotation mark or a line break must
# not end the value.
_ESCAPES: Final = str.maketrans({'"': "%22", "\r": "%0D", "\n": "%0A"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldPart:
    """A part that is not a file.

    Attributes:
        name: The name of the field.
        value: Its text.
        content_type: Its media type; empty for plain text.
    """

    name: str
    value: str | bytes
    content_type: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilePart:
    """A part that is a file.

    Attributes:
        name: The name of the field.
        file: The file; its own media type takes precedence.
        content_type: The declared media types or ranges such as ``image/*``; empty to
            derive it from the file's name.
    """

    name: str
    file: FileTypes
    content_type: str = ""


class Multipart(NamedTuple):
    """A multipart body that is ready to be sent.

    Attributes:
        content_type: Its media type, with the boundary.
        start: Returns an iterator over its bytes, from the beginning each time.
        length: Its length in bytes, if it is known.
        replayable: Whether it can be produced more than once.
    """

    content_type: str
    start: Callable[[], Iterator[bytes]]
    length: int | None
    replayable: bool


class _Section(NamedTuple):
    head: bytes
    source: StreamedBody


def encode_multipart(
    parts: Iterable[FieldPart | FilePart], *, subtype: str = "form-data"
) -> Multipart:
    """Make a multipart body.

    Args:
        parts: The parts, in order.
        subtype: The subtype, such as ``form-data``.

    Raises:
        RefusedError: A part cannot be sent.
    """
    boundary = os.urandom(16).hex()
    sections = [_section(part, boundary) for part in parts]
    end = f"--{boundary}--\r\n".encode()
    sizes = [
        None if source.length is None else len(head) + source.length + len(_LINE_END)
        for head, source in sections
    ]
    known = [size for size in sizes if size is not None]
    return Multipart(
        content_type=f"multipart/{subtype}; boundary={boundary}",
        start=lambda: _join(_pieces(sections, end)),
        length=sum(known) + len(end) if len(known) == len(sizes) else None,
        replayable=all(source.replayable for _, source in sections),
    )


def _section(part: FieldPart | FilePart, boundary: str) -> _Section:
    disposition = f'form-data; name="{part.name.translate(_ESCAPES)}"'
    if isinstance(part, FieldPart):
        text = part.value
        source = open_source(_encode(text) if isinstance(text, str) else text)
        headers = {"Content-Disposition": disposition}
        if kind := type_of(part.content_type):
            headers["Content-Type"] = kind
    else:
        upload = open_upload(part.file)
        source = upload.source
        name = upload.name or _DEFAULT_NAME
        headers = {
            "Content-Disposition": f'{disposition}; filename="{name.translate(_ESCAPES)}"',
            "Content-Type": upload.content_type or file_type(part.content_type, name),
            **upload.headers,
        }
    lines = [f"--{boundary}", *map(_header, headers.items()), "", ""]
    return _Section(_encode("\r\n".join(lines)), source)


def _encode(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise RefusedError("half of a surrogate pair cannot be sent") from None


def _header(header: tuple[str, str]) -> str:
    """Return a header line; line breaks in it are refused."""
    name, value = header
    if not _TOKEN.fullmatch(name) or _CONTROL.search(value):
        raise RefusedError(
            f"a part's header {name!r} contains characters that cannot be sent"
        )
    return f"{name}: {value}"


def _pieces(sections: Iterable[_Section], end: bytes) -> Iterator[bytes]:
    for head, source in sections:
        yield head
        yield from source.start()
        yield _LINE_END
    yield end


def _join(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Join small chunks, because each write costs time."""
    waiting: list[bytes] = []
    size = 0
    for piece in pieces:
        waiting.append(piece)
        size += len(piece)
        if size >= CHUNK:
            yield b"".join(waiting)
            waiting.clear()
            size = 0
    yield b"".join(waiting)
