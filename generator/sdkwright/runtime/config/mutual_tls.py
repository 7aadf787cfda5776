"""Client certificates, as an API describes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from .config import Shown, Way


class MutualTLS(NamedTuple):
    """A client certificate, configured in ``http_client=``."""

    id: str

    def ways(self) -> tuple[Way, ...]:
        """Return none: the HTTP client holds the certificate, and the TLS layer sends it."""
        return ()

    def given_in(self, _: Mapping[str, object]) -> bool:
        """Take it for given."""
        return True

    def shown(self, _: Callable[[str], str]) -> Shown:
        """Return nothing: it stands nowhere in a request."""
        return None
