"""Configurations of Stainless: `stainless.yml`, recognised by what is in it."""

from sdkwright.migrate.stainless.config import is_stainless_config, stainless_wanted

__all__ = ["is_stainless_config", "stainless_wanted"]
