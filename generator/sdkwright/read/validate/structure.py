"""Does a document have the form the specification asks for?

The official meta-schemas decide. What they find is an error, but for a list of things that
real documents do and that leave no doubt about what was meant: those are warnings, so that
nobody has to repair a document they do not own. `Strictness` moves the line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from sdkwright.frozen import Enum
from sdkwright.read.openapi import Role
from sdkwright.read.validate import error_messages as reasons
from sdkwright.read.validate.component_names import misnamed_components
from sdkwright.read.validate.containment import contain, node_at, set_member
from sdkwright.read.validate.metaschemas import MetaSchemas
from sdkwright.read.validate.schema_errors import schema_errors
from sdkwright.source import Pointer

if TYPE_CHECKING:
    from sdkwright.diagnostics import Report
    from sdkwright.ir.types import Json
    from sdkwright.read.openapi import Tokens
    from sdkwright.read.validate.schema_errors import SchemaError

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
class StructureValidator:
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
        spoken = edition(version)
        names = [*misnamed_components(node, spoken)] if role is Role.API else []
        found = schema_errors(validator.iter_errors(node)) + names
        found = self._empty_references(node, found, at)
        if self.report.unwanted is not None:
            wanted = self.report.unwanted
            found = [each for each in found if not wanted(_pointer(at, each.tokens))]
        repaired = [each for each in found if _repair(node, each)]
        for each in repaired:
            self._add(each, at, "value-type", tolerated=True)
        if repaired:
            found = schema_errors(validator.iter_errors(node)) + names
        wrong = {each.tokens for each in found if each.keyword not in _UNEXPECTED}
        types = {each.tokens for each in found if each.keyword == "type"}
        known = {"not", *_UNEXPECTED}
        told = {each.tokens for each in found if each.keyword not in known}
        for each in found:
            if each.tokens[:1] in _VERSIONS:
                continue
            if each.keyword == "enum" and each.tokens in types:
                continue
            if each.keyword == "not" and each.tokens in told:
                continue  # what is wrong has been said in better words
            length = len(each.tokens)
            echo = any(tokens[:length] == each.tokens for tokens in wrong)
            self._validate_node(each, at, spoken, echo=echo, tree=node)

    def _empty_references(
        self, tree: Json, found: list[SchemaError], at: Pointer
    ) -> list[SchemaError]:
        """Report each `$ref` without a value, take it out, and return the other errors."""
        others: list[SchemaError] = []
        for each in found:
            of_value = each.tokens[-1:] == ("$ref",)
            tokens = each.tokens[:-1] if of_value else each.tokens
            node = node_at(tree, tokens)
            if not isinstance(node, dict) or node.get("$ref", "") is not None:
                others.append(each)
                continue
            del node["$ref"]
            message, help = reasons.EMPTY_REFERENCE
            place = _pointer(at, (*tokens, "$ref"))
            self.report.fault(
                "reference-empty", message, place, help=help, instead="It is left out."
            )
        return others

    def _validate_node(
        self,
        schema_error: SchemaError,
        at: Pointer,
        spoken: str,
        *,
        echo: bool,
        tree: Json,
    ) -> None:
        if schema_error.keyword == "reference":
            self._add(schema_error, at, "reference-misplaced", tolerated=True)
        elif schema_error.keyword in _UNEXPECTED and isinstance(
            schema_error.detail, list
        ):
            self._unexpected(schema_error, at, spoken, echo=echo)
        else:
            code = _CODES.get(schema_error.keyword, "form")
            harmless = _is_harmless(schema_error)
            instead = ""
            if not harmless and self.report.lenient:
                instead = contain(tree, schema_error)
            self._add(schema_error, at, code, tolerated=harmless, instead=instead)

    def _unexpected(
        self, schema_error: SchemaError, at: Pointer, spoken: str, *, echo: bool
    ) -> None:
        """Report members that should not be there.

        `echo` says that something inside is wrong, too: then all members count as
        unexpected in 2020-12, and only those that no object has are worth a word.
        """
        names = schema_error.detail if isinstance(schema_error.detail, list) else []
        for name in map(str, names):
            elsewhere = name in self._schemas.members_of_any()
            if echo and elsewhere and schema_error.keyword == "unevaluatedProperties":
                continue
            known = (
                [] if elsewhere else self._schemas.members(spoken, schema_error.rule)
            )
            present = schema_error.value if isinstance(schema_error.value, dict) else {}
            candidates = [each for each in known if each not in present]
            message, help = reasons.explain_member(schema_error, name, candidates)
            if elsewhere and "has no member" in message:
                help = "Other objects or other versions have one."
            misspelt = bool(candidates and reasons.closest(name, candidates))
            harmless = not misspelt and "has no member" in message
            self._say(
                "member-unknown",
                message,
                _pointer(at, (*schema_error.tokens, name)),
                help,
                tolerated=harmless or bool(_RANGE.match(name)),
            )

    def _add(
        self,
        schema_error: SchemaError,
        at: Pointer,
        code: str,
        *,
        tolerated: bool,
        instead: str = "",
    ) -> None:
        message, help = reasons.explain(schema_error)
        place = _pointer(at, schema_error.tokens)
        self._say(code, message, place, help, tolerated=tolerated, instead=instead)

    def _say(
        self,
        code: str,
        message: str,
        at: Pointer,
        help: str,
        *,
        tolerated: bool,
        instead: str = "",
    ) -> None:
        strict = self.strictness is Strictness.STRICT
        lenient = self.strictness is Strictness.LENIENT
        if lenient or (tolerated and not strict):
            first, count = self._warnings.get((code, message, help), (at, 0))
            self._warnings[code, message, help] = first, count + 1
        else:
            self.report.fault(code, message, at, help=help, instead=instead)

    def warn(self, code: str, message: str, at: Pointer, help: str) -> None:
        """Report what is valid and hardly meant, once for all places."""
        key = (code, message, help)
        if self.report.unwanted is None or not self.report.unwanted(at):
            first, count = self._warnings.get(key, (at, 0))
            self._warnings[key] = first, count + 1

    def finish(self) -> None:
        """Report the warnings: each once, with how often it holds.

        A document that does something unusual does it everywhere.
        """
        for (code, message, help), (at, count) in self._warnings.items():
            more = f" ({count:,} times; the first is here)" if count > 1 else ""
            self.report.warning(code, f"{message}{more}", at, help=help)
        self._warnings.clear()


def edition(version: str) -> str:
    """Return which meta-schema validates a document of a version."""
    if version.startswith(("1", "2")):
        return "2.0"
    if version.startswith("3.0"):
        return "3.0"
    return "3.1" if version.startswith("3.1") else "3.2"


def _pointer(at: Pointer, tokens: Tokens) -> Pointer:
    return Pointer(at.tokens + tokens, at.document)


def _is_harmless(schema_error: SchemaError) -> bool:
    """Whether real documents do this, and it is clear what they mean."""
    name = schema_error.tokens[-1] if schema_error.tokens else ""
    value = schema_error.value
    match schema_error.keyword:
        case "uniqueItems" | "format" | "propertyNames":
            return True
        case "minItems":
            return name in _MAY_BE_EMPTY
        case "pattern":
            return name == "basePath" and value == ""
        case "not":
            # `example` beside `examples`, `schema` beside `content`, ….
            return (
                isinstance(schema_error.detail, dict)
                and "required" in schema_error.detail
            )
        case "type" if name in _BOUNDS or name.startswith("$recursive"):
            return isinstance(value, (bool, int, float))
        case "type" if name == "items":
            return isinstance(value, (list, bool))
        case "type" if isinstance(value, bool):
            return "schema" in reasons.owner(schema_error)
        case "type" | "enum" if name == "type" or "type" in schema_error.tokens[-2:]:
            return _are_types(value)
        case _:
            return False


def _are_types(value: Json) -> bool:
    """Whether a `type` is one of a later version: an array, or null."""
    values = value if isinstance(value, list) else [value]
    return all(isinstance(each, str) and each in _TYPES for each in values)


def _repair(tree: Json, schema_error: SchemaError) -> bool:
    """Replace a value of the wrong type where it is clear which one was meant.

    YAML makes numbers of `version: 1.0`, and null of a key with nothing behind it.
    """
    value = schema_error.value
    if schema_error.keyword != "type" or not schema_error.tokens:
        return False
    if schema_error.tokens in _VERSIONS or schema_error.tokens[-1] == "$ref":
        return False
    if value is None:
        return set_member(tree, schema_error.tokens, _nothing(schema_error.detail))
    scalar = isinstance(value, (bool, int, float))
    if schema_error.detail == ["string"] and scalar:
        text = str(value).lower() if isinstance(value, bool) else str(value)
        return set_member(tree, schema_error.tokens, text)
    return False


def _nothing(types: Json) -> Json:
    names = types if isinstance(types, list) else []
    if "object" in names:
        return {}
    return [] if "array" in names else None
