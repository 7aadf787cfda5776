"""What a configuration says about nodes of the documents, put there as they are read."""

from sdkwright.read.annotations.annotate import annotate

__all__ = ["annotate"]
