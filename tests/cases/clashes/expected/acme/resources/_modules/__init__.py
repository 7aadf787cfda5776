"""The modules that are imported on demand, for tools that pack programs; never imported."""

from .. import list as list, types as types
