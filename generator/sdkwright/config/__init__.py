"""What the user asked for: `[tool.gen]` in pyproject.toml, or gen.toml with the same keys."""

from sdkwright.config.extension_values import extension_fault
from sdkwright.config.identifiers import is_module, operation_key
from sdkwright.config.keys.package_keys import BUDGET
from sdkwright.config.reading import FILE_NAMES, find, load, parse, parse_text
from sdkwright.config.records import (
    ApiConfig,
    Compat,
    Config,
    MethodNames,
    Positional,
    Selection,
    TypeName,
)
from sdkwright.source import source_of

__all__ = [
    "BUDGET",
    "FILE_NAMES",
    "ApiConfig",
    "Compat",
    "Config",
    "MethodNames",
    "Positional",
    "Selection",
    "TypeName",
    "extension_fault",
    "find",
    "is_module",
    "load",
    "operation_key",
    "parse",
    "parse_text",
    "source_of",
]
