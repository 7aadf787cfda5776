"""Does a document have the form the specification asks for?

The official meta-schemas decide. What they find is an error, but for a list of things that
real documents do and that leave no doubt about what was meant: those are warnings, so that
nobody has to repair a document they do not own. `Strictness` moves the line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Final

from generator.read import reasons
from generator.read.metaschemas import MetaSchemas
from generator.read.references import child
from generator.read.violations import violations
from generator.source import Pointer

if TYPE_CHECKING:
    from generator.diagnostics import Report
    from generator.ir.types import Json
    from generator.read.grammar import Role, Tokens
    from generator.read.violations import Violation

_UNEXPECTED: Final = frozenset({"additionalProperties", "unevaluatedProperties"})
_CODES: Final = {
    "required": "member-missing",
    "type": "value-type",
    "enum": "value-unknown",
    "const": "value-unknown",
}
_VERSIONS: Final = (("openapi",), ("swagger",))
_RANGE: Final = re.compile(r"[1-5]xx\Z", re.IGNORECASE)
_TYPES: Final = frozenset(
    {"array", "boolean", "file", "integer", "null", "number", "object", "string"}
)
_BOUNDS: Final = frozenset({"exclusiveMinimum", "exclusiveMaximum"})
# Lists that say nothing when they are empty.
_MAY_BE_EMPTY: Final = frozenset(
    {"allOf", "anyOf", "enum", "oneOf", "parameters", "required", "security", "tags"}
)


class Strictness(Enum):
    """How much of what the meta-schemas find is an error."""

    STRICT = "strict"
    """Everything."""
    NORMAL = "normal"
    """All but what real documents do and what leaves no doubt."""
    LENIENT = "lenient"
    """Nothing: whatever can be read is read."""


@dataclass(slots=True, kw_only=True)
class Gate:
    """Checks objects as they are written, before they are upgraded."""

    report: Report
    strictness: Strictness = Strictness.NORMAL
    _schemas: MetaSchemas = field(default_factory=MetaSchemas)
    _warnings: dict[tuple[str, str, str], tuple[Pointer, int]] = field(
        default_factory=dict["tuple[str, str, str]", "tuple[Pointer, int]"]
    )

    def check(self, node: Json, role: Role, at: Pointer, version: str) -> None:
        """Report what is wrong with the form of an object, and repair small things."""
        validator = self._schemas.validator(edition(version), role)
        if validator is None:
            return
        found = violations(validator.iter_errors(node))
        repaired = [each for each in found if _repair(node, each)]
        for each in repaired:
            self._add(each, at, "value-type", tolerated=True)
        if repaired:
            found = violations(validator.iter_errors(node))
        wrong = {each.tokens for each in found if each.keyword not in _UNEXPECTED}
        types = {each.tokens for each in found if each.keyword == "type"}
        for each in found:
            if each.tokens[:1] in _VERSIONS:
                continue
            if each.keyword == "enum" and each.tokens in types:
                continue
            length = len(each.tokens)
            echo = any(tokens[:length] == each.tokens for tokens in wrong)
            self._judge(each, at, edition(version), echo=echo)

    def _judge(
        self, violation: Violation, at: Pointer, spoken: str, *, echo: bool
    ) -> None:
        if violation.keyword == "reference":
            self._add(violation, at, "reference-misplaced", tolerated=True)
        elif violation.keyword in _UNEXPECTED and isinstance(violation.detail, list):
            self._unexpected(violation, at, spoken, echo=echo)
        else:
            code = _CODES.get(violation.keyword, "form")
            self._add(violation, at, code, tolerated=_is_harmless(violation))

    def _unexpected(
        self, violation: Violation, at: Pointer, spoken: str, *, echo: bool
    ) -> None:
        """Report members that should not be there.

        `echo` says that something inside is wrong, too: then all members count as
        unexpected in 2020-12, and only those that no object has are worth a word.
        """
        names = violation.detail if isinstance(violation.detail, list) else []
        for name in map(str, names):
            elsewhere = name in self._schemas.members_of_any()
            if echo and elsewhere and violation.keyword == "unevaluatedProperties":
                continue
            known = [] if elsewhere else self._schemas.members(spoken, violation.rule)
            present = violation.value if isinstance(violation.value, dict) else {}
            candidates = [each for each in known if each not in present]
            message, help = reasons.explain_member(violation, name, candidates)
            if elsewhere and "has no member" in message:
                help = "Other objects or other versions have one."
            misspelt = bool(candidates and reasons.closest(name, candidates))
            harmless = not misspelt and "has no member" in message
            self._say(
                "member-unknown",
                message,
                _pointer(at, (*violation.tokens, name)),
                help,
                tolerated=harmless or bool(_RANGE.match(name)),
            )

    def _add(
        self, violation: Violation, at: Pointer, code: str, *, tolerated: bool
    ) -> None:
        message, help = reasons.explain(violation)
        self._say(
            code, message, _pointer(at, violation.tokens), help, tolerated=tolerated
        )

    def _say(
        self, code: str, message: str, at: Pointer, help: str, *, tolerated: bool
    ) -> None:
        strict = self.strictness is Strictness.STRICT
        lenient = self.strictness is Strictness.LENIENT
        if lenient or (tolerated and not strict):
            first, count = self._warnings.get((code, message, help), (at, 0))
            self._warnings[code, message, help] = first, count + 1
        else:
            self.report.error(code, message, at, help=help)

    def finish(self) -> None:
        """Report the warnings: each once, with how often it holds.

        A document that does something unusual does it everywhere.
        """
        for (code, message, help), (at, count) in self._warnings.items():
            more = f" ({count:,} times; the first is here)" if count > 1 else ""
            self.report.warning(code, f"{message}{more}", at, help=help)
        self._warnings.clear()


def edition(version: str) -> str:
    """Return which meta-schema judges a document of a version."""
    if version.startswith(("1", "2")):
        return "2.0"
    if version.startswith("3.0"):
        return "3.0"
    return "3.1" if version.startswith("3.1") else "3.2"


def _pointer(at: Pointer, tokens: Tokens) -> Pointer:
    return Pointer(at.tokens + tokens, at.document)


def _is_harmless(violation: Violation) -> bool:
    """Whether real documents do this, and it is clear what they mean."""
    name = violation.tokens[-1] if violation.tokens else ""
    value = violation.value
    match violation.keyword:
        case "uniqueItems" | "format" | "propertyNames":
            return True
        case "minItems":
            return name in _MAY_BE_EMPTY
        case "pattern":
            return name == "basePath" and value == ""
        case "not":
            # `example` beside `examples`, `schema` beside `content`, ….
            return isinstance(violation.detail, dict) and "required" in violation.detail
        case "type" if name in _BOUNDS or name.startswith("$recursive"):
            return isinstance(value, (bool, int, float))
        case "type" if name == "items":
            return isinstance(value, (list, bool))
        case "type" if isinstance(value, bool):
            return "schema" in reasons.owner(violation)
        case "type" | "enum" if name == "type" or "type" in violation.tokens[-2:]:
            return _are_types(value)
        case _:
            return False


def _are_types(value: Json) -> bool:
    """Whether a `type` is one of a later version: an array, or null."""
    values = value if isinstance(value, list) else [value]
    return all(isinstance(each, str) and each in _TYPES for each in values)


def _repair(tree: Json, violation: Violation) -> bool:
    """Replace a value of the wrong type where it is clear which one was meant.

    YAML makes numbers of `version: 1.0`, and null of a key with nothing behind it.
    """
    value = violation.value
    if violation.keyword != "type" or not violation.tokens:
        return False
    if violation.tokens in _VERSIONS or violation.tokens[-1] == "$ref":
        return False
    if value is None:
        return _set(tree, violation.tokens, _nothing(violation.detail))
    scalar = isinstance(value, (bool, int, float))
    if violation.detail == ["string"] and scalar:
        text = str(value).lower() if isinstance(value, bool) else str(value)
        return _set(tree, violation.tokens, text)
    return False


def _nothing(types: Json) -> Json:
    names = types if isinstance(types, list) else []
    if "object" in names:
        return {}
    return [] if "array" in names else None


def _set(tree: Json, tokens: Tokens, value: Json) -> bool:
    node: Json = tree
    for token in tokens[:-1]:
        found = child(node, token)
        if found is None:
            return False
        node = found[0]
    if isinstance(node, dict) and value is None:
        return node.pop(tokens[-1], ...) is not ...
    if isinstance(node, dict):
        node[tokens[-1]] = value
    elif isinstance(node, list) and value is not None:
        node[int(tokens[-1])] = value
    else:
        return False
    return True
