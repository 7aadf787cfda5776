"""The modules that are imported on demand, for tools that pack programs; never imported."""

from .. import x as x, x_import as x_import
