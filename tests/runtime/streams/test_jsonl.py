"""Lines, cut out of bytes that come in any portions."""

import pytest
from sdkwright.runtime.streams.jsonl import LineParser
from sdkwright.runtime.streams.sse import StreamFormatError

STREAM = b'{"a": 1}\r\n\n  \n\x1e{"b":\t2}\n[3]'
LINES = [b'{"a": 1}', b'{"b":\t2}', b"[3]"]


def parse(*chunks, **options):
    parser = LineParser(**options)
    lines = [line for chunk in chunks for line in parser.feed(chunk)]
    return [*lines, *parser.finish()]


@pytest.mark.parametrize("at", range(len(STREAM)))
def test_torn_anywhere(at):
    assert parse(STREAM[:at], STREAM[at:]) == LINES


def test_byte_by_byte():
    assert parse(*(bytes([byte]) for byte in STREAM)) == LINES


def test_the_last_line_may_have_an_end_or_none():
    assert parse(b"1\n2\n") == parse(b"1\n2") == [b"1", b"2"]
    assert parse(b"") == parse(b"\n \n") == []


def test_a_line_that_is_too_long():
    assert parse(b"x" * 100 + b"\n", longest=100) == [b"x" * 100]
    for text in (b"x" * 101 + b"\n", b"x" * 101):
        for chunks in ((text,), [bytes([byte]) for byte in text]):
            with pytest.raises(StreamFormatError, match="more than 100 bytes"):
                parse(*chunks, longest=100)


def test_what_comes_before_the_fault_is_delivered():
    lines = LineParser(longest=9).feed(b"1\n" + b"x" * 20)
    assert next(lines) == b"1"
    with pytest.raises(StreamFormatError):
        next(lines)
