"""Arguments that are given by an earlier name: they are sent, with a warning."""

from __future__ import annotations

import inspect
import warnings
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from ..models.omission import Omit

if TYPE_CHECKING:
    from ..operation.operation import Operation

_CORE: Final = f"{(__package__ or '').rpartition('.')[0]}."
_ABSENT: Final = Omit()


def current_names(
    operation: Operation[object], arguments: Mapping[str, object]
) -> dict[str, object]:
    found, specs = dict(arguments), operation.plan.earlier
    for spec in specs:
        old, now = spec.python, spec.wire
        value = _ABSENT if old == now else found.pop(old, _ABSENT)
        if isinstance(value, Omit):
            continue
        if not isinstance(found.get(now, _ABSENT), Omit):
            where = f"{operation.method} {operation.path_template}"
            raise TypeError(f"`{old}` is `{now}` by another name, give one ({where})")
        found[now] = value
        text = f"the argument `{old}` is called `{now}` now"
        warnings.warn(text, DeprecationWarning, stacklevel=_outside())
    for spec in specs:
        if "must" in spec.flags and isinstance(found.get(spec.wire, _ABSENT), Omit):
            where = f"{operation.method} {operation.path_template}"
            raise TypeError(f"missing a required argument: {spec.wire!r} ({where})")
    return found


def _outside() -> int:
    frame = inspect.currentframe()
    count, package = 0, ""
    while frame is not None:
        name = str(frame.f_globals.get("__name__", ""))
        if not f"{name}.".startswith(_CORE):
            package = package or f"{name.partition('.resources.')[0]}."
            if not f"{name}.".startswith(package):
                break
        frame, count = frame.f_back, count + 1
    return count
