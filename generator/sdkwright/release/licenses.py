"""The texts of licences, by their SPDX identifiers (https://spdx.org/licenses)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def license_text(folder: Path, license: str, holder: str, year: int) -> str | None:
    """Return the text of a licence, with its holder; None for one that is not known here.

    Args:
        folder: Where the templates are.
        license: The identifier, in any case.
        holder: Who has the copyright.
        year: Since when.
    """
    for path in sorted((folder / "release" / "licenses").glob("*.txt")):
        if path.stem.casefold() == license.strip().casefold():
            text = path.read_text(encoding="utf-8")
            return text.replace("<year>", str(year)).replace("<holder>", holder)
    return None
