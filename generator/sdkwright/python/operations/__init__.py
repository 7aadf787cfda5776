"""Operations as methods: arguments, constants, results, resources."""

from sdkwright.python.operations.constants import (
    alternatives,
    declared_errors,
    retry_policy,
)
from sdkwright.python.operations.form_fields import (
    fields_of,
    is_opaque,
)
from sdkwright.python.operations.methods import (
    ASYNC,
    SYNC,
    Planned,
    error_class,
    media_argument,
    method,
    streams_both,
)
from sdkwright.python.operations.parameters import (
    Argument,
)
from sdkwright.python.operations.properties import (
    property_view,
)
from sdkwright.python.operations.resource_tree import (
    Resource,
    Tree,
    flatten,
    resource_tree,
)
from sdkwright.python.operations.resources import (
    plan_operations,
    resource_view,
    resources_import,
    resources_module,
)
from sdkwright.python.operations.response_views import (
    RESPONSE_VIEWS,
)
from sdkwright.python.operations.results import (
    ResultKind,
    is_binary,
    is_text,
    successes,
    unasked,
)
from sdkwright.python.operations.servers import (
    is_elsewhere,
    own_servers,
    variable_arguments,
)

__all__ = [
    "ASYNC",
    "RESPONSE_VIEWS",
    "SYNC",
    "Argument",
    "Planned",
    "Resource",
    "ResultKind",
    "Tree",
    "alternatives",
    "declared_errors",
    "error_class",
    "fields_of",
    "flatten",
    "is_binary",
    "is_elsewhere",
    "is_opaque",
    "is_text",
    "media_argument",
    "method",
    "own_servers",
    "plan_operations",
    "property_view",
    "resource_tree",
    "resource_view",
    "resources_import",
    "resources_module",
    "retry_policy",
    "streams_both",
    "successes",
    "unasked",
    "variable_arguments",
]
