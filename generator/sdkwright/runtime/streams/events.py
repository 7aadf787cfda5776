"""Decoding of a stream's bytes into typed events, without I/O."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, Generic, Literal, Protocol, TypeVar

from ..errors.errors import StreamError
from ..frozen import dataclass
from ..models.validation import (
    DecodeError,
    InexactError,
    has_nonstandard_numbers,
    parse,
)
from ..models.values import is_mapping
from .jsonl import LineParser
from .opening import Opening
from .sse import LONGEST, Event, SSEParser, StreamFormatError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..models.decode import Decoder

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

_SHOWN: Final = 200
# How many APIs end a stream of JSON, described or not: it is no JSON itself.
_DONE: Final = b"[DONE]"
_ONLY_DATA: Final = b'{"data":'


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamRules:
    """The format of a stream, and how it is decoded.

    Attributes:
        kind: Server-sent events, or a JSON document per line.
        end: The data that ends the stream, such as `[DONE]`; empty if there is none.
        envelope: Whether an item is the whole event (an object with `event`, `id`,
            `retry` and `data`), not just its data.
        strict: Whether an item that does not match its type is an error.
        longest: The maximum size of an event or a line, in bytes.
        member: The member of each line's object that is the item, where a line holds either
            that or `error`; empty where the line is the item.
        media_type: The media type of the response; empty if it has none.
        error: Makes the exception for a stream that fails.
    """

    kind: Literal["sse", "jsonl"]
    end: str = ""
    envelope: bool = False
    strict: bool = False
    longest: int = LONGEST
    member: str = ""
    media_type: str = ""
    error: Callable[[str], StreamError] = StreamError

    def torn(self, message: str) -> StreamError:
        """Return the exception for a stream that was interrupted."""
        error = self.error(message)
        error.torn = True
        return error


class Reader(Protocol[T_co]):
    """Decodes the bytes of a stream into its items."""

    @property
    def ended(self) -> bool:
        """Whether the end marker was received; later bytes are ignored."""
        ...

    def feed(self, chunk: bytes) -> Iterator[T_co]:
        """Add the next bytes and yield the items that they complete."""
        ...

    def finish(self) -> Iterator[T_co]:
        """End the stream, and yield the remaining items."""
        ...


class SSEReader(Generic[T]):
    """Decodes server-sent events."""

    def __init__(self, decoder: Decoder[T], rules: StreamRules) -> None:
        """Start a stream whose items `decoder` decodes."""
        self.ended = False
        self.parser = SSEParser(longest=rules.longest)
        self._decoder = decoder
        self._rules = rules
        self._end = rules.end.encode() if rules.end else _DONE
        self._opening = Opening(rules.kind, rules.media_type)
        self._begun = False
        self._item = self._whole if rules.envelope else self._data

    def feed(self, chunk: bytes) -> Iterator[T]:
        """Add the next bytes and yield the items that they complete."""
        # Performance: the usual form of an event is decoded without further calls.
        if not self._begun and self._is_other(chunk):
            return
        decode, strict = self._decoder.decode, self._rules.strict
        validate = self._decoder.validate
        ends = (self._end, _DONE)
        special = self._rules.envelope or self._decoder.is_text or self._decoder.is_free
        # The first event may have started before this chunk, so the whole chunk is
        # checked.
        rest, plain = not has_nonstandard_numbers(chunk), False
        try:
            for part in self.parser.parts(chunk):
                known, plain = plain, rest
                self._begun = True
                if isinstance(part, bytes) and not special and part not in ends:
                    if strict and part:
                        yield decode(part, strict=True, plain=known)
                    elif part:
                        try:
                            item = validate(part, by_alias=True, by_name=False)
                        except (InexactError, ValueError):
                            item = decode(part)
                        yield item
                    continue
                event = Event(part) if isinstance(part, bytes) else part
                if event.data in ends and self._ends(event):
                    self.ended = True
                    return
                # An event without data is a keep-alive, not an item.
                if event.data or self._rules.envelope:
                    yield self._item(event)
        except (StreamFormatError, DecodeError) as error:
            raise self._rules.error(str(error)) from error

    def finish(self) -> Iterator[T]:
        """End the stream; there are no remaining items."""
        if not self.ended:
            if not self._begun and (
                self._opening.foreign or self._opening.suspicious()
            ):
                raise self._rules.error(self._opening.describe())
            try:
                self.parser.finish()
            except StreamFormatError as error:
                raise self._rules.torn(str(error)) from error
            check_end(self._rules)
        return iter(())

    def _is_other(self, chunk: bytes) -> bool:
        """Tell whether the first bytes are no events; the message waits for a few more."""
        self._opening.take(chunk)
        if self._opening.foreign and self._opening.full:
            raise self._rules.error(self._opening.describe())
        return self._opening.foreign

    def _ends(self, event: Event) -> bool:
        """Tell whether the usual end marker is one here, and not an item."""
        if self._rules.end and event.data == self._end:
            return True
        if self._decoder.is_text:
            return False
        if not self._rules.envelope:
            return event.event != "error"
        try:
            self._decoder.exact(_document(event, _quoted(event.data)), strict=True)
        except ValueError:
            return True
        return False

    def _data(self, event: Event) -> T:
        if event.event == "error":
            return self._failure(event)
        if self._decoder.is_text:
            return self._decoder.exact(_quoted(event.data))
        if self._decoder.is_free:
            return self._untyped_data(event)
        return self._decoder.decode(event.data, strict=self._rules.strict)

    def _untyped_data(self, event: Event) -> T:
        """Return untyped data: as JSON if it is JSON, else as text."""
        try:
            return self._decoder.decode(event.data)
        except DecodeError:
            return self._decoder.exact(_quoted(event.data))

    def _failure(self, event: Event) -> T:
        """Return an error event that the API declares as one of its items."""
        try:
            return self._decoder.exact(event.data, strict=True)
        except ValueError:
            text = event.data[:_SHOWN].decode(errors="replace")
            raise self._rules.error(f"The server reported an error: {text}") from None

    def _whole(self, event: Event) -> T:
        """Return a whole event, its data as JSON if it is JSON, else as text."""
        text = _document(event, _quoted(event.data))
        try:
            data = parse(event.data, standard=True)
        except DecodeError:
            return self._decoder.decode(text, strict=self._rules.strict)
        document = _document(event, event.data)
        if isinstance(data, dict) and "data" in data and text.startswith(_ONLY_DATA):
            # The schema may describe the data, and not the event around it.
            return self._decoder.decode(event.data, strict=self._rules.strict)
        # Text may look like JSON: `123` is right for a member that is described as text.
        for candidate in (document, text):
            try:
                return self._decoder.exact(candidate, strict=True)
            except ValueError:
                continue
        return self._decoder.decode(document, strict=self._rules.strict)


def _document(event: Event, data: bytes) -> bytes:
    """Return a whole event as a JSON object, around the JSON of its data."""
    head: dict[str, object] = {"event": event.event} if event.event else {}
    if event.id is not None:
        head["id"] = event.id
    if event.retry is not None:
        head["retry"] = event.retry
    prefix = json.dumps(head)[:-1].encode() + (b', "data":' if head else b'"data":')
    return prefix + data + b"}"


class LineReader(Generic[T]):
    """Decodes JSON Lines."""

    def __init__(self, decoder: Decoder[T], rules: StreamRules) -> None:
        """Start a stream whose items `decoder` decodes."""
        self.ended = False
        self._parser = LineParser(longest=rules.longest)
        self._decoder = decoder
        self._rules = rules
        self._end = rules.end.encode() if rules.end else _DONE
        self._opening = Opening(rules.kind, rules.media_type)
        self._begun = False

    def feed(self, chunk: bytes) -> Iterator[T]:
        """Add the next bytes and yield the items that they complete."""
        if not self._begun:
            self._opening.take(chunk)
        return self._items(self._parser.feed(chunk))

    def finish(self) -> Iterator[T]:
        """End the stream, and yield the remaining items."""
        if not self.ended:
            yield from self._items(self._parser.finish())
        if not self.ended:
            check_end(self._rules)

    def _items(self, lines: Iterator[bytes]) -> Iterator[T]:
        try:
            for line in lines:
                if line in (self._end, _DONE):
                    self.ended = True
                    return
                yield self._item(line)
                self._begun = True
        except (StreamFormatError, DecodeError) as error:
            known = self._begun or not self._opening.foreign
            message = str(error) if known else self._opening.describe()
            raise self._rules.error(message) from error

    def _item(self, line: bytes) -> T:
        data = self._unwrapped(line) if self._rules.member else line
        return self._decoder.decode(data, strict=self._rules.strict)

    def _unwrapped(self, line: bytes) -> bytes:
        """Return the JSON of an item in its wrapper, as grpc-gateway writes it."""
        member, found = self._rules.member, parse(line)
        if not is_mapping(found) or not found.keys() <= {member, "error"}:
            return line
        if found.get("error") is not None:
            text = line[:_SHOWN].decode(errors="replace")
            raise self._rules.error(f"The server reported an error: {text}")
        if member not in found:
            return line
        if len(found) == 1:
            # Cut out, since numbers could change if they were read and written again.
            return line.partition(b":")[2].strip()[:-1]
        return json.dumps(found[member]).encode()


def check_end(rules: StreamRules) -> None:
    """Raise if a stream ended without its end marker."""
    if rules.end:
        raise rules.torn(f"The stream ended without {rules.end!r}.")


def _quoted(data: bytes) -> bytes:
    """Return text as a JSON string."""
    return json.dumps(data.decode(errors="replace")).encode()
