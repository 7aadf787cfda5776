"""Operations as methods: arguments, constants, results, resources."""

from sdkwright.python.operations.accepts import (
    accept_argument,
    offers_of,
    stream_argument,
    streams_both,
)
from sdkwright.python.operations.arguments import (
    Argument,
    alias_keys,
    argument_name,
    earlier_names,
)
from sdkwright.python.operations.constants import (
    alternatives,
    declared_errors,
    has_forms,
    page_item,
    retry_policy,
    seconds,
)
from sdkwright.python.operations.form_fields import fields_of, is_opaque
from sdkwright.python.operations.methods import (
    ASYNC,
    SYNC,
    Examples,
    Method,
    Mode,
    Planned,
    call_of,
    method,
    stream_type,
)
from sdkwright.python.operations.pagination import paging_names
from sdkwright.python.operations.parameter_flags import is_compound
from sdkwright.python.operations.resource_tree import (
    Recorded,
    Resource,
    Tree,
    flatten,
    method_scope,
    resource_tree,
    same_operation,
)
from sdkwright.python.operations.resources import (
    INSIDE,
    methods_inside,
    parameters_scope,
    plan_operations,
    property_view,
    resource_text,
    resource_view,
    resources_import,
    resources_module,
)
from sdkwright.python.operations.response_views import RESPONSE_VIEWS
from sdkwright.python.operations.results import (
    ResultKind,
    error_class,
    is_binary,
    is_text,
    raised_errors,
    successes,
    text_type,
    unasked,
)
from sdkwright.python.operations.servers import (
    is_elsewhere,
    own_servers,
    variable_arguments,
)
from sdkwright.python.operations.shared import (
    SharedParameter,
    report_globals,
    shared_keys,
    shared_parameters,
)
from sdkwright.python.operations.signatures import first_form, media_argument

__all__ = [
    "ASYNC",
    "INSIDE",
    "RESPONSE_VIEWS",
    "SYNC",
    "Argument",
    "Examples",
    "Method",
    "Mode",
    "Planned",
    "Recorded",
    "Resource",
    "ResultKind",
    "SharedParameter",
    "Tree",
    "accept_argument",
    "alias_keys",
    "alternatives",
    "argument_name",
    "call_of",
    "declared_errors",
    "earlier_names",
    "error_class",
    "fields_of",
    "first_form",
    "flatten",
    "has_forms",
    "is_binary",
    "is_compound",
    "is_elsewhere",
    "is_opaque",
    "is_text",
    "media_argument",
    "method",
    "method_scope",
    "methods_inside",
    "offers_of",
    "own_servers",
    "page_item",
    "paging_names",
    "parameters_scope",
    "plan_operations",
    "property_view",
    "raised_errors",
    "report_globals",
    "resource_text",
    "resource_tree",
    "resource_view",
    "resources_import",
    "resources_module",
    "retry_policy",
    "same_operation",
    "seconds",
    "shared_keys",
    "shared_parameters",
    "stream_argument",
    "stream_type",
    "streams_both",
    "successes",
    "text_type",
    "unasked",
    "variable_arguments",
]
