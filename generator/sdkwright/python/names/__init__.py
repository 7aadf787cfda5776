"""Python identifiers from any text."""

from sdkwright.python.names.names import (
    Claim,
    Scope,
    identifier,
    is_usable,
    module_name,
    reserved,
    settle,
)

__all__ = [
    "Claim",
    "Scope",
    "identifier",
    "is_usable",
    "module_name",
    "reserved",
    "settle",
]
