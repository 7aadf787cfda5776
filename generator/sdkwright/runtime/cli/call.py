"""A call: the client from the environment, the request or its response, written out."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import click

from ..errors.errors import ConfigurationError
from ..index.catalog import Catalog
from ..index.method import Method
from .options import Own
from .output import Output

_PLACEHOLDER: Final = "credential"


def run_call(
    catalog: Catalog, method: Method, arguments: Mapping[str, object], own: Own
) -> int:
    """Call an operation and write its result; return the exit code."""
    output = Output(format=own.output, query=own.query)
    if "bytes" in method.entry.streams and not (own.save or own.dry_run):
        output.refuse_terminal()
    with _client(catalog, own) as client:
        *path, name = method.entry.names
        holder = client
        for each in path:
            holder = getattr(holder, each)
        if own.dry_run:
            click.echo(getattr(holder.prepare, name)(**arguments).curl())
            return 0
        if own.output == "raw":
            with getattr(holder.with_streaming_response, name)(**arguments) as response:
                _write_bytes(response.iter_bytes(), None, own.save)
            return 0
        _write(getattr(holder, name)(**arguments), output, own)
    return 0


@contextmanager
def _client(catalog: Catalog, own: Own) -> Iterator[Any]:
    """Make the client; credentials come from the environment alone."""
    options: dict[str, Any] = {}
    if own.base_url is not None:
        options["base_url"] = own.base_url
    if own.timeout is not None:
        options["timeout"] = own.timeout
    credentials = catalog.credentials()
    if own.dry_run:
        # They are not in the text: it names the variables that hold them.
        missing = {each for each, env in credentials.items() if not os.environ.get(env)}
        options |= dict.fromkeys(missing, _PLACEHOLDER)
    try:
        client = catalog.client_class(**options)
    except ConfigurationError as error:
        raise ConfigurationError(_with_variables(error, catalog)) from None
    if own.verbose:
        logger = logging.getLogger(client.__settings__.config.logger)
        logger.setLevel(logging.DEBUG)
        logger.addHandler(logging.StreamHandler())
    with client:
        yield client


def _with_variables(error: ConfigurationError, catalog: Catalog) -> str:
    names = ", ".join(
        each["env"]
        for each in catalog.index["client_parameters"]
        if isinstance(each["env"], str)
    )
    return f"{error} The command line takes it from the environment: {names}."


def _write(value: Any, output: Output, own: Own) -> None:  # noqa: ANN401 - any result
    """Write a result as what it is."""
    from ..pagination.pages import Page
    from ..response.binary import BinaryResponse
    from ..streams.stream import Stream

    if isinstance(value, BinaryResponse):
        with value:
            _write_bytes(value.iter_bytes(), value.length, own.save)
    elif isinstance(value, Stream):
        with value:
            output.write_items(value, flush=True)
    elif isinstance(value, Page):
        output.write_items(value if own.every else value.items)
        if not own.every and value.has_next_page():
            output.hint("There are more items; --all fetches them.")
    else:
        output.write_value(value)


def _write_bytes(
    chunks: Iterator[bytes], length: int | None, target: str | None
) -> None:
    """Write a body to a file, which is complete or absent, or to the standard output."""
    if target is None or target == "-":
        stream = click.get_binary_stream("stdout")
        for chunk in chunks:
            stream.write(chunk)
        stream.flush()
        return
    partial = Path(f"{target}.part")
    with (
        partial.open("wb") as file,
        click.progressbar(
            length=length or 0, label=target, file=click.get_text_stream("stderr")
        ) as bar,
    ):
        try:
            for chunk in chunks:
                file.write(chunk)
                bar.update(len(chunk))
        except BaseException:
            partial.unlink()
            raise
    partial.replace(target)
