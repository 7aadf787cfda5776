"""What the planner of one API carries around."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Final

from sdkwright.config import Compat, Positional
from sdkwright.frozen import dataclass
from sdkwright.ir import Memo
from sdkwright.python.format import Import
from sdkwright.python.types.type_expressions import Place

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sdkwright.ir import Api, Operation, Type
    from sdkwright.python.types.pydantic import Naming
    from sdkwright.python.types.types import Speller
    from sdkwright.python.types.wire import WireNames

# What calls take besides our own options, by the names of other generators.
_OLD_OPTIONS: Final = {
    Compat.FERN: frozenset({"request_options"}),
    Compat.SPEAKEASY: frozenset(
        {"retries", "server_url", "timeout_ms", "http_headers"}
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """One API while its modules are planned.

    Attributes:
        dots: The relative import prefix from the module being planned to `_core`'s folder.
        place: Where annotations of that module are.
        error_types: The error type that the API's table gives for a status.
        recorded: Names of an earlier build, by scope.
        positional: Which path parameters may be given by position.
        shared: Keys of the parameters that the client takes as well.
        over: Earlier names of arguments that are gone, by who they were.
        earlier: What types were called, and what each of them is called now.
        reads: What reads each path.
        compat: Whose users' options methods take as well.
        memo: What was made of the API before.
    """

    api: Api
    speller: Speller
    naming: Naming
    wire: WireNames
    dots: str
    place: Place
    error_types: Mapping[str, Type]
    recorded: Mapping[str, Mapping[str, str]]
    positional: Positional = Positional.LAST
    shared: frozenset[str] = frozenset()
    over: frozenset[str] = frozenset()
    earlier: Mapping[str, str] = field(default_factory=dict[str, str])
    reads: Mapping[str, tuple[Operation, ...]] | None = None
    compat: Compat | None = None
    memo: Memo = field(default_factory=Memo, repr=False)

    @property
    def value_place(self) -> Place:
        """The place for types in expressions that run."""
        return Place(
            module=self.place.module,
            core=self.place.core,
            types=self.place.types,
            value=True,
        )

    def options(self, arguments: Collection[str]) -> Import:
        """Return the import of the type of a method's options, by the method's arguments."""
        old = _OLD_OPTIONS.get(self.compat) if self.compat is not None else None
        if self.compat is None or old is None or not old.isdisjoint(arguments):
            return self.core("RequestOptions")
        return Import(f"{self.dots}_core.{self.compat.value}.options", "OldOptions")

    def core(self, name: str) -> Import:
        """Return the import of a name of the runtime."""
        return Import(f"{self.dots}_core", name)
