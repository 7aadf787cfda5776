"""Types as generated files spell them."""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Literal, Required, TypeAlias, TypedDict

from sdkwright.runtime.kinds.base64_bytes import Base64Bytes, Base64UrlBytes
from sdkwright.runtime.kinds.unknown_numbers import UnknownInt
from sdkwright.runtime.models.model import Field, Model, UnknownStr
from sdkwright.runtime.models.wire import wire
from sdkwright.runtime.variants import UnknownVariant
from typing_extensions import TypeAliasType

Status: TypeAlias = Literal["active", "closed"] | UnknownStr
Level: TypeAlias = Literal[1, 2] | UnknownInt


class Owner(Model):
    """The owner of a thing."""

    name: str
    born: dt.date | None = None


class Action(Model):
    """An action on the page."""

    selector: str
    """CSS selector or XPath of the element."""
    backend_node_id: int | None = Field(
        default=None,
        validation_alias="backendNodeId",
        serialization_alias="backendNodeId",
    )


class ActionParam(TypedDict, total=False):
    """An action on the page, to be sent."""

    selector: Required[str]
    backend_node_id: int


wire(ActionParam, "backend_node_id=backendNodeId")


class Click(Model):
    """A click."""

    kind: Literal["click"] = Field(
        validation_alias="eventKind", serialization_alias="eventKind"
    )
    x: int


class Scroll(Model):
    """A scroll."""

    kind: Literal["scroll"] = Field(
        validation_alias="eventKind", serialization_alias="eventKind"
    )
    by: float


class UnknownEvent(UnknownVariant):
    """A variant of `Event` that this version does not know."""

    kind: None = Field(
        default=None, validation_alias="eventKind", serialization_alias="eventKind"
    )


Event: TypeAlias = Annotated[
    Annotated[Click | Scroll, Field(discriminator="kind")] | UnknownEvent,
    Field(union_mode="left_to_right"),
]

if TYPE_CHECKING:
    Tree: TypeAlias = "str | list[Tree]"
else:
    Tree = TypeAliasType("Tree", "str | list[Tree]")


class Cat(Model):
    """One of two untagged variants."""

    name: str
    lives: int


class Dog(Model):
    """The other."""

    name: str
    tricks: list[str]


class Thing(Model):
    """An object with a field of every form."""

    id: str
    count: int = 0
    status: Status = "active"
    level: Level | None = None
    owner: Owner | None = None
    owners: list[Owner] = Field(default_factory=list[Owner])
    by_name: dict[str, Owner] | None = Field(
        default=None, validation_alias="byName", serialization_alias="byName"
    )
    event: Event | None = None
    events: list[Event] | None = None
    pet: Cat | Dog | None = None
    mixed: Owner | dict[str, int] | None = None
    pair: tuple[int, Owner] | None = None
    many: tuple[Owner, ...] | None = None
    tree: Tree | None = None
    at: dt.datetime | None = None
    took: dt.timedelta | None = None
    key: uuid.UUID | None = None
    price: Decimal | None = None
    data: Base64Bytes | None = None
    token: Base64UrlBytes | None = None
    child: "Thing | None" = None
    free: object = None


class NodeParam(TypedDict, total=False):
    """A tree of nodes, to be sent."""

    node_name: Required[str]
    child_nodes: Iterable["NodeParam"]
    by_key: Mapping[str, "NodeParam"]
    action: Action | ActionParam | None


wire(NodeParam, "node_name=nodeName child_nodes=childNodes by_key=byKey")
