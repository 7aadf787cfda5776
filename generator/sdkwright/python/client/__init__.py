"""Client classes, credentials, errors and webhooks."""

from sdkwright.python.client.api_plan import ApiPlan
from sdkwright.python.client.client_plan import client_plan
from sdkwright.python.client.client_record import SECURITY, SECURITY_MODULE, ClientPlan
from sdkwright.python.client.clients import client_view
from sdkwright.python.client.constructor import client_options
from sdkwright.python.client.credentials import Credential
from sdkwright.python.client.errors import (
    error_bodies,
    error_names,
    error_types,
    errors_view,
)
from sdkwright.python.client.webhooks import ARGUMENT, events_index, payload

__all__ = [
    "ARGUMENT",
    "SECURITY",
    "SECURITY_MODULE",
    "ApiPlan",
    "ClientPlan",
    "Credential",
    "client_options",
    "client_plan",
    "client_view",
    "error_bodies",
    "error_names",
    "error_types",
    "errors_view",
    "events_index",
    "payload",
]
