"""The media types of files: by their names, within what an API declares."""

from __future__ import annotations

from typing import Final

_DEFAULT_TYPE: Final = "application/octet-stream"


def type_of(declared: str) -> str:
    """Return the first declared media type that is not a range; empty if none."""
    types = (each.strip() for each in declared.split(","))
    return next((each for each in types if "*" not in each), "")


def file_type(declared: str, name: str) -> str:
    """Return the media type of a file: by its name, if that type is declared.

    Args:
        declared: Media types or ranges; empty if any type is allowed.
        name: The name of the file; empty if it has none.
    """
    import mimetypes

    guess = mimetypes.guess_type(name, strict=False)[0] or _DEFAULT_TYPE
    types = [each.strip() for each in declared.split(",") if each.strip()]
    if not types or any(_covers(each, guess) for each in types):
        return guess
    return type_of(declared) or _DEFAULT_TYPE


def _covers(declared: str, kind: str) -> bool:
    """Tell whether a media type is among those declared, or within a range."""
    if declared.endswith("/*"):
        return declared == "*/*" or kind.startswith(declared[:-1])
    return declared == kind
