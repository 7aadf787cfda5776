from . import types as types
from ._core import (
    Omit as Omit,
    RequestOptions as RequestOptions,
    Timeout as Timeout,
    omit as omit,
)
from .client import Acme as Acme, AsyncAcme as AsyncAcme
from .errors import (
    AcmeError as AcmeError,
    APIConnectionError as APIConnectionError,
    APIResponseValidationError as APIResponseValidationError,
    APIStatusError as APIStatusError,
    APITimeoutError as APITimeoutError,
    AuthenticationError as AuthenticationError,
    BadRequestError as BadRequestError,
    ConfigurationError as ConfigurationError,
    ConflictError as ConflictError,
    InternalServerError as InternalServerError,
    InvalidArgumentError as InvalidArgumentError,
    NotFoundError as NotFoundError,
    PermissionDeniedError as PermissionDeniedError,
    RateLimitError as RateLimitError,
    StreamError as StreamError,
    UnprocessableEntityError as UnprocessableEntityError,
    WebhookVerificationError as WebhookVerificationError,
)
