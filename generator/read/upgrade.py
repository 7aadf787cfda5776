"""One object of any version to the shape of 3.1."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.read.grammar import Role
from generator.read.upgrade3 import upgrade_schema

if TYPE_CHECKING:
    from generator.ir.types import Json
    from generator.read.grammar import Tokens
    from generator.read.moves import Moves


@dataclass(slots=True, kw_only=True)
class Upgrader:
    """Upgrades objects in place, each once, parents before what is in them.

    Attributes:
        version: The version the entry declares.
    """

    version: str

    def upgrade(
        self, node: dict[str, Json], role: Role, tokens: Tokens, moves: Moves
    ) -> None:
        """Bring one object to the shape of 3.1, not the objects inside it."""
        if role is Role.SCHEMA:
            upgrade_schema(node)
