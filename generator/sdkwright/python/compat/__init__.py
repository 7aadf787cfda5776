"""Names of other generators, for packages whose users come from there."""

from sdkwright.python.compat.fern import fern_exports, fern_units
from sdkwright.python.compat.plan import CompatPlan, compat_plan
from sdkwright.python.compat.speakeasy import error_aliases, speakeasy_plan

__all__ = [
    "CompatPlan",
    "compat_plan",
    "error_aliases",
    "fern_exports",
    "fern_units",
    "speakeasy_plan",
]
