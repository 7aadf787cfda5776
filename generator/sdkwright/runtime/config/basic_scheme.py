"""Basic authentication, as an API describes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from .config import Shown, Way


class Basic(NamedTuple):
    """A user name and a password (RFC 7617).

    Attributes:
        id: The scheme's name in the API description.
        username: The constructor's argument for the name.
        password: The constructor's argument for the password.
        env: The environment variables for both.
    """

    id: str
    username: str
    password: str
    env: tuple[str, str] = ("", "")

    @property
    def place(self) -> tuple[str, str]:
        """The part of the core that writes it, and the module."""
        return "basic", "auth.basic"

    def ways(self) -> tuple[Way, ...]:
        """Return the one way there is."""
        return (((self.username, self.env[0]), (self.password, self.env[1])),)

    def given_in(self, given: Mapping[str, object]) -> bool:
        """Tell whether a credential is among what was given."""
        return self.username in given and self.password in given

    def shown(self, variable: Callable[[str], str]) -> Shown:
        """Return where a credential stands."""
        return "user", "-u", ":".join(map(variable, self.env))
