"""Types of models, as both type checkers infer them; also executed."""

from typing import Literal, assert_never, assert_type

from sdkwright.runtime.kinds.unknown_numbers import UnknownInt
from sdkwright.runtime.models.decode import Decoder, decoder
from sdkwright.runtime.models.model import JsonValue, UnknownStr

from tests.runtime.typing.golden import (
    Action,
    ActionParam,
    Click,
    Event,
    Scroll,
    Status,
    Thing,
    UnknownEvent,
)


def describe(event: Event) -> str:
    """Match on classes: complete with the unknown variant, and not without."""
    match event:
        case Click():
            assert_type(event, Click)
            return f"click {event.x}"
        case Scroll():
            return f"scroll {event.by}"
        case UnknownEvent():
            assert_type(event.raw, dict[str, JsonValue])
            return f"unknown {event.raw}"
        case _:
            assert_never(event)


def narrow(event: Event) -> int:
    """Compare the discriminator: the unknown variant is excluded by its None."""
    if event.kind == "click":
        assert_type(event, Click)
        return event.x
    if event.kind is None:
        assert_type(event, UnknownEvent)
    return 0


def name(status: Status) -> str:
    """Match on values: a forgotten one would be an error."""
    match status:
        case "active":
            return "yes"
        case "closed":
            return "no"
        case UnknownStr():
            return f"{status}?"
        case _:
            assert_never(status)


def constructors() -> None:
    """Python's names construct; wire names do not concern the program."""
    action = Action(selector="a", backend_node_id=1)
    assert_type(action.backend_node_id, int | None)
    assert action.to_dict() == {"selector": "a", "backendNodeId": 1}
    thing = Thing(id="x", status="closed", event=UnknownEvent(raw={"a": 1}))
    assert_type(thing.status, Literal["active", "closed"] | UnknownStr)
    assert_type(thing.level, Literal[1, 2] | UnknownInt | None)
    assert_type(thing.data, bytes | None)
    given: ActionParam = {"selector": "a", "backend_node_id": 1}
    assert given["selector"] == "a"


def decoders() -> None:
    """A decoder has the type of what it is given."""
    assert_type(decoder(Thing), Decoder[Thing])
    assert_type(decoder(list[Thing]), Decoder[list[Thing]])
    thing = decoder(Thing).decode(b'{"id": "x", "status": "odd"}')
    assert_type(thing, Thing)
    assert name(thing.status) == "odd?"
    event: Event = decoder(Event).decode(b'{"eventKind": "click", "x": 1}')
    assert describe(event) == "click 1"
    assert narrow(event) == 1


constructors()
decoders()
