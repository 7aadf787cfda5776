"""One object of any version to the shape of 3.1."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sdkwright.read.openapi import Place, Role
from sdkwright.read.upgrade import (
    swagger as upgrade2,
    swagger_values as upgrade2_values,
)
from sdkwright.read.upgrade.openapi30 import responses, upgrade_schema
from sdkwright.read.upgrade.swagger import Swagger

if TYPE_CHECKING:
    from collections.abc import Callable

    from sdkwright.ir.types import Json
    from sdkwright.read.openapi import PointerMap, Tokens


@dataclass(slots=True, kw_only=True)
class Upgrader:
    """Upgrades the objects of one document in place, parents before what is in them.

    Attributes:
        moves: What upgrading moved.
        swagger: What 2.0 states once for the whole document; None for later versions.
        tuples: Whether a list of item schemas is a tuple, as in older drafts.
    """

    pointer_map: PointerMap
    swagger: Swagger | None
    tuples: bool

    def upgrade(self, node: dict[str, Json], role: Role, tokens: Tokens) -> None:
        """Bring one object to the shape of 3.1, not the objects inside it."""
        place = Place(self.pointer_map, tokens)
        if self.swagger is not None:
            _upgrade2(node, role, place, self.swagger)
        if role is Role.SCHEMA:
            upgrade_schema(node, place, tuples=self.tuples)
        elif role is Role.RESPONSES:
            responses(node, place)


def upgrader(
    version: str, pointer_map: PointerMap, peek: Callable[[str], Json]
) -> Upgrader:
    """Return what upgrades a document of a version.

    `peek` gives what a reference in that document names, as it is written.
    """
    swagger = Swagger(peek=peek) if version.startswith(("1", "2")) else None
    tuples = not version.startswith(("1", "2", "3.0"))
    return Upgrader(pointer_map=pointer_map, swagger=swagger, tuples=tuples)


def _upgrade2(node: dict[str, Json], role: Role, place: Place, api: Swagger) -> None:
    match role:
        case Role.API:
            upgrade2.document(node, place, api)
        case Role.PATH_ITEM:
            upgrade2.path_item(node, place, api)
        case Role.OPERATION:
            upgrade2.operation(node, place, api)
        case Role.RESPONSE:
            upgrade2_values.response(node, place, api.produces)
        case Role.PARAMETER:
            upgrade2_values.parameter(node, place)
        case Role.HEADER:
            upgrade2_values.header(node, place)
        case Role.SECURITY_SCHEME:
            upgrade2_values.security_scheme(node, place)
        case Role.SCHEMA:
            upgrade2_values.schema(node)
        case _:
            pass
