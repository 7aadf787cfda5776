"""The types of the API."""

from ..._core.lazy import lazy

_NAMES: dict[str, str] = {
    "Base64Bytes": "..._core.models.model",
    "Base64UrlBytes": "..._core.models.model",
    "DecimalNumber": "..._core.models.model",
    "ErrorResponse": ".error_response",
    "ErrorResponseError": ".error_response",
    "Implied": "..._core.models.model",
    "SessionCreateResponse": ".session_create_response",
    "SessionCreateResponseData": ".session_create_response",
    "SessionDefaultsParam": ".session_defaults_param",
    "SessionDeleteResponse": ".session_delete_response",
    "SessionDeleteResponseData": ".session_delete_response",
    "SessionRetrieveResponse": ".session_retrieve_response",
    "SessionRetrieveResponseData": ".session_retrieve_response",
    "SessionUpdateResponse": ".session_update_response",
    "SessionUpdateResponseData": ".session_update_response",
    "UnknownInt": "..._core.models.model",
    "UnknownStr": "..._core.models.model",
}

__getattr__, __dir__ = lazy(__name__, _NAMES)


def imported_later() -> None:
    """Name what is imported on demand, for tools that pack programs."""
    from . import _modules as _modules
