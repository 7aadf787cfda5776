"""Security schemes: names of credentials, their sources and where they are sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple, Protocol, TypeAlias

Way: TypeAlias = tuple[tuple[str, str], ...]
"""Arguments of the constructor that are a credential together, and their variables."""

Shown: TypeAlias = tuple[str, str, str] | None
"""Where a credential stands (a header, the query, a cookie, a user), its name and value."""


class Scheme(Protocol):
    """Any way to prove who is calling."""

    @property
    def id(self) -> str:
        """The scheme's name in the API description."""
        ...

    def ways(self) -> tuple[Way, ...]:
        """Return the ways to give a credential."""
        ...

    def given_in(self, given: Mapping[str, object], /) -> bool:
        """Tell whether a credential is among what was given."""
        ...

    def shown(self, variable: Callable[[str], str], /) -> Shown:
        """Return where a credential stands, its value as a text for a shell."""
        ...


class Bearer(NamedTuple):
    """A token in the ``Authorization`` header (RFC 6750)."""

    id: str
    argument: str
    env: str = ""
    prefix: str = "Bearer"

    def ways(self) -> tuple[Way, ...]:
        return (((self.argument, self.env),),)

    def given_in(self, given: Mapping[str, object]) -> bool:
        return self.argument in given

    def shown(self, variable: Callable[[str], str]) -> Shown:
        return "header", "authorization", f"{self.prefix} {variable(self.env)}"


class ApiKey(NamedTuple):
    """A key in a header, in the query or in a cookie."""

    id: str
    argument: str
    env: str = ""
    location: Literal["header", "query", "cookie"] = "header"
    name: str = "X-API-Key"

    def ways(self) -> tuple[Way, ...]:
        return (((self.argument, self.env),),)

    def given_in(self, given: Mapping[str, object]) -> bool:
        return self.argument in given

    def shown(self, variable: Callable[[str], str]) -> Shown:
        return self.location, self.name, variable(self.env)
