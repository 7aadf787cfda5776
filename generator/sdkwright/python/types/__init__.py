"""Types as Python annotations, models and TypedDicts."""

from sdkwright.python.types.bodies import (
    BodyForm,
    BodyPlan,
    choose_body,
    reads_by_path,
    required_fields,
    whole_body_name,
)
from sdkwright.python.types.context import Context
from sdkwright.python.types.grouping import by_resource
from sdkwright.python.types.media_types import (
    is_encodable,
    is_file,
    is_list,
    is_structure,
    is_without_parts,
    part_item,
)
from sdkwright.python.types.pydantic import Spelled, Writer, has_variants
from sdkwright.python.types.reachability import reachable_types, used_types
from sdkwright.python.types.type_expressions import Place, TypeExpr, is_late, unhidden
from sdkwright.python.types.type_files import Layout, arrange
from sdkwright.python.types.type_names import name_types
from sdkwright.python.types.types import EXPORTED, Names, Speller
from sdkwright.python.types.wire import (
    WireNames,
    argument_spec,
    holds,
    json_flags,
    quote,
    refuses_null,
    renaming,
)

__all__ = [
    "EXPORTED",
    "BodyForm",
    "BodyPlan",
    "Context",
    "Layout",
    "Names",
    "Place",
    "Spelled",
    "Speller",
    "TypeExpr",
    "WireNames",
    "Writer",
    "argument_spec",
    "arrange",
    "by_resource",
    "choose_body",
    "has_variants",
    "holds",
    "is_encodable",
    "is_file",
    "is_late",
    "is_list",
    "is_structure",
    "is_without_parts",
    "json_flags",
    "name_types",
    "part_item",
    "quote",
    "reachable_types",
    "reads_by_path",
    "refuses_null",
    "renaming",
    "required_fields",
    "unhidden",
    "used_types",
    "whole_body_name",
]
