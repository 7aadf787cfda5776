"""Parameter styles (OpenAPI 3.1, section 4.8.12): values in URLs, headers and forms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import quote

from ..frozen import dataclass
from ..models.argument_spec import ArgumentSpec
from ..models.omission import Omit
from ..models.values import (
    NO_FLAGS,
    RefusedError,
    is_list,
    is_mapping,
    naming,
    need,
    plain,
    text_of,
    to_json,
)

_UNRESERVED: Final = frozenset({bool, int})


def escape(text: str) -> str:
    if text.isascii() and text.isalnum():
        return text
    try:
        return quote(text, safe="")
    except UnicodeEncodeError:
        raise RefusedError("it contains half of a surrogate pair") from None


def query_pairs(spec: ArgumentSpec, value: object) -> Iterator[str]:
    name = spec.quoted
    if spec.flags:
        yield from need("styles", "operation.rare_styles").flagged_pairs(spec, value)
    elif isinstance(value, str):
        yield f"{name}=" + escape(value)  # of an `Enum`, too
    elif type(value) in _UNRESERVED:
        yield f"{name}={text_of(value)}"
    else:
        yield from _pairs(name, plain(value))


def _pairs(name: str, value: object) -> Iterator[str]:
    if is_mapping(value):
        for key, item in value.items():
            if not isinstance(item, Omit):
                yield from _items(escape(str(key)), item)
    else:
        yield from _items(name, value)


def _items(name: str, value: object) -> Iterator[str]:
    for item in value if is_list(value) else (value,):
        if item is not None:
            yield f"{name}={escape(item_text(item))}"


def simple(value: object, flags: frozenset[str], *, encode: bool) -> str:
    value = plain(value)
    if flags or is_mapping(value) or is_list(value):
        write = need("styles", "operation.rare_styles").simple
        return str(write(value, flags, encode=encode))
    return escape(text_of(value)) if encode else text_of(value)


def item_text(item: object, flags: frozenset[str] = NO_FLAGS) -> str:
    item = plain(item)
    if is_mapping(item) or is_list(item):
        return to_json(item).decode()
    return text_of(item, flags)


_VARIABLE: Final = re.compile(r"\{([^{}]*)\}")
_SLASH: Final = re.compile(r"[/\\]")
EMPTY: Final = "an empty value would change the path"
_DOTS: Final = frozenset({".", "..", "%2e", "%2e%2e", ".%2e", "%2e."})
_LITERAL: Final = "/:@!$&'()*+,;=-._~%"
_LITERAL_QUERY: Final = _LITERAL + "?"


@dataclass(frozen=True, slots=True, kw_only=True)
class PathTemplate:
    """A parsed path."""

    texts: tuple[str, ...]
    variables: tuple[ArgumentSpec, ...]
    query: tuple[str, ...]
    query_variables: tuple[ArgumentSpec, ...]
    typed: tuple[ArgumentSpec, ...]

    @classmethod
    def of(cls, template: str, specs: tuple[ArgumentSpec, ...]) -> PathTemplate:
        by_wire = {spec.wire: spec for spec in specs}
        path, _, query = template.partition("?")
        texts, variables = _split(path, by_wire, _LITERAL)
        query_texts, query_variables = _split(query, by_wire, _LITERAL_QUERY)
        return cls(
            texts=texts,
            variables=variables,
            query=query_texts,
            query_variables=query_variables,
            typed=tuple(each for each in (*variables, *query_variables) if each.types),
        )

    def __str__(self) -> str:
        pairs = zip(self.variables, self.texts[1:], strict=True)
        return self.texts[0] + "".join(f"{{{v.wire}}}{text}" for v, text in pairs)

    def expand(self, arguments: Mapping[str, object]) -> str:
        path = decoded = self.texts[0]
        for spec, text in zip(self.variables, self.texts[1:], strict=True):
            try:  # faster than `naming`, and every call comes by
                written = _write(spec, arguments.get(spec.python))
            except RefusedError as error:
                raise RefusedError(error.reason, spec.python + error.place) from None
            path += written + text
            if "reserved" in spec.flags:
                written = need("styles", "operation.rare_styles").decoded(written)
            decoded += written + text
        self._refuse_dots(decoded)
        return path

    def expand_query(self, arguments: Mapping[str, object]) -> str:
        query = self.query[0]
        for spec, text in zip(self.query_variables, self.query[1:], strict=True):
            with naming(spec.python):
                value = simple(arguments.get(spec.python), spec.flags, encode=True)
            query += value + text
        return query

    def _refuse_dots(self, path: str) -> None:
        if "." not in path and "%" not in path:
            return
        for segment in _SLASH.split(path):
            if segment.partition(";")[0].lower() in _DOTS:
                names = ", ".join(spec.python for spec in self.variables) or "path"
                raise RefusedError(
                    f"{names}: the path would contain the dot segment {segment!r}, which "
                    "leads to another path"
                )


def _split(
    template: str, by_wire: Mapping[str, ArgumentSpec], safe: str
) -> tuple[tuple[str, ...], tuple[ArgumentSpec, ...]]:
    texts = [""]
    variables: list[ArgumentSpec] = []
    for index, piece in enumerate(_VARIABLE.split(template)):
        if index % 2 and piece in by_wire:
            variables.append(by_wire[piece])
            texts.append("")
        else:
            literal = f"{{{piece}}}" if index % 2 else piece
            texts[-1] += quote(literal, safe=safe)
    return tuple(texts), tuple(variables)


def _write(spec: ArgumentSpec, value: object) -> str:
    if value is None or isinstance(value, Omit):
        raise RefusedError("the path needs a value")
    if spec.flags:
        return str(need("styles", "operation.rare_styles").path_text(spec, value))
    written = (
        escape(value)
        if isinstance(value, str)
        else simple(value, NO_FLAGS, encode=True)
    )
    if not written:
        raise RefusedError(EMPTY)
    return written
