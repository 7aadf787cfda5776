"""Line and column of nodes, found by reading the text once more.

Positions of all nodes would cost more than loading the document, and nearly all of them are
never asked for. So the text is scanned when something is printed, up to what is asked for;
everything beside the way there is skipped.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from sdkwright.frozen import Enum
from sdkwright.read.documents.json_places import json_places
from sdkwright.toml_places import places as toml_places

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sdkwright.read.documents.json_places import Place
    from sdkwright.read.openapi import Tokens

_JSON_TOKEN: Final = re.compile(rb'"(?:[^"\\]|\\.)*"|[{}\[\]]|[^\s{}\[\],:"]+')
_ALIASES: Final = 1_000


class Kind(Enum):
    """What a token of a text does."""

    SCALAR = 0
    MAPPING = 1
    SEQUENCE = 2
    END = 3
    ALIAS = 4


class Token(NamedTuple):
    """One token of a text.

    Attributes:
        text: A scalar's text, or an alias's name.
        place: Line and column from 1; or 0 and an offset, which only JSON has.
    """

    kind: Kind
    text: str
    anchor: str
    place: Place


@dataclass(slots=True)
class _Frame:
    """A collection on the way to something wanted."""

    path: Tokens
    mapping: bool
    key: str | None = None
    place: Place | None = None
    index: int = 0
    merging: bool = False


@dataclass(slots=True)
class _Scan:
    """One walk over the tokens.

    Attributes:
        needed: The paths wanted, and all paths on the way there.
        places: Where they stand, as far as they were found.
        anchors: The number of the token that has an anchor, by name.
        jumps: Where the walk must go on for an alias: token number and path.
    """

    needed: frozenset[Tokens]
    places: dict[Tokens, Place]
    anchors: dict[str, int] = field(default_factory=dict[str, int])
    jumps: list[tuple[int, Tokens]] = field(default_factory=list["tuple[int, Tokens]"])
    _frames: list[_Frame] = field(default_factory=list["_Frame"])
    _skipped: int = 0

    def run(self, tokens: Iterator[Token], first: int, root: Tokens) -> None:
        """Walk one node, whose first token has a number, and which stands for a path."""
        for number, token in enumerate(tokens, first):
            if token.anchor:
                self.anchors[token.anchor] = number
            if self._skipped:
                self._skipped += _DEPTH[token.kind]
            elif token.kind is Kind.END:
                self._frames.pop()
            else:
                self._take(token, root)
            if not self._frames and not self._skipped:
                return

    def _take(self, token: Token, root: Tokens) -> None:
        frame = self._frames[-1] if self._frames else None
        if frame is None:
            self._node(token, root, None)
        elif not frame.mapping:
            path = frame.path if frame.merging else (*frame.path, str(frame.index))
            frame.index += 1
            self._node(token, path, None)
        elif frame.key is None:
            frame.key, frame.place = token.text, token.place
        else:
            key, frame.key = frame.key, None
            merged = key == "<<" and token.kind is not Kind.SCALAR
            path = frame.path if merged else (*frame.path, key)
            self._node(token, path, frame.place, merging=merged)

    def _node(
        self,
        token: Token,
        path: Tokens,
        key: Place | None,
        *,
        merging: bool = False,
    ) -> None:
        """Note where a node stands, and go into it if that is the way."""
        wanted = path in self.needed
        if wanted and not merging:
            # A collection is best shown by its key, a scalar by itself.
            scalar = token.kind is Kind.SCALAR
            self.places[path] = token.place if scalar or key is None else key
        if token.kind is Kind.ALIAS and wanted and token.text in self.anchors:
            self.jumps.append((self.anchors[token.text], path))
        if token.kind in {Kind.MAPPING, Kind.SEQUENCE}:
            if wanted:
                mapping = token.kind is Kind.MAPPING
                self._frames.append(_Frame(path, mapping, merging=merging))
            else:
                self._skipped = 1


_DEPTH: Final = {
    Kind.SCALAR: 0,
    Kind.ALIAS: 0,
    Kind.MAPPING: 1,
    Kind.SEQUENCE: 1,
    Kind.END: -1,
}


def locate(text: bytes, kind: str, wanted: Collection[Tokens]) -> dict[Tokens, Place]:
    """Return line and column, both from 1, of nodes of a text.

    What is not there is where the nearest thing around it is.
    """
    if kind == "text":
        return dict.fromkeys(wanted, (1, 1))
    if kind == "toml":
        known = {(): (1, 1), **toml_places(text.decode())}
        return {path: _nearest(path, known) for path in wanted}
    needed = frozenset(
        path[:length] for path in wanted for length in range(len(path) + 1)
    )
    if kind == "json":
        places = json_places(text, needed)
    else:
        scan = _Scan(needed, {})
        scan.run(yaml_tokens(text), 0, ())
        for count in range(_ALIASES):
            if count >= len(scan.jumps):
                break
            number, path = scan.jumps[count]
            _follow(scan, yaml_tokens(text), number, path)
        places = scan.places
    return {path: _nearest(path, places) for path in wanted}


def _follow(scan: _Scan, tokens: Iterator[Token], number: int, path: Tokens) -> None:
    """Go on behind an alias; what the text has under the path itself stays."""
    behind = _Scan(scan.needed, {}, dict(scan.anchors))
    behind.run(islice(tokens, number, None), number, path)
    for found, place in behind.places.items():
        scan.places.setdefault(found, place)
    scan.jumps += behind.jumps


def _nearest(path: Tokens, places: dict[Tokens, Place]) -> Place:
    for length in range(len(path), -1, -1):
        if path[:length] in places:
            return places[path[:length]]
    return 1, 1


def yaml_tokens(text: bytes) -> Iterator[Token]:
    """Yield the tokens of a YAML text."""
    from yaml.events import (
        AliasEvent,
        CollectionEndEvent,
        MappingStartEvent,
        ScalarEvent,
        SequenceStartEvent,
    )

    from sdkwright.read.documents.yaml_text import events, place

    for event in events(text):
        match event:
            case ScalarEvent():
                yield Token(Kind.SCALAR, event.value, event.anchor or "", place(event))
            case MappingStartEvent():
                yield Token(Kind.MAPPING, "", event.anchor or "", place(event))
            case SequenceStartEvent():
                yield Token(Kind.SEQUENCE, "", event.anchor or "", place(event))
            case CollectionEndEvent():
                yield Token(Kind.END, "", "", place(event))
            case AliasEvent():
                yield Token(Kind.ALIAS, event.anchor or "", "", place(event))
            case _:
                pass


def json_tokens(text: bytes) -> Iterator[Token]:
    """Yield the tokens of a JSON text."""
    kinds = {b"{": Kind.MAPPING, b"[": Kind.SEQUENCE, b"}": Kind.END, b"]": Kind.END}
    for match in _JSON_TOKEN.finditer(text):
        raw = match[0]
        kind = kinds.get(raw, Kind.SCALAR)
        value = raw.decode()
        if raw[:1] == b'"':
            value = json.loads(raw) if b"\\" in raw else value[1:-1]
        yield Token(kind, value, "", (0, match.start()))


def position(text: bytes, offset: int) -> Place:
    """Return line and column of an offset into a UTF-8 text."""
    line = text.count(b"\n", 0, offset) + 1
    start = text.rfind(b"\n", 0, offset) + 1
    return line, len(text[start:offset].decode(errors="replace")) + 1


def repeated_keys(text: bytes) -> list[tuple[str, Place]]:
    """Return the keys of a JSON text that stand twice in one object, and where."""
    found: list[tuple[str, Place]] = []
    objects: list[set[str] | None] = []
    is_key = False
    for token in json_tokens(text):
        keys = objects[-1] if objects else None
        if token.kind is Kind.END:
            objects.pop()
            is_key = True
        elif keys is not None and is_key:
            if token.text in keys:
                found.append((token.text, position(text, token.place[1])))
            keys.add(token.text)
            is_key = False
        elif token.kind is Kind.SCALAR:
            is_key = True
        else:
            objects.append(set() if token.kind is Kind.MAPPING else None)
            is_key = True
    return found
