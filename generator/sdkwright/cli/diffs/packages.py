"""Surfaces of packages that were built before: in an output folder or in a wheel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.regular_files import BrokenArchiveError, open_archive, read_regular
from sdkwright.surface import FILE_NAME, MAX_BYTES, Surface, SurfaceError, load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from sdkwright.config import Config

# No package has more APIs, and no output folder is deeper.
_MOST: Final = 200
_DEPTH: Final = 4


class PackageError(Exception):
    """A package cannot be compared; the message says why, `help` what to do."""

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message)
        self.help = help


def of_output(config: Config) -> dict[str, Surface]:
    """Return the surfaces of what a configuration's last build has written."""
    return of_paths(surface_paths(config), str(config.out))


def surface_paths(config: Config) -> tuple[Path, ...]:
    """Return where a build writes the surface of each API."""
    package = config.out / config.package
    if config.flat:
        return (package / FILE_NAME,)
    return tuple(package / each.name / FILE_NAME for each in config.apis)


def of_paths(paths: Iterable[Path], label: str) -> dict[str, Surface]:
    """Return the surfaces in some files, by module; files that are not there are skipped.

    Raises:
        PackageError: A file cannot be read, or is no surface.
    """
    found: dict[str, Surface] = {}
    for path in paths:
        try:
            data = read_regular(path, MAX_BYTES)
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            raise PackageError(f"{path} cannot be read: {error.strerror}") from None
        surface = _loaded(data, str(path))
        found[surface.module] = surface
    if not found:
        raise _foreign(label)
    return found


def of_folder(folder: Path) -> dict[str, Surface]:
    """Return the surfaces of a package or an output folder.

    Raises:
        PackageError: It holds none.
    """
    return of_paths(_below(folder), str(folder))


def _below(folder: Path) -> Iterator[Path]:
    for depth in range(_DEPTH):
        pattern = "/".join(("*",) * depth + (FILE_NAME,))
        yield from sorted(folder.glob(pattern))[:_MOST]


def of_wheel(path: Path) -> dict[str, Surface]:
    """Return the surfaces in a wheel, which is read and not unpacked.

    Raises:
        PackageError: It is no wheel, or not one of ours.
    """
    found: dict[str, Surface] = {}
    try:
        with open_archive(path) as archive:
            for each in archive.infolist():
                if not each.filename.endswith(f"/{FILE_NAME}") or len(found) >= _MOST:
                    continue
                name = f"{path}: {each.filename}"
                if each.file_size > MAX_BYTES:
                    raise PackageError(f"{name} is larger than {MAX_BYTES:,} bytes")
                with archive.open(each) as file:
                    surface = _loaded(file.read(MAX_BYTES), name)
                found[surface.module] = surface
    except (OSError, BrokenArchiveError) as error:
        raise PackageError(f"{path} is not a wheel: {error}") from None
    if not found:
        raise _foreign(str(path))
    return found


def _loaded(data: bytes, name: str) -> Surface:
    try:
        return load(data.decode(errors="replace"))
    except SurfaceError as error:
        help = "Compare with the document or the revision that it was built from."
        raise PackageError(f"{name} is not a surface: {error}", help) from None


def _foreign(label: str) -> PackageError:
    return PackageError(
        f"{label} holds no {FILE_NAME}: it was made by another generator, or by a version"
        " of this one that wrote none.",
        "`gen parity` compares with packages of other generators. For one of ours, name the"
        " document or the git revision that it was built from.",
    )
