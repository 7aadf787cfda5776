"""The words of a command that stand for arguments of a method."""

from __future__ import annotations

import base64
import json
from collections.abc import Collection
from pathlib import Path


def words(
    given: dict[str, object], folder: Path, nullable: Collection[str] = ()
) -> list[str]:
    """The options that stand for arguments of a method.

    Those that may be null are no switches: true and false are written out.
    """
    found: list[str] = []
    for name, value in given.items():
        option = f"--{name.strip('_').replace('_', '-')}"
        match value:
            case bool() if name not in nullable:
                found.append(option if value else f"--no-{option[2:]}")
            case bytes():
                path = folder / f"{name}.bin"
                path.write_bytes(value)
                found.append(f"{option}=@{path}")
            case str():
                found.append(f"{option}={value}")
            case _:
                found.append(f"{option}={json.dumps(value, default=_default)}")
    return found


def _default(value: object) -> str:
    return base64.b64encode(value).decode() if isinstance(value, bytes) else str(value)
