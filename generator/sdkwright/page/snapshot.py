"""What the page shows: the last build that succeeded, and what the last one said."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from sdkwright.frozen import dataclass
from sdkwright.source import Location, Pointer, parse_pointer

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sdkwright.config import ApiConfig, Config
    from sdkwright.diagnostics import Diagnostic, Report
    from sdkwright.emit.code import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """One build.

    Attributes:
        number: Counts the builds.
        ok: Whether it succeeded.
        message: What it said.
        config_file: The file that it is from; None where there is none.
        reports: What was found, by API; under an empty name what belongs to none.
        built: The configuration and the reports of the last build that succeeded.
        entries: The names of that build.
        findings: What that build changed for users, as `gen diff` has it for programs.
    """

    number: int
    ok: bool
    message: str
    config_file: Path | None = None
    reports: Mapping[str, Report] = field(default_factory=dict[str, "Report"])
    built: tuple[Config, Mapping[str, Report]] | None = None
    entries: tuple[Entry, ...] = ()
    findings: tuple[Mapping[str, object], ...] = ()
    _places: dict[tuple[str, Pointer], Location | None] = field(
        default_factory=dict[tuple[str, Pointer], "Location | None"]
    )

    def api_of(self, name: str) -> ApiConfig | None:
        """Return the API that a name of the output belongs to."""
        if self.built is None:
            return None
        config, _ = self.built
        first = name.partition(".")[0]
        named = [each for each in config.apis if each.name == first and not config.flat]
        return (named or config.apis)[0]

    def source_of(self, entry: Entry) -> tuple[Location | None, bytes | None]:
        """Return where an entry stands in a document, and the text of that."""
        api = self.api_of(entry.name)
        if api is None or self.built is None or not entry.pointer:
            return None, None
        report = self.built[1][api.name]
        place = self.place(api.name, report, parse_pointer(entry.pointer))
        if place is None or report.finder is None:
            return place, None
        return place, report.finder.text_of(place.file)

    def operation_ids(self, entry: Entry) -> list[str]:
        """Return the id of an operation; none if it has none."""
        from sdkwright.read.documents import Documents

        api = self.api_of(entry.name)
        if api is None or self.built is None:
            return []
        documents = self.built[1][api.name].finder
        if not isinstance(documents, Documents):
            return []
        try:
            node = documents.get(parse_pointer(entry.pointer))
        except KeyError:
            return []
        found = node.get("operationId") if isinstance(node, dict) else None
        return [found] if isinstance(found, str) else []

    def place(self, api: str, report: Report, pointer: Pointer) -> Location | None:
        """Return where a node stands; each is looked for only once."""
        key = (api, pointer)
        if key not in self._places:
            finder = report.finder
            found = None if finder is None else finder.locate_all([pointer])
            self._places[key] = found.get(pointer) if found else None
        return self._places[key]

    def diagnostics(self) -> list[dict[str, object]]:
        """Return the findings of the last build, for the page."""
        found: list[dict[str, object]] = []
        for api, report in self.reports.items():
            pointers = [each.pointer for each in report if each.pointer is not None]
            places: Mapping[Pointer, Location] = (
                report.finder.locate_all(pointers) if report.finder else {}
            )
            for each in report:
                place = places.get(each.pointer) if each.pointer is not None else None
                found.append(_diagnostic(api, each, place))
        return found


def _diagnostic(
    api: str, each: Diagnostic, place: Location | None
) -> dict[str, object]:
    line, _ = each.position or (place.line if place else 0, 0)
    return {
        "api": api,
        "code": each.code,
        "severity": each.severity.value,
        "message": each.message,
        "help": each.help,
        "file": place.file if place else each.file,
        "line": line,
        "pointer": "" if each.pointer is None else str(each.pointer),
    }
