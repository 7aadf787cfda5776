"""The folder that commands run in, as for the commands' own tests."""

from tests.unit.cli.conftest import shell

__all__ = ["shell"]
