"""What clients that share a connection have obtained from servers to sign in with.

How tokens are fetched and challenges are answered is in modules of their own, which only
packages of APIs with such schemes have.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..parts import load

if TYPE_CHECKING:
    from ..config.schemes import OAuth2


class TokenRefusedError(Exception):
    """The token endpoint returned no token."""

    def __init__(self, reason: str, status: int) -> None:
        """Keep the reason and the status."""
        super().__init__(reason)
        self.reason = reason
        self.status = status


class CredentialCache:
    """Access tokens, and the digest challenges of servers.

    Attributes:
        challenges: The challenges, by the id of their scheme.
    """

    def __init__(self) -> None:
        """Start with nothing."""
        self.challenges: dict[str, Any] = {}

    @cached_property
    def store(self) -> Any:  # noqa: ANN401 - a `TokenStore`, where there is one
        """The access tokens."""
        return load("tokens", "auth.tokens").TokenStore()

    def forget(self, scheme: OAuth2, token: str) -> bool:
        """Drop a token that the API refused; False if it was not fetched here."""
        if "store" not in self.__dict__:
            return False
        forgotten: bool = self.store.forget(scheme, token)
        return forgotten
