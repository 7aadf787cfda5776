"""What a client shares with all that are derived from it, made when it is needed."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING

from ..config.config import ClientConfig

if TYPE_CHECKING:
    from ..auth.tokens import TokenStore
    from ..exchange.logs import CallLog
    from ..request.settings import Settings
    from .core import Core


class Shared:
    """The log of a client, and the tokens that were fetched for it."""

    def __init__(self, config: ClientConfig) -> None:
        """Switch logging on, if the environment says so."""
        self._config = config
        if config.log_env and os.environ.get(config.log_env):
            from ..exchange.logs import switch_on

            switch_on(config)

    def core(self, settings: Settings) -> Core:
        """Make what makes calls, with a client's settings."""
        from .core import Core

        return Core(settings, tokens=self.tokens, log=self.log)

    @cached_property
    def log(self) -> CallLog:
        """Where calls are logged."""
        from ..exchange.logs import CallLog

        return CallLog(self._config.logger)

    @cached_property
    def tokens(self) -> TokenStore:
        """The access tokens that were fetched."""
        from ..auth.tokens import TokenStore

        return TokenStore()
