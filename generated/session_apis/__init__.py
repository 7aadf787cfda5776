"""Clients."""

from ._core.lazy import lazy

_NAMES: dict[str, str] = {
    "Omit": "._core",
    "RequestOptions": "._core",
    "Timeout": "._core",
    "mix": ".mix",
    "omit": "._core",
    "sipher": ".sipher",
    "stagehand": ".stagehand",
    "syllable": ".syllable",
}

__getattr__, __dir__ = lazy(__name__, _NAMES)
