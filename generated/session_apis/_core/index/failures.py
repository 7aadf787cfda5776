"""Errors of the client for who has not made it: a shell, or an agent."""

from __future__ import annotations

import re
from typing import Final

_ARGUMENT: Final = re.compile(r"\b\w+= \(or set (\w+)\)")


def in_environment(message: str) -> str:
    found = _ARGUMENT.sub(r"\1", message)
    return found if found == message else found.replace(": pass ", ": set ", 1)
