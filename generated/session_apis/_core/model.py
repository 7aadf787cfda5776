"""The base of all models, and what their files need beside it.

A model keeps what it does not know, and tells "missing" from "null" by
`model_fields_set`. Building its validator is put off to the first use, since a big API has
thousands of models and a program uses ten.
"""

from __future__ import annotations

from typing import Final, TypeGuard

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    JsonValue,
    ValidationInfo,
    model_serializer,
    model_validator,
)

from .scalars import Base64Bytes, Base64UrlBytes
from .unknown import UnknownFloat, UnknownInt, UnknownStr, refuse
from .wire import wire

__all__: Final = [
    "Base64Bytes",
    "Base64UrlBytes",
    "Field",
    "JsonValue",
    "Model",
    "UnknownFloat",
    "UnknownInt",
    "UnknownStr",
    "UnknownVariant",
    "wire",
]


class Model(BaseModel):
    """An object of the API."""

    model_config = ConfigDict(
        extra="allow",
        defer_build=True,
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
        protected_namespaces=(),
    )

    def to_dict(self) -> dict[str, JsonValue]:
        """Return the object as JSON data under the API's own names, without unset fields."""
        data: dict[str, JsonValue] = self.model_dump(
            mode="json", by_alias=True, exclude_unset=True, warnings=False
        )
        return data

    def to_json(self, *, indent: int | None = None) -> str:
        """Return the object as JSON text under the API's own names, without unset fields.

        Args:
            indent: Spaces per level; None writes everything on one line.
        """
        return self.model_dump_json(
            by_alias=True, exclude_unset=True, warnings=False, indent=indent
        )


class UnknownVariant(Model):
    """A variant of a union that this version of the package does not know.

    Generated sub-classes add the property that tells the variants apart, always None, so
    that a comparison with a known tag narrows the union.

    Attributes:
        raw: The whole object as the server sent it.
    """

    raw: dict[str, JsonValue]

    @model_validator(mode="before")
    @classmethod
    def _wrap(cls, data: object, info: ValidationInfo) -> object:
        refuse(info)
        # From JSON, everything is payload, even a member named `raw`. In Python it is a
        # constructor call, unless the object is plain data.
        if info.mode == "python" and _is_call(data):
            return data
        return {"raw": data}

    @model_serializer(mode="plain")
    def _unwrap(self) -> dict[str, JsonValue]:
        return self.raw


def _is_call(data: object) -> TypeGuard[dict[str, object]]:
    return isinstance(data, dict) and "raw" in data
