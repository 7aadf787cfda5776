"""The types of the API."""

from .._core.lazy import lazy

_NAMES: dict[str, str] = {
    "Base64Bytes": ".._core.model",
    "Base64UrlBytes": ".._core.model",
    "Died": ".died",
    "OnDoneEvent": ".on_done_event",
    "PetBornEvent": ".webhook_event",
    "UnknownInt": ".._core.model",
    "UnknownStr": ".._core.model",
    "UnknownWebhookEvent": ".webhook_event",
    "WebhookEvent": ".webhook_event",
}

__getattr__, __dir__ = lazy(__name__, _NAMES)
