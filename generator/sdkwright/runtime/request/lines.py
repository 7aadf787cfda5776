"""Bodies of one JSON document per line."""

from __future__ import annotations

from ..models.values import is_list, naming, to_json


def lines(value: object, kind: str) -> bytes:
    """Write one JSON document per line.

    Args:
        value: A list of documents, or the only one.
        kind: The media type.

    Raises:
        RefusedError: A value has no JSON form.
    """
    start = b"\x1e" if kind == "application/json-seq" else b""  # RFC 7464
    items = value if is_list(value) else (value,)
    return b"".join(start + _line(n, item) for n, item in enumerate(items))


def _line(number: int, item: object) -> bytes:
    with naming(f"[{number}]"):
        return to_json(item) + b"\n"
