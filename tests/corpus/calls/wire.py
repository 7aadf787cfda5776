"""What was sent, found where a document says it belongs: the checkers' own reading.

Values are taken out of the raw request by the rules of the standard and compared with those
that were passed. Nothing of the generator or the generated package is used.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from urllib.parse import unquote, unquote_plus

from tests.corpus.calls.compare import difference, same
from tests.corpus.calls.server import Raw
from tests.corpus.spec.files import Json
from tests.corpus.spec.operations import Call, Parameter

Values = dict[tuple[str, str], Json]
_USUAL = frozenset(
    {"host", "accept", "accept-encoding", "connection", "user-agent", "content-length"}
    | {"content-type", "transfer-encoding", "authorization", "cookie"}
    | {"idempotency-key", "x-request-id", "expect"}
)


def check(
    call: Call, raw: Raw, values: Values, base: str, keys: set[str]
) -> Iterator[str]:
    """Say what is wrong with the method, path, query, headers and cookies.

    Args:
        call: The operation.
        raw: What was sent.
        values: What was passed, by place and name.
        base: The path of the server.
        keys: Names of parameters that carry credentials.
    """
    if raw.method != call.method:
        yield f"method: {raw.method}"
    path, _, query = raw.target.partition("?")
    yield from _path(call, path.removeprefix(base), values)
    yield from _query(call, query, values, keys)
    yield from _headers(call, raw, values, keys)
    yield from _cookies(call, raw, values, keys)


def _path(call: Call, path: str, values: Values) -> Iterator[str]:
    template, _, _ = call.path.partition("?")
    template = template.partition("#")[0]
    names = re.findall(r"\{([^{}]+)\}", template)
    parts = re.split(r"\{[^{}]+\}", template)
    pattern = "(.*?)".join(re.escape(unquote(part)) for part in parts)
    # Literal parts may be encoded; values keep their encoding until they are taken apart.
    encoded = "(.*?)".join(_encoded(part) for part in parts)
    match = re.fullmatch(encoded, path) or re.fullmatch(pattern, path)
    if match is None:
        yield f"path: {path!r} does not fit {template!r}"
        return
    declared = {each.name: each for each in call.parameters if each.where == "path"}
    for name, text in zip(names, match.groups(), strict=True):
        key = ("path", name)
        if name in declared and key in values:
            value = values[key]
            found = _styled(declared[name], text, value)
            if not alike(value, found):
                yield f"path: {name}: {value!r:.60} became {text!r:.60}"


def _encoded(part: str) -> str:
    """A pattern for a literal part of a path, each character but `/` encoded or not."""
    found = ""
    for char in unquote(part):
        if char == "/":
            found += char
            continue
        codes = "".join(f"%{byte:02X}" for byte in char.encode())
        low = codes.lower()
        found += f"(?:{re.escape(char)}|{codes}|{low})"
    return found


def _styled(parameter: Parameter, text: str, value: Json) -> object:
    """Take a value of a path or a header apart by its style."""
    if parameter.media:
        return _json(unquote(text))
    name, separator = parameter.name, ","
    if parameter.style == "label":
        text = text.removeprefix(".")
        separator = "." if parameter.explode else ","
    elif parameter.style == "matrix":
        if parameter.explode and isinstance(value, list):
            pairs = [each.partition("=") for each in text.split(";")[1:]]
            return [unquote(each) for _, _, each in pairs]
        if parameter.explode and isinstance(value, dict):
            text, separator = text.removeprefix(";"), ";"
        else:
            text = text.removeprefix(f";{name}").removeprefix("=")
    if isinstance(value, list):
        return [unquote(each) for each in text.split(separator)] if text else []
    if isinstance(value, dict):
        return _pairs(text, separator, explode=parameter.explode)
    return unquote(text)


def _pairs(text: str, separator: str, *, explode: bool) -> dict[str, object]:
    pieces = [unquote(each) for each in text.split(separator)] if text else []
    if explode:
        split = [each.partition("=") for each in text.split(separator)]
        return {unquote(key): unquote(each) for key, _, each in split}
    return dict(zip(pieces[::2], pieces[1::2], strict=False))


def _json(text: str) -> object:
    try:
        found: object = json.loads(text)
    except ValueError:
        return text
    return found


def _query(call: Call, query: str, values: Values, keys: set[str]) -> Iterator[str]:
    literal = call.path.partition("?")[2].partition("#")[0]
    pairs = [each.partition("=") for each in query.split("&")] if query else []
    left = [(unquote_plus(key), text) for key, _, text in pairs]
    for piece in filter(None, literal.split("&")):
        key, _, text = piece.partition("=")
        pair = next((one for one in left if one == (key, text)), None)
        if pair is None:
            yield f"query: {piece!r} of the path is missing"
        else:
            left.remove(pair)
    for parameter in call.parameters:
        if parameter.where != "query" or ("query", parameter.name) not in values:
            continue
        value = values["query", parameter.name]
        found, left = taken(parameter, left, value)
        if not alike(value, found):
            yield f"query: {parameter.name}: {value!r:.70} became {found!r:.70} ({query[:80]})"
    for key, text in left:
        if key not in keys:
            yield f"query: {key}={text} was not passed"


def taken(
    parameter: Parameter, pairs: list[tuple[str, str]], value: Json
) -> tuple[object, list[tuple[str, str]]]:
    """Take a parameter's value out of pairs; return it and the pairs that are left."""
    name = parameter.name
    # Only a list is written with `[]`; else that is another parameter.
    names = {name, f"{name}[]"} if isinstance(value, list) else {name}
    own = [text for key, text in pairs if key in names]
    left = [(key, text) for key, text in pairs if key not in names]
    if parameter.media:
        return (_json(unquote_plus(own[0])) if own else None), left
    if isinstance(value, dict) and parameter.style == "deepObject":
        deep = [(key, text) for key, text in left if key.startswith(f"{name}[")]
        left = [pair for pair in left if pair not in deep]
        return (
            nested([(key[len(name) :], unquote_plus(text)) for key, text in deep]),
            left,
        )
    if isinstance(value, dict) and parameter.style == "form" and parameter.explode:
        return _exploded(left, value)
    if isinstance(value, list):
        if parameter.style == "deepObject" or parameter.explode:
            deep = [(key, text) for key, text in left if key.startswith(f"{name}[")]
            left = [pair for pair in left if pair not in deep]
            if deep:
                plain = [(key[len(name) :], unquote_plus(text)) for key, text in deep]
                return listed_of(nested(plain)), left
            return [unquote_plus(each) for each in own], left
        return _separated(parameter, own[0] if own else ""), left
    if isinstance(value, dict):
        pieces = _separated(parameter, own[0] if own else "")
        return dict(zip(pieces[::2], pieces[1::2], strict=False)), left
    return (unquote_plus(own[0]) if own else None), left


def _exploded(
    pairs: list[tuple[str, str]], value: dict[str, Json]
) -> tuple[object, list[tuple[str, str]]]:
    """Take the properties of an object that stand beside other parameters."""
    found: dict[str, object] = {}
    left: list[tuple[str, str]] = []
    for key, text in pairs:
        if isinstance(value.get(key), list):
            old = found.get(key, [])
            texts = [unquote_plus(one) for one in text.split(",")]
            found[key] = [*(old if isinstance(old, list) else []), *texts]
        elif key in value and key not in found:
            found[key] = unquote_plus(text)
        else:
            left.append((key, text))
    return found, left


def _separated(parameter: Parameter, text: str) -> list[str]:
    separators = {
        "spaceDelimited": r"%20|\+| ",
        "pipeDelimited": r"%7C|%7c|\|",
        "tabDelimited": r"%09|\t",
    }
    pattern = separators.get(parameter.style, ",")
    if pattern == "," and "," not in text:
        pattern = "%2C|%2c"
    return [unquote_plus(each) for each in re.split(pattern, text)] if text else []


def nested(pairs: list[tuple[str, str]]) -> object:
    """Build what keys such as `[a][b]`, `[a][]` and `[a][0]` describe."""
    root: dict[str, object] = {}
    for path, text in pairs:
        keys = re.findall(r"\[([^\]]*)\]", path)
        node: dict[str, object] = root
        for key in keys[:-1]:
            inner = node.setdefault(_slot(node, key), {})
            if not isinstance(inner, dict):
                break
            node = inner
        last = _slot(node, keys[-1]) if keys else ""
        if last in node:
            old = node[last]
            node[last] = [*old, text] if isinstance(old, list) else [old, text]
        else:
            node[last] = text
    return root


def _slot(node: dict[str, object], key: str) -> str:
    return key or str(len(node))


def listed_of(value: object) -> object:
    """Objects whose keys are 0, 1, 2 as lists."""
    if isinstance(value, dict):
        keys = list(value)
        if keys and keys == [str(number) for number in range(len(keys))]:
            return [listed_of(each) for each in value.values()]
        return {key: listed_of(each) for key, each in value.items()}
    return value


def _headers(call: Call, raw: Raw, values: Values, keys: set[str]) -> Iterator[str]:
    declared = {each.name.lower() for each in call.parameters if each.where == "header"}
    for parameter in call.parameters:
        if parameter.where != "header" or ("header", parameter.name) not in values:
            continue
        value, text = values["header", parameter.name], raw.header(parameter.name)
        if text is None:
            yield f"header: {parameter.name} is missing"
        elif not alike(value, _header(parameter, text, value)):
            yield f"header: {parameter.name}: {value!r:.60} became {text!r:.60}"
    allowed = _USUAL | declared | {each.lower() for each in keys}
    for key, text in raw.headers:
        if key.lower() not in allowed and not key.lower().startswith("x-sdk"):
            yield f"header: {key}: {text} was not passed"
    passed = {name.lower() for where, name in values if where == "header"}
    for key, _ in raw.headers:
        extra = key.lower() in declared - passed - _USUAL - {
            one.lower() for one in keys
        }
        if extra:
            yield f"header: {key} was not passed"


def _header(parameter: Parameter, text: str, value: Json) -> object:
    if parameter.media:
        return _json(text)
    if isinstance(value, list):
        return [each.strip() for each in text.split(",")]
    if isinstance(value, dict):
        return _pairs(text.replace(", ", ","), ",", explode=parameter.explode)
    return text


def _cookies(call: Call, raw: Raw, values: Values, keys: set[str]) -> Iterator[str]:
    text = raw.header("cookie") or ""
    pairs = [each.strip().partition("=") for each in text.split(";")] if text else []
    left = [(unquote(key), found) for key, _, found in pairs]
    for parameter in call.parameters:
        if parameter.where != "cookie" or ("cookie", parameter.name) not in values:
            continue
        value = values["cookie", parameter.name]
        found, left = taken(parameter, left, value)
        if not alike(value, found):
            yield f"cookie: {parameter.name}: {value!r:.60} became {found!r:.60}"
    for key, _ in left:
        if key not in keys:
            yield f"cookie: {key} was not passed"


def is_blank(value: Json) -> bool:
    """Whether a value leaves nothing on the wire where only texts are written."""
    if isinstance(value, dict):
        return all(is_blank(each) for each in value.values())
    if isinstance(value, list):
        return all(is_blank(each) for each in value)
    return value is None


def alike(value: Json, found: object) -> bool:
    """Whether text on the wire is what was passed."""
    if isinstance(value, dict):
        if not isinstance(found, dict):
            return False
        shown = {
            key: each
            for key, each in value.items()
            if key in found or not is_blank(each)
        }
        return shown.keys() == found.keys() and all(
            alike(each, found[key]) for key, each in shown.items()
        )
    if isinstance(value, list):
        found = listed_of(found)
        if not isinstance(found, list):
            found = [found]
        # What leaves no text on the wire may be left out; null has one in some styles.
        if len(value) != len(found):
            value = [each for each in value if not is_blank(each)]
        pairs = zip(value, found, strict=False)
        return len(value) == len(found) and all(alike(one, two) for one, two in pairs)
    if isinstance(value, bool):
        return found in ("true" if value else "false", value)
    if value is None:
        return found in ("null", "", None)
    if isinstance(value, int | float) and isinstance(found, str):
        try:
            return float(found) == float(value)
        except ValueError:
            return False
    return not difference(value, found) or same(value, found)
