"""Which of our types an old name stands for: both packages are walked side by side.

What a method returned and what it returns is the same; so are the members of both that have
the same name on the wire, and so on. Nothing is guessed from names, but where a union's
variants are told apart by their members.
"""

from __future__ import annotations

import ast
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sdkwright.migrate.surfaces import OldMethod, OldSurface, OldType
    from sdkwright.surface import Method, Surface

# Names that say nothing about the type of a value.
_WRAPPERS: Final = frozenset(
    {"Optional", "Required", "NotRequired", "Annotated", "ClassVar", "Final", "Implied",
     "Type", "type"}
)  # fmt: skip
_LISTS: Final = frozenset(
    {"List", "list", "Iterable", "Sequence", "SequenceNotStr", "Set", "set", "Tuple",
     "tuple", "AsyncIterator", "Iterator"}
)  # fmt: skip
_MAPS: Final = frozenset({"Dict", "dict", "Mapping"})
_UNIONS: Final = frozenset({"Union"})
_NOTHING: Final = frozenset(
    {"None", "Omit", "NotGiven", "Unset", "UNSET", "UnsetType", "OptionalNullable"}
)
_DEEPEST: Final = 60
_LITERAL: Final = "Literal"
# Likeness of classes that have a constant and most of their members in common.
_SURE: Final = 1.7


class Part(NamedTuple):
    """A type without what may be omitted: names, and what is in lists and mappings.

    Attributes:
        kind: `name`, `list`, `map`, `literal`, `page` or `other`.
        text: The dotted name, or the literal's values.
    """

    kind: str
    text: str = ""
    inner: tuple[tuple[Part, ...], ...] = ()


def parts_of(annotation: str) -> tuple[Part, ...]:
    """Return the members of a union; of another type itself."""
    try:
        tree = ast.parse(annotation.strip() or "None", mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ()
    return tuple(_parts(tree, 0))


def _parts(node: ast.expr, depth: int) -> Iterator[Part]:
    if depth > _DEEPEST:
        return
    match node:
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            yield from _parts(left, depth + 1)
            yield from _parts(right, depth + 1)
        case ast.Constant(value=str(text)):
            yield from parts_of(text) if text != str(node) else ()
        case ast.Subscript(value=value, slice=inner):
            yield from _subscript(value, inner, depth)
        case ast.Name() | ast.Attribute():
            text = ast.unparse(node)
            if text.rpartition(".")[2] not in _NOTHING:
                yield Part("name", text)
        case _:
            return


def _subscript(value: ast.expr, inner: ast.expr, depth: int) -> Iterator[Part]:
    name = ast.unparse(value).rpartition(".")[2]
    items = inner.elts if isinstance(inner, ast.Tuple) else [inner]
    if name in _UNIONS or name == "OptionalNullable":
        for each in items:
            yield from _parts(each, depth + 1)
    elif name in _WRAPPERS:
        yield from _parts(items[0], depth + 1)
    elif name == _LITERAL:
        yield Part("literal", ast.unparse(inner))
    elif name in _LISTS:
        yield Part("list", "", (tuple(_parts(items[0], depth + 1)),))
    elif name in _MAPS:
        yield Part("map", "", (tuple(_parts(items[-1], depth + 1)),))
    else:  # a page or a stream: its first argument is the item
        inners = tuple(tuple(_parts(each, depth + 1)) for each in items)
        yield Part("page", name, inners)


@dataclass(slots=True)
class Aligner:
    """Walks two surfaces side by side and counts which names go together."""

    old: OldSurface
    new: Surface
    votes: dict[str, Counter[str]] = field(default_factory=dict[str, Counter[str]])
    _seen: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])

    def method(self, old: OldMethod, new: Method) -> None:
        """Walk what two methods return and take."""
        ours = " | ".join(each for each in (new.result, new.stream) if each)
        self.walk(old.module, old.returns, ours)
        types = {each.name: each.type for each in new.arguments}
        for each in old.arguments:
            if each.name in types:
                self.walk(old.module, each.type, types[each.name])

    def same_name(self, package: str, name: str) -> None:
        """Walk a type that nothing led to, and that ours has under the same name."""
        key = self.old.resolved.get(f"{package}:{name}", "") or name
        if key not in self.votes and name in self.new.types:
            self._names(package, name, [Part("name", f"types.{name}")], 0)

    def walk(self, module: str, old: str, new: str, depth: int = 0) -> None:
        """Walk two annotations."""
        if depth <= _DEEPEST:
            self._match(module, parts_of(old), parts_of(new), depth)

    def known(self, module: str, name: str) -> str:
        """Return our type for an old name in a module; empty if it is not known yet."""
        key = self.old.resolved.get(f"{module}:{name}", "") or name
        votes = self.votes.get(key)
        if votes:
            return max(sorted(votes), key=votes.__getitem__)
        return name if name in self.new.types else ""

    def found(self) -> Mapping[str, str]:
        """Return our type for each key or name of an old one, by most votes."""
        found = {
            key: max(sorted(votes), key=votes.__getitem__)
            for key, votes in self.votes.items()
        }
        return {**self._others({*found.values()}, {*found}), **found}

    def _others(self, taken: set[str], known: set[str]) -> Mapping[str, str]:
        """Return types that nothing led to, told by their members and constants alone."""
        free = [
            each
            for name, each in self.new.types.items()
            if name not in taken and each.fields
        ]
        by_name = {
            each.name: _told({one.wire: one.type for one in each.fields})
            for each in free
        }
        found: dict[str, str] = {}
        for key, body in self.old.bodies.items():
            if key in known or not body.fields:
                continue
            told = _told(body.fields)
            near = [each for each in free if told & by_name[each.name]]
            ranked = sorted(
                ((self._likeness(body, each.name), each.name) for each in near),
                reverse=True,
            )
            alone = len(ranked) < 2 or ranked[1][0] < ranked[0][0]
            if alone and ranked and ranked[0][0] >= _SURE:
                found[key] = ranked[0][1]
        return found

    def _match(
        self, module: str, old: Sequence[Part], new: Sequence[Part], depth: int
    ) -> None:
        # Pages and streams stand beside nothing, or beside other pages.
        new = [each for each in new if each.kind != "other"]
        if len(old) == 1 and len(new) >= 1:
            self._one(module, old[0], new, depth)
            return
        for mine in old:
            self._one(module, mine, self._best(module, mine, new), depth)

    def _one(self, module: str, old: Part, new: Sequence[Part], depth: int) -> None:
        """Walk one old type beside the types of ours that it may be."""
        if old.kind == "name":
            names = [e for e in new if e.kind == "name" and e.text.startswith("types.")]
            if names:
                self._names(module, old.text, names, depth)
            elif new:
                self._body(module, old.text, new, depth)
            return
        if old.kind == "page":
            for each in new:
                if each.kind == "page" and each.inner and old.inner:
                    self._match(module, old.inner[0], each.inner[0], depth + 1)
            return
        for each in new:
            if each.kind == old.kind and each.inner and old.inner:
                self._match(module, old.inner[0], each.inner[0], depth + 1)

    def _names(self, module: str, old: str, new: Sequence[Part], depth: int) -> None:
        key = self.old.resolved.get(f"{module}:{old}", "")
        body = self.old.bodies.get(key)
        chosen = self._chosen(body, [each.text.removeprefix("types.") for each in new])
        self.votes.setdefault(key or old, Counter())[chosen] += 1
        if (key, chosen) in self._seen or body is None:
            return
        self._seen.add((key, chosen))
        ours = self.new.types.get(chosen)
        if ours is None:
            return
        if body.target and ours.type:
            self.walk(body.module, body.target, ours.type, depth + 1)
        elif body.target:
            self.walk(body.module, body.target, f"types.{chosen}", depth + 1)
        elif ours.type:
            self._match(module, (Part("name", old),), parts_of(ours.type), depth + 1)
        else:
            fields = {each.wire: each.type for each in ours.fields}
            names = {each.name: each.type for each in ours.fields}
            for wire, annotation in body.fields.items():
                other = fields.get(wire) or names.get(body.names.get(wire, wire), "")
                if other:
                    self.walk(body.module, annotation, other, depth + 1)

    def _body(self, module: str, old: str, new: Sequence[Part], depth: int) -> None:
        """Walk what an old alias stands for, where ours has no name for it."""
        key = self.old.resolved.get(f"{module}:{old}", "")
        body = self.old.bodies.get(key)
        if body is not None and body.target and (key, "") not in self._seen:
            self._seen.add((key, ""))
            self._match(body.module, parts_of(body.target), new, depth + 1)

    def _chosen(self, body: OldType | None, names: Sequence[str]) -> str:
        """Return which of several types of ours is meant: a dict where it was a dict."""
        if body is None or len(names) == 1:
            return names[0]
        ranked = sorted(
            names, key=lambda each: self._likeness(body, each), reverse=True
        )
        return ranked[0]

    def _best(self, module: str, old: Part, new: Sequence[Part]) -> Sequence[Part]:
        """Return the members of a union of ours that one of theirs may be."""
        if old.kind != "name":
            return [each for each in new if each.kind == old.kind]
        key = self.old.resolved.get(f"{module}:{old.text}", "")
        body = self.old.bodies.get(key)
        direct = [each for each in new if each.kind == "name"]
        if len(direct) == 1 and old.text and not self._is_union(direct[0]):
            return direct
        named = self._variants(new)
        if body is None:
            return named if len(named) == 1 else []
        if body.target:
            return named
        scored = [
            (self._likeness(body, each.text.removeprefix("types.")), each)
            for each in named
        ]
        best = max((score for score, _ in scored), default=0.0)
        return [each for score, each in scored if score == best and score > 0.5][:1]

    def _is_union(self, part: Part) -> bool:
        ours = self.new.types.get(part.text.removeprefix("types."))
        return ours is not None and bool(ours.type)

    def _variants(self, new: Sequence[Part], depth: int = 0) -> list[Part]:
        """Return the classes that a union means, through aliases of unions."""
        found: list[Part] = []
        for each in new:
            if each.kind != "name" or not each.text.startswith("types."):
                continue
            ours = self.new.types.get(each.text.removeprefix("types."))
            if ours is not None and ours.type and depth < 10:
                found += self._variants(parts_of(ours.type), depth + 1)
            found.append(each)
        return found

    def _likeness(self, body: OldType, name: str) -> float:
        """Return how alike two classes are: shared members, and the same constants."""
        ours = self.new.types.get(name)
        if ours is None or not ours.fields or not body.fields:
            return 0.1 if ours is not None and ours.type else 0.0
        fields = {each.wire: each.type for each in ours.fields}
        shared = fields.keys() & body.fields.keys()
        score = len(shared) / len(fields.keys() | body.fields.keys())
        for wire in shared:
            before, after = _constants(body.fields[wire]), _constants(fields[wire])
            if before and after:
                score += 1.0 if before & after else -1.0
        same_form = body.is_dict == (ours.form.value == "dict")
        return score + (0.2 if same_form else 0.0)


def _told(fields: Mapping[str, str]) -> frozenset[tuple[str, str]]:
    """Return what tells a class from others: its members that are constants."""
    return frozenset(
        (wire, value) for wire, type_ in fields.items() for value in _constants(type_)
    )


def _constants(annotation: str) -> frozenset[str]:
    """Return the values of a literal, where an annotation is one."""
    found: set[str] = set()
    for each in parts_of(annotation):
        if each.kind == "literal":
            found.update(text.strip() for text in each.text.split(","))
    return frozenset(found)
