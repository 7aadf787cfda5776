"""Calls as generated methods make them, for clients of both modes."""

from __future__ import annotations

from sdkwright.runtime import (
    AsyncBinaryResponse,
    AsyncPager,
    AsyncStream,
    BinaryResponse,
    Page,
    Stream,
    SyncClient,
)


def stream(client, operation, arguments):
    """Open a stream."""
    kind = Stream if isinstance(client, SyncClient) else AsyncStream
    return kind.of(client, operation, arguments)


def download(client, operation, arguments):
    """Start a download."""
    kind = BinaryResponse if isinstance(client, SyncClient) else AsyncBinaryResponse
    return kind.of(client, operation, arguments)


def paginate(client, operation, arguments):
    """Fetch the first page, or return a pager."""
    kind = Page if isinstance(client, SyncClient) else AsyncPager
    return kind.of(client, operation, arguments)
