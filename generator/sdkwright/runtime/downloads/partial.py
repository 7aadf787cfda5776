"""Parts of files that nobody asked for (RFC 9110, section 15.3.7)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ..errors.failure import invalid
from ..exchange.report import failure_error

if TYPE_CHECKING:
    from ..exchange.execution import Reply

_PARTIAL: Final = 206
_RANGE: Final = re.compile(r"bytes (\d{1,18})-(\d{1,18})/(\d{1,18}|\*)", re.ASCII)


def unasked_part(reply: Reply) -> Exception | None:
    """Return the exception for a part of a file, where the request asks for no range.

    Args:
        reply: The response, without its body.
    """
    found = _RANGE.fullmatch(reply.head.headers.get("content-range", "").strip())
    if (
        reply.head.status != _PARTIAL
        or found is None
        or b"range" in reply.exchange.request.fields
    ):
        return None
    first, last, length = found.groups()
    if int(first) == 0 and length in {"*", str(int(last) + 1)}:
        return None
    reason = f"nobody asked for a part, and only {found[0]} has come"
    return failure_error(reply.exchange, invalid(reason), reply.head)
