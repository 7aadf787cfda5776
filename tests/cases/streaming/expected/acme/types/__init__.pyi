from .._core.models.model import UnknownStr as UnknownStr
from .delta import Delta as Delta
from .done import Done as Done
from .event import Event as Event, UnknownEvent as UnknownEvent
from .message import Message as Message
from .part import (
    Part as Part,
    PartParam as PartParam,
    QuotePart as QuotePart,
    QuotePartParam as QuotePartParam,
    UnknownPart as UnknownPart,
)
from .text_part import TextPart as TextPart, TextPartParam as TextPartParam
