"""Types: NavigateRequestOptionsParam."""

from typing import Literal

from typing_extensions import TypedDict

from ..._core.models.model import UnknownStr
from ..._core.models.wire import wire


class NavigateRequestOptionsParam(TypedDict, total=False):
    """How to go there."""

    wait_until: Literal["load", "domcontentloaded", "networkidle"] | UnknownStr
    """The moment at which the page counts as loaded."""


wire(NavigateRequestOptionsParam, "wait_until=waitUntil")
