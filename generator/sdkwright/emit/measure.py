"""What a package costs those who install and import it, measured on its files.

Nothing of the package is run: the size of the wheel is the sum of its files as a wheel
compresses them, and the modules that an import loads are found by reading imports.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sdkwright.emit.loaded import loaded_modules
from sdkwright.regular_files import read_regular

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_MAX_BYTES: Final = 64 * 1024 * 1024
# What a wheel says of each file besides its content: two headers, and a line of RECORD.
_ENTRY: Final = 115


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The cost of a package.

    Attributes:
        wheel: The size of the wheel in bytes, to about one per cent.
        modules: How many modules of the package an import of a client loads, at most.
        path: The length of the longest path below `site-packages`.
        lines: Lines of code for each operation, without the runtime, rounded up.
    """

    wheel: int = 0
    modules: int = 0
    path: int = 0
    lines: int = 0


def measure(
    folder: Path, paths: Iterable[str], clients: Mapping[str, str], operations: int
) -> Figures:
    """Return the figures of a package on disk.

    Args:
        folder: The output folder.
        paths: The files of the package, relative to it; those that are gone are left out.
        clients: The client class by the folder of each API, such as `acme/pets`.
        operations: How many operations there are.
    """
    texts: dict[str, bytes] = {}
    for path in paths:
        if "/" not in path:
            continue  # what stands beside the package is not in the wheel
        try:
            texts[path] = read_regular(folder / path, _MAX_BYTES, follow=False)
        except OSError:
            continue
    own = [path for path in texts if path.endswith(".py") and "/_core/" not in path]
    lines = sum(texts[path].count(b"\n") for path in own)
    sources = {
        path: text.decode(errors="replace")
        for path, text in texts.items()
        if path.endswith(".py")
    }
    return Figures(
        wheel=sum(
            len(zlib.compress(text)) + _ENTRY + 2 * len(path)
            for path, text in texts.items()
        ),
        modules=max(
            (len(loaded_modules(sources, *each)) for each in clients.items()), default=0
        ),
        path=max(map(len, texts), default=0),
        lines=-(-lines // operations) if operations else 0,
    )
