from . import mix as mix, sipher as sipher, stagehand as stagehand, syllable as syllable
from ._core import (
    BulkError as BulkError,
    Omit as Omit,
    PollTimeoutError as PollTimeoutError,
    RequestOptions as RequestOptions,
    Timeout as Timeout,
    async_bulk as async_bulk,
    async_poll as async_poll,
    bulk as bulk,
    omit as omit,
    poll as poll,
)
