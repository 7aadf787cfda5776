"""Compares arguments and fields: requests may take more, responses may say less.

An annotation of the old package is judged with the names of the new one, because that is
what users' code refers to after the update.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.surface.findings import Impact
from sdkwright.surface.limits import changed_limits
from sdkwright.surface.terms import Term, parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import TypeAlias

    from sdkwright.surface.records import Limit, Member
    from sdkwright.surface.terms import Checker

    Change: TypeAlias = tuple[Impact, str, str, str]
    """Whom it hits, the kind of change, the member (empty for the whole), and a text."""

_MOST_SHOWN = 90


def paired(
    old: Sequence[Member], new: Sequence[Member]
) -> Iterator[tuple[Member | None, Member | None]]:
    """Yield members of both sides by name; one whose wire name stayed was renamed.

    An earlier name that stays is what users of the old name have; one that both sides have
    is no change.
    """
    news = {each.name: each for each in new}
    names = {each.name for each in old}
    by_wire = {
        (each.location, each.wire): each
        for each in new
        if each.name not in names and not each.now
    }
    renamed: set[str] = set()
    for each in old:
        if each.now and each.name in news:
            continue
        other = news.get(each.name) or by_wire.get((each.location, each.wire))
        if other is not None and other.name != each.name:
            renamed.add(other.name)
        if other is not None and other.now:
            renamed.add(other.now)
        yield each, other
    for each in new:
        if each.name not in names and each.name not in renamed and not each.now:
            yield None, each


def given_changes(
    old: Sequence[Member], new: Sequence[Member], word: str, checker: Checker
) -> Iterator[Change]:
    """Yield the changes of what callers give: arguments, or keys of a TypedDict."""
    for before, after in paired(old, new):
        if before is None and after is not None:
            yield _added(after, word)
        elif before is not None and after is None:
            yield Impact.CODE, f"{word}-removed", before.name, "was removed"
        elif before is not None and after is not None:
            yield from _given(before, after, word, checker)


def _added(after: Member, word: str) -> Change:
    if after.required:
        return Impact.CODE, f"{word}-added-required", after.name, "is new and required"
    return Impact.NEW, f"{word}-added", after.name, "is new"


def _given(old: Member, new: Member, word: str, checker: Checker) -> Iterator[Change]:
    name = old.name
    if new.name != name:
        yield Impact.CODE, f"{word}-renamed", name, f"is now called `{new.name}`"
    if new.now:
        text = f"is now called `{new.now}`; the old name still works"
        yield Impact.NEW, f"{word}-renamed", name, text
    if new.required and not old.required:
        yield Impact.CODE, f"{word}-required", name, "is required now"
    elif old.required and not new.required:
        yield Impact.NEW, f"{word}-optional", name, "may be left out now"
    for impact, code, text in given_type(old.type, new.type, checker):
        yield impact, f"{word}-{code}", name, text
    if old.default != new.default:
        text = f"the server's default {_show(old.default)} -> {_show(new.default)}"
        yield Impact.CALL, f"{word}-default", name, text
    yield from _limit_changes(old.limits, new.limits, word, name, given=True)
    yield from _deprecation(old, new, word)


def given_type(
    old: str, new: str, checker: Checker
) -> Iterator[tuple[Impact, str, str]]:
    """Yield how the type of what callers give has changed: whom it hits, kind, text."""
    if old == new:
        return
    if not checker.fits(old, new):
        yield Impact.CODE, "type", _types(old, new, checker)
    elif not checker.fits(new, old) or checker.has_more(old, new):
        yield Impact.NEW, "type-wider", f"takes more: {_types(old, new, checker)}"


def received_type(
    old: str, new: str, checker: Checker
) -> Iterator[tuple[Impact, str, str]]:
    """Yield how the type of what comes back has changed: whom it hits, kind, text."""
    if old == new:
        return
    if not checker.reads(new, old):
        yield Impact.CODE, "type", _types(old, new, checker)
    elif not checker.fits(old, new):
        text = f"says more exactly what comes: {_types(old, new, checker)}"
        yield Impact.NEW, "type-narrower", text
    elif not checker.fits(new, old) or checker.has_more(old, new):
        yield Impact.NEW, "values-added", f"may be more: {_types(old, new, checker)}"


def received_changes(
    old: Sequence[Member], new: Sequence[Member], checker: Checker
) -> Iterator[Change]:
    """Yield the changes of what comes back: the fields of a model."""
    for before, after in paired(old, new):
        if before is None and after is not None:
            yield Impact.NEW, "field-added", after.name, "is new"
        elif before is not None and after is None:
            yield Impact.CODE, "field-removed", before.name, "was removed"
        elif before is not None and after is not None:
            yield from _received(before, after, checker)


def _received(old: Member, new: Member, checker: Checker) -> Iterator[Change]:
    name = old.name
    if new.name != name:
        yield Impact.CODE, "field-renamed", name, f"is now called `{new.name}`"
    for impact, code, text in received_type(old.type, new.type, checker):
        yield impact, f"field-{code}", name, text
    if old.required and not new.required and old.type == new.type:
        yield Impact.WORDS, "field-optional", name, "may be missing"
    if old.default != new.default:
        text = f"the server's default {_show(old.default)} -> {_show(new.default)}"
        yield Impact.WORDS, "field-default", name, text
    yield from _limit_changes(old.limits, new.limits, "field", name, given=False)
    yield from _deprecation(old, new, "field")


def _limit_changes(
    old: Mapping[str, Limit],
    new: Mapping[str, Limit],
    word: str,
    name: str,
    *,
    given: bool,
) -> Iterator[Change]:
    for _, narrower, text in changed_limits(old, new):
        kind = "narrower" if narrower else "wider"
        impact = Impact.WORDS
        if given:
            impact = Impact.SERVER if narrower else Impact.NEW
        yield impact, f"{word}-limits-{kind}", name, text


def limit_changes(
    old: Mapping[str, Limit], new: Mapping[str, Limit], *, given: bool
) -> Iterator[Change]:
    """Yield the changed limits of the values that an alias stands for."""
    yield from _limit_changes(old, new, "type", "", given=given)


def _deprecation(old: Member, new: Member, word: str) -> Iterator[Change]:
    if new.deprecated and not old.deprecated and not new.now:
        yield Impact.WORDS, f"{word}-deprecated", old.name, "is deprecated"
    elif old.deprecated and not new.deprecated:
        yield Impact.WORDS, f"{word}-reinstated", old.name, "is no longer deprecated"


def _show(default: str) -> str:
    return default or "none"


def _types(old: str, new: str, checker: Checker) -> str:
    """Say how a type changed: the values that came or went, else both types in full."""
    before, after = (checker.expanded(parse(each)) for each in (old, new))
    if _without_literals(before) == _without_literals(after):
        gone, more = (
            _literals(x) - _literals(y) for x, y in ((before, after), (after, before))
        )
        parts = [f"no longer {', '.join(sorted(gone))}"] if gone else []
        parts += [f"also {', '.join(sorted(more))}"] if more else []
        if parts:
            return _short("; ".join(parts))
    return f"{_short(old)} -> {_short(new)}"


def _literals(union: tuple[Term, ...]) -> frozenset[str]:
    return frozenset(text for each in union for _, text in each.values)


def _without_literals(union: tuple[Term, ...]) -> frozenset[Term]:
    return frozenset(each for each in union if not each.values)


def _short(text: str) -> str:
    return text if len(text) <= _MOST_SHOWN else f"{text[: _MOST_SHOWN - 1]}…"
