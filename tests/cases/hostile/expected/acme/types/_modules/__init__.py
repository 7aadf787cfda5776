"""The modules that are imported on demand, for tools that pack programs; never imported."""

from .. import import_ as import_
