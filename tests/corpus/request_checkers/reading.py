"""What openapi-core reads with our help: nested keys, and parts that say what they are."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from email.message import Message
from email.parser import BytesParser
from typing import Any, Final

from openapi_core.deserializing.media_types.util import urlencoded_form_loads
from openapi_core.deserializing.styles import style_deserializers
from werkzeug.datastructures import ImmutableMultiDict


class Part(bytes):
    """What a part of a multipart body holds, and what it says it is."""

    media = ""


def deep(explode: bool, name: str, schema_type: str, location: Any) -> Any:
    """Read keys such as `name[a][b]`, `name[]` and `name[0]`.

    OpenAPI defines one level of properties; openapi-core reads no more than that.
    """
    keys = [key for key in location if key.startswith(f"{name}[")]
    if not keys:
        return location[name]
    root: dict[str, Any] = {}
    for key in keys:
        path = re.findall(r"\[([^\]]*)\]", key)
        for text in _all(location, key):
            node = root
            for step in path[:-1]:
                node = node.setdefault(step or str(len(node)), {})
            node[path[-1] or str(len(node))] = text
    return listed(root)


def _all(location: Any, key: str) -> list[str]:
    return location.getlist(key) if hasattr(location, "getlist") else [location[key]]


def listed(value: Any) -> Any:
    """Objects whose keys are 0, 1, 2 as lists."""
    if not isinstance(value, dict):
        return value
    if value and list(value) == [str(number) for number in range(len(value))]:
        return [listed(each) for each in value.values()]
    return {key: listed(each) for key, each in value.items()}


def multipart(value: bytes, **parameters: str) -> Mapping[str, Any]:
    """Take a multipart body apart; what a part says of itself stays with it."""
    head = f'content-type: multipart/form-data; boundary="{parameters["boundary"]}"'
    message = BytesParser().parsebytes(f"{head}\r\n\r\n".encode() + value)
    return ImmutableMultiDict(list(_parts(message)))


def _parts(message: Message) -> Iterator[tuple[str, Part]]:
    for part in message.get_payload():
        assert isinstance(part, Message)
        found = Part(part.get_payload(decode=True))
        if part["content-type"] is not None:
            found.media = part.get_content_type()
        yield str(part.get_param("name", header="content-disposition")), found


def text(value: bytes, **parameters: str) -> Any:
    """Bytes as the text that schemas speak of; JSON where a part says it is."""
    if getattr(value, "media", "").endswith("json"):
        return json.loads(value)
    return value.decode("utf-8", "surrogateescape")


class _Media(dict[str, Any]):
    """Readers by media type; what is not known is text, and any kind of JSON is JSON."""

    def __contains__(self, media: object) -> bool:
        return True

    def __missing__(self, media: str) -> Any:
        return (lambda value, **_: json.loads(value)) if "json" in media else text


style_deserializers["deepObject"] = deep
MEDIA_TYPES: Final = _Media(
    {
        "multipart/form-data": multipart,
        "application/x-www-form-urlencoded": urlencoded_form_loads,
    }
)
