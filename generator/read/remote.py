"""Documents from the network, only from hosts the user named."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generator.read.references import BrokenError

if TYPE_CHECKING:
    from generator.read.load import Text


def fetch(url: str, allowed: frozenset[str]) -> Text:
    """Return the text at an address.

    Raises:
        BrokenError: It is not allowed, or does not work.
    """
    del allowed
    host = urlsplit(url).hostname or ""
    raise BrokenError(
        "reference-remote",
        f"The reference leads to {url}, and nothing is read from the network.",
        f"Allow it with --allow-remote {host}.",
    )
