"""Names of other generators, for packages whose users come from there."""

from sdkwright.python.compat.plan import CompatPlan, compat_plan

__all__ = ["CompatPlan", "compat_plan"]
