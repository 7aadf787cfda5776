"""`--fix`: the proposals of all findings, as an overlay file.

What is in such a file is somebody's work as soon as it is read once: a file that is there is
never replaced, but added to if it is among the overlays that were applied.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
import yaml

from sdkwright.code_frame import visible
from sdkwright.diagnostics import Report
from sdkwright.lint import actions
from sdkwright.read.documents import Documents, Text, admit
from sdkwright.read.openapi import UnreadableError
from sdkwright.regular_files import read_regular

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sdkwright.ir import Json
    from sdkwright.lint import Action, Linted
    from sdkwright.source import Source

_MAX_BYTES: Final = 64 * 1024 * 1024
_LIST: Final = re.compile(
    r"^actions:[ \t]*(?:#.*)?\n(?:[ \t]*(?:#.*)?\n)*([ ]*)- ", re.MULTILINE
)


def write(name: str, source: Source, linted: Linted) -> tuple[str, bool]:
    """Write the proposed fixes; return what was done, in words, and whether any were.

    Args:
        name: The overlay file.
        source: The document that was looked at.
        linted: What was found.

    Raises:
        click.UsageError: There is such a file, and it cannot be added to.
    """
    path = Path(name)
    documents = linted.report.finder
    if not isinstance(documents, Documents) or not linted.whole:
        return f"{visible(name)} is not written: the document has errors.", False
    found, outside = actions(linted, documents)
    more = _outside(outside)
    if not found:
        said = f"{visible(name)} is not written: there is nothing to propose.{more}"
        return said, False
    if not path.exists() and not path.is_symlink():
        text = _dump(_whole(source, found))
        done = f"{visible(name)} is new"
    else:
        text = _added(path, source, found)
        done = f"{visible(name)} was there, and has got more"
    _save(path, text)
    what = _counted(found)
    known = path.resolve() in {each.resolve() for each in source.overlays}
    hint = "" if known else f' Try it: overlays = ["{visible(name)}"], or --overlay.'
    return f"{done}: {what}.{hint}{more}", True


def add(name: str, source: Source, linted: Linted) -> str:
    """Add what is proposed once the fixes of a file are applied; return that in words.

    Args:
        name: The overlay file, which `source` applies.
        source: The document that was looked at.
        linted: What was found.

    Raises:
        click.UsageError: The file cannot be added to.
    """
    documents = linted.report.finder
    if not isinstance(documents, Documents) or not linted.whole:
        return ""
    found, _ = actions(linted, documents)
    if not found:
        return ""
    path = Path(name)
    _save(path, _added(path, source, found))
    return f" {_counted(found)} more follow from these, and are in it."


def _counted(found: Sequence[Action]) -> str:
    count, many = sum(each.fixes for each in found), len(found) > 1
    what = f"{count:,} fix{'es' if count > 1 else ''}"
    return f"{what} in {len(found):,} action{'s' if many else ''}"


def _outside(count: int) -> str:
    if not count:
        return ""
    return f" {count:,} more are for other files, which an overlay cannot change."


def _whole(source: Source, found: Sequence[Action]) -> dict[str, object]:
    return {
        "overlay": "1.0.0",
        "info": {"title": f"Fixes for {source.label}", "version": "1.0.0"},
        "actions": [each.record() for each in found],
    }


def _dump(value: object) -> str:
    text: str = yaml.safe_dump(value, sort_keys=False, allow_unicode=True, width=100)
    return text


def _added(path: Path, source: Source, found: Sequence[Action]) -> str:
    """Return the text of an overlay file with further actions at its end."""
    if path.resolve() not in {each.resolve() for each in source.overlays}:
        raise click.UsageError(
            f"{visible(str(path))} exists, and is not applied to the document: choose another"
            " name, or add it to its overlays."
        )
    try:
        before = read_regular(path, _MAX_BYTES).decode()
    except (OSError, UnicodeDecodeError) as error:
        raise click.UsageError(
            f"{visible(str(path))} cannot be read: {error}"
        ) from None
    text = before if before.endswith("\n") else f"{before}\n"
    match = _LIST.search(text)
    indent = match[1] if match else ""
    more = _dump([each.record() for each in found])
    after = text + "".join(f"{indent}{line}\n" for line in more.splitlines())
    if not _is_longer(text, after, len(found)):
        raise click.UsageError(
            f"{visible(str(path))} cannot be added to: its actions are not a block at its end."
            " Choose another name."
        )
    return after


def _is_longer(before: str, after: str, count: int) -> bool:
    """Whether a text differs from another only by so many actions more."""
    old, new = _parsed(before), _parsed(after)
    known, every = old.pop("actions", None), new.pop("actions", None)
    if not isinstance(known, list) or not isinstance(every, list) or old != new:
        return False
    return every[: len(known)] == known and len(every) == len(known) + count


def _parsed(text: str) -> dict[str, Json]:
    """Return the object in a text; an empty one if there is none."""
    try:
        tree = admit(Text(name="", file="", data=text.encode()), "", Report()).tree
    except UnreadableError:
        return {}
    return dict(tree) if isinstance(tree, dict) else {}


def _save(path: Path, text: str) -> None:
    """Write a file in one step."""
    stage = path.with_name(f".{path.name}.new")
    try:
        stage.write_text(text, encoding="utf-8")
        stage.replace(path)
    except OSError as error:
        reason = error.strerror or error
        raise click.UsageError(
            f"{visible(str(path))} cannot be written: {reason}"
        ) from None
