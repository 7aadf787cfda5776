"""Two schemas as one that asks for both, as far as drawing needs it."""

from __future__ import annotations

from tests.corpus.spec.files import Json, Object, as_list, as_object

_LOWEST = frozenset({"maximum", "exclusiveMaximum", "maxLength", "maxItems"})
_HIGHEST = frozenset({"minimum", "exclusiveMinimum", "minLength", "minItems"})


def merged(one: Object, two: Object) -> Object:
    """Return a schema for values that both take."""
    found = dict(one)
    for key, value in two.items():
        found[key] = _both(key, found[key], value) if key in found else value
    # Branches of both must hold; the second set waits inside the first's merge.
    for word in ("oneOf", "anyOf"):
        if as_list(one.get(word)) and as_list(two.get(word)) and one[word] != two[word]:
            found[word] = one[word]
            found["allOf"] = [*as_list(found.get("allOf")), {word: two[word]}]
            if "allOf" in found and as_list(one.get(word)):
                found[word] = _products(as_list(one[word]), as_list(two[word]))
                del found["allOf"]
    return found


def _products(ones: list[Json], twos: list[Json]) -> list[Json]:
    pairs = [(a, b) for a in ones[:8] for b in twos[:8]]
    return [a if a == b else {"allOf": [a, b]} for a, b in pairs]


def _both(key: str, one: Json, two: Json) -> Json:
    if one == two:
        return one
    match key:
        case "properties" | "patternProperties":
            return _maps(as_object(one), as_object(two))
        case "required":
            return list(dict.fromkeys([*as_list(one), *as_list(two)]))
        case "type":
            return _types(one, two)
        case "enum":
            return [each for each in as_list(one) if each in as_list(two)]
        case "allOf":
            return [*as_list(one), *as_list(two)]
        case "items" | "additionalProperties":
            if isinstance(one, dict) and isinstance(two, dict):
                return {"allOf": [one, two]}
            return False if False in (one, two) else (two if one is True else one)
        case _ if isinstance(one, int | float) and isinstance(two, int | float):
            lower, higher = min(one, two), max(one, two)
            return lower if key in _LOWEST else higher if key in _HIGHEST else two
        case _:
            return two


def _maps(one: Object, two: Object) -> Object:
    found = dict(one)
    for key, value in two.items():
        if key in found and found[key] != value:
            value = {"allOf": [found[key], value]}
        found[key] = value
    return found


def _types(one: Json, two: Json) -> Json:
    ones = as_list(one) or [one]
    twos = as_list(two) or [two]
    common = [each for each in ones if each in twos]
    if ("integer" in ones and "number" in twos) or (
        "number" in ones and "integer" in twos
    ):
        common.append("integer")
    if not common:
        raise ValueError("types that exclude each other")
    return common if len(common) > 1 else common[0]
