"""Findings as a commit message by Conventional Commits 1.0.0.

release-please, git-cliff and commitizen compute the next version from such messages: `feat`
asks for a minor version, `fix` for a patch, an exclamation mark for a major one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sdkwright.code_frame import visible
from sdkwright.surface import Impact

if TYPE_CHECKING:
    from sdkwright.cli.diffs.lines import Difference
    from sdkwright.surface import Finding

# How long a first line may be: what git and its hosts show whole.
_WIDEST: Final = 72
_SHOWN: Final = 100
_SCOPE: Final = re.compile(r"[a-z]\w*", re.ASCII)


def message(difference: Difference) -> str:
    """Return a commit message; empty where nothing differs."""
    if not difference.findings:
        return ""
    breaking = [each for each in difference.findings if each.impact.breaks]
    new = any(each.impact is Impact.NEW for each in difference.findings)
    kind = "feat" if breaking or new else "fix"
    scope = _scope(difference.findings)
    head = f"{kind}{f'({scope})' if scope else ''}{'!' if breaking else ''}: "
    lines = [head + _subject(difference.findings, _WIDEST - len(head)), ""]
    lines += [f"- {_line(each)}" for each in difference.findings[:_SHOWN]]
    if len(difference.findings) > _SHOWN:
        lines.append(f"- and {len(difference.findings) - _SHOWN:,} more")
    if breaking:
        text = "; ".join(_line(each) for each in breaking[:_SHOWN])
        lines += ["", f"BREAKING CHANGE: {text}"]
    return "\n".join(lines)


def _scope(findings: tuple[Finding, ...]) -> str:
    """Return the resource that all changes are about; empty where there are several."""
    scopes = {each.name.partition(".")[0] for each in findings}
    scope = scopes.pop() if len(scopes) == 1 else ""
    return scope if _SCOPE.fullmatch(scope) else ""


def _subject(findings: tuple[Finding, ...], width: int) -> str:
    """Return the worst change, and how many more there are, in one line."""
    others = len(findings) - 1
    tail = f", and {others:,} more" if others else ""
    first = _line(findings[0])
    room = width - len(tail)
    return f"{first if len(first) <= room else f'{first[: room - 1]}…'}{tail}"


def _line(finding: Finding) -> str:
    return " ".join(visible(f"{finding.name}: {finding.text}").split())
