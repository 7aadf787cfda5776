"""README.md, api.md and the code samples in them."""

from sdkwright.python.docs.api_reference import api_reference_view
from sdkwright.python.docs.method_examples import (
    docstring_examples,
    method_examples,
    simplest_first,
)
from sdkwright.python.docs.pages import documentation_units
from sdkwright.python.docs.readme import readme_view
from sdkwright.python.docs.skill import skill_units, to_package

__all__ = [
    "api_reference_view",
    "docstring_examples",
    "documentation_units",
    "method_examples",
    "readme_view",
    "simplest_first",
    "skill_units",
    "to_package",
]
