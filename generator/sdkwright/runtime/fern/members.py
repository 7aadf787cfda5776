"""Clients with old arguments, whose methods take `request_options=`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ..client.client import AsyncClient, SyncClient
from ..old_options.arguments import own_arguments
from ..old_options.core import OldCore
from .arguments import adapted
from .options import read_options

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..client.core import Core
    from ..config.config import ClientConfig


class OldSyncClient(SyncClient):
    """A synchronous client whose methods take options by old names."""

    def __init__(self, config: ClientConfig, arguments: Mapping[str, object]) -> None:
        """Read the arguments of the generated constructor."""
        super().__init__(config, adapted(config, arguments, own_arguments(config)))

    @cached_property
    def __core__(self) -> Core:
        """The core, imported by the first call."""
        return OldCore(self._shared.core(self._settings), read_options)


class OldAsyncClient(AsyncClient):
    """An asynchronous client whose methods take options by old names."""

    def __init__(self, config: ClientConfig, arguments: Mapping[str, object]) -> None:
        """Read the arguments of the generated constructor."""
        super().__init__(config, adapted(config, arguments, own_arguments(config)))

    @cached_property
    def __core__(self) -> Core:
        """The core, imported by the first call."""
        return OldCore(self._shared.core(self._settings), read_options)
