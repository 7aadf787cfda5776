from .sessions import AsyncSessions as AsyncSessions, Sessions as Sessions
