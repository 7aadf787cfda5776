"""Sells pets."""

from ._core.lazy import lazy

_NAMES: dict[str, str] = {
    "APIConnectionError": ".errors",
    "APIResponse": "._core",
    "APIResponseValidationError": ".errors",
    "APIStatusError": ".errors",
    "APITimeoutError": ".errors",
    "Acme": ".client",
    "AcmeError": ".errors",
    "AsyncAcme": ".client",
    "AsyncMiddleware": "._core",
    "AsyncPage": "._core",
    "AsyncPager": "._core",
    "AsyncRawResponse": "._core",
    "AsyncSecret": "._core",
    "AsyncSend": "._core",
    "AsyncStreamedResponse": "._core",
    "AuthenticationError": ".errors",
    "BadRequestError": ".errors",
    "ClientOptions": "._core",
    "ConfigurationError": ".errors",
    "ConflictError": ".errors",
    "Headers": "._core",
    "InternalServerError": ".errors",
    "InvalidArgumentError": ".errors",
    "Middleware": "._core",
    "NotFoundError": ".errors",
    "Omit": "._core",
    "Page": "._core",
    "PermissionDeniedError": ".errors",
    "PreparedRequest": "._core",
    "RateLimitError": ".errors",
    "RawResponse": "._core",
    "Request": "._core",
    "RequestInfo": "._core",
    "RequestOptions": "._core",
    "ResponseInfo": "._core",
    "SDKError": "._core",
    "Secret": "._core",
    "Send": "._core",
    "StreamError": ".errors",
    "StreamedResponse": "._core",
    "Timeout": "._core",
    "UnprocessableEntityError": ".errors",
    "omit": "._core",
    "types": ".types",
}

__getattr__, __dir__ = lazy(__name__, _NAMES)
__version__ = "0.1.0"


def imported_later() -> None:
    """Name what is imported on demand, for tools that pack programs."""
    from . import _modules as _modules
