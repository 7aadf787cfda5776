"""The reference page of all keys and extensions, written from the tables that check them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.config.extensions import EXTENSIONS, FRONT
from sdkwright.config.keys.operation_keys import OPERATION_KEYS
from sdkwright.config.keys.package_keys import PACKAGE_KEYS
from sdkwright.config.keys.whole import API_KEYS, APIS
from sdkwright.config.shapes import Key, ListOf, OneOf, Record, TableOf, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sdkwright.config.shapes import Shape

_HEAD = """\
# Configuration

Written by `gen config --reference` from the table of keys that every configuration is checked
with. The keys stand at the top of a `gen.toml`, or under `[tool.gen]` in a `pyproject.toml`.
`gen config --schema` prints a JSON schema of them for editors.

A key that names an operation takes its `operationId`, its JSON pointer
(`"#/paths/~1pets/get"`) or its method and path (`"GET /pets"`). What names nothing in the
document is a warning with line and column.
"""
_EXTENSIONS = """\
## Extensions of documents

A document of one's own can say the same itself; of both, the configuration counts.

"""


def reference() -> str:
    """Return the page as Markdown."""
    parts = [_HEAD]
    for title, keys in (
        ("The package", PACKAGE_KEYS),
        ("An API", (*API_KEYS, APIS)),
        ("An operation", OPERATION_KEYS),
    ):
        parts.append(f"## {title}\n")
        parts += [_section(each) for each in keys]
    parts.append(_EXTENSIONS + "\n".join(_extensions()) + "\n")
    return "\n".join(parts)


def _section(key: Key) -> str:
    lines = [f"### `{key.name}`", "", f"{_sentence(words(key.shape))} {key.meaning}"]
    if key.default:
        lines[-1] += f" By default {key.default}."
    if key.extension:
        lines[-1] += f" In the document: `{key.extension}`."
    members = list(_members(key.shape))
    if members and key.name != "operations":
        lines += ["", *_rows(("key", "value", "meaning"), members)]
    lines += ["", "```toml", key.example, "```", ""]
    return "\n".join(lines)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _members(shape: Shape) -> Iterator[tuple[str, str, str]]:
    """Yield the keys of the tables that a value may be, each with its value's form."""
    match shape:
        case Record(keys=keys):
            for key in keys:
                yield f"`{key.name}`", words(key.shape), key.meaning
        case TableOf(item=item, keys=named):
            yield f"*{named}*", words(item), ""
            yield from _members(item)
        case ListOf(item=item):
            yield from _members(item)
        case OneOf(shapes=shapes):
            for each in shapes:
                yield from _members(each)
        case _:
            pass


def _extensions() -> Iterator[str]:
    rows = (
        (
            f"`{FRONT}{each.name}`",
            each.where,
            each.meaning,
            f"`{each.example}`",
            f"`{each.key}`",
        )
        for each in EXTENSIONS
    )
    return iter(_rows(("extension", "of", "meaning", "example", "key"), rows))


def _rows(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    return [
        f"| {' | '.join(head)} |",
        f"| {' | '.join('---' for _ in head)} |",
        *(f"| {' | '.join(row)} |" for row in rows),
    ]
