"""The files of a package that belong to no single resource or type."""

from sdkwright.python.package.core_parts import (
    core_types,
    core_units,
    exported,
    parts_of,
)
from sdkwright.python.package.core_place import SHARED_PACKAGE, core_prefix, deeper
from sdkwright.python.package.explain import explanations
from sdkwright.python.package.exports import SHARED, api_exports
from sdkwright.python.package.figures import summary
from sdkwright.python.package.module_digests import ModuleDigests, module_digests
from sdkwright.python.package.modules import index_units, type_indexes, type_units
from sdkwright.python.package.operations_index import operations_index
from sdkwright.python.package.project import project_units, project_view
from sdkwright.python.package.replacements import custom_types, in_place, report_custom
from sdkwright.python.package.set_names import report_fields, report_names, report_types
from sdkwright.python.package.shared_core import shared_core_units
from sdkwright.python.package.surface_records import surface_of
from sdkwright.python.package.type_warnings import report_untyped_media

__all__ = [
    "SHARED",
    "SHARED_PACKAGE",
    "ModuleDigests",
    "api_exports",
    "core_prefix",
    "core_types",
    "core_units",
    "custom_types",
    "deeper",
    "explanations",
    "exported",
    "in_place",
    "index_units",
    "module_digests",
    "operations_index",
    "parts_of",
    "project_units",
    "project_view",
    "report_custom",
    "report_fields",
    "report_names",
    "report_types",
    "report_untyped_media",
    "shared_core_units",
    "summary",
    "surface_of",
    "type_indexes",
    "type_units",
]
