"""The commands of `gen`, and what each takes; only click is imported until one runs."""

from sdkwright.cli.program.group import gen

__all__ = ["gen"]
