"""HTTP Basic authentication (RFC 7617)."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from .authorization import NO_TEXT, Authoriser, authorize, is_text

if TYPE_CHECKING:
    from ..config.basic_scheme import Basic
    from ..request.request import Request
    from ..transport.effects import Effects


def write(
    authoriser: Authoriser, scheme: Basic, request: Request
) -> Effects[str | None]:
    """Write name and password into a request; return the problem, if any."""
    name = yield from authoriser.secret(scheme.username)
    password = yield from authoriser.secret(scheme.password)
    request.secrets |= {password}
    if not is_text(name + password):
        return NO_TEXT
    code = basic_code(name, password)
    return authorize(request, f"Basic {code}", code)


def renew(*_: object) -> bool:
    """Return that nothing else can be sent."""
    return False


def basic_code(name: str, password: str) -> str:
    """Return the base64 credentials of RFC 7617, section 2: name and password."""
    return base64.b64encode(f"{name}:{password}".encode()).decode("ascii")
