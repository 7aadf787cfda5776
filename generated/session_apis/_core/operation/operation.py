"""Operations as constants: the request, the location of each argument, the result."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeVar, Unpack

from .details import Details
from .plan import Plan

if TYPE_CHECKING:
    from typing_extensions import TypeForm

    from ..models.decode import Decoder

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Operation(Generic[T_co]):
    """An operation of an API; the type parameter is the type of its result."""

    def __init__(
        self,
        method: str,
        path_template: str,
        result: Callable[[], TypeForm[T_co]],
        **details: Unpack[Details],
    ) -> None:
        self.method = method
        self.path_template = path_template
        self.result = result
        self.details = details

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.method} {self.path_template}>"

    @cached_property
    def template(self) -> str:
        return self.path_template.partition("?")[0]

    @cached_property
    def plan(self) -> Plan:
        return Plan.of(self.method, self.path_template, self.details)

    @property
    def decoder(self) -> Decoder[T_co]:
        # A cached property could be assigned to, so its type could not vary.
        known: Decoder[T_co] | None = vars(self).get("_decoder")
        if known is None:
            from ..models.decode import decoder

            known = vars(self)["_decoder"] = decoder(self.result())
        return known
