"""What tells an operation from another one that has a better right to their name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.ir import ListOf, Record
from sdkwright.refine.naming.answers import gives_bare_list
from sdkwright.refine.naming.ids import id_words, named_by_id
from sdkwright.refine.naming.paths import Kind, Token, tokens
from sdkwright.refine.naming.verbs import ASKED, CREATES, DELETES, READS, UPDATES
from sdkwright.refine.operations import holds_lists, is_plural, resolved, split

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sdkwright.refine.naming.survey import Route, Survey


def others(survey: Survey, route: Route, group: Sequence[Token]) -> tuple[str, ...]:
    """Return names for an operation whose plain one is taken, best first.

    What begins with `+` goes behind the plain name.
    """
    return tuple(_others(survey, route, group))


def _others(survey: Survey, route: Route, group: Sequence[Token]) -> Iterator[str]:
    if route.key in survey.versioned:
        path = tokens(route.operation.path)
        versions = [each.text for each in path if each.kind is Kind.VERSION]
        yield from (
            f"+ {each}" for each in versions[:1] or _first_version(survey, route)
        )
    owner = _owner(survey, route)
    if owner:
        yield f"+ for {owner}"
    posted_too = not route.suffix and _is_posted_too(survey, route)
    if posted_too and not {*id_words(route.operation)} - {
        *route.tokens[-1].words,
        "get",
    }:
        yield "+ by query"
    if route.operation.method == "HEAD" and route.tokens[-1].kind is Kind.WORD:
        yield f"+ {_without_key(survey, route, group)}"
    yield from named_by_id(route.operation, [w for each in group for w in each.stems])
    if posted_too:
        yield "+ by query"
    yield from _of_form(route)
    keys = [each for each in route.tokens if each.kind is Kind.PARAMETER]
    ends = route.tokens[-1].kind if route.tokens else None
    reads = route.operation.method == "GET"
    if keys and ends is Kind.WORD and not reads and _is_about_many(survey, route):
        yield "+ many"
    if keys and keys[-1].words and not route.suffix:
        yield f"+ by {' '.join(_key_words(keys[-1], group))}"
    if not keys:
        yield from _by_summary(route)
        yield f"+ {_without_key(survey, route, group)}"


def _of_form(route: Route) -> Iterator[str]:
    """Yield what a GET is called whose path is that of a change: `/pets/create`.

    It makes nothing, and has what somebody needs who wants to.
    """
    last = route.tokens[-1] if route.tokens else None
    if last is None or last.kind is not Kind.WORD or route.operation.method != "GET":
        return
    if last.words[0] in (CREATES | UPDATES) - READS and not route.suffix:
        yield f"get {' '.join(last.words)}"


def _owner(survey: Survey, route: Route) -> str:
    """Return whose things a call is about, if another is about those of all.

    The `certificate` of `/certificates/{id}/actions`, beside `/certificates/actions`.
    """
    path = route.tokens
    for place in range(1, len(path) - 1):
        owner = path[place - 1]
        kinds = [each.kind for each in path[place - 1 : place + 2]]
        if kinds != [Kind.WORD, Kind.PARAMETER, Kind.WORD]:
            continue
        key = (route.operation.method, *(each.key for each in path[:place]))
        rest = (*(each.key for each in path[place + 1 :]), *route.suffix)
        if (*key, *rest, *route.fragment) in survey.keys:
            return " ".join(owner.stems)
    return ""


def _is_posted_too(survey: Survey, route: Route) -> bool:
    """Whether what is asked with a GET can be asked with a POST as well."""
    last = route.tokens[-1] if route.tokens else None
    if last is None or last.kind is not Kind.WORD or last.words[0] not in ASKED:
        return False
    return route.operation.method == "GET" and ("POST", *route.key[1:]) in survey.keys


def _by_summary(route: Route) -> Iterator[str]:
    """Yield what a summary says at its end: `Start a volume's action by volume name`."""
    docs = route.operation.docs
    # Other words decide nothing: an edit of them leaves all names as they are.
    if not any(docs.mentions(each, title=True) for each in ("by", "By", "BY")):
        return
    words = split(docs.summary)
    if "by" not in words[-3:-1]:
        return
    place = len(words) - 1 - words[::-1].index("by")
    own = {stem for each in route.tokens for stem in each.stems}
    left = [each for each in words[place + 1 :] if each not in own]
    if left:
        yield f"+ by {' '.join(left)}"


def _first_version(survey: Survey, route: Route) -> tuple[str, ...]:
    """Return the version of a path without any, beside `/v2/templates`: the first.

    Beside `/v1/templates` it is that there is none: nothing else tells the two apart.
    """
    return ("unversioned",) if "v1" in survey.versioned[route.key] else ("v1",)


def _without_key(survey: Survey, route: Route, group: Sequence[Token]) -> str:
    """Return what tells a call for which no item is named from one with an item."""
    last = route.tokens[-1].words if route.tokens else ()
    if route.operation.method in {"GET", "DELETE"}:
        return "all"
    if route.operation.method == "HEAD":  # beside the GET that is called like the path
        return "all" if group and group[-1].words == last else "head"
    if _is_about_many(survey, route):
        return "many"
    if len(last) < 2:
        return "any"
    return "many" if is_plural(last[-1]) else "one"


def _is_about_many(survey: Survey, route: Route) -> bool:
    """Whether a call gets a list or gives one; one that deletes may hold it in an object."""
    declarations = survey.api.declarations
    operation = route.operation
    if gives_bare_list(operation, declarations):
        return True
    for content in operation.body.contents if operation.body is not None else ():
        plain = resolved(content.type, declarations)
        if isinstance(plain, ListOf):
            return True
        inside = isinstance(plain, Record) and holds_lists(plain, declarations)
        if inside and route.tokens and route.tokens[-1].words[0] in DELETES:
            return True
    return False


def _key_words(key: Token, group: Sequence[Token]) -> tuple[str, ...]:
    """Return a key's words without its resource's: the `webhook_token` of `webhooks`."""
    size = len(group[-1].stems) if group else 0
    rest = key.words[size:]
    if size and key.stems[:size] == group[-1].stems and rest not in {(), ("id",)}:
        return rest
    return key.words
