"""Whether classes of one's own fit the generated ones that they are called like."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from sdkwright.custom.records import CustomClass, CustomCode
    from sdkwright.diagnostics import Report

_CODE: Final = "custom-class"
# What is generated, and may be derived from, by the first part of its name.
_PARTS: Final = frozenset({"client", "resources", "types"})


def replaced(code: CustomCode, generated: Mapping[str, bool]) -> Iterator[str]:
    """Yield the generated classes that others take the place of, by full name."""
    yield from (each for each in generated if code.replacing(each) is not None)


def report_faults(
    code: CustomCode,
    generated: Mapping[str, bool],
    others: Collection[str],
    report: Report,
) -> None:
    """Report an error for each class that takes no place, though it seems meant to.

    Args:
        code: The classes.
        generated: What is generated, by full name: whether it is a class.
        others: What else may be derived from, by full name.
        report: Receives the errors.
    """
    by_name: dict[str, list[str]] = {}
    for full in generated:
        by_name.setdefault(full.rpartition(".")[2], []).append(full)
    seen: dict[str, CustomClass] = {}
    for each in code.classes:
        fault = (
            _gone(each, {*generated, *others}, by_name)
            or _unfit(each, generated, by_name)
            or _second(each, generated, seen)
        )
        if fault:
            message, help = fault
            report.add(
                Severity.ERROR,
                _CODE,
                f"{each.file}: {message}",
                help=help,
                file=each.path,
                position=(each.line, 1),
            )


def _gone(
    own: CustomClass, there: Collection[str], by_name: Mapping[str, list[str]]
) -> tuple[str, str] | None:
    """Return what is wrong with a base that the package does not have."""
    for base in sorted(own.bases):
        part, _, rest = base.partition(".")
        if part not in _PARTS or base in there or not rest:
            continue
        name = base.rpartition(".")[2]
        others = by_name.get(name, [])
        if base.count(".") == 1 and part != "client":
            right = next((each for each in others if each.startswith(f"{part}.")), "")
            if right and own.name != name:
                continue  # any class may derive from what the package hands out
            if right:
                message = (
                    f"`{name}` derives from {base}, which is this very class once it "
                    "takes the generated one's place."
                )
                return message, f"Derive it from {right}."
        help = f"Is {others[0]} meant? " if others else ""
        message = (
            f"`{own.name}` derives from {base}, which the package does not have: it "
            "hides nothing."
        )
        return message, f"{help}Derive it from what is there now, or delete it."
    return None


def _unfit(
    own: CustomClass, generated: Mapping[str, bool], by_name: Mapping[str, list[str]]
) -> tuple[str, str] | None:
    """Return what is wrong with a class that has a generated name."""
    named = by_name.get(own.name, [])
    if not named:
        return None
    derived = [each for each in named if each in own.bases]
    classes = [each for each in named if generated[each]]
    if not classes:
        message = (
            f"`{own.name}` has the name of {named[0]}, which is a name for other types "
            "and no class: nothing can take its place."
        )
        return message, "Give it another name."
    if derived:
        return None
    return (
        f"`{own.name}` has the name of {classes[0]} and does not derive from it.",
        f"Derive it from {classes[0]} to take its place, or give it another name.",
    )


def _second(
    own: CustomClass, generated: Mapping[str, bool], seen: dict[str, CustomClass]
) -> tuple[str, str] | None:
    """Return what is wrong with a second class for one place."""
    for base in sorted(own.bases):
        if base not in generated or base.rpartition(".")[2] != own.name:
            continue
        first = seen.setdefault(base, own)
        if first is not own:
            message = (
                f"`{own.name}` would take the place of {base}, which `{first.name}` in "
                f"{first.file} takes already."
            )
            return message, "Keep one; it may derive from the other under another name."
    return None
