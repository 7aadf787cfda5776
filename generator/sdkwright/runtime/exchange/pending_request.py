"""A call that is ready to be sent, and what becomes of its answer."""

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
    """A blocking call.

    Attributes:
        course: The call.
        finish: Makes the result of the answer and, if that was left unread, of the body.
        unread: Whether the result reads the body itself.
    """

    execution: Execution
    finish: Callable[[Reply, RawResponse], T]
    unread: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AsyncPendingRequest(Generic[T]):
    """An asynchronous call; see :class:`Task`."""

    execution: Execution
    finish: Callable[[Reply, AsyncRawResponse], T]
    unread: bool = False
