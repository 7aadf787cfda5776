"""Schemas of a document as validators that need nothing else.

A schema is copied with all it refers to, reduced to what validates, into one JSON Schema of
2020-12. What cannot be validated so, such as an expression of another dialect, is left out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from sdkwright.source import Pointer

if TYPE_CHECKING:
    from jsonschema_rs import Draft202012Validator

    from sdkwright.ir import Json
    from sdkwright.read.documents import Documents

_ONE: Final = frozenset(
    {"additionalProperties", "contains", "else", "if", "items", "not", "propertyNames",
     "then", "unevaluatedItems", "unevaluatedProperties"}
)  # fmt: skip
_SEVERAL: Final = frozenset({"allOf", "anyOf", "oneOf", "prefixItems"})
_NAMED: Final = frozenset({"dependentSchemas", "patternProperties", "properties"})
_PLAIN: Final = frozenset(
    {"const", "dependentRequired", "enum", "exclusiveMaximum", "exclusiveMinimum", "format",
     "maxContains", "maxItems", "maxLength", "maxProperties", "maximum", "minContains",
     "minItems", "minLength", "minProperties", "minimum", "multipleOf", "pattern", "required",
     "type", "uniqueItems"}
)  # fmt: skip
_NULL: Final[dict[str, Json]] = {"type": "null"}
# A validator of more schemas than this takes longer than an example is worth.
_MOST: Final = 400


@dataclass(slots=True, kw_only=True)
class Schemas:
    """The validators of some documents, each made when it is first needed.

    Attributes:
        documents: The documents.
        unchecked: The schemas by which nothing could be checked, each with the reason.
    """

    documents: Documents
    unchecked: dict[Pointer, str] = field(default_factory=dict["Pointer", str])
    _validators: dict[tuple[Pointer, str], Draft202012Validator | None] = field(
        default_factory=dict["tuple[Pointer, str]", "Draft202012Validator | None"]
    )

    def fault(self, value: Json, at: Pointer, optional: str = "") -> str:
        """Return why a value does not fit the schema at a place; empty if it does.

        Args:
            value: The value.
            at: The schema.
            optional: Properties with this keyword need not be there.
        """
        key = (at, optional)
        if key not in self._validators:
            self._validators[key] = self._compiled(at, optional)
        validator = self._validators[key]
        if validator is None:
            return ""
        try:
            error = next(iter(validator.iter_errors(value)), None)
        except ValueError:
            return ""  # a number that no JSON can hold
        if error is None:
            return ""
        place = "".join(f"/{part}" for part in error.instance_path)
        return f"{error.message:.200}" + (f" (at {place})" if place else "") + "."

    def _compiled(self, at: Pointer, optional: str) -> Draft202012Validator | None:
        from jsonschema_rs import Draft202012Validator, ValidationError

        schema = _Copy(documents=self.documents, optional=optional).whole(at)
        if schema is None:
            self.unchecked[at] = f"it refers to more than {_MOST} others"
            return None
        try:
            return Draft202012Validator(schema, validate_formats=True, offline=True)
        except (ValueError, ValidationError) as error:
            reason = " ".join(str(error).split())
            self.unchecked[at] = f"no validator can be made of it ({reason:.120})"
            return None


def has_format(value: Json, format: str) -> bool:
    """Whether a value is of a format, as far as the validator knows it."""
    from jsonschema_rs import Draft202012Validator

    validator = Draft202012Validator(
        {"format": format}, validate_formats=True, ignore_unknown_formats=True
    )
    return validator.is_valid(value)


@dataclass(slots=True, kw_only=True)
class _Copy:
    """The state of copying one schema with all it refers to."""

    documents: Documents
    optional: str
    numbers: dict[Pointer, int] = field(default_factory=dict[Pointer, int])
    waiting: list[Pointer] = field(default_factory=list[Pointer])

    def whole(self, at: Pointer) -> dict[str, Json] | None:
        """Return the schema; None where it is too big."""
        self._number(at)
        found: dict[str, Json] = {}
        for target in self.waiting:
            if len(self.waiting) > _MOST:
                return None
            try:
                node = self.documents.get(target)
            except KeyError:
                node = True
            found[str(self.numbers[target])] = self._schema(node, target)
        return {"$ref": "#/$defs/0", "$defs": found}

    def _number(self, at: Pointer) -> int:
        if at not in self.numbers:
            self.numbers[at] = len(self.numbers)
            self.waiting.append(at)
        return self.numbers[at]

    def _schema(self, node: Json, at: Pointer) -> Json:
        if not isinstance(node, dict):
            return node if isinstance(node, bool) else True
        copy: dict[str, Json] = {}
        for key, value in node.items():
            if key in _PLAIN:
                copy[key] = value
            elif key in _ONE:
                copy[key] = self._schema(value, at / key)
            elif key in _SEVERAL and isinstance(value, list) and value:
                copy[key] = [self._schema(x, at / key / n) for n, x in enumerate(value)]
            elif key in _NAMED and isinstance(value, dict):
                copy[key] = {n: self._schema(x, at / key / n) for n, x in value.items()}
            elif key in {"$ref", "$dynamicRef"} and isinstance(value, str):
                target = self.documents.find(value, at)
                if target is not None:
                    copy["$ref"] = f"#/$defs/{self._number(target)}"
        self._require(copy, node, at)
        if node.get("nullable") is True:
            return {"anyOf": [copy, _NULL]}
        return copy

    def _require(
        self, copy: dict[str, Json], node: dict[str, Json], at: Pointer
    ) -> None:
        """Leave out of `required` what only the other direction has."""
        required, properties = copy.get("required"), node.get("properties")
        if not self.optional or not isinstance(required, list):
            return
        known = properties if isinstance(properties, dict) else {}
        copy["required"] = [
            name
            for name in required
            if not (isinstance(name, str) and self._is_optional(known.get(name), at))
        ]

    def _is_optional(self, node: Json, at: Pointer) -> bool:
        for _ in range(5):
            if not isinstance(node, dict):
                return False
            if node.get(self.optional) is True:
                return True
            reference = node.get("$ref")
            target = (
                self.documents.find(reference, at)
                if isinstance(reference, str)
                else None
            )
            if target is None:
                return False
            node, at = self.documents.get(target), target
        return False
