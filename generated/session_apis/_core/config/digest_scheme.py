"""Digest authentication, as an API describes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from .config import Shown, Way


class Digest(NamedTuple):
    """Digest authentication: user name and password (RFC 7616)."""

    id: str
    username: str
    password: str
    env: tuple[str, str] = ("", "")

    @property
    def place(self) -> tuple[str, str]:
        return "digest", "auth.digest"

    def ways(self) -> tuple[Way, ...]:
        return (((self.username, self.env[0]), (self.password, self.env[1])),)

    def given_in(self, given: Mapping[str, object]) -> bool:
        return self.username in given and self.password in given

    def shown(self, variable: Callable[[str], str]) -> Shown:
        return "user", "--digest -u", ":".join(map(variable, self.env))
