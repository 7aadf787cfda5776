from .._core.models.model import UnknownStr as UnknownStr
from .died import Died as Died
from .on_done_event import OnDoneEvent as OnDoneEvent
from .webhook_event import (
    PetBornEvent as PetBornEvent,
    UnknownWebhookEvent as UnknownWebhookEvent,
    WebhookEvent as WebhookEvent,
)
