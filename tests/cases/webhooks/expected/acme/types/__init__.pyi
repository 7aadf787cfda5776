from .._core.models.model import (
    Base64Bytes as Base64Bytes,
    Base64UrlBytes as Base64UrlBytes,
    DecimalNumber as DecimalNumber,
    Implied as Implied,
    UnknownInt as UnknownInt,
    UnknownStr as UnknownStr,
)
from .died import Died as Died
from .on_done_event import OnDoneEvent as OnDoneEvent
from .webhook_event import (
    PetBornEvent as PetBornEvent,
    UnknownWebhookEvent as UnknownWebhookEvent,
    WebhookEvent as WebhookEvent,
)
