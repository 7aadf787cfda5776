"""The types of the API."""

from ..._core.lazy import lazy

_NAMES: dict[str, str] = {
    "Base64Bytes": "..._core.models.model",
    "Base64UrlBytes": "..._core.models.model",
    "DecimalNumber": "..._core.models.model",
    "HTTPValidationError": ".http_validation_error",
    "Implied": "..._core.models.model",
    "InspectLatencyResponse": ".inspect_latency_response",
    "LatencyCategory": ".latency_category",
    "LatencyEntry": ".latency_entry",
    "LatencyUnitType": ".latency_unit_type",
    "ListResponseSession": ".list_response_session",
    "ListResponseSessionLabel": ".list_response_session_label",
    "OrderByDirection": ".order_by_direction",
    "Session": ".session",
    "SessionAction": ".session_action",
    "SessionLabel": ".session_label",
    "SessionLabelProperties": ".session_label_properties",
    "SessionProperties": ".session_properties",
    "SessionRecordingResponse": ".session_recording_response",
    "SessionSummaryResponse": ".session_summary_response",
    "SessionText": ".session_text",
    "SessionTimelineResponse": ".session_timeline_response",
    "SessionTranscriptionResponse": ".session_transcription_response",
    "SummaryEntry": ".summary_entry",
    "TimelineEvent": ".timeline_event",
    "TimelineEventKind": ".timeline_event_kind",
    "UnknownInt": "..._core.models.model",
    "UnknownStr": "..._core.models.model",
    "ValidationError": ".validation_error",
}

__getattr__, __dir__ = lazy(__name__, _NAMES)


def imported_later() -> None:
    """Name what is imported on demand, for tools that pack programs."""
    from . import _modules as _modules
