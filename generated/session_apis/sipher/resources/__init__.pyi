from .sessions import AsyncSessions as AsyncSessions, Sessions as Sessions

__all__ = [
    "AsyncSessions",
    "Sessions",
]
