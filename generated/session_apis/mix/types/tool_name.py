"""Types: ToolName."""

from typing import TypeAlias

from .core_tool_name import CoreToolName

ToolName: TypeAlias = CoreToolName
"""The name of a tool: one that every backend has, or one that was plugged in, named
after its server and itself.
"""
