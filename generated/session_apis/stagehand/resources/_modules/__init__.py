"""The modules that are imported on demand, for tools that pack programs; never imported."""

from .. import sessions as sessions
