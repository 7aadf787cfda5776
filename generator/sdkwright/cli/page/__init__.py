"""The builds of `gen watch` as the local page shows them."""

from sdkwright.cli.page.builds import Builds

__all__ = ["Builds"]
