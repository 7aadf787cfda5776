"""The state that derived clients share, created on first use."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..config.config import ClientConfig
from ..config.schemes import ApiKey
from ..parts import load

if TYPE_CHECKING:
    from ..exchange.logs import CallLog
    from ..request.cookies import Cookies
    from ..request.settings import Settings
    from .core import Core


class Shared:
    """The log and the token cache of a client and its derived clients."""

    def __init__(self, config: ClientConfig, http_client: object = None) -> None:
        self._config = config
        self.memory: dict[object, Any] = {}
        # What is no client is refused by the transport, or named there.
        self._client: Any = None if isinstance(http_client, str) else http_client
        if config.log_env and os.environ.get(config.log_env):
            from ..exchange.logs import switch_on

            switch_on(config)

    @cached_property
    def cookies(self) -> Cookies | None:
        own = getattr(self._client, "cookies", None)
        if own is not None:
            from ..request.cookies import Cookies

            return Cookies(own)
        for scheme in self._config.schemes:
            if isinstance(scheme, ApiKey) and scheme.location == "cookie":
                kept: Cookies = load("cookies", "request.kept_cookies").KeptCookies()
                return kept
        return None

    def core(self, settings: Settings) -> Core:
        from .core import Core

        return Core(
            settings,
            memory=self.memory,
            log=self.log,
            client=self._client,
            cookies=self.cookies,
        )

    @cached_property
    def log(self) -> CallLog:
        from ..exchange.logs import CallLog

        return CallLog(self._config.logger)
