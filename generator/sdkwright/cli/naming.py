"""What a build says about names: figures, doubts, and what `--rename` has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.code_frame import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sdkwright.emit.code import Package, Summary
    from sdkwright.emit.lock import Names

# How many doubtful names are shown.
_SHOWN: Final = 5


def told(package: Package) -> str:
    """Return what each API's client has, and the names that somebody should look at."""
    return "\n".join(line for each in package.summaries() for line in _lines(each))


def _lines(summary: Summary) -> Iterator[str]:
    counts = (
        (summary.resources, "resource"),
        (summary.methods, "method"),
        (summary.pages, "page"),
        (summary.streams, "stream"),
    )
    texts = [f"{count} {word}{'' if count == 1 else 's'}" for count, word in counts]
    yield f"  {summary.name}: {', '.join(texts)}"
    for file, names in summary.custom:
        yield visible(f"    {file} takes the place of {names}")
    for each in summary.doubts[:_SHOWN]:
        yield visible(f"    unsure of {each.name}: {each.reason}")
        yield visible(f'      [tool.gen.names] "{each.key}" = "{each.name}"')
    more = len(summary.doubts) - _SHOWN
    if more > 0:
        yield f"    unsure of {more} more"


def renamed(old: Names, package: Package) -> str:
    """Return the methods and types that have other names now, old and new."""
    before, after = dict(_named(old)), dict(_named(package.names))
    pairs = sorted(
        (name, after[key])
        for key, name in before.items()
        if key in after and after[key] != name
    )
    lines = [f"  {first} -> {second}" for first, second in pairs]
    return "\n".join(lines) if lines else "  No name has changed."


def _named(names: Names) -> Iterator[tuple[str, str]]:
    """Yield each operation and type, by API and pointer, with its dotted name."""
    for scope, settled in names.items():
        word, found, path = scope.partition("methods:")
        if found and (not word or word.endswith("/")):
            api = word.replace("/", ".")
            for key, name in settled.items():
                yield f"{word}{key}", f"{api}{path}{'.' if path else ''}{name}"
        word, found, rest = scope.rpartition("types")
        if found and not rest:
            api = word.replace("/", ".")
            for key, name in settled.items():
                yield f"{scope} {key}", f"{api}types.{name}"
