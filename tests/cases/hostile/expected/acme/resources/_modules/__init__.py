"""The modules that are imported on demand, for tools that pack programs; never imported."""

from .. import etc as etc, etc_import as etc_import
