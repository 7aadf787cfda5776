"""The acme API."""

from ._core.lazy import lazy

_NAMES = """
._core APIResponse AsyncMiddleware AsyncRawResponse AsyncSecret AsyncSend AsyncStreamedResponse ClientOptions Headers Middleware Omit PreparedRequest RawResponse Request RequestInfo RequestOptions ResponseInfo SDKError Secret Send StreamedResponse Timeout omit
.client Acme AsyncAcme
.errors APIConnectionError APIResponseValidationError APIStatusError APITimeoutError AcmeError AuthenticationError BadRequestError ConfigurationError ConflictError InternalServerError InvalidArgumentError NotFoundError PermissionDeniedError RateLimitError StreamError UnprocessableEntityError WebhookVerificationError
.types types
"""

__getattr__, __dir__ = lazy(__name__, _NAMES)
__version__ = "0.1.0"


def imported_later() -> None:
    """Name what is imported on demand, for tools that pack programs."""
    from . import _modules as _modules
