"""The base class of all models, and what model files import with it."""

from __future__ import annotations

from inspect import get_annotations
from typing import TYPE_CHECKING, Any, ClassVar, Final, ForwardRef, Self, cast

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, JsonValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from ..parts import load, loaded
from .formats import adapt_model
from .values import Exactly, dumped, is_mapping

__all__: Final = ["Field", "JsonValue", "Model", "UnknownStr"]

STRICT: Final = {"strict": True}


class UnknownStr(str):
    """A string that is not among the known values."""

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.with_info_after_validator_function(
            cls._take, core_schema.str_schema(strict=True)
        )

    @classmethod
    def _take(cls, value: str, info: core_schema.ValidationInfo) -> Self:
        refuse(info)
        return cls(value)


def refuse(info: core_schema.ValidationInfo) -> None:
    if is_mapping(info.context) and "strict" in info.context:
        raise PydanticCustomError("unknown_value", "Input should be a known value")


def is_unknown(model: object) -> bool:
    return getattr(model, "__unknown__", False) is True


class Model(BaseModel):
    """An object of the API."""

    __implied__: ClassVar[bool] = False

    model_config: ClassVar[ConfigDict] = ConfigDict(
        extra="allow",
        defer_build=True,
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
        ser_json_inf_nan="constants",
        protected_namespaces=(),
    )

    def __init_subclass__(cls, *, implied: bool | None = None, **options: Any) -> None:
        super().__init_subclass__(**options)
        if implied is not None:
            load("implied", "kinds.implied")  # which looks at this
            cls.__implied__ = implied
        _keep_module(cls)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[BaseModel], handler: GetCoreSchemaHandler, /
    ) -> CoreSchema:
        schema = handler(source)
        adapt_model(handler.resolve_ref_schema(schema), handler)
        return schema

    if not TYPE_CHECKING:  # checkers would take any name for a field

        def __getattr__(self, name: str) -> object:
            try:
                return super().__getattr__(name)
            except AttributeError as error:
                if name not in type(self).model_fields:
                    raise
                said = f"{error}: the server did not send it"
                raise AttributeError(said, name=name, obj=self) from None

    def to_dict(self) -> dict[str, JsonValue]:
        return cast("dict[str, JsonValue]", dumped(self, nearest=True))

    def __request_data__(self) -> object:
        read_only = loaded("kinds.read_only")
        data = dumped(self)
        return data if read_only is None else read_only.without_read_only(self, data)

    def to_json(self, *, indent: int | None = None) -> str:
        exactly = Exactly()
        text = self.model_dump_json(
            by_alias=True,
            exclude_unset=True,
            warnings=False,
            indent=indent,
            context=exactly,
        )
        return text if exactly.marks is None else str(exactly.marks.unquoted(text))


def _keep_module(cls: type) -> None:
    for name, annotation in get_annotations(cls).items():
        if isinstance(annotation, str) and not annotation.startswith("ClassVar"):
            reference = ForwardRef(annotation, module=cls.__module__)
            cls.__annotations__[name] = reference
