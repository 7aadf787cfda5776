"""Walks through a schema and draws one value of it, within a budget."""

from __future__ import annotations

import random
from enum import Enum
from typing import Final

import jsonschema_rs

from tests.corpus.spec.files import Json, Object, as_list, as_object
from tests.corpus.spec.leaves import draws
from tests.corpus.spec.merging import merged
from tests.corpus.spec.places import Tree
from tests.corpus.spec.samples import FORMATS, odd_text, text_of

_DEEP: Final = 4  # below, only what is required
_DEEPEST: Final = 14
_MOST: Final = 40  # optional properties
_WORDS: Final = ("abc", "Abc1", "1", "20")
_BUDGET: Final = 1_000  # values; then only what is required


class Size(Enum):
    """How much to draw."""

    MINIMAL = "minimal"
    FULL = "full"
    RANDOM = "random"


class Undrawable(Exception):
    """A schema of which no value was found."""


class Walk:
    """One walk through a schema."""

    def __init__(self, tree: Tree, hidden: str, size: Size, salt: str) -> None:
        self._tree = tree
        self._hidden = hidden
        self._size = size
        self._random = random.Random(salt)
        self._first = salt.endswith("0")
        self._left = _BUDGET

    def value(self, base: str, schema: Object, depth: int) -> Json:
        """Draw a value of a schema whose references are relative to `base`."""
        self._left -= 1
        if depth > _DEEPEST:
            raise Undrawable("too deep")
        base, schema = self._whole(base, schema)
        if "const" in schema:
            return schema["const"]
        options = [
            one for one in as_list(schema.get("enum")) if self._fits(one, schema)
        ]
        if options:
            return self._option(options)
        for word in ("oneOf", "anyOf"):
            branches = as_list(schema.get(word))
            if branches:
                return self._branch(base, schema, word, depth)
        return self._typed(base, schema, depth)

    def _whole(self, base: str, schema: Object, nested: int = 0) -> tuple[str, Object]:
        """Merge a schema with what it refers to and with its `allOf`."""
        for _ in range(60 if nested < 30 else 0):
            ref, parts = schema.get("$ref"), as_list(schema.get("allOf"))
            if isinstance(ref, str):
                place = self._tree.to(base, ref)
                rest = {k: v for k, v in schema.items() if k != "$ref"}
                target = self._absolute(place.uri, self._tree.at(place))
                rest = as_object(self._absolute(base, rest))
                base, schema = place.uri, merged(rest, as_object(target))
            elif parts:
                rest = {k: v for k, v in schema.items() if k != "allOf"}
                schema = rest
                for each in parts:
                    inner, part = self._whole(base, as_object(each), nested + 1)
                    schema = merged(schema, as_object(self._absolute(inner, part)))
            else:
                return base, schema
        raise Undrawable("references without end")

    def _absolute(self, base: str, value: Json) -> Json:
        """Make the outermost references of a schema independent of its file."""
        if len(self._tree.files) == 1 or not isinstance(value, dict):
            return value
        found: Object = {}
        for key, each in value.items():
            if key == "$ref" and isinstance(each, str):
                found[key] = self._tree.to(base, each).reference
            elif isinstance(each, dict):
                found[key] = self._absolute(base, each)
            elif isinstance(each, list):
                found[key] = [self._absolute(base, one) for one in each]
            else:
                found[key] = each
        return found

    def _fits(self, value: Json, schema: Object) -> bool:
        types = schema.get("type")
        names = [types] if isinstance(types, str) else as_list(types)
        return not names or any(_is(value, str(name)) for name in names)

    def _option(self, options: list[Json]) -> Json:
        shown = [each for each in options if each is not None] or options
        if self._size is Size.RANDOM:
            return self._random.choice(options)
        return shown[0] if self._size is Size.MINIMAL else shown[-1]

    def _branch(self, base: str, schema: Object, word: str, depth: int) -> Json:
        branches = list(enumerate(as_list(schema[word])))
        if self._size is Size.RANDOM or not self._first:
            self._random.shuffle(branches)
        elif self._size is Size.FULL:
            branches.reverse()
        rest = {key: each for key, each in schema.items() if key != word}
        branches.sort(key=lambda pair: as_object(pair[1]).get("type") == "null")
        for _, each in branches:
            if each is False:
                continue
            try:
                inner_base, inner = self._whole(base, as_object(each))
                chosen = merged(rest, inner)
                value = self.value(inner_base, chosen, depth + 1)
            except (Undrawable, ValueError):
                continue
            allowed = self._tags(inner_base, inner, schema)
            return self._discriminated(schema, as_object(each), value, allowed)
        raise Undrawable(f"no branch of {word}")

    def _tags(self, base: str, branch: Object, schema: Object) -> list[Json]:
        """What a branch allows for the property that tells it apart; empty for any."""
        discriminator = as_object(schema.get("discriminator"))
        name = str(discriminator.get("propertyName"))
        node = as_object(as_object(branch.get("properties")).get(name))
        try:
            _, resolved_discriminator = self._whole(base, node)
        except (Undrawable, ValueError):
            return []
        return (
            [resolved_discriminator["const"]]
            if "const" in resolved_discriminator
            else as_list(resolved_discriminator.get("enum"))
        )

    def _discriminated(
        self, schema: Object, branch: Object, value: Json, allowed: list[Json]
    ) -> Json:
        """Set the property that tells variants apart to what means the branch."""
        discriminator = as_object(schema.get("discriminator"))
        name, ref = discriminator.get("propertyName"), branch.get("$ref")
        if not isinstance(value, dict) or not isinstance(name, str):
            return value
        if not isinstance(ref, str):
            return value
        tail = ref.rsplit("/", 1)[-1]
        mapping = as_object(discriminator.get("mapping"))
        keys = [
            key for key, to in mapping.items() if str(to).rsplit("/", 1)[-1] == tail
        ]
        meant = [
            each
            for each in keys or ([] if mapping else [tail])
            if not allowed or each in allowed
        ]
        if not meant or value.get(name) in meant:
            return value
        return {**value, name: meant[0]}

    def _typed(self, base: str, schema: Object, depth: int) -> Json:
        kind = self._kind(schema)
        match kind:
            case "object":
                return self._object(base, schema, depth)
            case "array":
                return self._array(base, schema, depth)
            case "string":
                return self._string(schema)
            case "integer" | "number":
                return self._number(schema, kind)
            case "boolean":
                return self._size is not Size.MINIMAL and self._random.random() < 0.8
            case "null":
                return None
            case _:
                return self._anything()

    def _kind(self, schema: Object) -> str:
        types = schema.get("type")
        names = [
            str(one) for one in ([types] if isinstance(types, str) else as_list(types))
        ]
        shown = [each for each in names if each != "null"]
        if self._size is Size.RANDOM and names and self._random.random() < 0.8:
            return self._random.choice(names)
        if shown:
            return shown[0] if self._first else self._random.choice(shown)
        if names:
            return "null"
        if {"properties", "additionalProperties", "required"} & schema.keys():
            return "object"
        if {"items", "prefixItems"} & schema.keys():
            return "array"
        if {"pattern", "minLength", "maxLength", "format"} & schema.keys():
            return "string"
        return "number" if {"minimum", "maximum"} & schema.keys() else ""

    def _anything(self) -> Json:
        if self._size is Size.MINIMAL:
            return "anything"
        return {"any": [1, "thing", None, {"a b": True}]}

    def _object(self, base: str, schema: Object, depth: int) -> Json:
        properties = as_object(schema.get("properties"))
        required = [str(each) for each in as_list(schema.get("required"))]
        found: Object = {}
        optional = [name for name in properties if name not in required]
        for name in [*required, *self._wanted(optional, depth)]:
            node = properties.get(name, schema.get("additionalProperties", {}))
            if node is False or self._is_hidden(base, node):
                continue
            try:
                found[name] = self.value(base, as_object(node), depth + 1)
            except Undrawable:
                if name in required:
                    raise
        least = schema.get("minProperties", 0)
        least = least if isinstance(least, int) else 0
        self._fill(base, properties, found, least, depth)
        extra = schema.get("additionalProperties", {})
        wanted = self._size is not Size.MINIMAL and not properties and depth < _DEEP
        declared = "additionalProperties" in schema or not properties
        number = 0
        while extra is not False and (
            len(found) < least or (number == 0 and wanted and declared)
        ):
            key = ("key one", "kéy", "k3")[number] if number < 3 else f"k{number}"
            found[self._key(schema, key)] = self.value(
                base, as_object(extra), depth + 1
            )
            number += 1
            if number > _MOST:
                break
        return found

    def _fill(
        self, base: str, properties: Object, found: Object, least: int, depth: int
    ) -> None:
        """Draw optional properties until there are as many as there have to be."""
        for name, node in properties.items():
            if len(found) >= least:
                return
            if name in found or node is False or self._is_hidden(base, node):
                continue
            try:
                found[name] = self.value(base, as_object(node), depth + 1)
            except Undrawable:
                continue

    def _key(self, schema: Object, key: str) -> str:
        names = as_object(schema.get("propertyNames"))
        options = as_list(names.get("enum"))
        if options:
            return str(self._random.choice(options))
        if names:
            return next((str(each) for each in draws({"type": "string", **names})), key)
        return key

    def _wanted(self, names: list[str], depth: int) -> list[str]:
        if self._size is Size.MINIMAL or depth > _DEEP or self._left < 0:
            return []
        chance = 1.0 if self._size is Size.FULL else 0.5
        chance = chance if depth < 2 else chance * 0.6
        return [each for each in names if self._random.random() < chance][:_MOST]

    def _is_hidden(self, base: str, node: Json) -> bool:
        for _ in range(10):
            schema = as_object(node)
            if schema.get(self._hidden) is True:
                return True
            parts = as_list(schema.get("allOf"))
            ref = schema.get("$ref")
            if any(self._is_hidden(base, each) for each in parts if each is not node):
                return True
            if not isinstance(ref, str):
                return False
            place = self._tree.to(base, ref)
            base, node = place.uri, self._tree.at(place)
        return False

    def _array(self, base: str, schema: Object, depth: int) -> Json:
        fixed = as_list(schema.get("prefixItems"))
        found = [self.value(base, as_object(each), depth + 1) for each in fixed]
        item = schema.get("items", {} if not fixed else False)
        least, most = schema.get("minItems", 0), schema.get("maxItems", _MOST)
        assert isinstance(least, int | float)
        assert isinstance(most, int | float)
        usual = {Size.MINIMAL: 1, Size.FULL: 2}.get(self._size) or self._random.randint(
            1, 3
        )
        count = min(max(least, usual if depth < _DEEP else 0), most)
        for _ in range(_MOST * 2):
            if item is False or len(found) >= count:
                break
            try:
                value = self.value(base, as_object(item), depth + 1)
            except Undrawable:
                if len(found) < least:
                    raise
                break
            if not schema.get("uniqueItems") or value not in found:
                found.append(value)
        return found

    def _string(self, schema: Object) -> Json:
        kind = str(schema.get("format", ""))
        if "pattern" in schema:
            return self._matching(schema)
        if kind in FORMATS:
            options = FORMATS[kind]
            return options[0] if self._first else self._random.choice(options)
        odd = self._size is Size.RANDOM
        text = odd_text(self._random) if odd else self._size.value
        return text_of(text, schema)

    def _matching(self, schema: Object) -> Json:
        words = ("type", "pattern", "minLength", "maxLength")
        asked = {key: schema[key] for key in words if key in schema} | {
            "type": "string"
        }
        known = (*FORMATS.get(str(schema.get("format", "")), ()), *_WORDS)
        samples = [each for each in known if jsonschema_rs.is_valid(asked, each)]
        if samples:
            return samples[0] if self._first else self._random.choice(samples)
        # Its digits and letters are those of any script, those of JSON Schema are ASCII's.
        pattern = str(schema["pattern"]).replace("\\d", "[0-9]")
        options = draws({**asked, "pattern": pattern.replace("\\w", "[A-Za-z0-9_]")})
        options = tuple(each for each in options if jsonschema_rs.is_valid(asked, each))
        if not options:
            raise Undrawable(f"no text for the pattern {schema['pattern']}")
        plain = sorted(
            options, key=lambda each: (not str(each).isprintable(), not each)
        )
        return plain[0] if self._size is Size.MINIMAL else self._random.choice(plain)

    def _number(self, schema: Object, kind: str) -> Json:
        words = (
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
        )
        asked = {key: schema[key] for key in words if key in schema}
        if asked:
            options = draws({"type": kind, **asked, **_bounds(schema, asked)})
            if not options:
                raise Undrawable("no number")
            return options[0] if self._first else self._random.choice(options)
        if kind == "integer":
            large = 2**31 - 1 if schema.get("format") == "int32" else 2**53 - 1
            return self._random.choice((3, 0, -7, large)) if not self._first else 3
        return self._random.choice((0.5, -2.25, 3, 1e21)) if not self._first else 0.5


def _bounds(schema: Object, asked: Object) -> Object:
    """Bounds where there are none, so that numbers keep their value in every language."""
    low = (
        {} if {"minimum", "exclusiveMinimum"} & asked.keys() else {"minimum": -(2**31)}
    )
    high = (
        {} if {"maximum", "exclusiveMaximum"} & asked.keys() else {"maximum": 2**31 - 1}
    )
    return {**low, **high}


def _is(value: Json, kind: str) -> bool:
    match kind:
        case "null":
            return value is None
        case "boolean":
            return isinstance(value, bool)
        case "integer" | "number":
            return isinstance(value, int | float) and not isinstance(value, bool)
        case "string":
            return isinstance(value, str)
        case "array":
            return isinstance(value, list)
        case _:
            return isinstance(value, dict)
