"""Schemas of all versions of OpenAPI as JSON Schema 2020-12, for validators that know it.

Only what means the same is translated. What no validator could use is left out: a type that
does not exist, a pattern that is no regular expression, a limit that is no number.
"""

from __future__ import annotations

from functools import cache
from typing import Final

import jsonschema_rs

from tests.corpus.spec.files import Files, Json, Object, as_list
from tests.corpus.spec.places import Place, Tree

_MAPS: Final = frozenset(
    {"properties", "patternProperties", "definitions", "$defs", "dependentSchemas"}
)
_NAMED: Final = frozenset(  # where the keys are names of the author
    {"schemas", "parameters", "responses", "requestBodies", "headers", "paths"}
    | {"callbacks", "webhooks", "pathItems", "links", "securitySchemes", "content"}
    | {"encoding", "variables", "mediaTypes"}
)
_DATA: Final = frozenset({"example", "examples", "default", "enum", "const"})
_TYPES: Final = frozenset(
    {"string", "number", "integer", "boolean", "object", "array", "null"}
)
_COUNTS: Final = frozenset(
    {"minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"}
)
_LIMITS: Final = frozenset({"minimum", "maximum", "multipleOf"})


def modern(files: Files, version: str, *, hidden: str) -> Files:
    """Translate documents.

    Args:
        files: The documents.
        version: The version of OpenAPI that they are written in.
        hidden: `readOnly` for schemas of requests, `writeOnly` for those of responses:
            such properties may be absent even if they are required.
    """
    old = not version.startswith("3.1") and not version.startswith("3.2")
    walker = _Walker(tree=Tree(files), old=old, hidden=hidden)
    return {uri: walker.walk(Place(uri), value) for uri, value in files.items()}


class _Walker:
    def __init__(self, tree: Tree, *, old: bool, hidden: str) -> None:
        self._tree = tree
        self._old = old
        self._hidden = hidden

    def walk(self, place: Place, value: Json, *, named: bool = False) -> Json:
        """Translate what is at a place; `named` if the keys are names of the author."""
        if isinstance(value, list):
            return [self.walk(place / n, each) for n, each in enumerate(value)]
        if not isinstance(value, dict):
            return value
        if named:
            value = self._map(place, value)
            return {key: self.walk(place / key, each) for key, each in value.items()}
        if self._old and isinstance(value.get("$ref"), str):
            # Alone by the letter of 3.0; authors mean what they say of directions, too.
            kept = ("$ref", "readOnly", "writeOnly")
            return {key: value[key] for key in kept if key in value}
        found: Object = {}
        for key, each in value.items():
            if key in _DATA or key.startswith("x-"):
                found[key] = each
            else:
                names = isinstance(each, dict) and key in _MAPS | _NAMED
                found[key] = self.walk(place / key, each, named=names)
        return self._schema(place, found)

    def _map(self, place: Place, value: Object) -> Object:
        """Replace a reference that stands for a whole map, which some authors write."""
        if place.tokens[-1] == "properties" and isinstance(value.get("$ref"), str):
            return self._tree.object(self._tree.follow(place))
        return value

    def _schema(self, place: Place, found: Object) -> Json:
        self._required(place, found)
        _limits(found)
        if self._old:
            _nullable(found, listed=self._hidden == "readOnly")
        for key in (_COUNTS | _LIMITS) & found.keys():
            if isinstance(found[key], bool) or not isinstance(found[key], int | float):
                del found[key]
        types = found.get("type")
        if isinstance(types, str) and types not in _TYPES:
            del found["type"]
        pattern = found.get("pattern")
        if isinstance(pattern, str) and not is_regex(pattern):
            del found["pattern"]
        if found.get("enum") == []:
            del found["enum"]
        if isinstance(found.get("items"), list):
            found["prefixItems"] = found.pop("items")
        return found

    def _required(self, place: Place, found: Object) -> None:
        required = found.get("required")
        if required is None or isinstance(required, dict):
            return
        if not isinstance(required, list):
            del found["required"]
            return
        shown = [
            each
            for each in required
            if not self.is_hidden(place / "properties" / str(each))
        ]
        found["required"] = list(dict.fromkeys(map(str, shown)))

    def is_hidden(self, place: Place, depth: int = 0) -> bool:
        """Whether a schema says it belongs to the other direction."""
        schema = self._tree.object(self._tree.follow(place))
        if self._tree.object(place).get(self._hidden) is True:
            return True
        if schema.get(self._hidden) is True:
            return True
        parts = range(len(as_list(schema.get("allOf"))))
        base = self._tree.follow(place)
        return depth < 5 and any(
            self.is_hidden(base / "allOf" / n, depth + 1) for n in parts
        )


def _limits(found: Object) -> None:
    for limit, exclusive in (
        ("minimum", "exclusiveMinimum"),
        ("maximum", "exclusiveMaximum"),
    ):
        if found.get(exclusive) is True and limit in found:
            found[exclusive] = found.pop(limit)
        elif isinstance(found.get(exclusive), bool):
            del found[exclusive]


def _nullable(found: Object, *, listed: bool) -> None:
    """Allow null; beside an `enum` only in answers, unless it is `listed` there.

    By the letter of 3.0.3 such an enum excludes null, but servers answer with it.
    """
    kind = found.get("type")
    allowed = found.get("nullable") is True or found.get("x-nullable") is True
    if not allowed or not isinstance(kind, str):
        return
    found["type"] = [kind, "null"]
    options = found.get("enum")
    if isinstance(options, list) and None not in options and not listed:
        found["enum"] = [*options, None]


@cache
def is_regex(pattern: str) -> bool:
    """Whether a pattern can be used."""
    try:
        jsonschema_rs.Draft202012Validator({"pattern": pattern})
    except (ValueError, jsonschema_rs.ValidationError):
        return False
    return True
