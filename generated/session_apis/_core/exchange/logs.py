"""Logging of attempts: a line for each, headers at debug level, no credentials."""

from __future__ import annotations

import logging
import os
from typing import Final

from ..config.config import ClientConfig
from ..errors.redact import mask, masked_headers
from ..request.request import Request
from ..response.raw_response import ResponseHead

_LEVELS: Final = {"info": logging.INFO, "debug": logging.DEBUG, "0": logging.WARNING}
_FORMAT: Final = "%(asctime)s %(name)s %(levelname)s %(message)s"


def switch_on(config: ClientConfig) -> None:
    wanted = os.environ.get(config.log_env, "") if config.log_env else ""
    level = _LEVELS.get(wanted.strip().lower())
    logger = logging.getLogger(config.logger)
    if level is None:
        logger.warning("%s can be info or debug, not %r", config.log_env, wanted)
        return
    logger.setLevel(level)
    if not logger.hasHandlers():
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter(_FORMAT))
        logger.addHandler(handler)


class CallLog:
    """Logs the attempts of calls."""

    __slots__ = ("_logger",)

    def __init__(self, name: str) -> None:
        self._logger = logging.getLogger(name)

    @property
    def enabled(self) -> bool:
        return self._logger.isEnabledFor(logging.INFO)

    def sending(self, request: Request) -> None:
        if self._logger.isEnabledFor(logging.DEBUG):
            info = request.info()
            self._logger.debug(
                "%s %s headers %s", info.method, info.url, dict(info.headers)
            )

    def received(self, request: Request, head: ResponseHead, seconds: float) -> None:
        self._logger.info(
            "%s %s -> %s in %.3f s%s",
            request.method,
            request.info().url,
            head.status,
            seconds,
            f" (attempt {request.attempt + 1})" if request.attempt else "",
        )
        if self._logger.isEnabledFor(logging.DEBUG):
            fields = masked_headers(head.headers.fields, request.secrets)
            shown = {
                k.decode("latin-1"): v.decode("utf-8", "replace") for k, v in fields
            }
            self._logger.debug("response headers %s", shown)

    def failed(self, request: Request, reason: str) -> None:
        self._logger.info(
            "%s %s failed: %s",
            request.method,
            request.info().url,
            mask(reason, request.secrets),
        )

    def waiting(self, seconds: float) -> None:
        self._logger.info("trying again in %.2f s", seconds)
