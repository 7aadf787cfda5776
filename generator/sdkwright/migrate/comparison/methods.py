"""An old method against ours of the same request: name, arguments, positions, result."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import field
from typing import TYPE_CHECKING, Final

from sdkwright.frozen import dataclass, replace
from sdkwright.migrate.comparison.differences import Aspect, Difference, Mend
from sdkwright.migrate.comparison.results import ResultFacts, result_differences

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sdkwright.migrate.surfaces import OldArgument, OldMethod, Shape
    from sdkwright.migrate.wanted import Setting
    from sdkwright.surface import Member, Method

_STREAM: Final = re.compile(r"\b\w*Stream\w*\[")
_VARIABLE: Final = re.compile(r"\{([^{}]*)\}")
# Options of a call that every method has here, under the same name.
_OPTIONS: Final = frozenset(
    {"timeout", "max_retries", "idempotency_key", "extra_headers", "extra_query",
     "extra_body", "media_type", "stream"}
)  # fmt: skip
_BODY: Final = frozenset({"body", "payload"})
_REQUEST: Final = "request"
_PLACES: Final = frozenset({"path", "query", "header", "body"})
# Old names that say where an argument goes, as another one is called the same.
_PLACED: Final = re.compile(
    r"(?:(?P<front>path|query|header|body)_)?(?P<name>\w+?)"
    r"(?:_(?P<end>path|query|header|param|parameter)(?:_parameter)?)?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Positions:
    """Which arguments are positional: `last`, `all` or `none`, and exceptions by method.

    They count for surfaces that do not say it themselves.

    `streams` is the argument that asks for a stream, by endpoint, where it is not `stream`.
    """

    general: str = "last"
    operations: Mapping[str, str | tuple[str, ...]]
    streams: Mapping[str, str] = field(default_factory=dict[str, str])

    def of(self, method: Method) -> list[str]:
        """Return the names of the arguments that may be given by position."""
        if method.arguments and all(e.positional is not None for e in method.arguments):
            return [each.name for each in method.arguments if each.positional]
        own = self.operations.get(method.path, self.general)
        if not isinstance(own, str):
            names = {each.wire: each.name for each in method.arguments}
            return [names.get(each.rpartition(":")[2], each) for each in own]
        by_wire = {e.wire: e.name for e in method.arguments if e.location == "path"}
        order = [by_wire[w] for w in _VARIABLE.findall(method.route) if w in by_wire]
        order += [each for each in by_wire.values() if each not in order]
        return order if own == "all" else order[-1:] if own == "last" else []


def method_differences(
    old: OldMethod,
    new: Method,
    positions: Positions,
    shape: Shape,
    facts: ResultFacts | None = None,
) -> Iterator[Difference]:
    """Yield what differs between an old method and ours of the same request.

    Args:
        old: The old method.
        new: Ours.
        positions: Which of our arguments are positional.
        shape: Whose form the old package has.
        facts: What else is known about what they return.
    """
    key = f"{new.verb} {new.route}"
    if new.path != old.name:
        mend = Mend(table=("names",), key=key, value=old.name)
        yield Difference(
            aspect=Aspect.NAME,
            name=old.name,
            text=f"is called `{new.path}`",
            mends=(mend,),
        )
    asked = positions.streams.get(key, "stream")
    if old.request:
        yield from _held(old, new, key, asked)
    else:
        yield from _arguments(old, new, key, asked)
    yield from _positions(old, new, positions, key)
    yield from result_differences(old, new, key, shape, facts or ResultFacts())


def breaks_calls(differences: Sequence[Difference]) -> bool:
    """Whether some call that was right is wrong now."""
    calls = {Aspect.METHOD, Aspect.NAME, Aspect.ARGUMENT, Aspect.POSITION}
    return any(each.aspect in calls for each in differences)


def _held(old: OldMethod, new: Method, key: str, asked: str) -> Iterator[Difference]:
    """Yield what differs where one object held all arguments.

    That is whether ours takes it, and what its members are called.
    """
    names = {each.name for each in new.arguments}
    if not any(each.location == _REQUEST for each in new.arguments):
        mend = Mend(table=("operations", key), key=_REQUEST, value=old.request)
        yield _argument(old, f"takes no `{_REQUEST}`", (mend,))
    members = tuple(
        (
            each
            if each.name in names
            else (
                replace(each, name=f"{each.name}_")
                if f"{each.name}_" in names
                else each
            )
        )
        for each in old.members
    )
    own = tuple(each for each in new.arguments if each.location != _REQUEST)
    yield from _arguments(
        replace(old, arguments=members), replace(new, arguments=own), key, asked
    )


def _arguments(
    old: OldMethod, new: Method, key: str, asked: str
) -> Iterator[Difference]:
    before = {each.name: each for each in old.arguments}
    after = {each.name: each for each in new.arguments}
    streams = {asked} if new.stream and new.result else set[str]()
    lost = [e for n, e in before.items() if n not in after and n not in streams]
    free = [e for n, e in after.items() if n not in before]
    pairs = {**dict(_by_place(old, new)), **dict(_pairs(lost, free))}
    body = [e for e in new.arguments if e.location in _BODY]
    apart = any(each.name in before for each in body)
    whole = None if apart else _whole_body(lost, free, pairs)
    if _is_whole(free) and len(lost) > 1:
        yield from _other_media(old, new)
    if whole is not None:
        mend = Mend(table=("operations", key), key="body", value=whole.name)
        yield _argument(old, f"takes no `{whole.name}`, the whole body", (mend,))
        lost = [each for each in lost if each is not whole]
        free = [each for each in free if each.location not in _BODY]
    for each in lost:
        match = pairs.get(each.name)
        if match is not None:
            yield _renamed(old, each.name, match, after, key)
        elif each.name not in _OPTIONS or each.name == "stream":
            mends = _asking(old, new, each, key)
            yield _argument(old, f"takes no `{each.name}`", mends)
    matched = {each.name for each in pairs.values()}
    given = any(n in before and e.location == "payload" for n, e in after.items())
    for member in free:
        if given and member.location == "body":
            continue  # the whole body is there in place of its fields
        if member.required and not member.of_first and member.name not in matched:
            yield _argument(old, f"needs `{member.name}`", ())
    for name, argument in before.items():
        here = after.get(name)
        needed = here is not None and here.required and not here.of_first
        if needed and not argument.required:
            yield _argument(old, f"needs `{name}`, which might be omitted", ())


def _renamed(
    old: OldMethod, name: str, match: Member, after: Mapping[str, Member], key: str
) -> Difference:
    """Return that an argument has another name here, with what gives it the old one.

    Of a parameter and a field of the body with one name, the old name of the one may be the
    name that the other has here: then both are told.
    """
    text = f"calls `{name}` `{match.name}`"
    if name == "idempotency_key" and match.location == "header":
        once = Mend(
            table=("operations", key), key="idempotency_header", value=match.wire
        )
        return _argument(old, text, (once,))
    if name in _OPTIONS and name != "stream":
        return _argument(old, f"{text}: `{name}` is an option of each call", ())
    member = _elsewhere(name, match, after)
    given = [(match, name)]
    if member is not None:
        text = f"calls `{name}` `{member.name}`, and `{member.name}` `{match.name}`"
        given = [(member, name), (match, member.name)]
    table = ("operations", key, "arguments")
    mends = tuple(
        Mend(table=table, key=f"{each.location}:{each.wire}", value=value)
        for each, value in given
    )
    return _argument(old, text, mends)


def _elsewhere(name: str, match: Member, after: Mapping[str, Member]) -> Member | None:
    """Return the argument that an old name says the place of, where that is not `match`."""
    found = _PLACED.fullmatch(name)
    if found is None:
        return None
    said = found["front"] or found["end"]
    for member in after.values():
        same = _folded(member.wire) == _folded(match.wire) == _folded(found["name"])
        placed = (
            member.location == said if said in _PLACES else member.location != "body"
        )
        if same and placed and member is not match and match.location != said:
            return member
    return None


def _asking(
    old: OldMethod, new: Method, argument: OldArgument, key: str
) -> tuple[Mend, ...]:
    """Return what makes an old argument ask for a stream, if it did."""
    chosen = "Literal[True]" in argument.type or "Literal[False]" in argument.type
    flag = chosen or ("bool" in argument.type and "stream" in argument.name)
    if not (flag and new.stream and new.result and _STREAM.search(old.returns)):
        return ()
    table = ("operations", key, "stream")
    return (Mend(table=table, key="argument", value=argument.name),)


def _argument(old: OldMethod, text: str, mends: tuple[Mend, ...]) -> Difference:
    return Difference(aspect=Aspect.ARGUMENT, name=old.name, text=text, mends=mends)


def _pairs(
    lost: Sequence[OldArgument], free: Sequence[Member]
) -> Iterator[tuple[str, Member]]:
    """Yield old names, each with our argument that is the same under another name."""
    left = list(free)
    for each in lost:
        for member in left:
            if member.location != "payload" and _same(each.name, member):
                left.remove(member)
                yield each.name, member
                break


def _by_place(old: OldMethod, new: Method) -> Iterator[tuple[str, Member]]:
    """Yield positional arguments whose variable of the path has another name here.

    An old path has the old names, each at its place. Positional arguments stand in the order
    of the path; where there are as many of them as variables, those at the same place are
    the same.
    """
    before = [each for each in old.arguments if each.positional]
    by_wire = {e.wire: e for e in new.arguments if e.location == "path"}
    after = [by_wire[w] for w in _VARIABLE.findall(new.route) if w in by_wire]
    names = {each.name for each in new.arguments}
    own = {each.name for each in old.arguments}
    variables = _VARIABLE.findall(old.paths[0] if old.paths else "")
    if len(variables) == len(after) and own.issuperset(variables):
        for name, member in zip(variables, after, strict=True):
            if name not in names:
                yield name, member
        return
    if len(before) == 1:
        after = after[-1:]
    if len(before) == len(after):
        for each, member in zip(before, after, strict=True):
            if each.name not in names:
                yield each.name, member


def _same(name: str, member: Member) -> bool:
    """Whether an old name is one of ours: underscores, casing and a place do not count."""
    wanted = {_folded(member.wire), _folded(member.name)}
    if member.location == "header":
        wanted.add(_folded(re.sub(r"^[Xx]-", "", member.wire)))
    names = {_folded(name)}
    plain = name.removesuffix("_parameter")
    for end in ("_param", "_query", "_path", "_header", "_parameter"):
        names.add(_folded(name.removesuffix(end)))
        names.add(_folded(plain.removesuffix(end)))
    for front in ("body_", "path_", "query_", "x_", "header_"):
        names.add(_folded(name.removeprefix(front)))
    return bool(names & wanted)


def _folded(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _whole_body(
    lost: Sequence[OldArgument],
    free: Sequence[Member],
    pairs: Mapping[str, Member],
) -> OldArgument | None:
    """Return the old argument that was the whole body, where ours has another name or form."""
    body = [each for each in free if each.location in _BODY]
    left = [e for e in lost if e.name not in pairs and e.name not in _OPTIONS]
    if len(left) == 1 and body and not any(e in body for e in pairs.values()):
        return left[0]
    return None


def _is_whole(free: Sequence[Member]) -> bool:
    """Whether ours takes but the whole body."""
    return any(each.location == "payload" and each.required for each in free)


def _other_media(old: OldMethod, new: Method) -> Iterator[Difference]:
    """Yield the removal of media types for whose sake the body is one argument."""
    others = [each for each in new.media if "json" not in each]
    if not others or len(others) == len(new.media):
        return
    path = new.route.replace("'", "\\'")
    content = f"$.paths['{path}'].{new.verb.lower()}.requestBody.content"
    mends = tuple(
        Mend(table=("overlay",), key=f"{content}['{each}']", value="remove")
        for each in others
    )
    yield _argument(old, "takes the whole body, and not its fields", mends)


def _positions(
    old: OldMethod, new: Method, positions: Positions, key: str
) -> Iterator[Difference]:
    before = [each.name for each in old.arguments if each.positional]
    after = positions.of(new)
    if after[: len(before)] == before:
        return
    counts = Counter(each.wire for each in new.arguments)
    wires = {
        each.name: (
            each.wire if counts[each.wire] == 1 else f"{each.location}:{each.wire}"
        )
        for each in new.arguments
    }
    value: Setting = [wires.get(each, each) for each in before]
    mend = Mend(table=("operations", key), key="positional", value=value)
    text = f"takes by position {_listed(after)}, not {_listed(before)}"
    yield Difference(aspect=Aspect.POSITION, name=old.name, text=text, mends=(mend,))


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"`{each}`" for each in names) or "nothing"
