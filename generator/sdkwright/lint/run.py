"""Look at one API: read it as a build does, run all checks, and put what is found in order."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Final

from sdkwright.config import extension_fault
from sdkwright.diagnostics import Severity
from sdkwright.frozen import dataclass, replace
from sdkwright.lint.catalogue import MESSAGES, RULES
from sdkwright.lint.checks import CHECKS
from sdkwright.lint.subject import subject_of
from sdkwright.lint.usage import usage_of
from sdkwright.python.names import Spelling, spelling_by
from sdkwright.python.plan import plan
from sdkwright.read import read
from sdkwright.read.documents import Documents
from sdkwright.refine import refine, wanted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sdkwright.config import ApiConfig, Config
    from sdkwright.diagnostics import Diagnostic, Report
    from sdkwright.emit.code import Package
    from sdkwright.ir import Api
    from sdkwright.lint.catalogue import Rule
    from sdkwright.lint.finding import Finding, Fix
    from sdkwright.lint.subject import Subject
    from sdkwright.source import Pointer

_ORDER: Final = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One finding: what to say, which methods it hurts (as bits), and the proposed fix."""

    diagnostic: Diagnostic
    methods: int = 0
    fix: Fix | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What was found by one rule.

    Attributes:
        code: The rule's code.
        severity: The worst of its findings.
        rule: Its page; None for faults that need none, as their messages say all.
        items: Its findings, those first that hurt most methods.
        reason: Why the configuration ignores it; empty where it does not.
    """

    code: str
    severity: Severity
    rule: Rule | None
    items: tuple[Item, ...]
    reason: str = ""

    @property
    def methods(self) -> int:
        """How many methods are hurt."""
        every = 0
        for each in self.items:
            every |= each.methods
        return every.bit_count()


@dataclass(frozen=True, slots=True, kw_only=True)
class Linted:
    """What was found about one API.

    Attributes:
        name: The API's name in the configuration.
        report: The diagnostics, with what knows their places.
        groups: By rule, what hurts most first.
        methods: How many methods there are.
        whole: Whether the document could be read as a whole; where not, only its text was
            looked at.
    """

    name: str
    report: Report
    groups: tuple[Group, ...] = field(default=())
    methods: int = 0
    whole: bool = True


def lint(
    own: ApiConfig,
    config: Config,
    report: Report,
    names: Mapping[str, Mapping[str, str]],
    decisions: Mapping[str, str],
) -> Linted:
    """Look at one API.

    Args:
        own: The API.
        config: The package's configuration.
        report: Receives all that is found.
        names: The names settled by an earlier build, by scope.
        decisions: What an earlier build has settled for the whole document.
    """
    api, package = _made(own, config, report, names, decisions)
    documents = report.finder
    if not isinstance(documents, Documents) or not documents.root:
        return Linted(
            name=own.name, report=report, groups=_groups(report, {}, {}), whole=False
        )
    prefix = "" if config.flat else f"{own.name}."
    subject = subject_of(
        documents, api, package, prefix, _spelling(own, package, prefix)
    )
    found = tuple(_found(subject))
    fixes: dict[tuple[str, Pointer | None], Fix] = {
        (each.code, each.at): each.fix for each in found if each.fix is not None
    }
    _tell(report, found)
    return Linted(
        name=own.name,
        report=report,
        groups=_groups(report, fixes, config.ignored, subject),
        methods=len(subject.operations),
        whole=api is not None,
    )


def _made(
    own: ApiConfig,
    config: Config,
    report: Report,
    names: Mapping[str, Mapping[str, str]],
    decisions: Mapping[str, str],
) -> tuple[Api | None, Package | None]:
    """Return the model and the package, as a build makes them."""
    given = read(
        own.source,
        report,
        name=own.name,
        allow_remote=own.allow_remote,
        strict=own.strict,
        wants=wanted(own),
        annotations=own.annotations,
        extension_fault=extension_fault,
    )
    if given is None:
        return None, None
    api = refine(replace(given, decisions=decisions), own, report)
    if any(each.severity is Severity.ERROR for each in report):
        return None, None
    single = replace(config, apis=(own,))
    return api, plan(((own, api),), single, names, {own.name: report})


def _spelling(own: ApiConfig, package: Package | None, prefix: str) -> Spelling:
    scope = f"{prefix.replace('.', '/')}decisions"
    decided: Mapping[str, str] = {}
    if package is not None:
        decided = package.names.get(scope, {})
    return spelling_by(decided, own.casings)


def _found(subject: Subject) -> Iterable[Finding]:
    for check in CHECKS:
        yield from check(subject)


def _tell(report: Report, found: Iterable[Finding]) -> None:
    """Add findings to a report, but for those that an earlier stage has made."""
    known = {(each.code, each.pointer) for each in report}
    for each in found:
        rule = RULES[each.code]
        if (each.code, each.at) not in known:
            report.add(rule.severity, each.code, each.message, each.at, help=rule.fix)


def _groups(
    report: Report,
    fixes: Mapping[tuple[str, Pointer | None], Fix],
    ignored: Mapping[str, str],
    subject: Subject | None = None,
) -> tuple[Group, ...]:
    usage = usage_of(subject) if subject is not None else None
    items: dict[str, list[Item]] = {}
    for each in report:
        methods = usage.methods(each.pointer) if usage and each.pointer else 0
        fix = fixes.get((each.code, each.pointer))
        item = Item(diagnostic=each, methods=methods, fix=fix)
        items.setdefault(each.code, []).append(item)
    groups = [
        Group(
            code=code,
            severity=min((x.diagnostic.severity for x in every), key=_ORDER.index),
            rule=RULES.get(code) or MESSAGES.get(code),
            items=tuple(sorted(every, key=lambda x: -x.methods.bit_count())),
            reason=ignored.get(code, ""),
        )
        for code, every in items.items()
    ]
    return tuple(sorted(groups, key=_rank))


def _rank(group: Group) -> tuple[int, int, int, str]:
    severity = _ORDER.index(group.severity)
    return severity, -group.methods, -len(group.items), group.code
