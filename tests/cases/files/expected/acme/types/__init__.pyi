from .._core.models.model import (
    Base64Bytes as Base64Bytes,
    Base64UrlBytes as Base64UrlBytes,
    DecimalNumber as DecimalNumber,
    Implied as Implied,
    UnknownInt as UnknownInt,
    UnknownStr as UnknownStr,
)
from .file_create_meta_param import FileCreateMetaParam as FileCreateMetaParam
from .file_create_response import FileCreateResponse as FileCreateResponse
