"""Media types: what the stages have to know of them, said once."""

from __future__ import annotations

from typing import Final

EVENTS: Final = "text/event-stream"
# One JSON document after another, each on a line of its own.
JSON_LINES: Final = frozenset(
    {
        "application/jsonl",
        "application/x-ndjson",
        "application/ndjson",
        "application/x-jsonl",
        "application/jsonlines",
        "application/x-jsonlines",
        "application/stream+json",
        "application/json-seq",
    }
)
SEQUENTIAL: Final = JSON_LINES | {EVENTS}
_BYTES: Final = frozenset(
    {
        "application/octet-stream",
        "application/pdf",
        "application/zip",
        "application/gzip",
        "application/x-gzip",
        "application/x-tar",
        "application/x-zip-compressed",
    }
)
FORM: Final = "application/x-www-form-urlencoded"


def essence(media_type: str) -> str:
    """Return a media type without its parameters."""
    return media_type.partition(";")[0].strip()


def is_json(media_type: str) -> bool:
    """Whether a media type holds one JSON document (RFC 6839); parameters do not matter."""
    kind = essence(media_type)
    return kind in {"application/json", "*/*", "application/*", "text/json"} or (
        kind.endswith("+json") and kind not in JSON_LINES
    )


def is_bytes(media_type: str) -> bool:
    """Whether a media type holds bytes that are no text of any kind."""
    kind = essence(media_type)
    return not kind.endswith(("+xml", "+json", "*")) and (
        kind.startswith(("image/", "audio/", "video/", "font/")) or kind in _BYTES
    )


def is_form(media_type: str) -> bool:
    """Whether a media type holds named fields: a form, or several parts."""
    kind = essence(media_type)
    return kind == FORM or kind.startswith("multipart/")
