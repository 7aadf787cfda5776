"""The parts of the core that documentation speaks of only where a package has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.frozen import dataclass

if TYPE_CHECKING:
    from sdkwright.config import Config


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """Whether a package has each of the parts that somebody has to ask for."""

    aiohttp: bool
    bulk: bool
    polling: bool
    telemetry: bool
    testing: bool


def offered(config: Config) -> Offered:
    """Return which parts a package has."""
    parts = config.parts
    return Offered(
        aiohttp="aiohttp" in parts,
        bulk="bulk" in parts,
        polling="polling" in parts,
        telemetry="telemetry" in parts,
        testing="testing" in parts,
    )
