"""The MCP server of one API: its tools and resources behind the protocol."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final

from mcp.server.lowlevel import Server
from mcp.shared.exceptions import MCPError
from mcp_types import (
    INVALID_PARAMS,
    CallToolRequestParams,
    CallToolResult,
    ListResourcesResult,
    ListToolsResult,
    ReadResourceRequestParams,
    ReadResourceResult,
    Resource,
    TextContent,
    TextResourceContents,
)

from ..index.catalog import Catalog
from .caller import Caller, CallError
from .files import Folder
from .permissions import PatternError, Permissions, selected
from .results import CursorError, Part
from .texts import api_page, effect_counts
from .tools import Toolbox, tool_names

MOST_TOOLS: Final = 40


def toolbox(
    catalog: Catalog,
    *,
    allow: Sequence[str] = (),
    tools: Sequence[str] = (),
    files: Path | None = None,
) -> Toolbox:
    entries = catalog.entries
    allowed = selected(entries, allow, "--allow")
    permissions = Permissions(allowed=frozenset(each.python for each in allowed))
    wanted = selected(entries, tools, "--tools")
    chosen = [each for each in wanted if permissions.permits(each)]
    if wanted and not chosen:
        raise PatternError(
            f"--tools: {wanted[0].python} and all others may change data: "
            "--allow them as well."
        )
    if len(chosen) > MOST_TOOLS:
        raise PatternError(
            f"--tools: {len(chosen)} operations are chosen, and at most {MOST_TOOLS} "
            "can be tools of their own; call reaches all others."
        )
    folder = Folder(path=None if files is None else files.resolve())
    caller = Caller(catalog=catalog, permissions=permissions, folder=folder)
    return Toolbox(caller=caller, chosen=tool_names(chosen))


@asynccontextmanager
async def open_server(box: Toolbox, name: str) -> AsyncGenerator[Server[Any]]:
    caller = box.caller

    async def list_tools(*_: object) -> ListToolsResult:
        return ListToolsResult(tools=box.tools())

    async def call_tool(_: object, params: CallToolRequestParams) -> CallToolResult:
        try:
            return _result(await box.run(params.name, params.arguments or {}))
        except (CallError, CursorError) as error:
            content = TextContent(text=caller.mask(str(error)))
            return CallToolResult(content=[content], is_error=True)

    async def list_resources(*_: object) -> ListResourcesResult:
        return ListResourcesResult(resources=[_page(caller)])

    async def read_resource(
        _: object, params: ReadResourceRequestParams
    ) -> ReadResourceResult:
        return _read(caller, params.uri)

    server: Server[Any] = Server(
        name,
        instructions=_instructions(caller),
        on_list_tools=list_tools,
        on_call_tool=call_tool,
        on_list_resources=list_resources,
        on_read_resource=read_resource,
    )
    try:
        yield server
    finally:
        await caller.close()


def _page(caller: Caller) -> Resource:
    return Resource(
        uri=f"docs://{caller.catalog.module}/api.md",
        name="api.md",
        description="All operations by resource.",
        mime_type="text/markdown",
    )


def _read(caller: Caller, uri: str) -> ReadResourceResult:
    page = _page(caller)
    if uri != page.uri:
        message = f"There is no resource {uri!r}; there is {page.uri}."
        raise MCPError(INVALID_PARAMS, message)
    text = api_page(caller.catalog, caller.permissions)
    contents = TextResourceContents(uri=uri, text=text, mime_type=page.mime_type)
    return ReadResourceResult(contents=[contents])


def _instructions(caller: Caller) -> str:
    entries = caller.catalog.entries
    text = (caller.catalog.package.__doc__ or "").strip().partition("\n")[0]
    return (
        f"{text} Use search to find an operation, describe to read its arguments, and "
        f"call to run it. {effect_counts(entries, caller.permissions)}"
    ).strip()


def _result(part: Part) -> CallToolResult:
    notes = [part.note] if part.note else []
    if part.cursor:
        notes.append(f'There is more: call with {{"cursor": "{part.cursor}"}}.')
    texts = [part.text, " ".join(notes)]
    return CallToolResult(content=[TextContent(text=each) for each in texts if each])
