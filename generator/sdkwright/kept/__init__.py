"""What a build leaves for the next one, in the user's cache folder."""

from sdkwright.kept.builds import keep, recall

__all__ = ["keep", "recall"]
