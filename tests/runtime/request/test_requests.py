"""What arrives at the server, for calls as people write them."""

import datetime as dt
import uuid
from urllib.parse import parse_qsl

import pytest
from sdkwright.runtime import InvalidArgumentError
from sdkwright.runtime.operation.operation import Operation

from tests.runtime.support.acme import errors, types
from tests.runtime.support.server import reply

PET = {"id": 1, "name": "Rex"}
OK = reply(body=PET)


def test_plain_call(mode, client, server):
    server.script(OK)
    pet = mode.run(client.pets.retrieve(5))
    assert isinstance(pet, types.Pet)
    assert pet.name == "Rex"
    seen = server.last
    assert (seen.method, seen.target, seen.body) == ("GET", "/v1/pets/5", b"")
    assert seen.headers == {
        "host": f"127.0.0.1:{server.port}",
        "accept-encoding": "gzip, deflate",
        "user-agent": "acme-pets/0.1.0",
        "accept": "application/json",
        "authorization": "Bearer sk-secret",
    }


def test_connection_is_kept(mode, client, server):
    server.script(OK)
    for _ in range(3):
        mode.run(client.pets.retrieve(5))
    assert server.connections == 1


def test_query_header_cookie_and_body(mode, client, server):
    server.script(OK)
    mode.run(
        client.pets.rename(5, name="R x", dry_run=True, x_reason="why", trace="a;b")
    )
    seen = server.last
    assert (seen.method, seen.query) == ("PATCH", "dryRun=true")
    assert seen.headers["x-reason"] == "why"
    assert "X-Reason" in seen.names
    assert seen.headers["cookie"] == "trace=a%3Bb"
    assert seen.headers["content-type"] == "application/json"
    assert seen.json() == {"name": "R x"}


def test_none_is_no_query_nor_header(mode, client, server):
    server.script(OK)
    mode.run(client.pets.rename(5, name="R", dry_run=None, x_reason=None))
    assert server.last.query == ""
    assert "x-reason" not in server.last.headers
    assert "cookie" not in server.last.headers


def test_omit_none_and_value_in_a_body(mode, client, server):
    server.script(OK)
    mode.run(client.pets.create(name="a"))
    assert server.last.json() == {"name": "a"}
    mode.run(client.pets.create(name="a", born_at=None))
    assert server.last.json() == {"name": "a", "bornAt": None}
    mode.run(client.pets.create(name="a", born_at="x", tricks=iter(["sit"])))
    assert server.last.json() == {"name": "a", "bornAt": "x", "tricks": ["sit"]}


def test_header_values_are_utf8_and_stripped(mode, client, server):
    server.script(OK)
    mode.run(client.pets.rename(5, name="R", x_reason="  tab\tok \t"))
    assert server.last.headers["x-reason"] == "tab\tok"


def test_extra_headers_query_and_body(mode, client, server):
    server.script(OK)
    mode.run(
        client.pets.rename(
            5,
            name="R",
            dry_run=True,
            extra_headers={"user-agent": "mine", "X-More": "1"},
            extra_query={"dryRun": False, "tags": ["a", "b c"], "none": None},
            extra_body={"name": "S", "age": 3},
        )
    )
    seen = server.last
    assert seen.headers["user-agent"] == "mine"
    assert seen.headers["x-more"] == "1"
    assert parse_qsl(seen.query) == [
        ("dryRun", "false"),
        ("tags", "a"),
        ("tags", "b c"),
    ]
    assert seen.json() == {"name": "S", "age": 3}


def test_extra_query_none_removes(mode, client, server):
    server.script(OK)
    mode.run(
        client.pets.rename(5, name="R", dry_run=True, extra_query={"dryRun": None})
    )
    assert server.last.query == ""


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("extra_headers", "a: b"),
        ("extra_headers", {"a": 1}),
        ("extra_query", ["a"]),
        ("extra_body", "x"),
        ("idempotency_key", ""),
        ("idempotency_key", 3),
    ],
)
def test_bad_options(mode, client, server, option, value):
    with pytest.raises(errors.InvalidArgumentError, match=option):
        mode.run(client.pets.rename(5, name="R", **{option: value}))
    assert server.seen == []


def test_default_headers_and_query(mode, make, server):
    server.script(OK)
    client = make(
        default_headers={"X-Tenant": "a", "X-Reason": "default", "Accept": "text/x"},
        default_query={"v": 2, "dryRun": "default"},
    )
    mode.run(client.pets.rename(5, name="R", x_reason="argument", dry_run=True))
    seen = server.last
    assert seen.headers["x-tenant"] == "a"
    assert seen.headers["x-reason"] == "argument"
    assert seen.headers["accept"] == "text/x"
    assert parse_qsl(seen.query) == [("v", "2"), ("dryRun", "default")]
    mode.run(
        client.pets.retrieve(5, extra_headers={"x-tenant": "b"}, extra_query={"v": 3})
    )
    assert server.last.headers["x-tenant"] == "b"
    assert server.last.query == "v=3&dryRun=default"


def test_lists_in_the_query(mode, client, server):
    server.script(reply(body={"items": [], "totalPages": 1}))
    mode.run(client.pets.list(tags=("a", "b&c"), limit=2))
    assert server.last.target == "/v1/pets/?limit=2&tags=a&tags=b%26c"
    mode.run(client.pets.list(tags="abc"))  # a text is one value, not its letters
    assert server.last.query == "tags=abc"


def test_request_objects_get_wire_names(mode, client, server):
    server.script(reply(body={"label": "x"}))
    moment = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    inner = {"label": "in", "max_weight": 1.5, "seal": b"\xff\xfe", "packed_at": moment}
    mode.run(
        client.boxes.pack(
            "b",
            outer={
                "label": "out",
                "inner_boxes": [inner, types.Box(label="model", max_weight=2)],
                "by_colour": {"label": inner, "max_weight": {"label": "m"}},
            },
            others=iter([{"label": "o", "max_weight": None}]),
            secret=b"\xfb\xff",
            timeout_=3,
        )
    )
    written = {"label": "in", "maxWeight": 1.5, "seal": "__4", "packedAt": 1577836800}
    assert server.last.json() == {
        "outer": {
            "label": "out",
            "innerBoxes": [written, {"label": "model", "maxWeight": 2.0}],
            "byColour": {"label": written, "max_weight": {"label": "m"}},
        },
        "others": [{"label": "o", "maxWeight": None}],
        "secret": "+/8=",
        "timeout": 3,
    }


def test_a_body_with_no_field_is_an_empty_object(mode, client, server):
    server.script(reply(body={"label": "x"}))
    mode.run(client.boxes.pack("b"))
    assert server.last.body == b"{}"


def test_an_argument_that_is_the_body(mode, client, server):
    server.script(reply(204))
    assert mode.run(client.boxes.replace(body={"label": "a", "max_weight": 1})) is None
    assert server.last.json() == {"label": "a", "maxWeight": 1}
    mode.run(client.boxes.replace(body=types.Box(label="b"), extra_body={"more": 1}))
    assert server.last.json() == {"label": "b", "more": 1}


def test_idempotency_key(mode, client, server):
    server.script(reply(503), reply(503), OK)
    mode.run(client.pets.create(name="a"))
    keys = [seen.headers["idempotency-key"] for seen in server.seen]
    assert len(keys) == 3
    assert len(set(keys)) == 1
    assert uuid.UUID(keys[0]).version == 4
    server.script(OK)
    mode.run(client.pets.create(name="a", idempotency_key="mine"))
    assert server.last.headers["idempotency-key"] == "mine"
    mode.run(client.pets.create(name="a", extra_headers={"Idempotency-Key": "header"}))
    assert server.last.headers["idempotency-key"] == "header"


def test_idempotency_key_where_none_is_declared(mode, client, server):
    server.script(reply(503), OK)
    mode.run(client.pets.rename(5, name="R", idempotency_key="k"))
    assert [seen.headers["idempotency-key"] for seen in server.seen] == ["k", "k"]


def test_base_url_prefix_and_query_survive(mode, make, server):
    server.script(reply(body={"items": []}))
    client = make(base_url=f"{server.url}/a%20b/v2/?api-version=1")
    mode.run(client.pets.list(limit=1))
    assert server.last.target == "/a%20b/v2/pets/?api-version=1&limit=1"


def test_literal_query_server_and_media_type(mode, client, server):
    operation = Operation(
        "post",
        "/search/?fixed=a b&{x}",
        lambda: None,
        query="q x",
        payload="body",
        media="application/json text/plain application/octet-stream",
        server="/other",
        auth="",
    )
    server.script(reply(204))
    mode.run(
        client.request(operation, {"q": "1", "body": "hé", "media_type": "text/plain"})
    )
    seen = server.last
    assert seen.target == "/other/search/?fixed=a%20b&%7Bx%7D&q=1"
    assert seen.headers["content-type"] == "text/plain"
    assert seen.body == "hé".encode()
    assert "authorization" not in seen.headers
    mode.run(
        client.request(
            operation, {"body": b"\0", "media_type": "application/octet-stream"}
        )
    )
    assert server.last.body == b"\0"
    mode.run(client.request(operation, {"body": {"a": 1}}))
    assert server.last.json() == {"a": 1}


def test_methods_without_a_body_say_so(mode, client, server):
    server.script(reply(204))
    mode.run(client.request(Operation("POST", "/x", lambda: None, auth=""), {}))
    assert server.last.headers["content-length"] == "0"
    mode.run(client.request(Operation("GET", "/x", lambda: None, auth=""), {}))
    assert "content-length" not in server.last.headers
    mode.run(client.call("PUT", "x", result=None, extra_body={"a": 1}))
    assert (server.last.target, server.last.json()) == ("/v1/x", {"a": 1})


def test_undocumented_endpoints(mode, client, server):
    server.script(OK)
    pet = mode.run(
        client.call(
            "POST",
            "/odd/{thing}?x=1",
            result=types.Pet,
            body={"a": types.Box(label="b", max_weight=1)},
            query={"q": "é"},
            headers={"X-A": "1"},
            extra_headers={"X-B": "2"},
            extra_query={"r": 1},
            timeout=5,
        )
    )
    assert isinstance(pet, types.Pet)
    seen = server.last
    assert seen.target == "/v1/odd/%7Bthing%7D?x=1&q=%C3%A9&r=1"
    assert seen.json() == {"a": {"label": "b", "maxWeight": 1.0}}
    assert (seen.headers["x-a"], seen.headers["x-b"]) == ("1", "2")
    assert seen.headers["authorization"] == "Bearer sk-secret"
    assert mode.run(client.call("GET", "/x", result=dict[str, object])) == PET
    assert server.last.body == b""
    mode.run(client.call("GET", "/x", result=object))
    seen = len(server.seen)
    for wrong in ("https://evil.example/x", "http://a", None, 5):
        with pytest.raises(InvalidArgumentError, match="is no path"):
            mode.run(client.call("GET", wrong, result=None))
    for wrong in ("", "G T", "GET\r\nX: y", None):
        with pytest.raises(InvalidArgumentError, match="is no HTTP method"):
            mode.run(client.call(wrong, "/x", result=None))
    for wrong in (5, "a=b", {5: 1}, {b"a": 1}):
        with pytest.raises(InvalidArgumentError, match="extra_query"):
            mode.run(client.call("GET", "/x", result=None, query=wrong))
    assert len(server.seen) == seen
    for path in ("/a/../b", "/a/%2E%2e/b"):
        with pytest.raises(InvalidArgumentError, match="path"):
            mode.run(client.call("GET", path, result=None))


def test_values_that_cannot_be_sent(mode, client, server):
    class Odd:
        pass

    deep: list = []
    for _ in range(100_000):
        deep = [deep]
    circle: dict = {}
    circle["self"] = circle
    for bad in (Odd(), float("nan"), deep, circle, {1, Odd()}, "\ud800", {(1, 2): 3}):
        with pytest.raises(errors.InvalidArgumentError):
            mode.run(client.pets.rename(5, name=bad))
    deep_box: dict = {"label": "x"}
    for _ in range(100_000):
        deep_box = {"label": "x", "inner_boxes": [deep_box]}
    with pytest.raises(errors.InvalidArgumentError, match="deep"):
        mode.run(client.boxes.pack("b", outer=deep_box))
    for flags in (":deep", ":unix", ":b64"):
        operation = Operation("GET", "/x", lambda: object, query=f"q{flags}", auth="")
        for bad in (circle, deep):
            with pytest.raises(errors.InvalidArgumentError, match="deep|Circular"):
                mode.run(client.request(operation, {"q": bad}))
    operation = Operation("POST", "/x", lambda: object, body="a:b64", auth="")
    with pytest.raises(errors.InvalidArgumentError, match="it is nested too deep"):
        mode.run(client.request(operation, {"a": circle}))
    assert server.seen == []


def test_lists_are_not_texts(mode, client, server):
    operation = Operation(
        "GET", "/x", lambda: object, query="tags*", body="names*=Names", auth=""
    )
    server.script(reply(body=1))
    mode.run(client.request(operation, {"tags": ("a",), "names": iter("bc")}))
    assert server.last.query == "tags=a"
    assert server.last.json() == {"Names": ["b", "c"]}
    for arguments in (
        {"tags": "abc"},
        {"names": b"abc"},
        {"tags": {"Names": 1}},  # another parameter's name
        {"names": bytearray(b"abc")},
    ):
        with pytest.raises(errors.InvalidArgumentError, match="a list is needed"):
            mode.run(client.request(operation, arguments))
    assert len(server.seen) == 1


def test_numbers_with_more_digits_than_python_writes(mode, client, server):
    operation = Operation("GET", "/x/{n}", lambda: None, path="n", query="m", auth="")
    for arguments in ({"n": 10**5000}, {"n": 1, "m": -(10**5000)}):
        with pytest.raises(errors.InvalidArgumentError, match="too long"):
            mode.run(client.request(operation, arguments))
    assert server.seen == []


def test_values_in_a_literal_query_that_are_refused(mode, client, server):
    operation = Operation("GET", "/s?y={z}", lambda: None, path="z", auth="")
    with pytest.raises(errors.InvalidArgumentError, match="^z: "):
        mode.run(client.request(operation, {"z": None}))
    assert server.seen == []


@pytest.mark.parametrize("value", ["..%2fadmin", "%2e%2e/", "..\\x", "a/..;/b"])
def test_reserved_values_cannot_leave_the_path(mode, client, server, value):
    operation = Operation("GET", "/x/{p}", lambda: object, path="p:reserved", auth="")
    with pytest.raises(errors.InvalidArgumentError, match="p: .*dot segment"):
        mode.run(client.request(operation, {"p": value}))
    assert not server.seen
