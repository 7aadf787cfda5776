"""Compares two methods: what callers pass, what comes back, what is sent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sdkwright.frozen import replace
from sdkwright.surface.findings import Impact
from sdkwright.surface.values import given_changes, paired, received_type

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sdkwright.surface.records import Member, Method
    from sdkwright.surface.terms import Checker
    from sdkwright.surface.values import Change


_VARIABLE: Final = re.compile(r"\{[^{}]*\}")


def shape(verb: str, route: str) -> tuple[str, str]:
    """Return what identifies a request: what variables are called does not count."""
    return verb, _VARIABLE.sub("{}", route)


def method_changes(
    old: Method,
    new: Method,
    routes: Mapping[tuple[str, str], Method],
    checker: Checker,
) -> Iterator[Change]:
    """Yield what differs between two methods.

    Args:
        old: The method before.
        new: The method now.
        routes: The new methods by the shape of their requests.
        checker: Knows the types that the new package has.
    """
    yield from _route(old, new, routes)
    before = _same_variables(old, new)
    yield from given_changes(before, new.arguments, "argument", checker)
    yield from _positions(old, new, checker)
    yield from _results(old, new, checker)
    yield from _media(old, new)
    yield from _responses(old, new)
    yield from _security(old, new)
    if new.deprecated and not old.deprecated:
        yield Impact.WORDS, "method-deprecated", "", "is deprecated"
    elif old.deprecated and not new.deprecated:
        yield Impact.WORDS, "method-reinstated", "", "is no longer deprecated"


def _route(
    old: Method, new: Method, routes: Mapping[tuple[str, str], Method]
) -> Iterator[Change]:
    before, after = (old.verb, old.route), (new.verb, new.route)
    if shape(*before) == shape(*after):
        return
    asked = f"asks {new.verb} {new.route}, not {old.verb} {old.route}"
    if shape(*before) in routes:
        other = routes[shape(*before)].path
        text = f"{asked}; what it was is called `{other}` now"
        yield Impact.CALL, "method-swapped", "", text
    else:
        yield Impact.WORDS, "method-moved", "", asked


def _same_variables(old: Method, new: Method) -> tuple[Member, ...]:
    """Return the old arguments, where a path variable has the wire name it has now."""
    if old.route == new.route or shape("", old.route) != shape("", new.route):
        return old.arguments
    pairs = zip(_VARIABLE.findall(old.route), _VARIABLE.findall(new.route), strict=True)
    wires = {before[1:-1]: after[1:-1] for before, after in pairs}
    return tuple(
        (
            replace(each, wire=wires.get(each.wire, each.wire))
            if each.location == "path"
            else each
        )
        for each in old.arguments
    )


def _positions(old: Method, new: Method, checker: Checker) -> Iterator[Change]:
    """Yield what hits callers that give arguments by position.

    A renamed argument keeps its place; that its name is another one is said elsewhere.
    """
    pairs = dict[str, str]()
    for one, other in paired(old.arguments, new.arguments):
        if one is not None and other is not None:
            pairs[one.name] = other.now or other.name
    known = all(
        each.positional is not None for each in (*old.arguments, *new.arguments)
    )
    before = [each for each in _placed(old, known=known) if each.name in pairs]
    after = _placed(new, known=known)
    kept = [pairs[each.name] for each in before]
    names = [each.name for each in after]
    if kept == names[: len(kept)]:
        for each in after[len(kept) :]:
            if known and each.name in pairs.values():
                text = "may be given by position"
                yield Impact.NEW, "argument-positional", each.name, text
        return
    lost = [each.name for each in before if pairs[each.name] not in names]
    for name in lost:
        yield Impact.CODE, "argument-keyword-only", name, "can be passed by name only"
    if not lost:
        text = f"the order of positional arguments is now {', '.join(names)}"
        fits = all(
            checker.fits(one.type, other.type)
            for one, other in zip(before, after, strict=False)
        )
        yield Impact.CALL if fits else Impact.CODE, "argument-order", "", text


def _placed(method: Method, *, known: bool) -> list[Member]:
    """Return the arguments that may be given by position, in their order.

    Where nobody wrote down which ones these are, path parameters are taken for them.
    """
    return [
        each
        for each in method.arguments
        if (each.positional if known else each.location == "path")
    ]


def _results(old: Method, new: Method, checker: Checker) -> Iterator[Change]:
    if old.result == "None" and new.result not in {"", "None", "BinaryResponse"}:
        # Nobody holds what was nothing; a download would have to be closed.
        yield Impact.NEW, "result-added", "", f"returns {new.result}, no longer nothing"
    elif old.result and new.result:
        for impact, code, text in received_type(old.result, new.result, checker):
            yield impact, f"result-{code}", "", f"returns {text}"
    elif old.result:
        yield Impact.CODE, "result-removed", "", "only streams now"
    elif new.result:
        yield Impact.CODE, "result-type", "", f"no longer only streams: {new.result}"
    if old.stream and not new.stream:
        yield Impact.CODE, "stream-removed", "", "no longer streams"
    elif new.stream and not old.stream:
        yield Impact.NEW, "stream-added", "", f"can stream: {new.stream}"
    elif old.stream != new.stream:
        for impact, code, text in received_type(old.stream, new.stream, checker):
            yield impact, f"stream-{code}", "", f"streams {text}"


def _media(old: Method, new: Method) -> Iterator[Change]:
    for each in sorted({*old.media} - {*new.media}):
        yield Impact.SERVER, "media-removed", "", f"no longer takes {each}"
    for each in sorted({*new.media} - {*old.media}):
        yield Impact.NEW, "media-added", "", f"takes {each}"


def _responses(old: Method, new: Method) -> Iterator[Change]:
    kept = {media for status, media in new.responses if _is_success(status)}
    for status, media in sorted({*old.responses} - {*new.responses}):
        # Which success it was matters to few; how it was written matters to all.
        lost = _is_success(status) and media not in kept
        impact = Impact.CALL if lost else Impact.WORDS
        text = f"no longer responds with {_said(status, media)}"
        yield impact, "response-removed", "", text
    for status, media in sorted({*new.responses} - {*old.responses}):
        yield Impact.NEW, "response-added", "", f"may respond with {_said(status, media)}"


def _is_success(status: str) -> bool:
    return status.startswith("2") or status == "default"


def _said(status: str, media: str) -> str:
    return f"{status} ({media})" if media else status


def _security(old: Method, new: Method) -> Iterator[Change]:
    """Yield whether credentials that were enough are not enough any more."""
    if old.security == new.security:
        return
    before, after = _alternatives(old.security), _alternatives(new.security)
    text = f"needs {new.security or 'no credentials'}, not {old.security or 'none'}"
    if all(any(each <= one for each in after) for one in before):
        yield Impact.NEW, "security-wider", "", text
    else:
        yield Impact.CALL, "security-narrower", "", text


def _alternatives(text: str) -> list[frozenset[str]]:
    return [
        frozenset(name.strip() for name in each.split("&") if name.strip())
        for each in text.split("|")
    ]
