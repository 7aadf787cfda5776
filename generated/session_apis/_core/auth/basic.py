"""HTTP Basic authentication (RFC 7617)."""

from __future__ import annotations

import base64


def basic_code(name: str, password: str) -> str:
    """Return the base64 credentials of RFC 7617, section 2: name and password."""
    return base64.b64encode(f"{name}:{password}".encode()).decode("ascii")
