"""Forms, files, texts: bodies that are not JSON."""

import email
import io
from urllib.parse import parse_qsl

import pytest
from sdkwright.runtime.operation.operation import Operation

from tests.runtime.support.acme import errors, types
from tests.runtime.support.server import reply

BOX = reply(body={"label": "x"})
TEXT = reply(200, "printed", [("Content-Type", "text/plain")])


def parts(seen):
    """The parts of a multipart body, as (name, filename, type, data)."""
    head = f"Content-Type: {seen.headers['content-type']}\r\n\r\n".encode()
    message = email.message_from_bytes(head + seen.body)
    return [
        (
            part.get_param("name", header="content-disposition"),
            part.get_filename(),
            part.get("content-type"),
            part.get_payload(decode=True),
        )
        for part in message.get_payload()
    ]


def test_forms(mode, client, server):
    server.script(TEXT)
    assert (
        mode.run(client.boxes.label(text="a b&c=é", size=1.5, tags=["x", "y z"]))
        == "printed"
    )
    seen = server.last
    assert seen.headers["content-type"] == "application/x-www-form-urlencoded"
    assert seen.body == b"text=a+b%26c%3D%C3%A9&size=1.5&tags=x,y%20z"
    assert parse_qsl(seen.body.decode())[0] == ("text", "a b&c=é")
    assert seen.headers["accept"] == "text/plain"


def test_forms_leave_none_out(mode, client, server):
    server.script(TEXT)
    mode.run(client.boxes.label(text="a", size=None))
    assert server.last.body == b"text=a"


def test_optional_bodies(mode, client, server):
    server.script(TEXT)
    mode.run(client.boxes.label())
    assert server.last.body == b""
    assert "content-type" not in server.last.headers
    assert server.last.headers["content-length"] == "0"


def form(media, **details):
    return Operation("POST", "/x", lambda: object, media=media, auth="", **details)


URLENCODED = "application/x-www-form-urlencoded"


def test_forms_of_lists_and_objects(mode, client, server):
    server.script(BOX)
    operation = form(URLENCODED, body="list object deep:deep")
    mode.run(
        client.request(
            operation,
            {"list": [1, {"a": 1}], "object": {"b": [2]}, "deep": {"c": {"d": 3}}},
        )
    )
    assert parse_qsl(server.last.body.decode()) == [
        ("list", "1"),
        ("list", '{"a":1}'),
        ("object", '{"b":[2]}'),
        ("deep[c][d]", "3"),
    ]


def test_form_payloads(mode, client, server):
    server.script(BOX)
    operation = form(f"{URLENCODED} multipart/form-data", payload="body")
    mode.run(client.request(operation, {"body": types.Box(label="a b", max_weight=1)}))
    assert server.last.body == b"label=a+b&maxWeight=1.0"
    mode.run(
        client.request(
            operation,
            {"body": {"f": b"data", "n": 1}, "media_type": "multipart/form-data"},
        )
    )
    assert parts(server.last) == [
        ("f", "upload", "application/octet-stream", b"data"),
        ("n", None, None, b"1"),
    ]


def test_files(mode, client, server, tmp_path):
    server.script(BOX)
    path = tmp_path / "a b.gif"
    path.write_bytes(b"GIF")
    for photo, name, kind, data in (
        (b"raw", "upload", "image/png", b"raw"),
        (path, "a b.gif", "image/png", b"GIF"),
        (io.BytesIO(b"open"), "upload", "image/png", b"open"),
        (("n.txt", b"named"), "n.txt", "image/png", b"named"),
        (("n.txt", b"typed", "text/x"), "n.txt", "text/x", b"typed"),
    ):
        mode.run(
            client.boxes.upload(
                title="T",
                photo=photo,
                meta={"label": "m", "max_weight": 2},
                tags=["a", "b"],
            )
        )
        assert parts(server.last) == [
            ("title", None, None, b"T"),
            ("photo", name, kind, data),
            ("meta", None, "application/json", b'{"label":"m","max_weight":2}'),
            ("tags", None, None, b"a"),
            ("tags", None, None, b"b"),
        ]
        assert int(server.last.headers["content-length"]) == len(server.last.body)


def test_files_of_unknown_length_are_chunked(mode, client, server):
    class Pipe(io.RawIOBase):
        left = b"x" * 100_000

        def readable(self):
            return True

        def seekable(self):
            return False

        def read(self, size=-1):
            taken, self.left = self.left[:size], self.left[size:]
            return taken

    server.script(BOX)
    mode.run(client.boxes.upload(title="T", photo=Pipe()))
    assert server.last.headers["transfer-encoding"] == "chunked"
    assert "content-length" not in server.last.headers
    assert parts(server.last)[1][3] == b"x" * 100_000


def test_async_files(server):
    import asyncio

    from tests.runtime.support.acme import AsyncAcme

    async def source():
        yield b"one "
        await asyncio.sleep(0)
        yield b"two"

    async def main():
        async with AsyncAcme(api_key="k", base_url=server.url) as client:
            server.script(BOX)
            await client.boxes.upload(title="T", photo=("n", source()))

    asyncio.run(main())
    assert parts(server.last)[1][3] == b"one two"


def test_parts_of_all_kinds(mode, client, server):
    server.script(BOX)
    operation = form(
        "multipart/form-data",
        body="files:file one:type=text%2Fx csv:csv pipes:pipes deep:deep model objects none mixed",
    )
    mode.run(
        client.request(
            operation,
            {
                "files": [b"1", ("two.bin", b"2")],
                "one": "x",
                "csv": [1, 2],
                "pipes": ["a", "b"],
                "deep": {"k": {"l": 1}},
                "model": types.Box(label="m"),
                "objects": [{"a": 1}, [2], None],
                "none": None,
                "mixed": [b"raw", "text", ("three.bin", b"3")],
            },
        )
    )
    assert parts(server.last) == [
        ("files", "upload", "application/octet-stream", b"1"),
        ("files", "two.bin", "application/octet-stream", b"2"),
        ("one", None, "text/x", b"x"),
        ("csv", None, None, b"1,2"),
        ("pipes", None, None, b"a|b"),
        ("deep[k][l]", None, None, b"1"),
        ("model", None, "application/json", b'{"label":"m"}'),
        ("objects", None, "application/json", b'{"a":1}'),
        ("objects", None, "application/json", b"[2]"),
        ("mixed", "upload", "application/octet-stream", b"raw"),
        ("mixed", None, None, b"text"),
        ("mixed", "three.bin", "application/octet-stream", b"3"),
    ]


@pytest.mark.parametrize("bad", ["path.png", 5, ["a"], {"a": 1}, ("n", "text")])
def test_what_is_no_file(mode, client, server, bad):
    with pytest.raises(errors.InvalidArgumentError, match=r"[Ff]ile"):
        mode.run(client.boxes.upload(title="T", photo=bad))
    assert server.seen == []


def test_missing_files(mode, client, server, tmp_path):
    with pytest.raises(FileNotFoundError):
        mode.run(client.boxes.upload(title="T", photo=tmp_path / "nope"))
    assert server.seen == []


@pytest.mark.parametrize(
    ("value", "sent"),
    [
        (b"\0\xff", b"\0\xff"),
        (bytearray(b"x"), b"x"),
        ("é", "é".encode()),
        (lambda: io.BytesIO(b"open"), b"open"),
    ],
)
def test_raw_payloads(mode, client, server, value, sent):
    value = value() if callable(value) else value
    server.script(BOX)
    operation = form("application/octet-stream", payload="body")
    mode.run(client.request(operation, {"body": value}))
    assert server.last.body == sent
    assert server.last.headers["content-type"] == "application/octet-stream"


@pytest.mark.parametrize("bad", [5, object(), "\ud800", None])
def test_raw_payloads_that_are_refused(mode, client, server, bad):
    operation = form("application/octet-stream", payload="body")
    with pytest.raises(errors.InvalidArgumentError):
        mode.run(client.request(operation, {"body": bad}))


def test_extra_body_needs_fields(mode, client, server):
    operation = form("application/json", payload="body")
    arguments = {"body": [1], "request_options": {"extra_body": {"a": 1}}}
    with pytest.raises(errors.InvalidArgumentError, match="extra_body"):
        mode.run(client.request(operation, arguments))
    server.script(BOX)
    mode.run(
        client.request(operation, {**arguments, "body": None} | {"body": {"b": 2}})
    )
    assert server.last.json() == {"b": 2, "a": 1}
    del arguments["body"]
    mode.run(client.request(operation, arguments))
    assert server.last.json() == {"a": 1}


def test_json_media_types(mode, client, server):
    server.script(BOX)
    for media in ("application/merge-patch+json", "text/json;charset=utf-8"):
        mode.run(client.request(form(media, payload="body"), {"body": None}))
        assert server.last.body == b"null"
        assert server.last.headers["content-type"] == media


def sent(mode, client, server, operation, **arguments):
    """The media type and the body of a call."""
    server.script(BOX)
    mode.run(client.request(operation, arguments))
    return server.last.headers.get("content-type"), server.last.body


@pytest.mark.parametrize(
    ("media", "arguments", "kind", "data"),
    [
        ("*/*", {"body": b"x"}, "application/octet-stream", b"x"),
        ("*/*", {"body": "x"}, "text/plain", b"x"),
        ("*/*", {"body": [1]}, "application/json", b"[1]"),
        ("*/*", {"body": ("a.png", b"x")}, "image/png", b"x"),
        ("*/*", {"body": (None, b"x", "image/gif")}, "image/gif", b"x"),
        ("image/*", {"body": b"x"}, "application/octet-stream", b"x"),
        ("image/*", {"body": b"x", "media_type": "image/gif"}, "image/gif", b"x"),
        ("image/png", {"body": ("a", b"x")}, "image/png", b"x"),
        ("image/png", {"body": (None, b"x", "image/gif")}, "image/gif", b"x"),
        ("text/plain", {"body": 5}, "text/plain", b"5"),
    ],
)
def test_ranges_of_media_types(mode, client, server, media, arguments, kind, data):
    operation = form(media, payload="body")
    assert sent(mode, client, server, operation, **arguments) == (kind, data)


def test_fields_in_any_media_type_are_json(mode, client, server):
    seen = sent(mode, client, server, form("*/*", body="a"), a=1)
    assert seen == ("application/json", b'{"a":1}')


@pytest.mark.parametrize("named", ["a/b\r\nX-Evil: 1", "é/x", "nothing"])
def test_media_types_that_are_refused(mode, client, server, named):
    arguments = {"body": b"x", "media_type": named}
    with pytest.raises(errors.InvalidArgumentError, match="media_type"):
        mode.run(client.request(form("*/*", payload="body"), arguments))
    with pytest.raises(errors.InvalidArgumentError, match="is none of image/png"):
        mode.run(client.request(form("image/png", payload="body"), arguments))
    arguments = {"body": (None, b"x", named)}
    with pytest.raises(errors.InvalidArgumentError, match="media_type"):
        mode.run(client.request(form("*/*", payload="body"), arguments))


def test_media_types_with_parameters(mode, client, server):
    operation = form("application/json;version=2 text/csv", payload="body")
    assert sent(mode, client, server, operation, body=[1]) == (
        "application/json;version=2",
        b"[1]",
    )


@pytest.mark.parametrize(
    ("body", "data"),
    [
        ([{"a": 1}, types.Box(label="x")], b'{"a":1}\n{"label":"x"}\n'),
        (({"a": 1}, {"a": 2}), b'{"a":1}\n{"a":2}\n'),
        ({"a": 1}, b'{"a":1}\n'),
        ([], b""),
        ('{"a":1}', b'{"a":1}'),
        (b"raw", b"raw"),
    ],
)
def test_lines_of_json(client, server, mode, body, data):
    for media in ("application/x-ndjson", "application/jsonl"):
        operation = form(media, payload="body")
        assert sent(mode, client, server, operation, body=body) == (media, data)


def test_records_of_a_json_sequence(client, server, mode):
    operation = form("application/json-seq", payload="body")
    _, data = sent(mode, client, server, operation, body=[1, {"a": 2}])
    assert data == b'\x1e1\n\x1e{"a":2}\n'  # RFC 7464, section 2.2


def test_bodies_of_one_argument_know_their_parts(mode, client, server):
    operation = form(
        "multipart/form-data",
        payload="body",
        body="_=f:file _=m:json:type=application%2Fx+json _=t:b64",
    )
    body = {"f": ("a.gif", b"GIF"), "m": [1], "t": b"\xff"}
    sent(mode, client, server, operation, body=body)
    assert parts(server.last) == [
        ("f", "a.gif", "image/gif", b"GIF"),
        ("m", None, "application/x+json", b"[1]"),
        ("t", None, None, b"/w=="),
    ]


def test_two_files_in_a_tuple_are_two(mode, client, server):
    operation = form("multipart/form-data", body="f")
    sent(mode, client, server, operation, f=(b"1", b"2"))
    assert [part[3] for part in parts(server.last)] == [b"1", b"2"]


def test_text_for_a_range_of_media_types(mode, client, server):
    server.script(reply(204))
    operation = Operation("POST", "/x", lambda: None, payload="body", media="*/*")
    mode.run(client.request(operation, {"body": "hé"}))
    assert server.last.headers["content-type"] == "text/plain"
    assert server.last.body == "hé".encode()


def test_a_tuple_that_is_no_file(mode, client, server):
    operation = Operation("POST", "/x", lambda: None, payload="b", media="image/png")
    with pytest.raises(errors.InvalidArgumentError, match="type tuple cannot be sent"):
        mode.run(client.request(operation, {"b": (1, 2)}))
    assert server.seen == []
