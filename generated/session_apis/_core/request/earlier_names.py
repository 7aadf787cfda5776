"""Arguments that are given by an earlier name: they are sent, with a warning."""

from __future__ import annotations

import inspect
import warnings
from collections.abc import Iterable, Mapping
from typing import Final

from ..models.argument_spec import ArgumentSpec
from ..models.omission import Omit

_CORE: Final = f"{(__package__ or '').rpartition('.')[0]}."


def warn_of_earlier_names(
    specs: Iterable[ArgumentSpec], arguments: Mapping[str, object]
) -> None:
    for spec in specs:
        value = arguments.get(spec.python)
        if spec.python in arguments and not isinstance(value, Omit):
            text = f"the argument `{spec.python}` is called `{spec.now}` now"
            warnings.warn(text, DeprecationWarning, stacklevel=_outside())


def _outside() -> int:
    frame = inspect.currentframe()
    count, package = 0, ""
    while frame is not None:
        name = str(frame.f_globals.get("__name__", ""))
        if not f"{name}.".startswith(_CORE):
            # The first one is the method that was called, in the package.
            package = package or f"{name.partition('.resources.')[0]}."
            if not f"{name}.".startswith(package):
                break
        frame, count = frame.f_back, count + 1
    return count
