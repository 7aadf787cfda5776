"""Bodies taken apart by the rules of their media type, and compared with what was passed."""

from __future__ import annotations

import email.policy
import json
from collections.abc import Iterator
from email.message import EmailMessage
from email.parser import BytesParser
from urllib.parse import unquote_plus

from tests.corpus.calls.compare import difference
from tests.corpus.calls.server import Raw, matches
from tests.corpus.calls.wire import alike, is_blank, listed_of, nested, taken
from tests.corpus.spec.files import Json, Object, as_list, as_object
from tests.corpus.spec.operations import Content, Parameter
from tests.corpus.spec.places import Place, Tree


def is_json(media: str) -> bool:
    """Whether a media type holds JSON."""
    plain = media.partition(";")[0].strip().lower()
    return plain.endswith(("/json", "+json")) or plain in {"*/*", "application/*"}


def check_body(
    tree: Tree, content: Content, raw: Raw, value: Json, *, required: bool
) -> Iterator[str]:
    """Say what is wrong with a body."""
    said = raw.header("content-type") or ""
    if value == {} and not required and not raw.body:
        return  # no field was passed, and so no body
    if not matches(content.media, said):
        yield f"content-type: {said!r}, not {content.media!r}"
        return
    media = content.media.partition(";")[0].strip().lower()
    if is_json(raw.media):
        yield from _json(raw, value)
    elif media == "application/x-www-form-urlencoded":
        yield from _form(tree, content, raw, value)
    elif media.startswith("multipart/"):
        yield from _multipart(raw, value)
    elif media in {"application/x-ndjson", "application/jsonl"}:
        lines = [json.loads(line) for line in raw.body.splitlines() if line.strip()]
        wanted = value if isinstance(value, list) else [value]
        if found := difference(wanted, lines):
            yield f"body: {found}"
    elif isinstance(value, str):
        if raw.body != value.encode():
            yield f"body: {value!r:.60} became {raw.body!r:.60}"
    elif not raw.body:
        yield "body: empty"


def _json(raw: Raw, value: Json) -> Iterator[str]:
    try:
        got = json.loads(raw.body)
    except ValueError:
        yield f"body: not JSON: {raw.body!r:.60}"
        return
    if found := difference(value, got):
        yield f"body: {found}"


def _form(tree: Tree, content: Content, raw: Raw, value: Json) -> Iterator[str]:
    pairs = [each.partition("=") for each in raw.body.decode("ascii").split("&")]
    left = [(unquote_plus(key), text) for key, _, text in pairs if key]
    for name, each in as_object(value).items():
        if is_blank(each):
            left = [pair for pair in left if pair[0] != name]
            continue
        found, left = _field(tree, content, name, each, left)
        if not alike(each, found):
            yield f"body: {name}: {each!r:.60} became {found!r:.60}"
    for key, text in left:
        yield f"body: {key}={text:.40} was not passed"


def _field(
    tree: Tree, content: Content, name: str, value: Json, left: list[tuple[str, str]]
) -> tuple[object, list[tuple[str, str]]]:
    old = next((each for each in content.fields if each.name == name), None)
    encoding: Object = {}
    if content.encoding is not None:
        encoding = tree.object(tree.follow(content.encoding / name))
    styled = {"style", "explode", "allowReserved"} & encoding.keys()
    style = str(encoding.get("style", "form"))
    explode = encoding.get("explode", style == "form") is True
    parameter = old or Parameter(
        name=name,
        where="query",
        required=False,
        schema=Place(""),
        style=style,
        explode=explode,
    )
    own = [text for key, text in left if key == name]
    if not old and not styled and isinstance(value, dict | list) and len(own) == 1:
        # Without a style a property is written in its content type: objects in JSON.
        decoded = unquote_plus(own[0])
        if decoded[:1] in {"{", "["}:
            rest = [pair for pair in left if pair[0] != name]
            return json.loads(decoded), rest
    deep = [(key, text) for key, text in left if key.startswith(f"{name}[")]
    if deep and not own:
        rest = [pair for pair in left if pair not in deep]
        plain = [(key[len(name) :], unquote_plus(text)) for key, text in deep]
        return listed_of(nested(plain)), rest
    found, rest = taken(parameter, left, value)
    if isinstance(value, list) and isinstance(found, list) and not styled:
        # Without a style items that are objects are written in JSON.
        items = zip(value, found, strict=False)
        decoded_items = [
            json.loads(text) if isinstance(item, dict | list) else text
            for item, text in items
        ]
        found = [*decoded_items, *found[len(value) :]]
    return found, rest


def _multipart(raw: Raw, value: Json) -> Iterator[str]:
    head = f"content-type: {raw.header('content-type')}\r\n\r\n".encode()
    message = BytesParser(EmailMessage, policy=email.policy.HTTP).parsebytes(
        head + raw.body
    )
    parts: dict[str, list[EmailMessage]] = {}
    for part in message.iter_parts():
        assert isinstance(part, EmailMessage)
        name = part.get_param("name", header="content-disposition")
        parts.setdefault(str(name), []).append(part)
    for name, each in as_object(value).items():
        if is_blank(each):
            parts.pop(name, None)
            continue
        given = parts.pop(name, None)
        if given is None:
            yield from _flat(parts, name, each)
            continue
        wanted = as_list(each) if isinstance(each, list) and len(given) != 1 else [each]
        if isinstance(each, list) and len(given) == 1 and not _json_part(given[0]):
            wanted = each
        if len(wanted) != len(given):
            yield f"body: {name}: {len(wanted)} parts became {len(given)}"
            continue
        for one, part in zip(wanted, given, strict=True):
            if not alike(one, _content(part, one)):
                yield f"body: {name}: {one!r:.60} became {_content(part, one)!r:.60}"
    for name in parts:
        yield f"body: the part {name} was not passed"


def _flat(
    parts: dict[str, list[EmailMessage]], name: str, value: Json
) -> Iterator[str]:
    """Find a value whose parts are named as in `name[key]`."""
    own = [key for key in parts if key.startswith(f"{name}[")]
    if not own:
        yield f"body: the part {name} is missing"
        return
    pairs = [
        (key[len(name) :], str(_content(part, "")))
        for key in own
        for part in parts.pop(key)
    ]
    if not alike(value, listed_of(nested(pairs))):
        yield f"body: {name}: {value!r:.60} became {pairs!r:.60}"


def _json_part(part: EmailMessage) -> bool:
    return is_json(part.get_content_type()) and part["content-type"] is not None


def _content(part: EmailMessage, value: Json) -> object:
    payload = part.get_payload(decode=True)
    assert isinstance(payload, bytes)
    if _json_part(part):
        found: object = json.loads(payload)
        return found
    if isinstance(value, dict | list):
        return payload
    return payload.decode("utf-8", "replace")
