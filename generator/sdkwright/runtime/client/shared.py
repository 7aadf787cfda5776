"""The state that derived clients share, created on first use."""

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
    """The log and the token cache of a client and its derived clients."""

    def __init__(self, config: ClientConfig) -> None:
        """Enable logging if the environment variable is set."""
        self._config = config
        if config.log_env and os.environ.get(config.log_env):
            from ..exchange.logs import switch_on

            switch_on(config)

    def core(self, settings: Settings) -> Core:
        """Make a core with a client's settings."""
        from .core import Core

        return Core(settings, tokens=self.tokens, log=self.log)

    @cached_property
    def log(self) -> CallLog:
        """The log of calls."""
        from ..exchange.logs import CallLog

        return CallLog(self._config.logger)

    @cached_property
    def tokens(self) -> TokenStore:
        """The cache of access tokens."""
        from ..auth.tokens import TokenStore

        return TokenStore()
