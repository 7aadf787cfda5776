"""Security schemes: names of credentials, their sources and where they are sent.

Declarations only. Generated packages list theirs in the client's configuration;
:mod:`credentials` obtains a credential, ``auth`` writes it into requests. Named tuples,
because these classes are created whenever a package is imported, and a dataclass takes
ten times as long. Those that not every API has are in modules of their own; each says in
`place` which part of the core writes it.
"""

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
        """Return where a credential stands, its value as a text for a shell.

        Args:
            variable: Writes an environment variable.
        """
        ...


class Bearer(NamedTuple):
    """A token in the ``Authorization`` header (RFC 6750).

    Attributes:
        id: The scheme's name in the API description.
        argument: The constructor's argument.
        env: The environment variable that is read if the argument is missing.
        prefix: The authentication scheme before the token.
    """

    id: str
    argument: str
    env: str = ""
    prefix: str = "Bearer"

    def ways(self) -> tuple[Way, ...]:
        """Return the one way there is."""
        return (((self.argument, self.env),),)

    def given_in(self, given: Mapping[str, object]) -> bool:
        """Tell whether a credential is among what was given."""
        return self.argument in given

    def shown(self, variable: Callable[[str], str]) -> Shown:
        """Return where a credential stands."""
        return "header", "authorization", f"{self.prefix} {variable(self.env)}"


class ApiKey(NamedTuple):
    """A key in a header, in the query or in a cookie."""

    id: str
    argument: str
    env: str = ""
    location: Literal["header", "query", "cookie"] = "header"
    name: str = "X-API-Key"

    def ways(self) -> tuple[Way, ...]:
        """Return the one way there is."""
        return (((self.argument, self.env),),)

    def given_in(self, given: Mapping[str, object]) -> bool:
        """Tell whether a credential is among what was given."""
        return self.argument in given

    def shown(self, variable: Callable[[str], str]) -> Shown:
        """Return where a credential stands."""
        return self.location, self.name, variable(self.env)
