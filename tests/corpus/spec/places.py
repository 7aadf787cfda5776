"""Places in documents: a file and a JSON pointer, and where references lead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote, urldefrag, urljoin

from tests.corpus.spec.files import Files, Json, Object, as_object

_LONGEST = 50  # references in a row


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a document."""

    uri: str
    tokens: tuple[str, ...] = ()

    def __truediv__(self, token: str | int) -> Place:
        """A place inside of it."""
        return Place(self.uri, (*self.tokens, str(token)))

    @property
    def pointer(self) -> str:
        """The JSON pointer."""
        escaped = (each.replace("~", "~0").replace("/", "~1") for each in self.tokens)
        return "".join(f"/{each}" for each in escaped)

    @property
    def reference(self) -> str:
        """A reference to it, as text."""
        safe = quote(self.pointer, safe="/~!$&'()*+,;=:@-._")
        return f"{self.uri}#{safe}"


@dataclass(frozen=True, slots=True)
class Tree:
    """Documents that refer to each other."""

    files: Files

    def at(self, place: Place) -> Json:
        """What is at a place; None if nothing is."""
        value = self.files.get(place.uri)
        for token in place.tokens:
            if isinstance(value, dict):
                value = value.get(token)
            elif (
                isinstance(value, list) and token.isdigit() and int(token) < len(value)
            ):
                value = value[int(token)]
            else:
                return None
        return value

    def object(self, place: Place) -> Object:
        """What is at a place, as an object."""
        return as_object(self.at(place))

    def to(self, base: str, ref: str) -> Place:
        """Where a reference leads."""
        inside = ref.startswith("#")
        target, fragment = (base, ref[1:]) if inside else urldefrag(urljoin(base, ref))
        tokens = fragment.split("/")[1:] if fragment.startswith("/") else []
        clean = (unquote(each).replace("~1", "/").replace("~0", "~") for each in tokens)
        return Place(target, tuple(clean))

    def follow(self, place: Place) -> Place:
        """Where a place's references end."""
        for _ in range(_LONGEST):
            ref = self.object(place).get("$ref")
            if not isinstance(ref, str):
                break
            place = self.to(place.uri, ref)
        return place

    def items(self, place: Place) -> Iterator[tuple[str, Place]]:
        """The members of an object or a list, with their references followed."""
        value = self.at(place)
        if isinstance(value, dict):
            for key in value:
                yield key, self.follow(place / key)
        elif isinstance(value, list):
            for number in range(len(value)):
                yield str(number), self.follow(place / number)
