from .._core.models.model import (
    Base64Bytes as Base64Bytes,
    Base64UrlBytes as Base64UrlBytes,
    DecimalNumber as DecimalNumber,
    Implied as Implied,
    UnknownInt as UnknownInt,
    UnknownStr as UnknownStr,
)
