"""Earlier names of methods and types, which stay for a while."""

from sdkwright.python.aliases.arguments import expired_arguments
from sdkwright.python.aliases.trees import trees, without_aliases
from sdkwright.python.aliases.types import (
    TYPE_ALIASES,
    earlier_places,
    earlier_types,
    report_earlier_types,
)

__all__ = [
    "TYPE_ALIASES",
    "earlier_places",
    "earlier_types",
    "expired_arguments",
    "report_earlier_types",
    "trees",
    "without_aliases",
]
