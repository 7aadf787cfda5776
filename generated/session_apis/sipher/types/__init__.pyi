from ..._core.models.model import (
    Base64Bytes as Base64Bytes,
    Base64UrlBytes as Base64UrlBytes,
    DecimalNumber as DecimalNumber,
    Implied as Implied,
    UnknownInt as UnknownInt,
    UnknownStr as UnknownStr,
)
from .error_response import (
    ErrorResponse as ErrorResponse,
    ErrorResponseError as ErrorResponseError,
)
from .session_create_response import (
    SessionCreateResponse as SessionCreateResponse,
    SessionCreateResponseData as SessionCreateResponseData,
)
from .session_defaults_param import SessionDefaultsParam as SessionDefaultsParam
from .session_delete_response import (
    SessionDeleteResponse as SessionDeleteResponse,
    SessionDeleteResponseData as SessionDeleteResponseData,
)
from .session_retrieve_response import (
    SessionRetrieveResponse as SessionRetrieveResponse,
    SessionRetrieveResponseData as SessionRetrieveResponseData,
)
from .session_update_response import (
    SessionUpdateResponse as SessionUpdateResponse,
    SessionUpdateResponseData as SessionUpdateResponseData,
)
