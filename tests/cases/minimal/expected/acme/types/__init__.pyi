from .._core.models.model import (
    Base64Bytes as Base64Bytes,
    Base64UrlBytes as Base64UrlBytes,
    UnknownInt as UnknownInt,
    UnknownStr as UnknownStr,
)
