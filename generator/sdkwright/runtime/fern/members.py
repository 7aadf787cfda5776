"""Clients whose methods take `request_options=`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ..client.client import AsyncClient, SyncClient
from ..old_options.core import OldCore
from .options import read_options

if TYPE_CHECKING:
    from ..client.core import Core


class OldSyncClient(SyncClient):
    """A synchronous client whose methods take options by old names."""

    @cached_property
    def __core__(self) -> Core:
        """The core, imported by the first call."""
        return OldCore(self._shared.core(self._settings), read_options)


class OldAsyncClient(AsyncClient):
    """An asynchronous client whose methods take options by old names."""

    @cached_property
    def __core__(self) -> Core:
        """The core, imported by the first call."""
        return OldCore(self._shared.core(self._settings), read_options)
