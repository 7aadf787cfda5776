"""Names of other generators, for packages whose users come from there."""

from sdkwright.python.compat.fern import fern_exports, fern_units
from sdkwright.python.compat.plan import CompatPlan, compat_plan

__all__ = ["CompatPlan", "compat_plan", "fern_exports", "fern_units"]
