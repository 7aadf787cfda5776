"""What clients that share a connection have obtained from servers to sign in with.

How tokens are fetched and challenges are answered is in modules of their own, which only
packages of APIs with such schemes have.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..parts import load
from ..transport.effects import Effects, Sealed

if TYPE_CHECKING:
    from ..config.schemes import OAuth2
    from ..request.request import Request
    from ..request.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Applicant:
    """Who asks for a token.

    Attributes:
        client: The id and the secret of the client; either may be empty.
        user: The name and the password of the user that the token is for; None if it is
            for the client itself.
    """

    client: tuple[str, Sealed[str]]
    user: tuple[str, Sealed[str]] | None = None


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
    def _tokens(self) -> Any:  # noqa: ANN401 - a `TokenStore`, where there is one
        return load("auth.tokens").TokenStore()

    def token(
        self,
        scheme: OAuth2,
        applicant: Applicant,
        settings: Settings,
        request: Request,
    ) -> Effects[str]:
        """Return an access token; see ``TokenStore.token``."""
        found: Effects[str] = self._tokens.token(scheme, applicant, settings, request)
        return found

    def forget(self, scheme: OAuth2, token: str) -> bool:
        """Drop a token that the API refused; False if it was not fetched here."""
        if "_tokens" not in self.__dict__:
            return False
        forgotten: bool = self._tokens.forget(scheme, token)
        return forgotten
