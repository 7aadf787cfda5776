"""Run openapi-spec-validator on the documents that a command has read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.frozen import Enum

if TYPE_CHECKING:
    from sdkwright.cli.show import Outcome
    from sdkwright.diagnostics import Severity
    from sdkwright.emit.build import Progress

# It takes about three seconds for a megabyte.
_SMALL: Final = 1024 * 1024


class Effort(Enum):
    """When the validator is asked about documents it has not seen."""

    KNOWN = "never"
    SMALL = "if it takes seconds"
    ALWAYS = "always"


def validate(
    outcome: Outcome, progress: Progress, effort: Effort, severity: Severity
) -> None:
    """Validate everything that was read, and report what was found."""
    if all(each.finder is None for each in outcome.reports.values()):
        # No document was read; what reads them need not be imported either.
        outcome.facts = {**outcome.facts, "validator": {}}
        return
    from sdkwright.read.documents import Documents
    from sdkwright.read.validate import ValidatorResult, run_spec_validator

    validator_results: dict[str, str] = {}
    for name, report in outcome.reports.items():
        documents = report.finder
        # What we refuse ourselves needs no second opinion.
        if report.failed or not isinstance(documents, Documents):
            continue
        size = sum(len(text) for text in documents.texts().values())
        progress(f"validating {name}", 0, 1)
        validator_result = run_spec_validator(
            documents,
            report,
            severity=severity,
            only_cached=effort is Effort.KNOWN
            or (effort is Effort.SMALL and size > _SMALL),
        )
        if validator_result is not ValidatorResult.UNKNOWN:
            validator_results[name] = validator_result.value
    outcome.facts = {**outcome.facts, "validator": validator_results}
