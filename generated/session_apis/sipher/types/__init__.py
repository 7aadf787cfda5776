"""The types of the API."""

from ..._core.lazy import lazy

_NAMES = """
..._core.kinds.base64_bytes Base64Bytes Base64UrlBytes
..._core.kinds.decimals DecimalNumber
..._core.kinds.implied Implied
..._core.kinds.unknown_numbers UnknownInt
..._core.models.model UnknownStr
.error_response ErrorResponse ErrorResponseError
.session_create_response SessionCreateResponse SessionCreateResponseData
.session_defaults_param SessionDefaultsParam
.session_delete_response SessionDeleteResponse SessionDeleteResponseData
.session_retrieve_response SessionRetrieveResponse SessionRetrieveResponseData
.session_update_response SessionUpdateResponse SessionUpdateResponseData
"""

__getattr__, __dir__ = lazy(__name__, _NAMES)


def imported_later() -> None:
    """Name what is imported on demand, for tools that pack programs."""
    from . import _modules as _modules
