"""HTTP Basic authentication (RFC 7617)."""

from __future__ import annotations

import base64


def basic_code(name: str, password: str) -> str:
    return base64.b64encode(f"{name}:{password}".encode()).decode("ascii")
