"""The runtime of the package: what all of its APIs share."""

from __future__ import annotations

from .lazy import lazy

_NAMES = {
    "APIConnectionError": ".errors.errors",
    "APIError": ".errors.errors",
    "APIResponse": ".results.responses",
    "APIResponseValidationError": ".errors.errors",
    "APIStatusError": ".errors.errors",
    "APITimeoutError": ".errors.errors",
    "ApiKey": ".config.schemes",
    "AsyncBinaryResponse": ".response.binary",
    "AsyncClient": ".client.async_client",
    "AsyncMiddleware": ".transport.middleware",
    "AsyncOpenTelemetry": ".exchange.telemetry",
    "AsyncPage": ".pagination.pages",
    "AsyncPager": ".pagination.pages",
    "AsyncRawResponse": ".response.raw_response",
    "AsyncResource": ".client.resource",
    "AsyncSecret": ".config.credentials",
    "AsyncSend": ".transport.middleware",
    "AsyncStream": ".streams.stream",
    "AsyncStreamedCall": ".results.async_streamed",
    "AsyncStreamedResponse": ".results.async_streamed",
    "AsyncView": ".client.views",
    "AuthenticationError": ".errors.errors",
    "BadRequestError": ".errors.errors",
    "Basic": ".config.schemes",
    "Bearer": ".config.schemes",
    "BinaryResponse": ".response.binary",
    "BulkError": ".helpers.bulk",
    "ClientConfig": ".config.config",
    "ClientOptions": ".config.options",
    "ConfigurationError": ".errors.errors",
    "ConflictError": ".errors.errors",
    "Cursor": ".pagination.pages",
    "Digest": ".config.schemes",
    "Done": ".helpers.bulk",
    "ErrorTable": ".errors.error_table",
    "Failed": ".helpers.bulk",
    "FileTypes": ".request.files",
    "Headers": ".errors.headers",
    "InternalServerError": ".errors.errors",
    "InvalidArgumentError": ".errors.errors",
    "LastId": ".pagination.pages",
    "Limits": ".config.config",
    "LinkHeader": ".pagination.pages",
    "Middleware": ".transport.middleware",
    "MutualTLS": ".config.schemes",
    "NextUrl": ".pagination.pages",
    "NotFoundError": ".errors.errors",
    "OAuth2": ".config.schemes",
    "Offset": ".pagination.pages",
    "Omit": ".models.omission",
    "OpenId": ".config.schemes",
    "OpenTelemetry": ".exchange.telemetry",
    "Operation": ".operation.operation",
    "Outcomes": ".helpers.bulk",
    "Page": ".pagination.pages",
    "PageNumber": ".pagination.pages",
    "PagedOperation": ".operation.operation",
    "PermissionDeniedError": ".errors.errors",
    "PollTimeoutError": ".helpers.polling",
    "Polled": ".helpers.polling",
    "PreparedRequest": ".exchange.prepare",
    "RateLimitError": ".errors.errors",
    "RawResponse": ".response.raw_response",
    "Request": ".request.request",
    "RequestInfo": ".errors.info",
    "RequestOptions": ".config.options",
    "Resource": ".client.resource",
    "ResponseInfo": ".errors.info",
    "RetryPolicy": ".config.options",
    "SDKError": ".errors.errors",
    "Secret": ".config.credentials",
    "Send": ".transport.middleware",
    "Server": ".config.config",
    "ServerVariable": ".config.config",
    "Stream": ".streams.stream",
    "StreamError": ".errors.errors",
    "StreamOperation": ".operation.operation",
    "StreamedCall": ".results.streamed",
    "StreamedResponse": ".results.streamed",
    "SyncClient": ".client.client",
    "Timeout": ".config.options",
    "UnprocessableEntityError": ".errors.errors",
    "View": ".client.views",
    "WebhookVerificationError": ".errors.errors",
    "Webhooks": ".webhooks",
    "async_bulk": ".helpers.async_bulk",
    "async_poll": ".helpers.polling",
    "async_prepared": ".client.views",
    "async_prepared_call": ".client.views",
    "async_raw": ".client.views",
    "async_raw_call": ".client.views",
    "async_streaming": ".client.views",
    "async_streaming_call": ".client.views",
    "bulk": ".helpers.bulk",
    "omit": ".models.omission",
    "poll": ".helpers.polling",
    "prepared": ".client.views",
    "prepared_call": ".client.views",
    "raw": ".client.views",
    "raw_call": ".client.views",
    "streaming": ".client.views",
    "streaming_call": ".client.views",
}

__getattr__, __dir__ = lazy(__name__, _NAMES)


def imported_later() -> None:
    """Name what is imported on demand, for tools that pack programs."""
    from . import webhooks as webhooks
    from .client import (
        async_client as async_client,
        client as client,
        resource as resource,
        views as views,
    )
    from .config import (
        config as config,
        credentials as credentials,
        options as options,
        schemes as schemes,
    )
    from .errors import (
        error_table as error_table,
        errors as errors,
        headers as headers,
        info as info,
    )
    from .exchange import prepare as prepare, telemetry as telemetry
    from .helpers import async_bulk as async_bulk, bulk as bulk, polling as polling
    from .models import omission as omission
    from .operation import operation as operation
    from .pagination import pages as pages
    from .request import files as files, request as request
    from .response import binary as binary, raw_response as raw_response
    from .results import (
        async_streamed as async_streamed,
        responses as responses,
        streamed as streamed,
    )
    from .streams import stream as stream
    from .transport import middleware as middleware
