"""What clients that share a connection have obtained from servers to sign in with."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..parts import load

if TYPE_CHECKING:
    from ..config.schemes import OAuth2


class TokenRefusedError(Exception):
    """The token endpoint returned no token."""

    def __init__(self, reason: str, status: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.status = status


class CredentialCache:
    """Access tokens, and the digest challenges of servers."""

    def __init__(self) -> None:
        self.challenges: dict[str, Any] = {}

    @cached_property
    def store(self) -> Any:  # noqa: ANN401 - a `TokenStore`, where there is one
        """The access tokens."""
        return load("tokens", "auth.tokens").TokenStore()

    def forget(self, scheme: OAuth2, token: str) -> bool:
        if "store" not in self.__dict__:
            return False
        forgotten: bool = self.store.forget(scheme, token)
        return forgotten
