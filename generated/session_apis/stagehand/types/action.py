"""Types: Action, ActionParam."""

from collections.abc import Iterable
from typing import Required

from typing_extensions import TypedDict

from ..._core.models.model import Field, Model
from ..._core.models.wire import wire


class Action(Model):
    """Something that can be done to one element of a page."""

    selector: str
    """CSS selector or XPath of the element."""
    description: str
    """What the action does, in words."""
    method: str
    """What to do with the element, such as `click` or `fill`."""
    arguments: list[str]
    """What the method needs to know, such as the text to fill in."""
    backend_node_id: int | None = Field(
        default=None,
        validation_alias="backendNodeId",
        serialization_alias="backendNodeId",
    )
    """The element's node id in the Chrome DevTools protocol."""


class ActionParam(TypedDict, total=False):
    """Something that can be done to one element of a page."""

    selector: Required[str]
    """CSS selector or XPath of the element."""
    description: Required[str]
    """What the action does, in words."""
    method: Required[str]
    """What to do with the element, such as `click` or `fill`."""
    arguments: Required[Iterable[str]]
    """What the method needs to know, such as the text to fill in."""
    backend_node_id: int
    """The element's node id in the Chrome DevTools protocol."""


wire(ActionParam, "backend_node_id=backendNodeId")
