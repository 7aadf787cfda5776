"""Compares two surfaces of one API, name by name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from sdkwright.frozen import replace
from sdkwright.surface.findings import Finding, Impact, ordered
from sdkwright.surface.methods import method_changes, shape
from sdkwright.surface.records import Form
from sdkwright.surface.terms import Checker
from sdkwright.surface.values import (
    given_changes,
    given_type,
    limit_changes,
    received_changes,
    received_type,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sdkwright.surface.records import Method, NamedType, Surface
    from sdkwright.surface.values import Change

_NAME: Final = re.compile(r"\btypes\.(\w+)")
_WORDS: Final = "its documentation changed"


def is_other_api(old: Surface, new: Surface) -> bool:
    """Whether two surfaces have nothing in common, so that comparing them says nothing."""
    routes = [
        {shape(each.verb, each.route) for each in side.methods.values()}
        for side in (old, new)
    ]
    shared = (
        routes[0] & routes[1]
        or old.methods.keys() & new.methods.keys()
        or old.types.keys() & new.types.keys()
    )
    return bool(routes[0] and routes[1]) and not shared and old.base_url != new.base_url


def compare(old: Surface, new: Surface, prefix: str = "") -> tuple[Finding, ...]:
    """Return every change between two surfaces, the worst first, then by name.

    Args:
        old: What was.
        new: What is.
        prefix: What stands before the names, such as `acme.` where there are several APIs.
    """
    if old == new:
        return ()
    checker = Checker(types=new.types, before=old.types)
    found = [
        *_client(old, new, checker),
        *_methods(old, new, checker),
        *_types(old, new, checker),
    ]
    return ordered(replace(each, name=f"{prefix}{each.name}") for each in found)


def _client(old: Surface, new: Surface, checker: Checker) -> Iterator[Finding]:
    for name, before, after in (
        ("the client", old.client, new.client),
        ("the module", old.module, new.module),
    ):
        if before != after:
            text = f"is now called `{after}`"
            yield _found((Impact.CODE, "client-renamed", "", text), before or name)
    if old.base_url != new.base_url:
        text = (
            f"asks {new.base_url or 'no URL'} by default, not {old.base_url or 'none'}"
        )
        yield _found((Impact.WORDS, "base-url", "", text), new.client)
    for each in (*_options(old, new, checker), *_webhooks(old, new)):
        yield _found(each, new.client)
    for name, type_ in old.errors.items():
        if name in new.errors:
            changes = received_type(type_, new.errors[name], checker)
            for impact, code, text in changes:
                yield _found((impact, f"error-{code}", "body", text), f"errors.{name}")


def _options(old: Surface, new: Surface, checker: Checker) -> Iterator[Change]:
    for name, option in old.options.items():
        after = new.options.get(name)
        if after is None:
            yield Impact.CODE, "option-removed", name, "was removed"
            continue
        for impact, code, text in given_type(option.type, after.type, checker):
            yield impact, f"option-{code}", name, text
        if option.env != after.env and option.env:
            text = f"is read from {after.env or 'no variable'}, not from {option.env}"
            yield Impact.CALL, "option-variable", name, text
        if option.sent and after.sent and option.sent != after.sent:
            text = f"is sent as {after.sent} now, not as {option.sent}"
            yield Impact.CALL, "option-credential", name, text
    for name in new.options.keys() - old.options.keys():
        yield Impact.NEW, "option-added", name, "is new"


def _webhooks(old: Surface, new: Surface) -> Iterator[Change]:
    for name in sorted({*old.webhooks} - {*new.webhooks}):
        yield Impact.CALL, "webhook-removed", "", f"the webhook {name} was removed"
    for name in sorted({*new.webhooks} - {*old.webhooks}):
        yield Impact.NEW, "webhook-added", "", f"the webhook {name} is new"


def _methods(old: Surface, new: Surface, checker: Checker) -> Iterator[Finding]:
    # Of several methods for one request the one that is no alias counts.
    aliases_first = sorted(new.methods.values(), key=lambda each: not each.alias_of)
    routes = {shape(each.verb, each.route): each for each in aliases_first}
    renamed: set[str] = set()
    for path, method in old.methods.items():
        after = new.methods.get(path)
        if after is None:
            after = routes.get(shape(method.verb, method.route))
            if after is None or after.path in old.methods:
                called = (
                    f"; it is called `{method.alias_of}`" if method.alias_of else ""
                )
                removed = (Impact.CODE, "method-removed", "", f"was removed{called}")
                yield _of_method(removed, method, None)
                continue
            renamed.add(after.path)
            text = f"is now called `{after.path}`"
            yield _of_method((Impact.CODE, "method-renamed", "", text), method, after)
        if after.alias_of and not method.alias_of:
            # What else differs is said of the method that it is an alias of.
            renamed.add(after.alias_of)
            text = f"is now called `{after.alias_of}`; the old name still works"
            yield _of_method((Impact.NEW, "method-renamed", "", text), method, after)
            after = replace(
                new.methods.get(after.alias_of, after),
                path=path,
                deprecated=method.deprecated,
                alias_of="",
            )
        for change in _one_method(method, after, routes, checker):
            yield _of_method(change, method, after)
    for path, method in new.methods.items():
        if path not in old.methods and path not in renamed:
            added: Change = (Impact.NEW, "method-added", "", "is new")
            yield _of_method(added, method, method)


def _one_method(
    old: Method,
    new: Method,
    routes: Mapping[tuple[str, str], Method],
    checker: Checker,
) -> Iterator[Change]:
    if old == new:
        return
    changes = [*method_changes(old, new, routes, checker)]
    yield from changes
    if not changes and old.words != new.words:
        yield Impact.WORDS, "method-words", "", _WORDS


def _of_method(change: Change, old: Method, new: Method | None) -> Finding:
    """Return the finding of a method's change."""
    kept = new or old
    found = _found(change, old.path)
    operations = dict.fromkeys(f"{each.verb} {each.route}" for each in (old, kept))
    return replace(
        found, operations=tuple(operations), pointer=kept.pointer, gone=new is None
    )


def _types(old: Surface, new: Surface, checker: Checker) -> Iterator[Finding]:
    uses = Uses(old=old, new=new)
    places = {
        (each.pointer, each.form, each.given): each
        for each in new.types.values()
        if each.pointer and each.name not in old.types
    }
    renamed: set[str] = set()
    for name, before in old.types.items():
        after = new.types.get(name)
        if after is before:
            continue
        if after is None:
            after = places.get((before.pointer, before.form, before.given))
            text = f"is now called `types.{after.name}`" if after else "was removed"
            code = "type-renamed" if after else "type-removed"
            yield uses.finding((Impact.CODE, code, "", text), before, after)
            if after is None:
                continue
            renamed.add(after.name)
        other = _stands_for(before, after, new)
        if other is not None:
            renamed.add(other.name)
            text = f"is now called `types.{other.name}`; the old name still works"
            yield uses.finding((Impact.NEW, "type-renamed", "", text), before, other)
            after = other
        for change in _one_type(before, after, checker):
            yield uses.finding(change, before, after)
    for name, type_ in new.types.items():
        if name not in old.types and name not in renamed:
            change = (Impact.NEW, "type-added", "", "is new")
            yield uses.finding(change, type_, type_)


def _stands_for(before: NamedType, after: NamedType, new: Surface) -> NamedType | None:
    """Return the class that what was a class is another name for now."""
    other = new.types.get(after.type.removeprefix("types."))
    if before.form is Form.ALIAS or after.form is not Form.ALIAS or other is None:
        return None
    return other if other.form is before.form else None


def _one_type(old: NamedType, new: NamedType, checker: Checker) -> Iterator[Change]:
    if old == new:
        return
    changes = [*_type_changes(old, new, checker)]
    yield from changes
    if not changes and old.words != new.words:
        yield Impact.WORDS, "type-words", "", _WORDS


def _type_changes(old: NamedType, new: NamedType, checker: Checker) -> Iterator[Change]:
    if old.form is not new.form:
        text = f"was a {_FORMS[old.form]} and is a {_FORMS[new.form]} now"
        yield Impact.CODE, "type-form", "", text
        return
    match old.form:
        case Form.MODEL:
            yield from received_changes(old.fields, new.fields, checker)
        case Form.DICT:
            yield from given_changes(old.fields, new.fields, "key", checker)
        case Form.ALIAS:
            yield from _alias_changes(old, new, checker)


_FORMS: Final = {
    Form.MODEL: "model",
    Form.DICT: "TypedDict",
    Form.ALIAS: "name for other types",
}


def _alias_changes(
    old: NamedType, new: NamedType, checker: Checker
) -> Iterator[Change]:
    found: dict[str, Change] = {}
    if old.received:
        for impact, code, text in received_type(old.type, new.type, checker):
            found[code] = (impact, f"alias-{code}", "", text)
    if old.given:
        for impact, code, text in given_type(old.type, new.type, checker):
            if code == "type" or "type" not in found:
                found[code] = (impact, f"alias-{code}", "", text)
    yield from found.values()
    yield from limit_changes(old.limits, new.limits, given=old.given)


def _found(change: Change, name: str) -> Finding:
    impact, code, member, text = change
    full = f"{name}({member})" if member and name[:1].isupper() else name
    if member and full == name:
        full = f"{name}.{member}"
    return Finding(impact=impact, code=code, name=full, text=text)


@dataclass(kw_only=True)
class Uses:
    """Knows which operations a type belongs to, before or after."""

    old: Surface
    new: Surface
    _cache: dict[str, tuple[str, ...]] = field(
        default_factory=dict[str, tuple[str, ...]]
    )

    def finding(self, change: Change, old: NamedType, new: NamedType | None) -> Finding:
        """Return the finding of a type's change."""
        kept = new or old
        found = _found(change, f"types.{old.name}")
        names = {old.name, kept.name}
        operations = sorted({each for name in names for each in self._of(name)})
        return replace(
            found,
            operations=tuple(operations),
            pointer=kept.pointer,
            gone=new is None,
        )

    def _of(self, name: str) -> tuple[str, ...]:
        """Return the operations that a type is reached from."""
        if name not in self._cache:
            seen, waiting = {name}, [name]
            found: set[str] = set()
            while waiting:
                users = self._users.get(waiting.pop(), ())
                found.update(each for each in users if " " in each)
                more = {each for each in users if " " not in each} - seen
                seen |= more
                waiting.extend(more)
            self._cache[name] = tuple(sorted(found))
        return self._cache[name]

    @cached_property
    def _users(self) -> Mapping[str, set[str]]:
        """Who mentions a type: other types by name, operations as `GET /pets`."""
        users: dict[str, set[str]] = {}
        for side in (self.old, self.new):
            for method in side.methods.values():
                texts = [method.result, method.stream]
                texts += [each.type for each in method.arguments]
                _add(users, texts, f"{method.verb} {method.route}")
            for type_ in side.types.values():
                texts = [type_.type, *(each.type for each in type_.fields)]
                _add(users, texts, type_.name)
        return users


def _add(users: dict[str, set[str]], texts: list[str], user: str) -> None:
    for text in texts:
        for name in _NAME.findall(text):
            users.setdefault(name, set()).add(user)
