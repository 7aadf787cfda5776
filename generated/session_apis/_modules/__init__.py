"""The modules that are imported on demand, for tools that pack programs; never imported."""

from .. import (
    mix as mix,
    sipher as sipher,
    stagehand as stagehand,
    syllable as syllable,
)
