"""A call: the client from the environment, the request or its response, written out."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, cast

import click

from ..errors.errors import ConfigurationError
from ..index.catalog import Catalog
from ..index.method import Method, resource_of
from .options import Own
from .output import Output
from .progress import upload_progress

_PLACEHOLDER: Final = "credential"


def run_call(
    catalog: Catalog, method: Method, arguments: Mapping[str, object], own: Own
) -> int:
    output = Output(format=own.output, query=own.query)
    if own.dry_run:
        click.echo(_curl(catalog, method, arguments, own))
        return 0
    if "bytes" in method.entry.streams and not own.save:
        output.refuse_terminal()
    with _client(catalog, own) as client:
        holder = resource_of(client, method)
        name = method.entry.names[-1]
        if own.output == "raw":
            with getattr(holder.with_streaming_response, name)(**arguments) as response:
                _write_bytes(response.iter_bytes(), None, own.save)
        else:
            _write(getattr(holder, name)(**arguments), output, own)
    return 0


def _curl(
    catalog: Catalog, method: Method, arguments: Mapping[str, object], own: Own
) -> str:
    credentials = catalog.credentials()
    missing = {each for each, env in credentials.items() if not os.environ.get(env)}
    for placeholders in ({}, dict.fromkeys(missing, _PLACEHOLDER)):
        try:
            with _client(catalog, own, **placeholders) as client:
                prepare = resource_of(client, method).prepare
                name = method.entry.names[-1]
                command: str = getattr(prepare, name)(**arguments).curl()
                return command
        except ConfigurationError:
            if placeholders or not missing:
                raise
    raise AssertionError("the second attempt returns or raises")


@contextmanager
def _client(catalog: Catalog, own: Own, **options: Any) -> Generator[Any, None, None]:
    if own.base_url is not None:
        options["base_url"] = own.base_url
    if own.timeout is not None:
        options["timeout"] = own.timeout
    client = catalog.client_class(middleware=[upload_progress], **options)
    if own.verbose:
        logger = logging.getLogger(client.__settings__.config.logger)
        logger.setLevel(logging.DEBUG)
        logger.addHandler(logging.StreamHandler())
    with client:
        yield client


def _write(value: Any, output: Output, own: Own) -> None:  # noqa: ANN401 - any result
    from ..downloads.binary import BinaryResponse
    from ..pagination.pages import Page
    from ..streams.stream import Stream

    kind = cast("type[object]", type(value))
    if issubclass(kind, BinaryResponse):
        with value:
            _write_bytes(value.iter_bytes(), value.length, own.save)
    elif issubclass(kind, Stream):
        with value:
            output.write_items(value, flush=True)
    elif issubclass(kind, Page):
        output.write_items(value if own.every else value.items)
        if not own.every and value.has_next_page():
            output.hint("There are more items; --all fetches them.")
    else:
        output.write_value(value)


def _write_bytes(
    chunks: Iterator[bytes], length: int | None, target: str | None
) -> None:
    if target is None or target == "-":
        stream = sys.stdout.buffer
        for chunk in chunks:
            stream.write(chunk)
        stream.flush()
        return
    partial = Path(f"{target}.part")
    with (
        partial.open("wb") as file,
        click.progressbar(length=length or 0, label=target, file=sys.stderr) as bar,
    ):
        try:
            for chunk in chunks:
                file.write(chunk)
                bar.update(len(chunk))
        except BaseException:
            partial.unlink()
            raise
    partial.replace(target)
