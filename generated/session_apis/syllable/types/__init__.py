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
    from . import (
        http_validation_error as http_validation_error,
        inspect_latency_response as inspect_latency_response,
        latency_category as latency_category,
        latency_entry as latency_entry,
        latency_unit_type as latency_unit_type,
        list_response_session as list_response_session,
        list_response_session_label as list_response_session_label,
        order_by_direction as order_by_direction,
        session as session,
        session_action as session_action,
        session_label as session_label,
        session_label_properties as session_label_properties,
        session_properties as session_properties,
        session_recording_response as session_recording_response,
        session_summary_response as session_summary_response,
        session_text as session_text,
        session_timeline_response as session_timeline_response,
        session_transcription_response as session_transcription_response,
        summary_entry as summary_entry,
        timeline_event as timeline_event,
        timeline_event_kind as timeline_event_kind,
        validation_error as validation_error,
    )
