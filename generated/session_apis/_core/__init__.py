"""The runtime of the package: what all of its APIs share."""

from .lazy import lazy

_NAMES = """
.client.client AsyncClient AsyncResource Resource SyncClient
.client.views AsyncView PrepareView View async_raw async_streaming prepared raw streaming
.client.written_views async_prepared_call async_raw_call async_streaming_call prepared_call raw_call streaming_call
.config.basic_scheme Basic
.config.config ApiKey Bearer ClientConfig Limits Server ServerVariable
.config.credentials AsyncSecret Secret
.config.digest_scheme Digest
.config.mutual_tls MutualTLS
.config.oauth2 OAuth2
.config.options ClientOptions RequestOptions RetryPolicy Timeout
.downloads.binary AsyncBinaryResponse BinaryResponse
.errors.errors APIConnectionError APIError APIResponseValidationError APIStatusError APITimeoutError AuthenticationError BadRequestError ConfigurationError ConflictError ErrorTable InternalServerError InvalidArgumentError NotFoundError PermissionDeniedError RateLimitError SDKError StreamError UnprocessableEntityError
.errors.info Headers RequestInfo ResponseInfo
.errors.webhook_error WebhookVerificationError
.exchange.prepare PreparedRequest
.exchange.telemetry AsyncOpenTelemetry OpenTelemetry
.helpers.async_bulk async_bulk
.helpers.bulk BulkError Done Failed Outcomes bulk
.helpers.polling PollTimeoutError Polled async_poll poll
.models.omission Omit omit
.operation.operation Operation
.operation.paged PagedOperation
.operation.stream_operation StreamOperation
.pagination.pages AsyncPage AsyncPager Cursor LastId LinkHeader NextUrl Offset Page PageNumber
.request.earlier_names current_names
.request.request Request
.response.raw_response AsyncRawResponse RawResponse
.results.responses APIResponse
.results.streamed AsyncStreamedCall AsyncStreamedResponse StreamedCall StreamedResponse
.streams.stream AsyncStream Stream
.transport.connection AsyncMiddleware AsyncSend Middleware Send
.uploads.files FileTypes
.webhooks Webhooks
"""

__getattr__, __dir__ = lazy(__name__, _NAMES)


def imported_later() -> None:
    """Name what is imported on demand, for tools that pack programs."""
    from . import _modules as _modules
