"""Where the inputs are that are not part of the project.

They are read where they lie and never changed. Tests that need one which is absent are
skipped, and say which.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("SDKWRIGHT_CORPUS", ROOT.parent / "shared"))


def absent(name: str) -> str:
    """Say what is missing; empty if the input is there."""
    folder = SHARED / name
    if folder.exists():
        return ""
    return f"{folder} is absent: SDKWRIGHT_CORPUS names the folder of `{name}/`"


def needs(name: str) -> pytest.MarkDecorator:
    """Skip a test where an input is absent."""
    return pytest.mark.skipif(bool(absent(name)), reason=absent(name))
