"""A small API written by hand in the shape of generated code."""

from __future__ import annotations

from sdkwright.runtime.lazy import lazy

_NAMES = {
    "Acme": ".client",
    "AsyncAcme": ".client",
    "AcmeError": ".errors",
    "errors": ".errors",
    "resources": ".resources",
    "types": ".types",
}

__getattr__, __dir__ = lazy(__name__, _NAMES)
