"""What the server answers: bodies drawn from the schemas of the responses."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Final

from tests.corpus.calls.bodies import is_json
from tests.corpus.calls.server import Reply, concrete
from tests.corpus.spec.drawing import Drawer, Size, Undrawable
from tests.corpus.spec.files import Json
from tests.corpus.spec.operations import Answer, Call, Content

_STREAMS: Final = frozenset(
    {"text/event-stream", "application/x-ndjson", "application/jsonl"}
    | {"application/json-seq", "application/stream+json", "application/ndjson"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """An answer, and by media type the value that the client should find in it."""

    label: str
    reply: Reply
    values: dict[str, object]

    @property
    def is_error(self) -> bool:
        """Whether the client should raise."""
        return self.reply.status >= 400


def is_stream(media: str) -> bool:
    """Whether a media type is one of events."""
    return media.partition(";")[0].strip().lower() in _STREAMS


def successes(call: Call) -> list[Answer]:
    """The declared answers to a call that went well."""
    found = [each for each in call.answers if each.status[:1] == "2"]
    return found or [each for each in call.answers if each.status == "default"]


def failures(call: Call) -> list[Answer]:
    """The declared answers to a call that went wrong."""
    found = [each for each in call.answers if each.status[:1] in {"4", "5"}]
    if any(each.status[:1] == "2" for each in call.answers):
        found += [each for each in call.answers if each.status == "default"]
    return found


def status_of(answer: Answer, *, wrong: bool) -> int:
    """A status that an answer is declared for."""
    if answer.status == "default":
        return 418 if wrong else 200
    return int(answer.status.upper().replace("X", "0"))


def planned(
    answer: Answer, drawer: Drawer, size: Size, *, wrong: bool, salt: str = ""
) -> Planned:
    """Draw a body in every media type of an answer."""
    contents: list[tuple[str, bytes]] = []
    values: dict[str, object] = {}
    for content in answer.contents:
        try:
            data, value = _written(content, drawer, size, salt)
        except Undrawable:
            continue
        contents.append((content.media, data))
        values[_media(content)] = value
    if answer.contents and not contents:
        raise Undrawable(f"no body for the answer {answer.status}")
    status = status_of(answer, wrong=wrong)
    return Planned(
        label=f"{answer.status} {size.value}",
        reply=Reply(status=status, contents=tuple(contents)),
        values=values,
    )


def _media(content: Content) -> str:
    """The media type that the server says: one of the range, where there is a range."""
    return concrete(content.media.partition(";")[0].strip().lower())


def _written(
    content: Content, drawer: Drawer, size: Size, salt: str
) -> tuple[bytes, object]:
    media = _media(content)
    schema = content.schema
    if is_stream(media):
        place = content.item or schema
        events: list[Json] = ["one", "two"]
        if place is not None:
            events = [drawer.draw(place, size, f"{salt}{n}") for n in range(2)]
        return _stream(media, events), events
    value: Json = drawer.draw(schema, size, salt) if schema is not None else "anything"
    if is_json(media):
        return json.dumps(value).encode(), value
    text = value if isinstance(value, str) else json.dumps(value)
    if media.startswith("text/"):
        return text.encode(), text
    return text.encode(), text.encode()


def _stream(media: str, events: list[Json]) -> bytes:
    lines = [json.dumps(each) for each in events]
    if media == "text/event-stream":
        texts = [
            e if isinstance(e, str) else line
            for e, line in zip(events, lines, strict=True)
        ]
        return "".join(
            "".join(f"data: {one}\n" for one in text.split("\n")) + "\n"
            for text in texts
        ).encode()
    if media == "application/json-seq":
        return "".join(f"\x1e{each}\n" for each in lines).encode()
    return "".join(f"{each}\n" for each in lines).encode()
