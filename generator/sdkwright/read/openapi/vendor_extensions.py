"""The vendor extensions that give names, and those that leave something out.

Ours come first, then those of the tools people come from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.annotations import CLASS, NAME
from sdkwright.frozen import replace
from sdkwright.ir import NameCandidate, Priority

if TYPE_CHECKING:
    from sdkwright.read.openapi.node import Object

_SCHEMA_NAMES: Final = (
    CLASS,
    NAME,
    "x-speakeasy-name-override",
    "x-fern-type-name",
    "x-ms-client-name",
    "x-py-name",
)
PROPERTY_NAMES: Final = (
    NAME,
    "x-speakeasy-name-override",
    "x-fern-property-name",
    "x-stainless-param",
    "x-ms-client-name",
    "x-py-name",
)
PARAMETER_NAMES: Final = (
    NAME,
    "x-speakeasy-name-override",
    "x-fern-parameter-name",
    "x-stainless-param",
    "x-ms-client-name",
    "x-py-name",
)
BODY_NAMES: Final = (
    NAME,
    "x-speakeasy-name-override",
    "x-fern-request-name",
    "x-codegen-request-body-name",
    "x-ms-client-name",
)
_IGNORE: Final = (
    "x-sdkwright-ignore",
    "x-speakeasy-ignore",
    "x-fern-ignore",
    "x-stainless-skip",
)


def name_override(node: Object, keys: tuple[str, ...]) -> NameCandidate | None:
    """Return the name that an extension sets, None where there is none."""
    if node.keys().isdisjoint(keys):
        return None
    for key in keys:
        value = node.get(key)
        if isinstance(value, str) and value.strip():
            return NameCandidate(
                text=value.strip(), priority=Priority.OVERRIDE, rule=key
            )
    return None


def schema_name(node: Object) -> NameCandidate | None:
    """Return the name that an extension sets for a schema's class.

    Ours may have a resource in front, as `shop.Pet`: that tells two of one name apart.
    """
    found = name_override(node, _SCHEMA_NAMES)
    if found is None or found.rule not in {CLASS, NAME}:
        return found
    *place, name = found.text.split(".")
    return replace(found, text=name, context=tuple(reversed(place)))


def ignored(node: Object) -> str:
    """Return the extension that says to leave this out; empty where none does."""
    if node.keys().isdisjoint(_IGNORE):
        return ""
    for key in _IGNORE:
        value = node.get(key)
        if value is True or (isinstance(value, list) and "python" in value):
            return key
    return ""


def discriminator_value(node: Object) -> str:
    """Return the value by which discriminators know a schema."""
    for key in ("x-ms-discriminator-value", "x-discriminator-value"):
        value = node.get(key)
        if isinstance(value, str) and value:
            return value
    return ""


def role_of(node: Object) -> str:
    """Return the part that a parameter or a property plays in paging."""
    given = node.get("x-stainless-pagination-property")
    purpose = given.get("purpose") if isinstance(given, dict) else None
    return purpose if isinstance(purpose, str) else ""
