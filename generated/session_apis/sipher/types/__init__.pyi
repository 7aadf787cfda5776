from ..._core.kinds.base64_bytes import (
    Base64Bytes as Base64Bytes,
    Base64UrlBytes as Base64UrlBytes,
)
from ..._core.kinds.decimals import DecimalNumber as DecimalNumber
from ..._core.kinds.implied import Implied as Implied
from ..._core.kinds.unknown_numbers import UnknownInt as UnknownInt
from ..._core.models.model import UnknownStr as UnknownStr
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
