"""A call that is ready to be sent, and what becomes of its answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from .flow import Course, Reply
    from .rawresponse import AsyncRawResponse, RawResponse

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Generic[T]):
    """A blocking call.

    Attributes:
        course: The call.
        finish: Makes the result of the answer and, if that was left unread, of the body.
        unread: Whether the result reads the body itself.
    """

    course: Course
    finish: Callable[[Reply, RawResponse], T]
    unread: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AsyncTask(Generic[T]):
    """An asynchronous call; see :class:`Task`."""

    course: Course
    finish: Callable[[Reply, AsyncRawResponse], T]
    unread: bool = False
