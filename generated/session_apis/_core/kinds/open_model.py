"""Models whose undeclared members all have one type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from ..models.model import Model

V = TypeVar("V")


class _Members:
    """The base that `OpenModel[T]` stands for in a class statement."""

    def __init__(self, form: object) -> None:
        self.form = form

    def __mro_entries__(self, bases: tuple[object, ...]) -> tuple[type]:
        return (OpenModel,)


if TYPE_CHECKING:

    class OpenModel(Model, Generic[V]):
        """A model whose undeclared members all have one type."""

        @property
        def model_extra(self) -> dict[str, V]:
            """The undeclared members by name."""
            ...

else:

    class OpenModel(Model):
        """A model whose undeclared members all have one type."""

        def __class_getitem__(cls, form: object) -> _Members:
            return _Members(form)

        def __init_subclass__(cls, **options: object) -> None:
            super().__init_subclass__(**options)
            for base in cls.__dict__.get("__orig_bases__", ()):
                if isinstance(base, _Members):
                    cls.__annotations__["__pydantic_extra__"] = dict[str, base.form]
