"""The modules that are imported on demand, for tools that pack programs; never imported."""

from .. import client as client, errors as errors, types as types
