"""Client certificates, as an API describes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from .config import Shown, Way


class MutualTLS(NamedTuple):
    """A client certificate, configured in ``http_client=``."""

    id: str

    def ways(self) -> tuple[Way, ...]:
        return ()

    def given_in(self, _: Mapping[str, object]) -> bool:
        return True

    def shown(self, _: Callable[[str], str]) -> Shown:
        return None
