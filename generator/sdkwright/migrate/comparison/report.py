"""A parity as text, JSON and Markdown."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sdkwright.migrate.comparison.differences import Aspect
from sdkwright.migrate.toml_writer import entry_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sdkwright.migrate.comparison.differences import Difference, Parity

_TITLES = {
    Aspect.CLIENT: "arguments of the client",
    Aspect.METHOD: "methods",
    Aspect.NAME: "names of methods",
    Aspect.ARGUMENT: "arguments",
    Aspect.POSITION: "positions of arguments",
    Aspect.RESULT: "results",
    Aspect.TYPE: "names of types",
    Aspect.ERROR: "errors",
    Aspect.ENVIRONMENT: "environment variables",
    Aspect.EXPORT: "exports",
}


def mend_text(difference: Difference) -> str:
    """Return what mends a difference: lines of a configuration, or words; may be empty."""
    if difference.handwritten:
        return "handwritten there"
    return "; ".join(entry_text(each, difference.name) for each in difference.mends)


def text(found: Parity) -> str:
    """Return a parity for people."""
    lines = [f"{found.old} -> {found.new}"]
    for each in found.differences:
        lines.append(f"  {each.name} {each.text}")
        mend = mend_text(each)
        if mend:
            lines.append(f"      {mend}")
    return "\n".join((*lines, "", *_figures(found)))


def _figures(found: Parity) -> Iterator[str]:
    for aspect, whole in found.whole.items():
        count = found.found.get(aspect, 0)
        yield f"{_TITLES[aspect]}: {count} of {whole} ({_percent(count, whole)})"
    yield (
        f"calls that stay right: {found.calls} of {found.methods} ({found.share:.1f} %)"
    )


def _percent(count: int, whole: int) -> str:
    return f"{100 * count / whole:.1f} %" if whole else "-"


def markdown(found: Parity) -> str:
    """Return a parity as tables."""
    lines = [
        f"# {found.old} → {found.new}",
        "",
        "| | as it was | of |",
        "| --- | ---: | ---: |",
    ]
    for aspect, whole in found.whole.items():
        lines.append(f"| {_TITLES[aspect]} | {found.found.get(aspect, 0)} | {whole} |")
    lines.append(f"| **calls that stay right** | {found.calls} | {found.methods} |")
    if found.differences:
        lines += ["", "| name | now | what mends it |", "| --- | --- | --- |"]
    for each in found.differences:
        mend = mend_text(each)
        shown = f"`{_cell(mend)}`" if each.mends else _cell(mend)
        lines.append(f"| `{_cell(each.name)}` | {_cell(each.text)} | {shown} |")
    return "\n".join(lines)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def record(found: Parity) -> str:
    """Return a parity for programs."""
    tree = {
        "command": "parity",
        "old": found.old,
        "new": found.new,
        "calls": found.calls,
        "methods": found.methods,
        "percent": round(found.share, 1),
        "figures": {
            aspect.value: {"found": found.found.get(aspect, 0), "whole": whole}
            for aspect, whole in found.whole.items()
        },
        "differences": [
            {
                "aspect": each.aspect.value,
                "name": each.name,
                "text": each.text,
                "handwritten": each.handwritten,
                "mends": [
                    {"table": list(one.table), "key": one.key, "value": one.value}
                    for one in each.mends
                ],
            }
            for each in found.differences
        ],
    }
    return json.dumps(tree, indent=2)
