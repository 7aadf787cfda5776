"""How much of an upload is sent, shown on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from ..request.request import StreamedBody

if TYPE_CHECKING:
    from ..request.request import Request
    from ..response.raw_response import RawResponse
    from ..transport.connection import Send


def upload_progress(request: Request, send: Send) -> RawResponse:
    """Send a request on, and show how much of its streamed body is sent.

    Args:
        request: The request of one attempt.
        send: Sends it on.
    """
    body = request.body
    if not isinstance(body, StreamedBody) or not sys.stderr.isatty():
        return send(request)
    with click.progressbar(
        length=body.length or 0, label="upload", file=sys.stderr
    ) as bar:

        def counted() -> Iterator[bytes]:
            for chunk in body.start():
                yield chunk
                bar.update(len(chunk))

        request.body = replace(body, start=counted)
        try:
            return send(request)
        finally:
            request.body = body
