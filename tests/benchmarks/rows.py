"""One line of the table of results."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What was measured.

    Attributes:
        what: What a user waits for.
        measured: The figures.
        target: What they should be.
        met: Whether they are; None for what could not be measured.
    """

    what: str
    measured: str
    target: str
    met: bool | None

    @property
    def text(self) -> str:
        """The line of a Markdown table."""
        validator_result = {True: "yes", False: "**no**", None: "not measured"}[
            self.met
        ]
        return f"| {self.what} | {self.measured} | {self.target} | {validator_result} |"


def ratio(what: str, own: float, other: float, limit: float, *, unit: str = "s") -> Row:
    """Compare a cost with another one."""
    scale, digits = (1e6, 0) if unit == "us" else (1, 2)
    found = own / other
    return Row(
        what=what,
        measured=f"{found:.2f} x ({own * scale:.{digits}f} / {other * scale:.{digits}f} {unit})",
        target=f"<= {limit} x",
        met=found <= limit,
    )


def at_most(what: str, value: float, limit: float, unit: str, digits: int = 0) -> Row:
    """Compare a figure with its limit."""
    return Row(
        what=what,
        measured=f"{value:.{digits}f} {unit}",
        target=f"<= {limit:g} {unit}",
        met=value <= limit,
    )


def missing(what: str, why: str, target: str) -> Row:
    """Say what could not be measured, and why."""
    return Row(what=what, measured=why, target=target, met=None)
