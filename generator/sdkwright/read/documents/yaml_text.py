"""YAML text to plain data, by the rules OpenAPI asks for.

OpenAPI 3.1 (section 4.1) wants YAML 1.2 with the JSON schema ruleset and string keys. PyYAML
speaks 1.1, where `no` is false, `1:30` is 90 and a date is an object. So only PyYAML's
parser is used: the tree is built here from its events. That keeps every scalar what the
author meant, counts aliases, reports repeated keys with their place, needs no recursion,
and takes a third of the time of PyYAML's own loader.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import field
from typing import TYPE_CHECKING, Final

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from sdkwright.frozen import dataclass
from sdkwright.read.openapi import UnreadableError, limits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yaml.events import CollectionStartEvent, Event

    from sdkwright.ir.types import Json

_MERGE: Final = "<<"
_PLAIN: Final = yaml.SafeLoader
# What libyaml says of `{list:[]}`, which is right in YAML 1.2.
_REFUSED: Final = "found unexpected ':'"
_INTEGER: Final = re.compile(r"[-+]?(?:0|[1-9][0-9]*)\Z")
_HEXADECIMAL: Final = re.compile(r"0x[0-9a-fA-F]+\Z")
_FLOAT: Final = re.compile(
    r"[-+]?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?\Z"
)
_WORDS: Final[dict[str, Json]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), float("inf")),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), float("-inf")),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
}
_SPECIAL: Final = frozenset("~nNtTfF-+.0123456789")
_TAG: Final = "tag:yaml.org,2002:"
# What 1.1 would turn into objects of Python; the text is what JSON has instead.
_TEXT_TAGS: Final = frozenset({"!", _TAG + "str", _TAG + "timestamp", _TAG + "binary"})
_VALUE_TAGS: Final = frozenset(_TAG + name for name in ("int", "float", "bool", "null"))
_COLLECTION_TAGS: Final = frozenset({"!", _TAG + "map", _TAG + "seq"})


@dataclass(slots=True)
class _Frame:
    """A collection under construction."""

    node: dict[str, Json] | list[Json]
    anchor: str | None
    before: int
    key: str | None = None
    merges: list[Json] = field(default_factory=list["Json"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A YAML text as plain data.

    Attributes:
        tree: The data. What an alias stands for is one object in several places.
        repeated: The keys that stand twice in one mapping, with line and column.
        aliased: How many nodes aliases stand for.
    """

    tree: Json
    repeated: tuple[tuple[str, tuple[int, int]], ...]
    aliased: int


def parse(text: bytes) -> Parsed:
    """Return the document in a UTF-8 text.

    Raises:
        UnreadableError: The text is not one YAML document within the limits.
    """
    builder = _Builder()
    for event in events(text):
        builder.take(event)
    return Parsed(
        tree=builder.root,
        repeated=tuple(builder.repeated),
        aliased=builder.aliased,
    )


def events(text: bytes) -> Iterator[Event]:
    """Yield the parser's events."""
    try:
        yield from _parsed(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise UnreadableError(
            "yaml-syntax",
            f"The text is not valid YAML: {error.problem or error.context}.",
            position=(mark.line + 1, mark.column + 1) if mark else None,
        ) from None
    except yaml.YAMLError as error:
        reason = getattr(error, "reason", "") or str(error)
        raise UnreadableError(
            "yaml-syntax", f"The text is not valid YAML: {reason}."
        ) from None


def _parsed(text: bytes) -> Iterator[Event]:
    """Yield the events of the fast parser; of the other one from where only that one goes on."""
    count = 0
    try:
        for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", _PLAIN)):
            count += 1
            yield event
    except yaml.MarkedYAMLError as error:
        if error.problem != _REFUSED:
            raise
    else:
        return
    yield from itertools.islice(yaml.parse(text, Loader=_PLAIN), count, None)


def scalar(event: ScalarEvent) -> Json:
    """Return the value of a scalar event by the core rules of YAML 1.2."""
    text: str = event.value
    if len(text) > limits.SCALAR_BYTES:
        raise limits.too_long("a text of more than 10 MiB", place(event))
    plain, quoted = event.implicit
    tag: str | None = event.tag
    if quoted or tag in _TEXT_TAGS:
        return text
    if plain or tag in _VALUE_TAGS:
        return _plain(text, event)
    raise _foreign(event)


def place(event: Event) -> tuple[int, int]:
    """Return line and column of an event, both from 1."""
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)


def _plain(text: str, event: Event) -> Json:
    if text and text[0] not in _SPECIAL:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.match(text):
        if len(text) > limits.NUMBER_DIGITS:
            raise limits.too_long("a number with too many digits", place(event))
        return int(text)
    if _FLOAT.match(text):
        return float(text)
    if _HEXADECIMAL.match(text) and len(text) <= limits.NUMBER_DIGITS:
        return int(text, 16)
    return text


def _foreign(event: ScalarEvent | CollectionStartEvent) -> UnreadableError:
    return UnreadableError(
        "yaml-tag",
        f"The YAML tag {event.tag!r} is not allowed here.",
        help="An OpenAPI document holds only what JSON can hold.",
        position=place(event),
    )


@dataclass(slots=True)
class _Builder:
    """Builds plain data from events, with a stack of its own."""

    root: Json = None
    aliased: int = 0
    repeated: list[tuple[str, tuple[int, int]]] = field(
        default_factory=list["tuple[str, tuple[int, int]]"]
    )
    _documents: int = 0
    _frames: list[_Frame] = field(default_factory=list["_Frame"])
    _nodes: int = 0
    _anchors: dict[str, tuple[Json, int]] = field(
        default_factory=dict[str, "tuple[Json, int]"]
    )

    def take(self, event: Event) -> None:
        """Take the next event."""
        match event:
            case ScalarEvent():
                self._scalar(event)
            case MappingStartEvent():
                self._open(event, {})
            case SequenceStartEvent():
                self._open(event, [])
            case CollectionEndEvent():
                self._close()
            case AliasEvent():
                self._alias(event)
            case DocumentStartEvent():
                self._document(event)
            case _:
                pass

    def _document(self, event: Event) -> None:
        self._documents += 1
        if self._documents > 1:
            raise UnreadableError(
                "yaml-documents",
                "The file holds more than one YAML document.",
                help="Keep one document in each file.",
                position=place(event),
            )

    def _scalar(self, event: ScalarEvent) -> None:
        self._nodes += 1
        frame = self._frames[-1] if self._frames else None
        if frame is not None and frame.key is None and isinstance(frame.node, dict):
            # A key is always a string, and its spelling is what was meant: `200`, `on`.
            plain = event.implicit[0] and event.tag is None
            self._key(frame, event.value, event, merge=plain and event.value == _MERGE)
            if event.anchor:
                self._anchors[event.anchor] = (event.value, 1)
            return
        value = scalar(event)
        if event.anchor:
            self._anchors[event.anchor] = (value, 1)
        self._put(value, event)

    def _key(
        self, frame: _Frame, key: str, event: Event, *, merge: bool = False
    ) -> None:
        frame.key = key
        if merge:
            return
        if key in frame.node:
            self.repeated.append((key, place(event)))

    def _open(
        self, event: CollectionStartEvent, node: dict[str, Json] | list[Json]
    ) -> None:
        if event.tag is not None and event.tag not in _COLLECTION_TAGS:
            raise _foreign(event)
        if len(self._frames) >= limits.DEPTH:
            raise limits.too_deep(place(event))
        frame = _Frame(node, event.anchor, self._nodes + self.aliased)
        self._nodes += 1
        self._put(node, event)
        self._frames.append(frame)
        if event.anchor:
            # Known but not closed: using it now would make the document endless.
            self._anchors[event.anchor] = (None, -1)

    def _close(self) -> None:
        frame = self._frames.pop()
        if isinstance(frame.node, dict):
            for merged in frame.merges:
                for each in merged if isinstance(merged, list) else [merged]:
                    _merge(frame.node, each)
        if frame.anchor:
            size = self._nodes + self.aliased - frame.before
            self._anchors[frame.anchor] = (frame.node, size)

    def _alias(self, event: AliasEvent) -> None:
        value, size = self._anchors.get(event.anchor or "", (None, 0))
        if size < 1:
            what = "contains itself" if size else "is not defined before it is used"
            raise UnreadableError(
                "yaml-alias",
                f"The YAML anchor {event.anchor!r} {what}.",
                position=place(event),
            )
        self.aliased += size
        if self.aliased > limits.ALIAS_NODES:
            raise UnreadableError(
                "limit-aliases",
                f"The YAML aliases stand for more than {limits.ALIAS_NODES:,} nodes.",
                position=place(event),
            )
        frame = self._frames[-1] if self._frames else None
        if frame is not None and frame.key is None and isinstance(frame.node, dict):
            if not isinstance(value, str):
                raise _odd_key(event)
            self._key(frame, value, event)
        else:
            self._put(value, event)

    def _put(self, value: Json, event: Event) -> None:
        if not self._frames:
            self.root = value
            return
        frame = self._frames[-1]
        if isinstance(frame.node, list):
            frame.node.append(value)
        elif frame.key is None:
            raise _odd_key(event)
        else:
            self._set(frame, frame.node, frame.key, value)
            frame.key = None

    def _set(self, frame: _Frame, node: dict[str, Json], key: str, value: Json) -> None:
        if key == _MERGE and isinstance(value, (dict, list)):
            frame.merges.append(value)
        else:
            node[key] = value


def _merge(node: dict[str, Json], merged: Json) -> None:
    """Add what a merge key brings; the mapping's own keys win."""
    if isinstance(merged, dict):
        for key, value in merged.items():
            node.setdefault(key, value)


def _odd_key(event: Event) -> UnreadableError:
    return UnreadableError(
        "yaml-key",
        "A mapping key is a collection; keys must be text.",
        position=place(event),
    )
