"""Paths, parameters, bodies, security, servers and webhooks to the neutral model."""

from sdkwright.read.operations.events import events
from sdkwright.read.operations.operations import operations
from sdkwright.read.operations.retries import retries
from sdkwright.read.operations.security import requirements, schemes, unsaid
from sdkwright.read.operations.servers import root_servers

__all__ = [
    "events",
    "operations",
    "requirements",
    "retries",
    "root_servers",
    "schemes",
    "unsaid",
]
