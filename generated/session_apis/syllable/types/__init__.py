"""The types of the API."""

from ..._core.lazy import lazy

_NAMES = """
..._core.kinds.base64_bytes Base64Bytes Base64UrlBytes
..._core.kinds.decimals DecimalNumber
..._core.kinds.implied Implied
..._core.kinds.unknown_numbers UnknownInt
..._core.models.model UnknownStr
.http_validation_error HTTPValidationError
.inspect_latency_response InspectLatencyResponse
.latency_category LatencyCategory
.latency_entry LatencyEntry
.latency_unit_type LatencyUnitType
.list_response_session ListResponseSession
.list_response_session_label ListResponseSessionLabel
.order_by_direction OrderByDirection
.session Session
.session_action SessionAction
.session_label SessionLabel
.session_label_properties SessionLabelProperties
.session_properties SessionProperties
.session_recording_response SessionRecordingResponse
.session_summary_response SessionSummaryResponse
.session_text SessionText
.session_timeline_response SessionTimelineResponse
.session_transcription_response SessionTranscriptionResponse
.summary_entry SummaryEntry
.timeline_event TimelineEvent
.timeline_event_kind TimelineEventKind
.validation_error ValidationError
"""

__getattr__, __dir__ = lazy(__name__, _NAMES)


def imported_later() -> None:
    """Name what is imported on demand, for tools that pack programs."""
    from . import _modules as _modules
