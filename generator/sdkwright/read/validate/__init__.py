"""Whether documents are valid: structure, semantics, and openapi-spec-validator."""

from sdkwright.read.validate.object_rules import TOKEN, check_node, mapped
from sdkwright.read.validate.schema_typos import check_schema
from sdkwright.read.validate.spec_validator import ValidatorResult, run_spec_validator
from sdkwright.read.validate.structure import Strictness, StructureValidator

__all__ = [
    "TOKEN",
    "Strictness",
    "StructureValidator",
    "ValidatorResult",
    "check_node",
    "check_schema",
    "mapped",
    "run_spec_validator",
]
