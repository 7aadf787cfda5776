"""The rules: what each looks for, why that matters for a package, and what to do.

`gen lint` prints this beside its findings, `gen explain CODE` as a page. Some rules are older
than `gen lint`: what they find is a warning of every command, and has its page here. What
else commands say has pages, too: those are messages, and no rules.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Final

from sdkwright.diagnostics import Severity
from sdkwright.frozen import dataclass
from sdkwright.lint.command_pages import FILES
from sdkwright.lint.message_pages import OPERATIONS, SCHEMAS
from sdkwright.lint.pages import OTHERS, QUALITY
from sdkwright.lint.setting_pages import SETTINGS

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule.

    Attributes:
        code: Its stable name.
        severity: How bad what it finds is.
        title: What it looks for.
        why: What that does to the package.
        fix: What to do about it.
        fixable: Whether `--fix` proposes a change, where the document says enough.
        related: What other linters call it.
    """

    code: str
    severity: Severity
    title: str
    why: str
    fix: str
    fixable: bool = False
    related: tuple[str, ...] = ()


_SEVERITIES: Final = {
    "error": Severity.ERROR,
    "warning": Severity.WARNING,
    "note": Severity.NOTE,
}


def _rules(*pages: str) -> Mapping[str, Rule]:
    """Return the rules of some pages, by code."""
    found: dict[str, Rule] = {}
    for page in pages:
        for block in page.strip().split("\n\n"):
            rule = _rule(block)
            found[rule.code] = rule
    return found


def _rule(block: str) -> Rule:
    head, *rest = block.split("\n")
    code, severity, *marks = head.split()
    texts: dict[str, str] = {}
    key = ""
    for line in rest:
        word, mark, text = line.partition(": ")
        if mark and word in {"what", "why", "fix", "also"}:
            key, texts[word] = word, text
        else:
            texts[key] += f" {line.strip()}"
    return Rule(
        code=code,
        severity=_SEVERITIES[severity],
        title=texts["what"],
        why=texts["why"],
        fix=texts["fix"],
        fixable="fixable" in marks,
        related=tuple(texts.get("also", "").split()),
    )


RULES: Final[Mapping[str, Rule]] = _rules(QUALITY, OTHERS)
MESSAGES: Final[Mapping[str, Rule]] = _rules(SCHEMAS, OPERATIONS, FILES, SETTINGS)
"""What builds and other commands say, by code: of the shape of rules, as it has pages."""


def similar(code: str) -> str:
    """Return a sentence with the code that was perhaps meant; it may be empty."""
    near = difflib.get_close_matches(code, [*RULES, *MESSAGES], n=1)
    return f"Did you mean `{near[0]}`?" if near else ""


def page(rule: Rule) -> str:
    """Return the page about a rule."""
    lines = [
        f"{rule.code}  ({rule.severity.value})",
        f"  what  {rule.title}",
        f"  why   {rule.why}",
        f"  fix   {rule.fix}",
    ]
    if rule.fixable:
        lines.append(
            "        `gen lint --fix FILE` proposes it where the document says enough."
        )
    if rule.related:
        lines.append(f"  also  {', '.join(rule.related)} in other linters")
    if rule.code in RULES:
        lines.append(f'  skip  [tool.gen.lint] ignore = {{ "{rule.code}" = "why" }}')
    return "\n".join(lines)
