"""The Basic credential (RFC 7617) as text."""

from __future__ import annotations

import base64


def basic_code(name: str, password: str) -> str:
    """Return the credentials of RFC 7617: name and password, joined and encoded."""
    return base64.b64encode(f"{name}:{password}".encode()).decode("ascii")
