"""One API of a package, with every name, file and import decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.custom import CustomCode
from sdkwright.emit.code import Code, Part
from sdkwright.frozen import dataclass
from sdkwright.ir import Api
from sdkwright.python.client.client_record import ClientPlan
from sdkwright.python.types import Context

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sdkwright.python.operations import Planned, Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiPlan:
    """One API of the package, planned.

    Attributes:
        module: The package to import from: `session_apis.stagehand`.
        tree: The resources, with the operations of each.
        methods: Python path and plan of each operation, earlier names of them included.
        simplest: Python path and plan of each method without earlier names; those of which
            a caller must know least are the first.
        examples: What calls each method, by operation id.
        custom: The classes of one's own in the package.
        parts: The parts of the core that it needs, and those that are asked for.
    """

    api: Api
    client: ClientPlan
    context: Context
    module: str
    tree: Tree
    methods: Mapping[str, tuple[str, Planned]]
    simplest: tuple[tuple[str, Planned], ...]
    examples: Mapping[str, Code]
    types: Mapping[str, str]
    units: tuple[Part, ...]
    names: Mapping[str, Mapping[str, str]]
    custom: CustomCode
    parts: frozenset[str]

    @property
    def folder(self) -> str:
        """The package's folder, relative to the output folder."""
        return self.module.replace(".", "/")

    @property
    def planned(self) -> Mapping[str, tuple[str, Planned]]:
        """The methods without earlier names, which are in no tree either."""
        found = self.methods.items()
        return {id: each for id, each in found if not each[1].operation.alias_of}

    @property
    def aliases(self) -> Iterator[tuple[str, Planned]]:
        """The methods that are earlier names of others."""
        every = self.methods.values()
        return (each for each in every if each[1].operation.alias_of)
