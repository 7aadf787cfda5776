"""Types: AgentExecuteRequestExecuteOptionsParam."""

from typing import Required

from typing_extensions import TypedDict

from ..._core.models.wire import wire


class AgentExecuteRequestExecuteOptionsParam(TypedDict, total=False):
    """The task."""

    instruction: Required[str]
    """What to do, in plain language."""
    max_steps: int
    """How many steps the agent may take."""
    highlight_cursor: bool
    """Whether to show the cursor while the agent works."""


wire(
    AgentExecuteRequestExecuteOptionsParam,
    "max_steps=maxSteps highlight_cursor=highlightCursor",
)
