"""Types: ObserveResult."""

from typing import TypeAlias

from .action import Action

ObserveResult: TypeAlias = list[Action]
"""The actions that the page offers."""
