"""Arguments of constructors that an API has of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..config.credentials import sources

if TYPE_CHECKING:
    from ..config.config import ClientConfig


def own_arguments(config: ClientConfig) -> frozenset[str]:
    """Return the arguments that the API itself has, which may be called like old ones."""
    credentials = (name for each in config.schemes for name, _ in sources(each))
    variables = (
        one.argument or one.name
        for each in (*config.servers, *config.own_servers)
        for one in each.variables
    )
    shared = (
        each.partition("=")[0].removesuffix("!") for each in config.shared.split()
    )
    return frozenset({*credentials, *variables, *shared})
