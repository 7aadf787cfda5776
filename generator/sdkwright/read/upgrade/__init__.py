"""OpenAPI 2.0 and 3.0 brought to the shape of 3.1."""

from sdkwright.read.upgrade.upgrader import Upgrader, upgrader

__all__ = ["Upgrader", "upgrader"]
