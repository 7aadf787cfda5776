"""The modules that are imported on demand, for tools that pack programs; never imported."""

from .. import con_ as con_, literal as literal, model as model
