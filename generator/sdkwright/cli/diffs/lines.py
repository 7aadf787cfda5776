"""Findings as text: for terminals, for Markdown, for GitHub and for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.code_frame import visible
from sdkwright.frozen import dataclass
from sdkwright.surface import Impact, Step, bumped, step

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sdkwright.surface import Finding

_SHOWN: Final = 20
_TITLES: Final[Mapping[Impact, str]] = {
    Impact.CODE: "Breaks your code",
    Impact.CALL: "Breaks a call",
    Impact.SERVER: "The server accepts less",
    Impact.NEW: "New",
    Impact.WORDS: "Words",
}
_LEVELS: Final[Mapping[Impact, str]] = {
    Impact.CODE: "error",
    Impact.CALL: "error",
    Impact.SERVER: "warning",
    Impact.NEW: "notice",
    Impact.WORDS: "notice",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What differs between two sides, ready to be shown.

    Attributes:
        findings: The worst first.
        places: Where each stands in a document, in the same order; empty if unknown.
        version: The version that is out.
    """

    findings: tuple[Finding, ...]
    places: tuple[str, ...]
    version: str

    @property
    def step(self) -> Step:
        """The part of the version that has to go up."""
        return step(self.findings, self.version)

    @property
    def advice(self) -> str:
        """A sentence with the version that is advised."""
        part = self.step
        if part is Step.NONE:
            return "Nothing differs for users."
        after = bumped(self.version, part)
        return f"Version: {self.version} -> {after} ({part.value})"


def text(difference: Difference, *, limit: int = 0) -> str:
    """Return the findings in groups, one a line.

    Args:
        difference: What to show.
        limit: How many lines a group may have; 0 for all.
    """
    blocks: list[str] = []
    for impact, entries in _groups(difference):
        shown = entries[:limit] if limit else entries
        lines = [_TITLES[impact]]
        for finding, place in shown:
            tail = f"  ({place})" if place else ""
            lines.append(f"  {finding.name}: {finding.text}{tail}")
        if len(shown) < len(entries):
            lines.append(f"  and {len(entries) - len(shown):,} more")
        blocks.append("\n".join(visible(each) for each in lines))
    return "\n".join(blocks)


def short(difference: Difference) -> str:
    """Return what a build says: the groups, each cut, and the advice."""
    found = text(difference, limit=_SHOWN)
    return f"{found}\n{difference.advice}" if found else difference.advice


def markdown(difference: Difference) -> str:
    """Return the findings as a section of a changelog."""
    blocks: list[str] = []
    for impact, entries in _groups(difference):
        lines = [f"### {_TITLES[impact]}", ""]
        for finding, place in entries:
            tail = f" ({_plain(place)})" if place else ""
            lines.append(f"- `{_coded(finding.name)}`: {_plain(finding.text)}{tail}")
        blocks.append("\n".join(lines))
    return "\n\n".join((*blocks, difference.advice))


def guide(difference: Difference) -> str:
    """Return what users have to do, as a page: a task for each line that may hit them."""
    after = bumped(difference.version, difference.step)
    blocks = [f"# To {after}"]
    for title, fits in _TASKS:
        lines = [
            f"- [ ] `{_coded(each.name)}`: {_plain(each.text)}"
            for each in difference.findings
            if fits(each)
        ]
        if lines:
            blocks.append(f"## {title}\n\n" + "\n".join(lines))
    if len(blocks) == 1:
        blocks.append("There is nothing to do: what worked works.")
    elif any(each.impact is Impact.CODE for each in difference.findings):
        blocks.append(
            "A strict type checker (`mypy --strict`, pyright) over your own code finds the places"
            " of the first kind."
        )
    return "\n\n".join(blocks)


_TASKS: Final[tuple[tuple[str, Callable[[Finding], bool]], ...]] = (
    ("Change your code", lambda each: each.impact is Impact.CODE),
    ("Look at calls that behave otherwise", lambda each: each.impact is Impact.CALL),
    (
        "Look at values that the server refuses now",
        lambda each: each.impact is Impact.SERVER,
    ),
    (
        "Take new names; the old ones still work, until the next version that may break",
        lambda each: each.impact is Impact.NEW and each.code.endswith("-renamed"),
    ),
)


def github(difference: Difference) -> str:
    """Return a workflow command of GitHub for each finding."""
    lines: list[str] = []
    for finding, place in zip(difference.findings, difference.places, strict=True):
        file, line = _split(place)
        where = f"file={_property(file)},line={line}," if line else ""
        title = _property(_TITLES[finding.impact])
        message = _data(f"{finding.name}: {finding.text}")
        lines.append(f"::{_LEVELS[finding.impact]} {where}title={title}::{message}")
    return "\n".join((*lines, difference.advice))


def records(difference: Difference) -> dict[str, object]:
    """Return the same for programs."""
    return {
        "step": difference.step.value,
        "version": difference.version,
        "advised": bumped(difference.version, difference.step),
        "findings": [
            {
                "impact": finding.impact.name.lower(),
                "breaking": finding.impact.breaks,
                "code": finding.code,
                "name": finding.name,
                "text": finding.text,
                "operations": list(finding.operations),
                "pointer": finding.pointer,
                "place": place or None,
            }
            for finding, place in zip(
                difference.findings, difference.places, strict=True
            )
        ],
    }


def _groups(
    difference: Difference,
) -> list[tuple[Impact, Sequence[tuple[Finding, str]]]]:
    found: dict[Impact, list[tuple[Finding, str]]] = {}
    for finding, place in zip(difference.findings, difference.places, strict=True):
        found.setdefault(finding.impact, []).append((finding, place))
    return [(impact, found[impact]) for impact in Impact if impact in found]


def _split(place: str) -> tuple[str, str]:
    file, _, rest = place.partition(":")
    return file, rest.partition(":")[0]


def _plain(text: str) -> str:
    """Return text in which Markdown finds nothing but text."""
    line = " ".join(visible(text).split())
    return "".join(f"\\{c}" if c in "\\*_[]<>#|~&" else c for c in line)


def _coded(text: str) -> str:
    return visible(text).replace("`", "'")


def _data(text: str) -> str:
    text = visible(text)
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
