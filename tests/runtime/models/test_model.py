"""Models: what they keep, what they are called, how they are written."""

import copy
import json
import pickle
import subprocess
import sys
import threading
import typing
from pathlib import Path

import pytest
import sdkwright
from pydantic import TypeAdapter, ValidationError
from sdkwright.runtime.kinds.unknown_numbers import UnknownFloat, UnknownInt
from sdkwright.runtime.models.decode import decoder
from sdkwright.runtime.models.model import Field, Model, UnknownStr
from sdkwright.runtime.variants import UnknownVariant

from tests.runtime.typing.golden import (
    Action,
    Click,
    Event,
    Level,
    Scroll,
    Status,
    Thing,
    UnknownEvent,
)

EVENT = TypeAdapter(Event)


def test_fields_are_read_by_wire_name_only():
    action = decoder(Action).decode(
        b'{"selector": "a", "backendNodeId": 1, "backend_node_id": 2}'
    )
    assert action.backend_node_id == 1
    assert action.model_extra == {"backend_node_id": 2}
    assert action.to_dict() == {
        "selector": "a",
        "backendNodeId": 1,
        "backend_node_id": 2,
    }


def test_unknown_fields_are_kept_and_written_again():
    action = decoder(Action).decode(b'{"selector": "a", "newer": {"deep": [1, null]}}')
    assert action.newer == {"deep": [1, None]}
    assert action.to_dict() == {"selector": "a", "newer": {"deep": [1, None]}}


def test_missing_and_null_differ():
    missing = decoder(Action).decode(b'{"selector": "a"}')
    null = decoder(Action).decode(b'{"selector": "a", "backendNodeId": null}')
    assert missing.backend_node_id is None
    assert null.backend_node_id is None
    assert "backend_node_id" not in missing.model_fields_set
    assert "backend_node_id" in null.model_fields_set
    assert missing.to_dict() == {"selector": "a"}
    assert null.to_dict() == {"selector": "a", "backendNodeId": None}


def test_to_json_is_to_dict_as_text():
    action = Action(selector="ä", backend_node_id=1)
    assert action.to_json() == '{"selector":"ä","backendNodeId":1}'
    assert json.loads(action.to_json(indent=2)) == action.to_dict()
    assert "\n  " in action.to_json(indent=2)


def test_values_a_server_sent_wrong_are_written_without_a_warning():
    thing = decoder(Thing).decode(b'{"id": 5, "at": "soon", "event": 7}')
    assert thing.to_dict() == {"id": 5, "at": "soon", "event": 7}
    assert json.loads(thing.to_json()) == {"id": 5, "at": "soon", "event": 7}


def test_names_that_pydantic_would_guard_are_fine():
    class Odd(Model):
        model_id: str = ""
        model_name: int = 0

    assert Odd(model_id="a").to_dict() == {"model_id": "a"}


def fresh(name="Fresh"):
    """Return a model that nobody has used yet."""

    class Fresh(Model):
        value: int = 1
        other: str | None = Field(default=None, validation_alias="Other")

    Fresh.__name__ = name
    return Fresh


@pytest.mark.parametrize(
    "make",
    [
        lambda cls: cls.model_construct(value=3),
        lambda cls: cls(value=3),
        lambda cls: copy.deepcopy(cls.model_construct(value=3)),
        lambda cls: restored(fresh(), cls),
    ],
)
def test_instances_of_models_that_were_never_built_can_be_written(make):
    assert make(fresh()).to_dict() == {"value": 3}
    assert make(fresh()).to_json() == '{"value":3}'
    # Inside values of no declared type, pydantic meets their class unprepared.
    assert Thing(id="x", free=make(fresh())).to_dict() == {
        "id": "x",
        "free": {"value": 3},
    }
    assert Thing(id="x", extra=make(fresh())).to_dict() == {
        "id": "x",
        "extra": {"value": 3},
    }


def restored(cls, other):
    """Return what unpickling gives in a process that has not used the class."""
    value = cls.__new__(cls)
    value.__setstate__(other(value=3).__getstate__())
    return value


def test_models_can_be_pickled_and_copied():
    thing = decoder(Thing).decode(b'{"id": "x", "newer": 1, "event": {"a": 1}}')
    for derived in (pickle.loads(pickle.dumps(thing)), copy.deepcopy(thing)):
        assert derived == thing
        assert derived.to_dict() == {"id": "x", "newer": 1, "event": {"a": 1}}


def test_first_use_by_many_threads():
    for _ in range(20):
        inner, outer = fresh("Inner"), fresh("Outer")
        reader = decoder(dict[str, inner | list[outer]])
        barrier = threading.Barrier(8)
        found = []

        def read(reader=reader, barrier=barrier, found=found):
            barrier.wait()
            found.append(reader.decode(b'{"a": {"value": 2}}')["a"].value)

        threads = [threading.Thread(target=read) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert found == [2] * 8


@pytest.mark.parametrize(
    ("form", "known", "unknown", "cls", "wrong"),
    [
        (Status, b'"closed"', b'"odd"', UnknownStr, b"1"),
        (Level, b"2", b"3", UnknownInt, b'"2"'),
        (typing.Literal["a"] | UnknownFloat, b'"a"', b"1.5", UnknownFloat, b'"1.5"'),
    ],
)
def test_open_enumerations(form, known, unknown, cls, wrong):
    read = decoder(form)
    assert type(read.decode(known)) in (str, int)
    value = read.decode(unknown)
    assert type(value) is cls
    assert value == json.loads(unknown)
    assert TypeAdapter(form).dump_json(value) == unknown
    assert json.dumps(value).encode() == unknown
    assert pickle.loads(pickle.dumps(value)) == value
    assert read.decode(known, strict=True) == json.loads(known)
    for document, strict in ((unknown, True), (wrong, False), (wrong, True)):
        with pytest.raises(ValueError, match="does not fit"):
            read.decode(document, strict=strict)


def test_unknown_values_are_str_int_or_float():
    assert f"{UnknownStr('odd')}" == "odd"
    assert f"{UnknownInt(3)} {UnknownFloat(1.5)}" == "3 1.5"


@pytest.mark.parametrize(
    ("document", "cls"),
    [
        ('{"eventKind": "click", "x": 1}', Click),
        ('{"eventKind": "scroll", "by": 1.5, "more": 1}', Scroll),
        ('{"eventKind": "zoom", "x": 1}', UnknownEvent),
        ('{"eventKind": ["click"]}', UnknownEvent),
        ('{"x": 1}', UnknownEvent),
        ('{"kind": "click", "x": 1}', UnknownEvent),
        ("{}", UnknownEvent),
        ('{"raw": {"a": 1}}', UnknownEvent),
    ],
)
def test_variants_of_a_union(document, cls):
    value = decoder(Event).decode(document.encode())
    assert type(value) is cls
    assert json.loads(EVENT.dump_json(value)) == json.loads(document)
    assert EVENT.dump_python(value, mode="json") == json.loads(document)
    thing = decoder(Thing).decode(
        f'{{"id": "x", "event": {document}, "events": [{document}]}}'.encode()
    )
    assert type(thing.event) is type(thing.events[0]) is cls
    assert thing.to_dict()["events"] == [json.loads(document)]
    assert json.loads(thing.to_json())["event"] == json.loads(document)
    if cls is UnknownEvent:
        assert value.kind is None
        assert value.raw == json.loads(document)


def test_strict_refuses_unknown_and_malformed_variants():
    read = decoder(Event)
    assert read.decode(b'{"eventKind": "click", "x": 1}', strict=True).x == 1
    for document in (b'{"eventKind": "zoom"}', b'{"eventKind": "click", "x": "a"}'):
        with pytest.raises(ValueError, match="does not fit") as caught:
            read.decode(document, strict=True)
        # No address of an object of ours: a message is the same in every run.
        assert "function-" not in str(caught.value)
        assert " object at " not in str(caught.value)


def test_unknown_variants_can_be_made_in_python():
    event = UnknownEvent(raw={"eventKind": "zoom"})
    assert event.raw == {"eventKind": "zoom"}
    assert event.to_dict() == {"eventKind": "zoom"}
    assert Thing(id="x", event=event).event is event
    # Plain data is taken as data.
    assert UnknownEvent.model_validate({"eventKind": "a"}).raw == {"eventKind": "a"}
    with pytest.raises(ValidationError):
        UnknownVariant.model_validate(1)


def test_models_are_heavy_but_the_rest_of_the_core_is_light():
    code = (
        "import sys\n"
        "from sdkwright.runtime.models import decode, typeforms, wire\n"
        "from sdkwright.runtime.uploads import files, multipart\n"
        "from sdkwright.runtime.pagination import pages\n"
        "from sdkwright.runtime.streams import stream\n"
        "from sdkwright.runtime.downloads import binary\n"
        "from sdkwright.runtime import lazy\n"
        "heavy = {'pydantic', 'pydantic_core', 'httpx2', 'anyio', 'asyncio',\n"
        "         'mimetypes', 'pathlib', 'ssl', 'typing_extensions'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    result = subprocess.run(
        [sys.executable, "-S", "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(sdkwright.__file__).parents[1],
    )
    assert result.stdout.strip() == "[]"
