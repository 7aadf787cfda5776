from .client.client import (
    AsyncClient as AsyncClient,
    AsyncResource as AsyncResource,
    Resource as Resource,
    SyncClient as SyncClient,
)
from .client.views import (
    AsyncView as AsyncView,
    PrepareView as PrepareView,
    View as View,
    async_raw as async_raw,
    async_streaming as async_streaming,
    prepared as prepared,
    raw as raw,
    streaming as streaming,
)
from .client.written_views import (
    async_prepared_call as async_prepared_call,
    async_raw_call as async_raw_call,
    async_streaming_call as async_streaming_call,
    prepared_call as prepared_call,
    raw_call as raw_call,
    streaming_call as streaming_call,
)
from .config.basic_scheme import Basic as Basic
from .config.config import (
    ApiKey as ApiKey,
    Bearer as Bearer,
    ClientConfig as ClientConfig,
    Limits as Limits,
    Server as Server,
    ServerVariable as ServerVariable,
)
from .config.credentials import AsyncSecret as AsyncSecret, Secret as Secret
from .config.digest_scheme import Digest as Digest
from .config.mutual_tls import MutualTLS as MutualTLS
from .config.oauth2 import OAuth2 as OAuth2
from .config.options import (
    ClientOptions as ClientOptions,
    RequestOptions as RequestOptions,
    RetryPolicy as RetryPolicy,
    Timeout as Timeout,
)
from .downloads.binary import (
    AsyncBinaryResponse as AsyncBinaryResponse,
    BinaryResponse as BinaryResponse,
)
from .errors.errors import (
    APIConnectionError as APIConnectionError,
    APIError as APIError,
    APIResponseValidationError as APIResponseValidationError,
    APIStatusError as APIStatusError,
    APITimeoutError as APITimeoutError,
    AuthenticationError as AuthenticationError,
    BadRequestError as BadRequestError,
    ConfigurationError as ConfigurationError,
    ConflictError as ConflictError,
    ErrorTable as ErrorTable,
    InternalServerError as InternalServerError,
    InvalidArgumentError as InvalidArgumentError,
    NotFoundError as NotFoundError,
    PermissionDeniedError as PermissionDeniedError,
    RateLimitError as RateLimitError,
    SDKError as SDKError,
    StreamError as StreamError,
    UnprocessableEntityError as UnprocessableEntityError,
)
from .errors.info import (
    Headers as Headers,
    RequestInfo as RequestInfo,
    ResponseInfo as ResponseInfo,
)
from .errors.webhook_error import WebhookVerificationError as WebhookVerificationError
from .exchange.prepare import PreparedRequest as PreparedRequest
from .exchange.telemetry import (
    AsyncOpenTelemetry as AsyncOpenTelemetry,
    OpenTelemetry as OpenTelemetry,
)
from .helpers.async_bulk import async_bulk as async_bulk
from .helpers.bulk import (
    BulkError as BulkError,
    Done as Done,
    Failed as Failed,
    Outcomes as Outcomes,
    bulk as bulk,
)
from .helpers.polling import (
    Polled as Polled,
    PollTimeoutError as PollTimeoutError,
    async_poll as async_poll,
    poll as poll,
)
from .models.omission import Omit as Omit, omit as omit
from .operation.operation import Operation as Operation
from .operation.paged import PagedOperation as PagedOperation
from .operation.stream_operation import StreamOperation as StreamOperation
from .pagination.pages import (
    AsyncPage as AsyncPage,
    AsyncPager as AsyncPager,
    Cursor as Cursor,
    LastId as LastId,
    LinkHeader as LinkHeader,
    NextUrl as NextUrl,
    Offset as Offset,
    Page as Page,
    PageNumber as PageNumber,
)
from .request.earlier_names import current_names as current_names
from .request.request import Request as Request
from .response.raw_response import (
    AsyncRawResponse as AsyncRawResponse,
    RawResponse as RawResponse,
)
from .results.responses import APIResponse as APIResponse
from .results.streamed import (
    AsyncStreamedCall as AsyncStreamedCall,
    AsyncStreamedResponse as AsyncStreamedResponse,
    StreamedCall as StreamedCall,
    StreamedResponse as StreamedResponse,
)
from .streams.stream import AsyncStream as AsyncStream, Stream as Stream
from .transport.connection import (
    AsyncMiddleware as AsyncMiddleware,
    AsyncSend as AsyncSend,
    Middleware as Middleware,
    Send as Send,
)
from .uploads.files import FileTypes as FileTypes
from .webhooks import Webhooks as Webhooks

__all__ = [
    "APIConnectionError",
    "APIError",
    "APIResponse",
    "APIResponseValidationError",
    "APIStatusError",
    "APITimeoutError",
    "ApiKey",
    "AsyncBinaryResponse",
    "AsyncClient",
    "AsyncMiddleware",
    "AsyncOpenTelemetry",
    "AsyncPage",
    "AsyncPager",
    "AsyncRawResponse",
    "AsyncResource",
    "AsyncSecret",
    "AsyncSend",
    "AsyncStream",
    "AsyncStreamedCall",
    "AsyncStreamedResponse",
    "AsyncView",
    "AuthenticationError",
    "BadRequestError",
    "Basic",
    "Bearer",
    "BinaryResponse",
    "BulkError",
    "ClientConfig",
    "ClientOptions",
    "ConfigurationError",
    "ConflictError",
    "Cursor",
    "Digest",
    "Done",
    "ErrorTable",
    "Failed",
    "FileTypes",
    "Headers",
    "InternalServerError",
    "InvalidArgumentError",
    "LastId",
    "Limits",
    "LinkHeader",
    "Middleware",
    "MutualTLS",
    "NextUrl",
    "NotFoundError",
    "OAuth2",
    "Offset",
    "Omit",
    "OpenTelemetry",
    "Operation",
    "Outcomes",
    "Page",
    "PageNumber",
    "PagedOperation",
    "PermissionDeniedError",
    "PollTimeoutError",
    "Polled",
    "PrepareView",
    "PreparedRequest",
    "RateLimitError",
    "RawResponse",
    "Request",
    "RequestInfo",
    "RequestOptions",
    "Resource",
    "ResponseInfo",
    "RetryPolicy",
    "SDKError",
    "Secret",
    "Send",
    "Server",
    "ServerVariable",
    "Stream",
    "StreamError",
    "StreamOperation",
    "StreamedCall",
    "StreamedResponse",
    "SyncClient",
    "Timeout",
    "UnprocessableEntityError",
    "View",
    "WebhookVerificationError",
    "Webhooks",
    "async_bulk",
    "async_poll",
    "async_prepared_call",
    "async_raw",
    "async_raw_call",
    "async_streaming",
    "async_streaming_call",
    "bulk",
    "current_names",
    "omit",
    "poll",
    "prepared",
    "prepared_call",
    "raw",
    "raw_call",
    "streaming",
    "streaming_call",
]
