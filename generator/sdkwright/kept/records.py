"""Records of the generator as bytes, and back.

Whoever reads has made sure before that it was the same program, of the same user, that wrote.
"""

from __future__ import annotations

import io
import pickle
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from sdkwright.ir import AmendableDocs

if TYPE_CHECKING:
    from collections.abc import Generator

_PROTOCOL: Final = 5
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
    with _under_its_name():
        try:
            return pickle.dumps(value, _PROTOCOL)
        except (pickle.PicklingError, TypeError, AttributeError,
                RecursionError) as error:  # fmt: skip
            raise StrangeError(str(error)) from None


def read(data: bytes) -> object:
    """Return a value that was written by the same program.

    Raises:
        StrangeError: It was not.
    """
    try:
        return _Reader(io.BytesIO(data)).load()
    except (pickle.UnpicklingError, TypeError, AttributeError, LookupError,
            ValueError, EOFError, ImportError, RecursionError) as error:  # fmt: skip
        raise StrangeError(str(error)) from None


class _Reader(pickle.Unpickler):
    """Knows the classes of our records, and no others."""

    def find_class(self, module: str, name: str, /) -> object:
        """Return a class.

        Raises:
            pickle.UnpicklingError: It is none of ours.
        """
        ours = module.startswith("sdkwright.")
        if not ours and (module, name) not in _OTHERS:
            raise pickle.UnpicklingError(f"{module}.{name} is no record")
        found: object = super().find_class(module, name)
        if not isinstance(found, type) or found.__module__ != module:
            raise pickle.UnpicklingError(f"{module}.{name} is no class of that module")
        return found


@contextmanager
def _under_its_name() -> Generator[None]:
    """Let a class that shows itself as another be found."""
    shown, AmendableDocs.__qualname__ = AmendableDocs.__qualname__, "AmendableDocs"
    try:
        yield
    finally:
        AmendableDocs.__qualname__ = shown
