"""A whole old surface against ours: methods, types, errors, environment, exports."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from sdkwright.migrate.comparison.align import Aligner
from sdkwright.migrate.comparison.differences import (
    Aspect,
    Difference,
    Mend,
    Parity,
    alone,
)
from sdkwright.migrate.comparison.methods import breaks_calls, method_differences
from sdkwright.migrate.comparison.results import ResultFacts
from sdkwright.migrate.server_path import without_server_path
from sdkwright.migrate.surfaces import Shape, route

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sdkwright.migrate.comparison.arrangement import Arrangement
    from sdkwright.migrate.surfaces import OldMethod, OldSurface
    from sdkwright.surface import Method, Surface

_STREAM: Final = re.compile(r"\bStream\[([\w.]+)\]")
# Client arguments under another name here, or of another library.
_CLIENT: Final = frozenset(
    {"base_url", "timeout", "max_retries", "default_headers", "default_query",
     "http_client", "environment", "_strict_response_validation"}
)  # fmt: skip


def parity(old: OldSurface, new: Surface, arrangement: Arrangement) -> Parity:
    """Compare an old surface with ours.

    Args:
        old: The old package's.
        new: Ours.
        arrangement: What our surface does not say.
    """
    found, whole = Counter[Aspect](), Counter[Aspect]()
    differences: list[Difference] = []
    calls = 0
    by_route = _by_route(new)
    old, _ = without_server_path(old, by_route)
    aligner = Aligner(old, new)
    for method in old.methods:
        candidates = [each for r in method.routes for each in by_route.get(r, ())]
        whole[Aspect.METHOD] += 1
        if not candidates:
            differences.append(_absent(method))
            continue
        found[Aspect.METHOD] += 1
        same = next((e for e in candidates if e.path == method.name), candidates[0])
        aligner.method(method, same)
        facts = ResultFacts(event=_event(method, aligner, new), items=_items(same, new))
        places = arrangement.positions
        own = list(method_differences(method, same, places, old.shape, facts))
        if len(candidates) > 1:
            own = [alone(each) for each in own]
        differences += own
        calls += not breaks_calls(own)
        for aspect in (Aspect.NAME, Aspect.ARGUMENT, Aspect.POSITION, Aspect.RESULT):
            whole[aspect] += 1
            found[aspect] += not any(each.aspect is aspect for each in own)
    rest = (
        *map(_handwritten, old.handwritten),
        *_types(old, new, aligner, arrangement, found, whole),
        *_others(old, new, arrangement, found, whole),
    )
    return Parity(
        old=f"{old.package} ({old.shape.value})",
        new=new.module,
        differences=(*differences, *rest),
        found=dict(found),
        whole=dict(whole),
        calls=calls,
        methods=len(old.methods),
    )


def _by_route(new: Surface) -> dict[tuple[str, str], list[Method]]:
    found: dict[tuple[str, str], list[Method]] = {}
    for each in new.methods.values():
        found.setdefault((each.verb, route(each.route)), []).append(each)
    return found


def _event(method: OldMethod, aligner: Aligner, new: Surface) -> str:
    """Return the schema of an old stream's events as our document has it; may be empty."""
    found = _STREAM.search(method.returns)
    name = aligner.known(method.module, found[1]) if found is not None else ""
    type_ = new.types.get(name)
    pointer = type_.pointer if type_ is not None else ""
    return pointer if pointer.startswith("#/components/schemas/") else ""


def _items(method: Method, new: Surface) -> str | None:
    """Return where a response has its only list: a property, or empty for itself."""
    if method.result.startswith("list["):
        return ""
    found = new.types.get(method.result.removeprefix("types."))
    fields = found.fields if found is not None else ()
    lists = [each.wire for each in fields if each.type.startswith("list[")]
    return lists[0] if len(lists) == 1 else "data" if "data" in lists else None


def _handwritten(name: str) -> Difference:
    return Difference(
        aspect=Aspect.METHOD,
        name=name,
        text="sends no request of its own",
        handwritten=True,
    )


def _absent(method: OldMethod) -> Difference:
    return Difference(
        aspect=Aspect.METHOD,
        name=method.name,
        text=f"is gone: nothing asks {method.verb} {method.paths[0]}",
    )


def _types(
    old: OldSurface,
    new: Surface,
    aligner: Aligner,
    arrangement: Arrangement,
    found: Counter[Aspect],
    whole: Counter[Aspect],
) -> Iterator[Difference]:
    """Yield the names of types that are gone, each with an alias where ours is known."""
    known = {*new.types, *arrangement.types}
    placed = {*(("", name) for name in new.types), *arrangement.places}
    for package, name in _entries(old):
        aligner.same_name(package, name)
    ours = aligner.found()
    for package, name in _entries(old):
        place = package.partition(".")[2]
        whole[Aspect.TYPE] += 1
        found[Aspect.TYPE] += name in known
        if name in known and (place, name) in placed:
            continue
        key = old.resolved.get(f"{package}:{name}") or name
        match = ours.get(key) or (name if name in new.types else "")
        mends: tuple[Mend, ...] = ()
        if match and old.shape is Shape.STAINLESS:
            alias = f"{place}.{name}" if place else name
            mends = (Mend(table=("compat_types",), key=alias, value=match),)
        elif name in known:
            continue  # an alias that is made by rule, in its own place
        yield Difference(
            aspect=Aspect.TYPE,
            name=f"{package}.{name}",
            text=f"is `types.{match}`" if match else "is gone",
            mends=mends,
        )


def _entries(old: OldSurface) -> Iterator[tuple[str, str]]:
    for package, names in old.types.items():
        for name in names:
            yield package, name


def _others(
    old: OldSurface,
    new: Surface,
    arrangement: Arrangement,
    found: Counter[Aspect],
    whole: Counter[Aspect],
) -> Iterator[Difference]:
    """Yield differences of the client, its environment, the errors and the exports."""
    if old.client and new.client != old.client:
        mend = Mend(table=(), key="client", value=old.client)
        yield Difference(
            aspect=Aspect.CLIENT,
            name=old.client,
            text=f"is called `{new.client}`",
            mends=(mend,),
        )
    arguments = {*new.options, *_CLIENT, *arrangement.client}
    for each in old.options:
        whole[Aspect.CLIENT] += 1
        if each.name in arguments:
            found[Aspect.CLIENT] += 1
        else:
            yield Difference(
                aspect=Aspect.CLIENT,
                name=f"{old.client}(…)",
                text=f"takes no `{each.name}`",
            )
    variables = {each.env for each in new.options.values()} | arrangement.env
    for aspect, names, ours in (
        (Aspect.ENVIRONMENT, old.env, variables),
        (Aspect.ERROR, old.errors, arrangement.errors),
        (Aspect.EXPORT, old.exports, arrangement.exports),
    ):
        yield from _missing(aspect, names, ours, found, whole)


def _missing(
    aspect: Aspect,
    names: Sequence[str],
    ours: set[str] | frozenset[str],
    found: Counter[Aspect],
    whole: Counter[Aspect],
) -> Iterator[Difference]:
    for name in names:
        whole[aspect] += 1
        if name in ours:
            found[aspect] += 1
        else:
            yield Difference(aspect=aspect, name=name, text="is gone")
