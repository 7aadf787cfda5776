"""Options of a call in one argument: `request_options={"timeout_in_seconds": 5}`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from typing_extensions import TypedDict

from ..config.options import refuse_unknown
from ..models.values import is_mapping
from ..old_options.core import OldCall

if TYPE_CHECKING:
    from typing_extensions import TypedDict as ClosedTypedDict

    from ..config.options import Timeout
else:  # for type checkers only, as there
    from ..config.options import ClosedTypedDict

_NAMES: Final = {
    "additional_body_parameters": "extra_body",
    "additional_headers": "extra_headers",
    "additional_query_parameters": "extra_query",
    "max_retries": "max_retries",
    "timeout_in_seconds": "timeout",
}
# What is read in pieces says so itself here.
_IDLE: Final = "chunk_size"


class RequestOptions(TypedDict, total=False):
    """Options of one call, as old programs give them."""

    timeout_in_seconds: float
    """How long the call may take."""
    max_retries: int
    """How often to try again."""
    additional_headers: Mapping[str, object]
    """Headers to add, or to replace."""
    additional_query_parameters: Mapping[str, object]
    """Query parameters to add, or to replace."""
    additional_body_parameters: Mapping[str, object]
    """Body fields to add, or to replace."""
    chunk_size: int
    """Has no effect: whoever reads a download chooses it."""


class OldOptions(ClosedTypedDict, total=False, closed=True):
    """Options every method takes, for this one call."""

    timeout: Timeout | float | None
    """Time limits; a number of seconds limits the whole call."""
    max_retries: int
    """How often to try again; 0 sends the request once."""
    idempotency_key: str
    """The key under which the server recognises a repeated request."""
    extra_headers: Mapping[str, str]
    """Headers to add, or to replace."""
    extra_query: Mapping[str, object]
    """Query parameters to add, or to replace."""
    extra_body: Mapping[str, object]
    """Body fields to add, or to replace."""
    request_options: RequestOptions | None
    """The same by old names."""


def read_options(given: Mapping[str, object]) -> OldCall:
    """Read the options of a call; those outside of `request_options` are stronger.

    Raises:
        TypeError: One of those in it is unknown, or it is no mapping.
    """
    if "request_options" not in given:
        return OldCall(options=given)
    found = {name: each for name, each in given.items() if name != "request_options"}
    old = given["request_options"]
    if old is None:
        return OldCall(options=found)
    if not is_mapping(old):
        raise TypeError("request_options must be a mapping")
    refuse_unknown("request_options", old, frozenset({*_NAMES, _IDLE}))
    own = {_NAMES[k]: v for k, v in old.items() if k in _NAMES and v is not None}
    return OldCall(options={**own, **found})
