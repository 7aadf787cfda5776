from .events import AsyncEvents as AsyncEvents, Events as Events
from .sessions import AsyncSessions as AsyncSessions, Sessions as Sessions
from .sessions_files import (
    AsyncSessionsFiles as AsyncSessionsFiles,
    SessionsFiles as SessionsFiles,
)
from .sessions_messages import (
    AsyncSessionsMessages as AsyncSessionsMessages,
    SessionsMessages as SessionsMessages,
)
