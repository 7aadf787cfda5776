"""What a meta-schema found, down to the real reason.

Meta-schemas say "a parameter or a reference" with `oneOf`, and a validator then only says
that neither fits. What the author got wrong is inside the alternative they meant; here it is
found, so that messages name a member and not an object of fifty lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from sdkwright.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jsonschema_rs import ValidationError, ValidationErrorKind

    from sdkwright.ir.types import Json
    from sdkwright.read.openapi import Tokens

_ALTERNATIVES: Final = frozenset({"oneOf", "anyOf"})
_CHOICES: Final = frozenset({"enum", "const"})
# The members that say which of several forms an object has.
_DECISIVE: Final = frozenset({"in", "type"})
_DECISIVE_ENDS: Final = frozenset((each,) for each in _DECISIVE)
# What an object is accused of only because it is a reference.
_ABOUT_REFERENCES: Final = frozenset(
    {"additionalProperties", "unevaluatedProperties", "required", "type"}
)
_LIMIT: Final = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemaError:
    """One place where a document does not have the form it should have.

    Attributes:
        tokens: Where.
        keyword: The meta-schema's keyword: `required`, `type`, ….
        value: What is there.
        detail: What the keyword says: a name, the types, the allowed values, ….
        rule: Where in the meta-schema the keyword stands.
    """

    tokens: Tokens
    keyword: str
    value: Json
    detail: Json
    rule: str


def schema_errors(errors: Iterable[ValidationError]) -> list[SchemaError]:
    """Return what is wrong by the errors of a `jsonschema_rs` validator."""
    found: dict[tuple[Tokens, str, str], SchemaError] = {}
    stack = list(errors)[::-1]
    while stack and len(found) < _LIMIT:
        error = stack.pop()
        if _is_reference(error):
            found |= _keyed(_merged(error, "reference", error.kind.name))
            continue
        if _is_name_of_reference(error):
            continue  # that there is a reference is said of its value
        branches = _branches(error)
        if branches:
            chosen = _chosen(branches, error)
            if chosen is not None:
                stack += reversed(chosen)
                continue
            found |= _keyed(_none_of(branches, error))
            continue
        found |= _keyed(_schema_error(error))
    # "One of these, but both are there" is reported by the rule that says what excludes what.
    said = {each.tokens for each in found.values() if each.keyword == "not"}
    return [
        each
        for each in found.values()
        if each.keyword != "oneOf" or each.tokens not in said
    ]


def _is_reference(error: ValidationError) -> bool:
    """Whether the only fault of an object is to be a reference where none may stand."""
    node = error.instance
    path = error.instance_path
    if path and path[-1] == "$ref" and isinstance(node, str):
        return True
    return (
        error.kind.name in _ABOUT_REFERENCES
        and isinstance(node, dict)
        and isinstance(node.get("$ref"), str)
    )


def _is_name_of_reference(error: ValidationError) -> bool:
    """Whether a name is faulty only because a reference stands in the place of a map."""
    return (
        error.kind.name == "propertyNames"
        and str(error.kind.value.instance) == "$ref"
        and isinstance(error.instance, dict)
        and isinstance(error.instance.get("$ref"), str)
    )


def _keyed(schema_error: SchemaError) -> dict[tuple[Tokens, str, str], SchemaError]:
    detail = "" if schema_error.keyword == "reference" else repr(schema_error.detail)
    return {(schema_error.tokens, schema_error.keyword, detail): schema_error}


def _schema_error(error: ValidationError) -> SchemaError:
    kind, detail = error.kind, _detail(error.kind)
    name = (str(detail),) if kind.name == "propertyNames" else ()
    return SchemaError(
        tokens=(*_tokens(error), *name),
        keyword=kind.name,
        # It is part of what we gave: plain data.
        value=cast("Json", error.instance),
        detail=detail,
        rule=error.absolute_keyword_location or "/".join(map(str, error.schema_path)),
    )


def _detail(kind: ValidationErrorKind) -> Json:
    """Return what the keyword says: a name, the types, the allowed values, …."""
    value = kind.value
    if kind.name == "const":
        return [value]
    if kind.name == "propertyNames":
        return str(value.instance)
    if kind.name in _ALTERNATIVES:
        return None
    detail: Json = value
    return detail


def _tokens(error: ValidationError) -> Tokens:
    return tuple(map(str, error.instance_path))


def _branches(error: ValidationError) -> list[list[ValidationError]]:
    """Return the errors of each alternative, if the error is about alternatives."""
    if error.kind.name not in _ALTERNATIVES:
        return []
    return [branch for branch in error.kind.value if branch]


def _chosen(
    branches: list[list[ValidationError]], error: ValidationError
) -> list[ValidationError] | None:
    """Return the errors of the alternative the author must have meant."""
    if len(branches) == 1:
        return branches[0]
    here = len(error.instance_path)
    is_reference = isinstance(error.instance, dict) and "$ref" in error.instance
    if not is_reference:
        branches = [each for each in branches if not _wants(each, here, "$ref")]
    meant = [each for each in branches if not _excluded(each, here)]
    if len(meant) == 1:
        return meant[0]
    if not meant:
        return branches[0] if len(branches) == 1 else None
    if all(_only_lacks(each, here) for each in meant):
        return None
    # Whatever got furthest before it failed fits best.
    return max(meant, key=lambda each: (_depth(each), -len(each)))


def _wants(branch: list[ValidationError], here: int, name: str) -> bool:
    return any(
        each.kind.name == "required"
        and len(each.instance_path) == here
        and each.kind.value == name
        for each in branch
    )


def _excluded(branch: list[ValidationError], here: int) -> bool:
    """Whether an alternative is for another type, or another `in` or `type` member."""
    for each in branch:
        depth = len(each.instance_path) - here
        if depth == 0 and each.kind.name == "type":
            return True
        decisive = each.instance_path[-1:] and each.instance_path[-1] in _DECISIVE
        if depth == 1 and decisive and each.kind.name in _CHOICES:
            return True
    return False


def _only_lacks(branch: list[ValidationError], here: int) -> bool:
    return all(
        each.kind.name == "required" and len(each.instance_path) == here
        for each in branch
    )


def _depth(branch: list[ValidationError]) -> int:
    return max(len(each.instance_path) for each in branch)


def _none_of(
    branches: list[list[ValidationError]], error: ValidationError
) -> SchemaError:
    """Return one violation for alternatives that fail in the same way."""
    leaves = [each for branch in branches for each in branch]
    kinds = {each.kind.name for each in leaves}
    paths = {_tokens(each) for each in leaves}
    choices = [each for each in leaves if each.kind.name in _CHOICES]
    decisive = [each for each in choices if _tokens(each)[-1:] in _DECISIVE_ENDS]
    choices = decisive or choices
    deepest = {_tokens(each) for each in choices}
    if kinds == {"required"} and len(paths) == 1:
        detail: Json = list(dict.fromkeys(str(each.kind.value) for each in leaves))
        return _merged(leaves[0], "required", detail)
    here = _tokens(error)
    types = [
        each for each in leaves if each.kind.name == "type" and _tokens(each) == here
    ]
    if len(types) >= len(branches):
        names = sorted({str(name) for each in types for name in each.kind.value})
        return _merged(types[0], "type", [*names])
    if len(deepest) == 1:
        options: list[Json] = []
        for each in choices:
            allowed = _detail(each.kind)
            options += allowed if isinstance(allowed, list) else []
        unique = {repr(option): option for option in options}
        return _merged(choices[0], "enum", list(unique.values()))
    return _schema_error(error)


def _merged(error: ValidationError, keyword: str, detail: Json) -> SchemaError:
    plain = _schema_error(error)
    return SchemaError(
        tokens=plain.tokens,
        keyword=keyword,
        value=plain.value,
        detail=detail,
        rule=plain.rule,
    )
