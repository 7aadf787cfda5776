"""Pending requests: calls that are ready to be sent, and their results."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from ..response.raw_response import AsyncRawResponse, RawResponse
    from .execution import Execution, Reply

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingRequest(Generic[T]):
    """A pending request of a synchronous client."""

    execution: Execution
    finish: Callable[[Reply, RawResponse], T]
    unread: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AsyncPendingRequest(Generic[T]):
    """A pending request of an asynchronous client; see :class:`PendingRequest`."""

    execution: Execution
    finish: Callable[[Reply, AsyncRawResponse], T]
    unread: bool = False
