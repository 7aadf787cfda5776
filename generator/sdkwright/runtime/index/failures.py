"""Errors of the client for who has not made it: a shell, or an agent."""

from __future__ import annotations

import re
from typing import Final

# Arguments of the client, with the variables that stand for them.
_ARGUMENT: Final = re.compile(r"\b\w+= \(or set (\w+)\)")


def in_environment(message: str) -> str:
    """Return a message that names variables where it names arguments of the client."""
    found = _ARGUMENT.sub(r"\1", message)
    return found if found == message else found.replace(": pass ", ": set ", 1)
