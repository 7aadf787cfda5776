"""The modules that are imported on demand, for tools that pack programs; never imported."""

from .. import (
    died as died,
    on_done_event as on_done_event,
    webhook_event as webhook_event,
)
