"""Classes of `custom/` in the place of generated ones: which there are, and where they show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.custom import replaced, report_faults
from sdkwright.emit.code import Entry
from sdkwright.ir import Alias
from sdkwright.python.operations import RESPONSE_VIEWS
from sdkwright.python.types import EXPORTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sdkwright.custom import CustomClass, CustomCode
    from sdkwright.diagnostics import Report
    from sdkwright.python.client import ApiPlan
    from sdkwright.python.operations import Resource


def custom_types(code: CustomCode, modules: Mapping[str, str]) -> dict[str, str]:
    """Return the module of each custom class in the place of a type, by its name.

    Args:
        code: What is in `custom/`.
        modules: The file of each type.
    """
    found = {
        name: code.module_for(f"types.{module}.{name}")
        for name, module in modules.items()
    }
    return {name: module for name, module in found.items() if module}


def in_place(
    code: CustomCode, package: str, where: Mapping[str, str], dots: str
) -> dict[str, str]:
    """Return where a lazy package has its names from, custom classes considered.

    Args:
        code: What is in `custom/`.
        package: The lazy package below the API's, such as `resources`; empty for that itself.
        where: The module of each name, relative to the lazy package.
        dots: The relative import prefix from the lazy package to the API's, less a dot.
    """
    found: dict[str, str] = {}
    for name, module in where.items():
        full = f"{package}{module}.{name}".lstrip(".")
        custom = "" if module.startswith("..") else code.module_for(full)
        found[name] = f"{dots}{custom}" if custom else module
    return found


def generated_names(plan: ApiPlan) -> dict[str, bool]:
    """Return what `custom/` may have classes for: whether it is a class, by full name."""
    found = {f"client.{each}{plan.client.name}": True for each in ("", "Async")}
    for resource in plan.tree.every:
        found |= {f"resources.{each}": True for each in _classes(resource)}
    names = plan.context.speller.names
    for direction in (names.response, names.request):
        for key, name in direction.items():
            declared = plan.api.declarations[key]
            full = f"types.{names.modules[name]}.{name}"
            found[full] = not isinstance(declared, Alias)
    return found


def report_custom(plan: ApiPlan, report: Report) -> None:
    """Report the classes in `custom/` that fit nothing."""
    if not plan.custom.classes:
        return
    views = (
        f"resources.{each}{view.suffix}"
        for resource in plan.tree.every
        for each in _classes(resource)
        for view in RESPONSE_VIEWS
    )
    types = plan.context.speller.names.modules
    unknown = plan.context.naming.unknown
    others = {
        *views,
        *(f"types.{each}" for each in EXPORTED),
        *(f"types.{types[name]}.{name}" for name in unknown.values() if name in types),
    }
    report_faults(plan.custom, generated_names(plan), others, report)


def _replaced(plan: ApiPlan) -> Iterator[str]:
    """Yield the generated classes that those of `custom/` take the place of."""
    if plan.custom.classes:
        yield from replaced(plan.custom, generated_names(plan))


def _classes(resource: Resource) -> Iterator[str]:
    for prefix in ("", "Async"):
        yield f"{resource.module}.{prefix}{resource.class_name}"


def custom_lines(plan: ApiPlan) -> Iterator[tuple[str, str]]:
    """Yield each file of `custom/` that replaces something, with what that is."""
    found: dict[str, list[str]] = {}
    paths = _paths(plan)
    for full in _replaced(plan):
        own = plan.custom.replacing(full)
        if own is not None:
            part, _, rest = full.partition(".")
            name = rest.rpartition(".")[2]
            shown = name or rest if part == "client" else f"{part}.{name}"
            hidden = _hidden(plan, own, full, paths)
            shown += f" (with {', '.join(hidden)} of its own)" if hidden else ""
            found.setdefault(own.file, []).append(shown)
    yield from ((file, ", ".join(names)) for file, names in sorted(found.items()))


def _hidden(
    plan: ApiPlan, own: CustomClass, full: str, paths: Mapping[str, str]
) -> list[str]:
    """Return the API's methods that a class has methods of its own in place of."""
    given = {each.name for each in own.members}
    split = (path.rpartition(".") for path, _ in plan.planned.values())
    there = {name for place, _, name in split if place == paths.get(full)}
    return sorted(given & there)


def _paths(plan: ApiPlan) -> dict[str, str]:
    """Return the path of each client and resource, by the full name of its class."""
    names = {f"client.{each}{plan.client.name}": "" for each in ("", "Async")}
    for resource in plan.tree.every:
        path = ".".join(resource.path)
        names |= {f"resources.{each}": path for each in _classes(resource)}
    return names


def custom_entries(plan: ApiPlan, dotted: str) -> Iterator[Entry]:
    """Yield an entry for each class in place of a generated one, and for its members.

    Args:
        plan: The API.
        dotted: What stands before its names.
    """
    names = _paths(plan)
    for full in _replaced(plan):
        own = plan.custom.replacing(full)
        if own is not None:
            short = f"types.{full.rpartition('.')[2]}" if full not in names else ""
            yield from _entries(plan, own, full, f"{dotted}{short or names[full]}")


def _entries(plan: ApiPlan, own: CustomClass, full: str, name: str) -> Iterable[Entry]:
    file = f"{plan.folder}/{own.file}"
    prefix = f"{name}." if name and not name.endswith(".") else name
    yield Entry(
        name=name.rstrip(".") or own.name,
        kind="class",
        pointer="",
        rule=f"{own.name} of {own.file}, in the place of {full}",
        file=file,
        line=own.line,
    )
    for each in own.members:
        yield Entry(
            name=f"{prefix}{each.name}",
            kind="method" if each.is_method else "attribute",
            pointer="",
            rule=f"{own.name} of {own.file}",
            file=file,
            line=each.line,
        )
