"""A configuration, a document and an old package together: what is written down in the end.

Names are taken from the old package where there is one, for that is what its users call; the
configuration says what the package does not tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.diagnostics import Severity
from sdkwright.frozen import replace
from sdkwright.migrate.surfaces import Shape
from sdkwright.migrate.wanted import Wanted, WantedMethod, WantedType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sdkwright.diagnostics import Report
    from sdkwright.migrate.document import Outline
    from sdkwright.migrate.surfaces import OldMethod, OldSurface
    from sdkwright.migrate.wanted import Setting

_CODE: Final = "not-carried"


def combined(
    wanted: Wanted, old: OldSurface | None, document: Outline | None, report: Report
) -> Wanted:
    """Return what is wanted, with the names of the old package and of the document.

    Args:
        wanted: What the configuration says; empty where there is none.
        old: The old package; None where it is not at hand.
        document: The document; None where it is not at hand, so that nothing is checked.
        report: Where goes what the document lacks.
    """
    methods = [*wanted.methods]
    if old is not None:
        wanted = replace(wanted, settings={**_identity(old), **wanted.settings})
        methods = _with_old(methods, old)
    if document is None:
        only = wanted.only_named or old is not None
        return replace(wanted, methods=tuple(methods), only_named=only)
    known = [_known(each, document, report) for each in methods]
    found = tuple(each for each in known if each is not None)
    if old is not None and not wanted.only_named:
        only = _tell_unnamed(found, document, report)
        wanted = replace(wanted, only_named=only)
    return replace(
        wanted,
        methods=found,
        types=tuple(_known_types(wanted, document)),
        tables=_known_schemes(wanted, document, report),
    )


def _tell_unnamed(
    methods: tuple[WantedMethod, ...], document: Outline, report: Report
) -> bool:
    """Whether the document has operations without an old method, which is said."""
    named = {each.endpoint for each in methods}
    left = [each for each in document.operations.values() if each not in named]
    if left:
        report.add(
            Severity.WARNING,
            _CODE,
            f"The old package has no method for {len(left)} operations of the document,"
            f" such as `{left[0]}`: they are left out, and so is what is new in it later.",
            help="Name them under [names], or take `only_named` out.",
        )
    return bool(left)


def _identity(old: OldSurface) -> dict[str, Setting]:
    """Return the names of the package and its client, as the old package has them."""
    found: dict[str, Setting] = {
        "package": old.package,
        "distribution": old.package.replace("_", "-"),
    }
    if old.client:
        found["client"] = old.client
    prefix = next(
        (e[: -len("_BASE_URL")] for e in old.env if e.endswith("_BASE_URL")), ""
    )
    if prefix:
        found["env_prefix"] = prefix
    found |= old.queries
    if old.shape is Shape.SPEAKEASY:
        found["compat"] = "speakeasy"
    if old.shape is Shape.FERN:
        found["compat"] = "fern"
    if old.shape is Shape.STAINLESS:
        found["root_error"] = f"{old.client}Error"
        found["compat"] = "stainless"
        pages = [each for each in old.pages if not each.startswith("Async")]
        if pages:
            found["compat_pages"] = [
                each.removeprefix("Sync") for each in pages if each.startswith("Sync")
            ]
    return found


def _with_old(methods: list[WantedMethod], old: OldSurface) -> list[WantedMethod]:
    """Return the old package's methods, each with what the configuration says about it."""
    by_route: dict[tuple[str, str], WantedMethod] = {}
    for each in methods:
        by_route.setdefault(each.route, each)
    found: list[WantedMethod] = []
    seen: set[tuple[str, str]] = set()
    for method in old.methods:
        known = next((by_route[r] for r in method.routes if r in by_route), None)
        seen.update(method.routes)
        found.append(_old_method(method, known))
    found += [each for each in methods if each.route not in seen]
    return found


def _old_method(method: OldMethod, known: WantedMethod | None) -> WantedMethod:
    path = known.path if known is not None else method.paths[0]
    settings = dict(known.settings) if known is not None else {}
    if method.unwraps:
        settings.setdefault("unwrap", method.unwraps)
    return WantedMethod(
        name=method.name,
        verb=method.verb.upper(),
        path=path if path.startswith("/") else f"/{path}",
        settings=settings,
        at=known.at if known is not None else None,
    )


def _known(
    method: WantedMethod, document: Outline, report: Report
) -> WantedMethod | None:
    """Return a method with its path as the document writes it; None if it has none such."""
    found = document.endpoint(method.verb, method.path)
    if found:
        return replace(method, path=found.partition(" ")[2])
    message = f"`{method.name}`: the document has no `{method.endpoint}`."
    help = document.near(method.verb, method.path)
    if method.at is not None:
        method.at.note(message, help)
    else:
        report.add(Severity.WARNING, _CODE, message, help=help)
    return None


def _known_types(wanted: Wanted, document: Outline) -> Iterator[WantedType]:
    seen: set[str] = set()
    for each in wanted.types:
        simple = not each.schema.startswith("#")
        if simple and each.schema not in document.schemas:
            if each.at is not None:
                each.at.note(
                    f"`{each.name}`: the document has no schema `{each.schema}`."
                )
        elif each.schema in seen:
            if each.at is not None:
                each.at.note(f"`{each.name}` is the second name of `{each.schema}`.")
        else:
            seen.add(each.schema)
            yield each


def _known_schemes(
    wanted: Wanted, document: Outline, report: Report
) -> dict[str, dict[str, Setting]]:
    """Return the tables without security schemes that nobody describes."""
    tables = {name: dict(table) for name, table in wanted.tables.items()}
    schemes = tables.get("security_schemes", {})
    for name in [*schemes]:
        scheme = schemes[name]
        described = isinstance(scheme, dict) and "type" in scheme
        if name not in document.schemes and not described:
            report.add(
                Severity.WARNING,
                _CODE,
                f"The document has no security scheme `{name}`, so its argument and its"
                " environment variable are not carried.",
            )
            del schemes[name]
    if not schemes:
        tables.pop("security_schemes", None)
    return tables
