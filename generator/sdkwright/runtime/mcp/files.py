"""The one folder whose files a server may read and write for an agent."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ..index.values import ValueTextError

NO_FILES: Final = "Files are not available: start the server with --files FOLDER."


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """The folder of `--files`; without it there are no files.

    Attributes:
        path: The folder, with symbolic links resolved.
    """

    path: Path | None = None

    def existing(self, name: str) -> Path:
        """Return the path of a file to read.

        Raises:
            ValueTextError: It is outside the folder, or no regular file.
        """
        path = self._inside(name)
        if not path.is_file():
            raise ValueTextError(f"There is no file {name!r} in the folder of --files.")
        return path

    def new(self, name: str) -> Path:
        """Return the path of a file to write, which must not exist.

        Raises:
            ValueTextError: It is outside the folder, exists, or its folder does not.
        """
        path = self._inside(name)
        if path.exists():
            raise ValueTextError(f"{name!r} exists; name another file.")
        if not path.parent.is_dir():
            raise ValueTextError(f"The folder of {name!r} does not exist.")
        return path

    def _inside(self, name: str) -> Path:
        if self.path is None:
            raise ValueTextError(NO_FILES)
        # Symbolic links are resolved, so that none leads out.
        try:
            path = (self.path / name).resolve()
        except (OSError, ValueError) as error:
            raise ValueTextError(f"{name!r} is no path of a file: {error}.") from None
        if not path.is_relative_to(self.path) or path == self.path:
            raise ValueTextError(f"{name!r} is not inside the folder of --files.")
        return path
