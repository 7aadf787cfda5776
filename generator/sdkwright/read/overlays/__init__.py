"""OpenAPI Overlays: changes to a document that its user does not own, applied as it is read."""

from sdkwright.read.overlays.apply import apply_overlays

__all__ = ["apply_overlays"]
