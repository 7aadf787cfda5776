from .._core.models.model import (
    Base64Bytes as Base64Bytes,
    Base64UrlBytes as Base64UrlBytes,
    DecimalNumber as DecimalNumber,
    Implied as Implied,
    UnknownInt as UnknownInt,
    UnknownStr as UnknownStr,
)
from .con_ import Con as Con
from .literal import Literal_ as Literal_
from .model import Model_ as Model_
