"""Types: CoreToolName."""

from typing import Literal, TypeAlias

from ..._core.models.model import UnknownStr

CoreToolName: TypeAlias = (
    Literal[
        "Bash",
        "ReadText",
        "Glob",
        "ReadMedia",
        "Grep",
        "Write",
        "Edit",
        "python_execution",
        "Search",
        "TodoWrite",
        "ExitPlanMode",
        "Show",
        "Task",
    ]
    | UnknownStr
)
"""A tool that every backend has."""
