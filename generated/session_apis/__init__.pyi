from . import mix as mix, sipher as sipher, stagehand as stagehand, syllable as syllable
from ._core import (
    Omit as Omit,
    RequestOptions as RequestOptions,
    Timeout as Timeout,
    omit as omit,
)
