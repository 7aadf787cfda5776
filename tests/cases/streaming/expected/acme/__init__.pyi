from . import types as types
from ._core import (
    BulkError as BulkError,
    Omit as Omit,
    PollTimeoutError as PollTimeoutError,
    RequestOptions as RequestOptions,
    Timeout as Timeout,
    async_bulk as async_bulk,
    async_poll as async_poll,
    bulk as bulk,
    omit as omit,
    poll as poll,
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
)
