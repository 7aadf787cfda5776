"""Models whose undeclared members have a type, in a module of their own."""

from __future__ import annotations

from typing import Required, TypedDict

from sdkwright.runtime.kinds.open_model import OpenModel
from sdkwright.runtime.models.model import Field, Model
from sdkwright.runtime.models.wire import wire


class Limit(Model):
    max_count: int = Field(validation_alias="maxCount", serialization_alias="maxCount")


class Limits(OpenModel[Limit]):
    name: str


class Tree(OpenModel["Tree"]):
    label: str | None = None


class LimitParam(TypedDict, total=False):
    max_count: Required[int]


class LimitsParam(TypedDict, total=False):
    name: Required[str]


wire(LimitParam, "max_count=maxCount")
