"""What is wanted as the text of a `gen.toml`, and as an overlay."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from sdkwright.migrate.comparison.differences import OF_METHODS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sdkwright.ir.types import Json
    from sdkwright.migrate.comparison.differences import Mend
    from sdkwright.migrate.wanted import Setting, Wanted

OVERLAY_NAME: Final = "migrated.overlay.yaml"
_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")
_WIDEST: Final = 96


def config_text(
    wanted: Wanted, *, spec: Sequence[str], overlays: Sequence[str], origin: str
) -> str:
    """Return a `gen.toml`.

    Args:
        wanted: What it says.
        spec: The documents, from the folder of the file.
        overlays: The overlays, from there.
        origin: What it was made from, for its first line.
    """
    lines = [f"# Made by `gen migrate` from {_comment(origin)}."]
    documents = [each or "openapi.yaml" for each in spec]
    lines += [f"spec = {_value([*documents] if len(spec) > 1 else documents[0])}"]
    if overlays:
        lines.append(f"overlays = {_value([*overlays])}")
    for key, value in wanted.settings.items():
        if not isinstance(value, dict):
            lines.append(f"{key} = {_value(value)}")
    if wanted.only_named and wanted.methods:
        lines.append("only_named = true")
    for key, value in wanted.settings.items():
        if isinstance(value, dict):
            lines += ["", *_table(value, (key,))]
    for name, table in wanted.tables.items():
        if table:
            lines += ["", *_table(table, (name,))]
    lines += _methods(wanted)
    types: dict[str, Setting] = {
        each.schema: f"{each.place}.{each.name}" if each.place else each.name
        for each in wanted.types
    }
    if types:
        lines += ["", *_table(types, ("types",))]
    return "\n".join(lines) + "\n"


def _methods(wanted: Wanted) -> Iterator[str]:
    """Yield `[names]`, and a table for each operation of which there is more to say."""
    by_endpoint: dict[str, dict[str, Mapping[str, Setting]]] = {}
    for each in wanted.methods:
        by_endpoint.setdefault(each.endpoint, {}).setdefault(each.name, each.settings)
    names: dict[str, Setting] = {}
    operations: dict[str, dict[str, Setting]] = {}
    for endpoint, methods in by_endpoint.items():
        common, found = _divided(methods)
        names[endpoint] = found[0] if len(found) == 1 else found
        if common:
            operations[endpoint] = common
    if names:
        yield from ("", *_table(names, ("names",)))
    for endpoint, settings in operations.items():
        yield from ("", *_table(settings, ("operations", endpoint)))


def _divided(
    methods: Mapping[str, Mapping[str, Setting]],
) -> tuple[dict[str, Setting], list[Setting]]:
    """Return what is said of an operation, and its methods with what is said of one alone.

    Args:
        methods: The settings of the methods that one operation has, by name.
    """
    every = [*methods.values()]
    alone = {
        key
        for settings in every
        for key in settings
        if key in OF_METHODS and any(each.get(key) != settings[key] for each in every)
    }
    common: dict[str, Setting] = {}
    found: list[Setting] = []
    for name, settings in methods.items():
        common |= {key: each for key, each in settings.items() if key not in alone}
        own = {key: each for key, each in settings.items() if key in alone}
        found.append({"name": name, **own} if own else name)
    return common, found


def _table(values: Mapping[str, Setting], path: tuple[str, ...]) -> Iterator[str]:
    """Yield a table's header and its keys; tables in it stand inline."""
    yield f"[{'.'.join(map(_key, path))}]"
    for key, value in values.items():
        yield f"{_key(key)} = {_value(value)}"


def entry_text(mend: Mend, name: str) -> str:
    """Return one entry of a configuration on a line, with its table in front.

    Args:
        mend: The entry.
        name: The method that it is about, if it is about one.
    """
    table, key, value = mend.table, mend.key, mend.value
    if table == ("overlay",):
        return f"an overlay action: remove {key}"
    if mend.alone:
        _, endpoint, *inner = table
        entry: dict[str, Setting] = {key: value}
        for outer in inner:
            entry = {outer: entry}
        method: Setting = {"name": name, **entry}
        return f"[names] {_key(endpoint)} = [..., {_value(method)}]"
    front = f"[{'.'.join(map(_key, table))}] " if table else ""
    return f"{front}{_key(key)} = {_value(value)}"


def _key(text: str) -> str:
    return text if _BARE.fullmatch(text) else _value(text)


def _value(value: Setting) -> str:
    match value:
        case bool():
            return str(value).lower()
        case int() | float():
            return repr(value)
        case str():
            # A JSON string is a basic string of TOML, but for what stands outside of the
            # basic plane, and delete.
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        case list():
            items = [_value(each) for each in value]
            text = f"[{', '.join(items)}]"
            inner = "".join(f"\n    {each}," for each in items)
            return text if len(text) <= _WIDEST else f"[{inner}\n]"
        case dict():
            pairs = (f"{_key(k)} = {_value(v)}" for k, v in value.items())
            return f"{{ {', '.join(pairs)} }}" if value else "{}"


def _comment(text: str) -> str:
    return "".join(each if each.isprintable() else "?" for each in text)


def overlay_text(actions: Sequence[Mapping[str, Json]], title: str) -> str:
    """Return an overlay document with some actions (Overlay Specification 1.1)."""
    import yaml

    class Plain(yaml.SafeDumper):
        """Writes every value out; anchors would tie actions together."""

        def ignore_aliases(self, data: object) -> bool:
            del data  # whatever it is
            return True

    tree = {
        "overlay": "1.1.0",
        "info": {"title": title, "version": "1.0.0"},
        "actions": [dict(each) for each in _distinct(actions)],
    }
    text: str = yaml.dump(
        tree, Dumper=Plain, sort_keys=False, allow_unicode=True, width=100
    )
    return text


def _distinct(actions: Sequence[Mapping[str, Json]]) -> Iterator[Mapping[str, Json]]:
    """Yield each action once: an overlay with the same one twice is refused."""
    seen: list[Mapping[str, Json]] = []
    for each in actions:
        if each not in seen:
            seen.append(each)
            yield each
