"""What a generated method says about itself: its arguments, their types, their help.

Signature and docstring are the one place where argument types are written down, so
nothing is repeated in the index. Only the module of the described operation is imported.
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..frozen import dataclass
from ..models.omission import Omit
from ..models.typeforms import alternatives, evaluate
from .catalog import Catalog, Entry

if TYPE_CHECKING:
    from ..models.typeforms import Form

_ARGUMENT = re.compile(r"^ {4}(\w+): (.*(?:\n {8}.*)*)", re.MULTILINE)
_SECTIONS = re.compile(r"\n\n(Args|Raises|Returns):\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """An argument of a generated method.

    Attributes:
        name: Its Python name.
        annotation: Its type as the method spells it.
        form: Its type, with what stands for "not given" left in.
        required: Whether it has no default.
        positional: Whether it is a path parameter.
        help: What the API description says about it; may be empty.
    """

    name: str
    annotation: str
    form: Any
    required: bool
    positional: bool
    help: str = ""


@dataclass(frozen=True)
class Method:
    """The description of one generated method."""

    function: Callable[..., Any]
    entry: Entry

    @cached_property
    def text(self) -> str:
        """The docstring, without sections."""
        return _SECTIONS.split(inspect.getdoc(self.function) or "")[0]

    @cached_property
    def helps(self) -> Mapping[str, str]:
        """The help of each argument."""
        parts = _SECTIONS.split(inspect.getdoc(self.function) or "")
        sections = dict(zip(parts[1::2], parts[2::2], strict=True))
        found = _ARGUMENT.findall(sections.get("Args", ""))
        return {name: " ".join(text.split()) for name, text in found}

    @cached_property
    def arguments(self) -> tuple[Argument, ...]:
        """The arguments, in the order of the method."""
        signature = inspect.signature(self.function)
        return tuple(
            self._argument(each)
            for each in list(signature.parameters.values())[1:]
            if each.kind is not inspect.Parameter.VAR_KEYWORD
        )

    def _argument(self, parameter: inspect.Parameter) -> Argument:
        module = self.function.__module__
        return Argument(
            name=parameter.name,
            annotation=str(parameter.annotation).removesuffix(" | Omit"),
            form=evaluate(parameter.annotation, module),
            required=parameter.default is inspect.Parameter.empty,
            positional=parameter.name in self.entry.positional,
            help=self.helps.get(parameter.name, ""),
        )


def find_method(catalog: Catalog, entry: Entry) -> Method:
    """Return the method of an operation, without making a client."""
    holder: Any = catalog.client_class
    for name in entry.names[:-1]:
        prop = inspect.getattr_static(holder, name)
        hints: dict[str, Any] = prop.func.__annotations__
        holder = evaluate(hints["return"], sys.modules[holder.__module__].__name__)
    return Method(getattr(holder, entry.names[-1]), entry)


def resource_of(client: Any, method: Method) -> Any:  # noqa: ANN401 - generated classes
    """Return the resource of a client that has a method."""
    for each in method.entry.names[:-1]:
        client = getattr(client, each)
    return client


def given_forms(form: Form) -> tuple[Any, ...]:
    """Return the alternatives of an argument's type, without "not given" and None."""
    return tuple(each for each in alternatives(form) if each is not Omit)
