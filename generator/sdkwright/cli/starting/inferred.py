"""What was inferred from a document, taken from the package that a build would write."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from sdkwright.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sdkwright.diagnostics import Report
    from sdkwright.emit.code import Doubt, Package
    from sdkwright.ir.types import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A list that is taken for pages.

    Attributes:
        key: The operation's id, or method and path.
        doubtful: Whether the document does not say so.
    """

    key: str
    style: str
    parameter: str
    items: str
    doubtful: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Inferred:
    """What a build takes from a document without being told.

    Attributes:
        client: The client's class.
        resources: (path, methods, rules by which these are named), in order.
        client_methods: How many methods the client itself has.
        doubts: Names that somebody should look at.
        pages: The lists that are paged.
        credentials: (argument, variable, security scheme) of the client.
        environments: (name, URL), the default first.
        faults: What was skipped or assumed, and what else strict builds refuse.
    """

    client: str
    resources: tuple[tuple[str, int, str], ...]
    client_methods: int
    doubts: tuple[Doubt, ...]
    pages: tuple[Page, ...]
    credentials: tuple[tuple[str, str, str], ...]
    environments: tuple[tuple[str, str], ...]
    faults: tuple[str, ...]


def inferred(package: Package, report: Report, faults: Iterable[str]) -> Inferred:
    """Return what was inferred for the one API of a package.

    Args:
        package: The package.
        report: What was said of it.
        faults: What strict builds refuse.
    """
    (index,) = map(json.loads, package.texts("operations.json"))
    operations = [each for each in index["operations"] if each["python"]]
    rules = {
        each.name: each.rule for each in package.explanations() if each.kind == "method"
    }
    (summary,) = package.summaries()
    environments = package.names.get("environments", {})
    return Inferred(
        client=index["client"],
        resources=tuple(_resources([each["python"] for each in operations], rules)),
        client_methods=sum("." not in each["python"] for each in operations),
        doubts=summary.doubts,
        pages=tuple(_pages(operations, report)),
        credentials=tuple(
            (each["python"], each["env"], each["security"])
            for each in index["client_parameters"]
            if "security" in each
        ),
        environments=tuple((name, url) for url, name in environments.items()),
        faults=tuple(
            dict.fromkeys([*(each.message for each in report.contained), *faults])
        ),
    )


def _resources(
    paths: list[str], rules: Mapping[str, str]
) -> Iterator[tuple[str, int, str]]:
    found: dict[str, list[str]] = {}
    for path in sorted(paths):
        resource, _, _ = path.rpartition(".")
        if resource:
            rule = next((r for name, r in rules.items() if name.endswith(path)), "")
            found.setdefault(resource, []).append(rule)
    for resource, own in found.items():
        common = ", ".join(rule for rule, _ in Counter(own).most_common(2) if rule)
        yield resource, len(own), common


def _pages(operations: list[dict[str, Json]], report: Report) -> Iterator[Page]:
    """Yield the paged operations; those of which a note says so are only inferred."""
    noted = {
        str(each.pointer)
        for each in report
        if each.code == "paging-inferred" and each.pointer is not None
    }
    for each in operations:
        paging = each["pagination"]
        if isinstance(paging, dict):
            request = f"{each['method']} {each['path']}"
            yield Page(
                key=str(each["operation_id"] or request),
                style=str(paging.get("style") or ""),
                parameter=str(paging.get("parameter") or ""),
                items=str(paging.get("items") or ""),
                doubtful=f"#{each['pointer']}" in noted,
            )
