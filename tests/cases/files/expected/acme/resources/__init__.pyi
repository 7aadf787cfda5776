from .files import AsyncFiles as AsyncFiles, Files as Files
from .sessions import AsyncSessions as AsyncSessions, Sessions as Sessions
