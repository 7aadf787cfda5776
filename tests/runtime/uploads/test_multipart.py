"""Multipart bodies, judged by the standard library's parser of messages."""

import asyncio
import io
from email.parser import BytesParser
from email.policy import HTTP

import anyio
import hypothesis
import pytest
from hypothesis import strategies
from sdkwright.runtime.errors.failure import TransportFailure
from sdkwright.runtime.models.values import RefusedError
from sdkwright.runtime.uploads.files import CHUNK
from sdkwright.runtime.uploads.multipart import FieldPart, FilePart, encode_multipart


def parse(body):
    """Return (disposition parameters, media type, content) for each part."""
    data = b"".join(body.start())
    assert body.length in (None, len(data))
    head = f"Content-Type: {body.content_type}\r\n\r\n".encode()
    message = BytesParser(policy=HTTP).parsebytes(head + data)
    assert message.is_multipart()
    assert not message.defects
    found = []
    for part in message.get_payload():
        assert not part.defects
        name = part.get_param("name", header="content-disposition")
        file = part.get_param("filename", header="content-disposition")
        kind = part.get_content_type() if part["content-type"] else None
        found.append((name, file, kind, part.get_payload(decode=True)))
    return found


def test_fields():
    body = encode_multipart(
        [
            FieldPart(name="a", value="1"),
            FieldPart(name="b", value=b"\x00\xff"),
            FieldPart(name="c", value='{"d": 1}', content_type="application/json"),
            FieldPart(name="c", value=""),
        ]
    )
    assert body.replayable
    assert b"".join(body.start()) == b"".join(body.start())
    assert parse(body) == [
        ("a", None, None, b"1"),
        ("b", None, None, b"\x00\xff"),
        ("c", None, "application/json", b'{"d": 1}'),
        ("c", None, None, b""),
    ]


def test_the_exact_bytes():
    body = encode_multipart(
        [
            FieldPart(name="a", value="ä"),
            FilePart(name="f", file=("x.txt", b"data", None, {"X-Id": "7"})),
        ]
    )
    boundary = body.content_type.removeprefix("multipart/form-data; boundary=")
    assert b"".join(body.start()).decode() == (
        f"--{boundary}\r\n"
        'Content-Disposition: form-data; name="a"\r\n'
        "\r\n"
        "ä\r\n"
        f"--{boundary}\r\n"
        'Content-Disposition: form-data; name="f"; filename="x.txt"\r\n'
        "Content-Type: text/plain\r\n"
        "X-Id: 7\r\n"
        "\r\n"
        "data\r\n"
        f"--{boundary}--\r\n"
    )


def test_every_body_has_its_own_boundary():
    kinds = {encode_multipart([]).content_type for _ in range(50)}
    assert len(kinds) == 50
    assert all(len(kind) > 60 for kind in kinds)


def test_no_parts_and_another_kind():
    body = encode_multipart([], subtype="mixed")
    assert body.content_type.startswith("multipart/mixed; boundary=")
    assert b"".join(body.start()).startswith(b"--")


def test_every_form_of_file(tmp_path):
    path = tmp_path / "cat.png"
    path.write_bytes(b"png")
    forms = {
        "bytes": b"x",
        "path": path,
        "memory": io.BytesIO(b"y"),
        "named": ("n.json", b"{}"),
        "unnamed": (None, path),
        "typed": ("n.bin", b"z", "image/webp"),
        "odd": ("n.unknown-suffix", b"z"),
    }
    parts = [FilePart(name=name, file=file) for name, file in forms.items()]
    body = encode_multipart(parts)
    assert body.replayable
    expected = [
        ("bytes", "upload", "application/octet-stream", b"x"),
        ("path", "cat.png", "image/png", b"png"),
        ("memory", "upload", "application/octet-stream", b"y"),
        ("named", "n.json", "application/json", b"{}"),
        ("unnamed", "cat.png", "image/png", b"png"),
        ("typed", "n.bin", "image/webp", b"z"),
        ("odd", "n.unknown-suffix", "application/octet-stream", b"z"),
    ]
    assert parse(body) == expected
    assert parse(body) == expected


@pytest.mark.parametrize(
    ("file", "declared", "kind"),
    [
        (("a.png", b""), "", "image/png"),
        (("a.png", b""), "image/x-own", "image/x-own"),
        (("a.png", b"", "image/given"), "image/x-own", "image/given"),
        (("a.png", b"", "image/given"), "*/*", "image/given"),
        (("a.png", b""), "*/*", "image/png"),
        (("a.png", b""), "image/*", "image/png"),
        (("a.txt", b""), "image/*", "application/octet-stream"),
        (b"", "*/*", "application/octet-stream"),
        (b"", "image/jpeg, image/png", "image/jpeg"),
        (("a.png", b""), "image/jpeg, image/png", "image/png"),
        (("a.txt", b""), "image/*, image/png", "image/png"),
    ],
)
def test_which_media_type_counts(file, declared, kind):
    part = FilePart(name="f", file=file, content_type=declared)
    assert parse(encode_multipart([part]))[0][2] == kind


def test_large_files_are_never_whole_in_memory(tmp_path):
    path = tmp_path / "large"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    body = encode_multipart(
        [FieldPart(name="a", value="1"), FilePart(name="f", file=path)]
    )
    sizes = [len(chunk) for chunk in body.start()]
    assert sum(sizes) == body.length
    assert max(sizes) <= 2 * CHUNK


def test_small_parts_are_sent_together():
    parts = [FieldPart(name=str(number), value="x") for number in range(500)]
    assert len(list(encode_multipart(parts).start())) < 5


def test_sources_of_unknown_length_that_can_be_read_once():
    async def pieces():
        yield b"a"
        yield b"b"

    async def main():
        body = encode_multipart(
            [FieldPart(name="n", value="1"), FilePart(name="f", file=pieces())]
        )
        assert body.length is None
        assert not body.replayable
        found = await anyio.to_thread.run_sync(parse, body)
        assert found[1][3] == b"ab"
        with pytest.raises(TransportFailure, match="only once"):
            await anyio.to_thread.run_sync(parse, body)

    asyncio.run(main())


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ('a"b', "a%22b"),
        ("a\r\nX-Evil: 1", "a%0D%0AX-Evil: 1"),
        ('"; filename="evil.exe', "%22; filename=%22evil.exe"),
        ("ä€", "ä€"),
        ("folder/name", "folder/name"),
    ],
)
def test_names_cannot_end_their_header(given, written):
    body = encode_multipart(
        [FieldPart(name=given, value="x"), FilePart(name="f", file=(given, b"x"))]
    )
    data = b"".join(body.start()).decode()
    assert f'form-data; name="{written}"\r\n\r\nx' in data
    assert f'name="f"; filename="{written}"\r\nContent-Type' in data
    assert "\r\nX-Evil" not in data


@pytest.mark.parametrize(
    "part",
    [
        FilePart(name="f", file=("a", b"", "text/plain\r\nX-Evil: 1")),
        FilePart(name="f", file=("a", b"", None, {"X-Id": "1\r\nX-Evil: 1"})),
        FilePart(name="f", file=("a", b"", None, {"X-Id\r\nX-Evil": "1"})),
        FilePart(name="f", file=("a", b"", None, {"X Id": "1"})),
        FilePart(name="f", file=b"", content_type="a\nb"),
        FieldPart(name="f", value="", content_type="a\x00b"),
        FilePart(name="f\x00", file=b""),
        FieldPart(name="half \ud800", value=""),
        FieldPart(name="f", value="half \ud800"),
    ],
)
def test_headers_that_cannot_be_sent(part):
    with pytest.raises(RefusedError, match="cannot be sent"):
        encode_multipart([part])


@hypothesis.given(
    strategies.lists(
        strategies.tuples(
            strategies.text(
                strategies.characters(exclude_categories=["C"]), min_size=1
            ),
            strategies.binary(max_size=50),
        ),
        max_size=5,
    )
)
def test_any_content_comes_through(pairs):
    body = encode_multipart(
        [FilePart(name="f", file=(name, data)) for name, data in pairs]
    )
    head = body.content_type.split("boundary=")[1].encode()
    sections = b"".join(body.start()).split(b"--" + head)
    assert sections[-1] == b"--\r\n"
    assert [
        section.partition(b"\r\n\r\n")[2].removesuffix(b"\r\n")
        for section in sections[1:-1]
    ] == [data for _, data in pairs]
