"""The modules that are imported on demand, for tools that pack programs; never imported."""

from .. import (
    delta as delta,
    done as done,
    event as event,
    message as message,
    part as part,
    text_part as text_part,
)
