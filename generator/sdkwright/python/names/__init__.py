"""Python identifiers from any text."""

from sdkwright.python.names.names import (
    Claim,
    Scope,
    earlier,
    identifier,
    module_name,
    settle,
    snake_words,
)

__all__ = [
    "Claim",
    "Scope",
    "earlier",
    "identifier",
    "module_name",
    "settle",
    "snake_words",
]
