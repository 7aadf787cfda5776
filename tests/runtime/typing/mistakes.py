"""Mistakes that both type checkers must report: each line that says so, and no other."""

from typing import assert_never

from sdkwright.runtime.models.decode import decoder
from sdkwright.runtime.pagination.pages import Cursor, PageNumber
from sdkwright.runtime.testing.fake import fake
from sdkwright.runtime.uploads.files import FileTypes

from tests.runtime.support.acme import Acme, AsyncAcme, types
from tests.runtime.typing.golden import (
    Action,
    ActionParam,
    Click,
    Event,
    Scroll,
    Status,
    Thing,
)


def forgets_the_unknown_variant(event: Event) -> None:
    """Handle two of three."""
    match event:
        case Click() | Scroll():
            return
        case _:
            assert_never(event)  # error


def forgets_a_value(status: Status) -> None:
    """Handle one of three."""
    match status:
        case "active":
            return
        case _:
            assert_never(status)  # error


def reads_before_narrowing(event: Event) -> None:
    """Take every event for a click."""
    _ = event.x  # error


wrong_name = Action(selector="a", backendNodeId=1)  # error
wrong_type = Action(selector=1)  # error
no_such_value = Thing(id="x", status="odd")  # error
missing: ActionParam = {}  # error
unknown_key: ActionParam = {"selector": "a", "nodeId": 1}  # error
wrong_result: Action = decoder(Thing).decode(b"{}")  # error
path_as_text: FileTypes = "cat.png"  # error
no_parameter = PageNumber(start=0)  # error
no_place = Cursor("after")  # error


def wrong_responses(box: types.Box) -> None:
    """Configure values that the operations do not return."""
    client, api = fake(Acme)
    api.on(client.pets.retrieve).answers(box)  # error
    api.on(client.pets.list).pages([[box]])  # error
    api.on(client.pets.retrieve).pages([[box]])  # error
    api.on(client.boxes.photo).answers("png")  # error
    api.on(client.boxes.label).answers(5)  # error
    api.on(client.pets.act).answers(box)  # error
    api.on(client.pets.retrieve).calls(str.upper)  # error
    api.assert_called_with(client.pets.retrieve, name="x")  # error
    fake(Acme, timeouts=5)  # error


def wrong_async_responses(box: types.Box) -> None:
    """Configure values that the asynchronous operations do not return."""
    client, api = fake(AsyncAcme)
    api.on(client.pets.retrieve).answers(box)  # error
    api.on(client.pets.list).pages([[box]])  # error
    api.on(client.boxes.photo).answers(box)  # error
