"""Earlier names of methods, which stay for a while."""

from sdkwright.python.aliases.trees import trees, without_aliases

__all__ = ["trees", "without_aliases"]
