from ..._core.kinds.base64_bytes import (
    Base64Bytes as Base64Bytes,
    Base64UrlBytes as Base64UrlBytes,
)
from ..._core.kinds.decimals import DecimalNumber as DecimalNumber
from ..._core.kinds.implied import Implied as Implied
from ..._core.kinds.unknown_numbers import UnknownInt as UnknownInt
from ..._core.models.model import UnknownStr as UnknownStr
from .http_validation_error import HTTPValidationError as HTTPValidationError
from .inspect_latency_response import InspectLatencyResponse as InspectLatencyResponse
from .latency_category import LatencyCategory as LatencyCategory
from .latency_entry import LatencyEntry as LatencyEntry
from .latency_unit_type import LatencyUnitType as LatencyUnitType
from .list_response_session import ListResponseSession as ListResponseSession
from .list_response_session_label import (
    ListResponseSessionLabel as ListResponseSessionLabel,
)
from .order_by_direction import OrderByDirection as OrderByDirection
from .session import Session as Session
from .session_action import SessionAction as SessionAction
from .session_label import SessionLabel as SessionLabel
from .session_label_properties import SessionLabelProperties as SessionLabelProperties
from .session_properties import SessionProperties as SessionProperties
from .session_recording_response import (
    SessionRecordingResponse as SessionRecordingResponse,
)
from .session_summary_response import SessionSummaryResponse as SessionSummaryResponse
from .session_text import SessionText as SessionText
from .session_timeline_response import (
    SessionTimelineResponse as SessionTimelineResponse,
)
from .session_transcription_response import (
    SessionTranscriptionResponse as SessionTranscriptionResponse,
)
from .summary_entry import SummaryEntry as SummaryEntry
from .timeline_event import TimelineEvent as TimelineEvent
from .timeline_event_kind import TimelineEventKind as TimelineEventKind
from .validation_error import ValidationError as ValidationError
