"""Masking of credentials in the log lines of the HTTP library."""

from __future__ import annotations

import logging
import re
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from ..errors.redact import mask, mask_query

_LOGGERS: Final = (
    "httpx2",
    "httpcore2.connection",
    "httpcore2.http11",
    "httpcore2.http2",
    "httpcore2.proxy",
    "httpcore2.socks",
)
_URL: Final = re.compile(r"https?://\S*")
_SECRETS: Final[ContextVar[frozenset[str] | None]] = ContextVar("secrets", default=None)


class _Filter(logging.Filter):
    """Masks the credentials of the current request."""

    def filter(self, record: logging.LogRecord) -> bool:
        secrets = _SECRETS.get()
        if secrets is not None:
            record.msg = _shown(record.msg, secrets)
            if isinstance(record.args, tuple):
                record.args = tuple(_shown(each, secrets) for each in record.args)
        return True


_FILTER: Final = _Filter()


@contextmanager
def concealed(secrets: frozenset[str]) -> Generator[None]:
    for name in _LOGGERS:
        logging.getLogger(name).addFilter(_FILTER)
    before = _SECRETS.set(secrets)
    try:
        yield
    finally:
        _SECRETS.reset(before)


def _shown(value: object, secrets: frozenset[str]) -> object:
    text = str(value)
    masked = mask_query(text, secrets) if _URL.fullmatch(text) else mask(text, secrets)
    return value if masked == text else masked
