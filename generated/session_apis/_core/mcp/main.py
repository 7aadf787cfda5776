"""The program: its options, and the server on standard input and output or on HTTP."""

from __future__ import annotations

import argparse
import os
import signal
import socket
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import anyio

from ..index.catalog import Catalog
from .permissions import PatternError

if TYPE_CHECKING:
    from .tools import Toolbox

_HOST: Final = "127.0.0.1"
_INTERRUPTED: Final = 130


def run(package: str, distribution: str, apis: tuple[str, ...] = ()) -> int:
    options = _parser(package, apis).parse_args()
    module = f"{package}.{options.api}" if apis else package
    try:
        box = _toolbox(Catalog(module=module), options)
        serve = _http if options.http is not None else _stdio
        anyio.run(serve, box, distribution, options)
    except (PatternError, OSError) as error:
        sys.stderr.write(f"Error: {error}\n")
        return 2
    except KeyboardInterrupt:
        return _INTERRUPTED
    return 0


def _toolbox(catalog: Catalog, options: argparse.Namespace) -> Toolbox:
    from .server import toolbox

    folder: Path | None = options.files
    if folder is not None and not folder.is_dir():
        raise PatternError(f"--files {folder}: there is no such folder.")
    return toolbox(catalog, allow=options.allow, tools=options.tools, files=folder)


def _parser(package: str, apis: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=f"python -m {package}.mcp",
        description="Serve the API to agents by the Model Context Protocol. "
        "Credentials are read from the environment.",
        allow_abbrev=False,
    )
    if apis:
        parser.add_argument("api", choices=apis, help="the API to serve")
    parser.add_argument(
        "--allow",
        action="append",
        default=[],
        metavar="PATTERN",
        help="allow operations that may change data: 'sessions.*', or '*' for all",
    )
    parser.add_argument(
        "--tools",
        action="append",
        default=[],
        metavar="PATTERN",
        help="make operations tools of their own, beside search, describe and call",
    )
    parser.add_argument(
        "--files",
        type=Path,
        metavar="FOLDER",
        help="the folder whose files may be sent, and where results are saved",
    )
    parser.add_argument(
        "--http",
        type=_port,
        metavar="PORT",
        help=f"serve on http://{_HOST}:PORT/mcp, 0 for any free port, "
        "instead of standard input and output",
    )
    return parser


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) < 1 << 16):
        raise argparse.ArgumentTypeError(f"{text!r} is no port, 0 to 65535")
    return int(text)


async def _stdio(box: Toolbox, name: str, _: argparse.Namespace) -> None:
    from mcp.server.stdio import stdio_server

    from .server import open_server

    async with (
        open_server(box, name) as server,
        stdio_server() as (source, target),
        anyio.create_task_group() as tasks,
    ):
        if sys.platform != "win32":
            tasks.start_soon(_end_by_signals, box)
        await server.run(source, target, server.create_initialization_options())
        tasks.cancel_scope.cancel()


async def _end_by_signals(box: Toolbox) -> None:
    with anyio.open_signal_receiver(signal.SIGINT, signal.SIGTERM) as received:
        async for number in received:
            await box.caller.close()
            os._exit(128 + number)


async def _http(box: Toolbox, name: str, options: argparse.Namespace) -> None:
    import uvicorn
    from mcp.server.transport_security import TransportSecuritySettings

    from .server import open_server

    with socket.create_server((_HOST, options.http)) as listener:
        port: int = listener.getsockname()[1]
        hosts = [f"{host}:{port}" for host in (_HOST, "localhost")]
        security = TransportSecuritySettings(
            allowed_hosts=hosts, allowed_origins=[f"http://{each}" for each in hosts]
        )
        async with open_server(box, name) as server:
            app = server.streamable_http_app(transport_security=security)
            config = uvicorn.Config(app, log_level="warning", lifespan="on")
            sys.stderr.write(f"Serving on http://{_HOST}:{port}/mcp\n")
            await uvicorn.Server(config).serve(sockets=[listener])
