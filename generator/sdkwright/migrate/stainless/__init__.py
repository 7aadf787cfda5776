"""Configurations of Stainless: `stainless.yml`, recognised by what is in it."""

from sdkwright.migrate.stainless.config import (
    is_stainless_config,
    is_workspace,
    stainless_wanted,
    workspace_wanted,
)

__all__ = [
    "is_stainless_config",
    "is_workspace",
    "stainless_wanted",
    "workspace_wanted",
]
