"""One API of a package, with every name, file and import decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sdkwright.custom import CustomCode
from sdkwright.emit.code import Code, Unit, Verbatim
from sdkwright.ir import Api
from sdkwright.python.client.client_record import ClientPlan
from sdkwright.python.types import (
    Context,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sdkwright.python.operations import (
        Planned,
        Tree,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiPlan:
    """One API of the package, planned.

    Attributes:
        module: The package to import from: `session_apis.stagehand`.
        folder: Its folder, relative to the output folder.
        tree: The resources, with the operations of each.
        examples: What calls each method, by operation id.
        exports: The module of each name that the package exports.
        custom: The classes of one's own in the package.
    """

    api: Api
    client: ClientPlan
    context: Context
    module: str
    folder: str
    tree: Tree
    planned: Mapping[str, tuple[str, Planned]]
    examples: Mapping[str, Code]
    exports: Mapping[str, str]
    types: Mapping[str, str]
    units: tuple[Unit | Verbatim, ...]
    names: Mapping[str, Mapping[str, str]]
    custom: CustomCode
