"""Python identifiers from any text."""

from sdkwright.python.names.names import (
    Claim,
    Scope,
    earlier,
    identifier,
    is_usable,
    module_name,
    reserved,
    settle,
    snake_words,
)

__all__ = [
    "Claim",
    "Scope",
    "earlier",
    "identifier",
    "is_usable",
    "module_name",
    "reserved",
    "settle",
    "snake_words",
]
