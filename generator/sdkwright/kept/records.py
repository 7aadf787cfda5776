"""Records of the generator as bytes, and back.

Frozen records with slots bring methods along that take them apart field by field, in Python,
and they refuse to be filled. Without these the interpreter does both by itself, five times as
fast, so that the classes go without while records are read or written. There are several
hundred thousand.

Whoever reads has made sure before that it was the same program, of the same user, that wrote.
"""

from __future__ import annotations

import io
import pickle
import sys
from contextlib import ExitStack, contextmanager
from dataclasses import is_dataclass
from typing import TYPE_CHECKING, Final

from sdkwright.ir import AmendableDocs

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

_PROTOCOL: Final = 5
_FREEZING: Final = ("__getstate__", "__setstate__", "__setattr__", "__delattr__")
# What there may be besides classes of ours.
_OTHERS: Final = frozenset(
    {
        *(("builtins", each) for each in ("set", "frozenset", "complex")),
        *(("pathlib", each) for each in ("PosixPath", "PurePosixPath")),
        ("pathlib._local", "PosixPath"),
    }
)


class StrangeError(Exception):
    """Something else than records of ours."""


def written(value: object) -> bytes:
    """Return what a value, and all that it consists of, is made of.

    Raises:
        StrangeError: Something in it cannot be written.
    """
    with ExitStack() as stack:
        stack.enter_context(_under_its_name())
        for each in _records():
            stack.enter_context(_thawed(each))
        try:
            return pickle.dumps(value, _PROTOCOL)
        except (
            pickle.PicklingError,
            TypeError,
            AttributeError,
            RecursionError,
        ) as error:
            raise StrangeError(str(error)) from None


def read(data: bytes) -> object:
    """Return a value that was written by the same program.

    Raises:
        StrangeError: It was not.
    """
    with ExitStack() as stack:
        try:
            return _Reader(data, stack).load()
        except (pickle.UnpicklingError, TypeError, AttributeError, LookupError,
                ValueError, EOFError, ImportError, RecursionError) as error:  # fmt: skip
            raise StrangeError(str(error)) from None


class _Reader(pickle.Unpickler):
    """Knows the classes of our records, and no others."""

    def __init__(self, data: bytes, stack: ExitStack) -> None:
        super().__init__(io.BytesIO(data))
        self._stack = stack

    def find_class(self, module: str, name: str, /) -> object:
        """Return a class, which goes without what freezes it from now on.

        Raises:
            pickle.UnpicklingError: It is none of ours.
        """
        ours = module.startswith("sdkwright.")
        if not ours and (module, name) not in _OTHERS:
            raise pickle.UnpicklingError(f"{module}.{name} is no record")
        found: object = super().find_class(module, name)
        if not isinstance(found, type):
            raise pickle.UnpicklingError(f"{module}.{name} is no class")
        for each in found.__mro__:
            if _is_frozen(each):
                self._stack.enter_context(_thawed(each))
        return found


def _records() -> Iterator[type]:
    """Yield the classes of records in all modules of ours that were imported."""
    for name, module in list(sys.modules.items()):
        if name.startswith("sdkwright."):
            for each in list(vars(module).values()):
                if (
                    isinstance(each, type)
                    and each.__module__ == name
                    and _is_frozen(each)
                ):
                    yield each


def _is_frozen(each: type) -> bool:
    return is_dataclass(each) and "__setstate__" in vars(each)


@contextmanager
def _thawed(record: type) -> Generator[None]:
    """Let a class go without what freezes its records."""
    kept = {name: vars(record)[name] for name in _FREEZING if name in vars(record)}
    for name in kept:
        delattr(record, name)
    try:
        yield
    finally:
        for name, value in kept.items():
            setattr(record, name, value)


@contextmanager
def _under_its_name() -> Generator[None]:
    """Let a class that shows itself as another be found."""
    shown, AmendableDocs.__qualname__ = AmendableDocs.__qualname__, "AmendableDocs"
    try:
        yield
    finally:
        AmendableDocs.__qualname__ = shown
