"""A document and all files it refers to, read without any code of the project."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeAlias, cast
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import yaml

Json: TypeAlias = "str | int | float | bool | None | list[Json] | dict[str, Json]"
Object: TypeAlias = dict[str, Json]
Files: TypeAlias = dict[str, Json]  # by URI

_MOMENT = "tag:yaml.org,2002:timestamp"
_WORDS = {"true": True, "True": True, "TRUE": True}


class _Loader(yaml.CSafeLoader):
    """YAML as its version 1.2 means it: dates are text, and so are `on`, `off` and `no`."""


def _plain(loader: _Loader, node: yaml.ScalarNode) -> Json:
    text = str(loader.construct_scalar(node))
    known = {"true": True, "false": False}
    return known.get(text.lower(), text)


def _moment(loader: _Loader, node: yaml.ScalarNode) -> Json:
    return str(loader.construct_scalar(node))


_Loader.add_constructor(_MOMENT, _moment)
_Loader.add_constructor("tag:yaml.org,2002:bool", _plain)


def load(path: Path) -> Files:
    """Read a document and everything it refers to, by URI; its own is the first."""
    first = path.resolve().as_uri()
    files: Files = {}
    waiting = [first]
    while waiting:
        uri = waiting.pop()
        if uri in files:
            continue
        files[uri] = _read(uri)
        for ref in references(files[uri]):
            target = urldefrag(urljoin(uri, ref)).url
            if target not in files and urlsplit(target).scheme == "file":
                waiting.append(target)
    return files


def _read(uri: str) -> Json:
    path = Path(unquote(urlsplit(uri).path))
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError:
        return None
    if path.suffix == ".json":
        return cast("Json", json.loads(text))
    if path.suffix in {".yaml", ".yml"}:
        return textual(yaml.load(text, _Loader))
    return text


def textual(value: object) -> Json:
    """The same data with keys as text."""
    if isinstance(value, Mapping):
        return {str(key): textual(each) for key, each in value.items()}
    if isinstance(value, list):
        return [textual(each) for each in value]
    return cast("Json", value)


def references(value: Json) -> Iterator[str]:
    """All texts under `$ref`, and those of a discriminator's mapping that are files."""
    waiting: list[Json] = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            ref = each.get("$ref")
            if isinstance(ref, str):
                yield ref
            waiting.extend(each.values())
        elif isinstance(each, list):
            waiting.extend(each)


def as_object(value: Json) -> Object:
    """The value as an object; empty if it is none."""
    return value if isinstance(value, dict) else {}


def as_list(value: Json) -> list[Json]:
    """The value as a list; empty if it is none."""
    return value if isinstance(value, list) else []
