"""What the tests of operations share."""

from __future__ import annotations

from sdkwright.diagnostics import Report


def codes(report: Report) -> list[str]:
    return [each.code for each in report]
