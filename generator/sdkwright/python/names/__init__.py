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
    with_parent,
)
from sdkwright.python.names.words import Casings

__all__ = [
    "Casings",
    "Claim",
    "Scope",
    "earlier",
    "identifier",
    "is_usable",
    "module_name",
    "reserved",
    "settle",
    "snake_words",
    "with_parent",
]
