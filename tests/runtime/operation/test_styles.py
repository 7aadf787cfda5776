"""Styles of parameters, each as OpenAPI and RFC 6570 expand it."""

import datetime as dt
from decimal import Decimal
from enum import Enum, IntEnum, StrEnum
from urllib.parse import unquote

import pytest
from hypothesis import given, strategies as st
from sdkwright.runtime.models.argument_spec import (
    ArgumentSpec,
    free_argument,
    parse_argument_spec,
)
from sdkwright.runtime.models.omission import omit
from sdkwright.runtime.models.values import RefusedError, convert, text_of, to_json
from sdkwright.runtime.operation.rare_styles import escape_reserved
from sdkwright.runtime.operation.styles import PathTemplate, escape, query_pairs, simple

from tests.runtime.support.acme import types

LIST = ["a", "b c", 3]
OBJECT = {"R": 100, "g": "b c", "none": None}


def entry(text: str) -> ArgumentSpec:
    (one,) = parse_argument_spec(text)
    return one


def query(text: str, value: object) -> str:
    return "&".join(query_pairs(entry(text), value))


def path(flags: str, value: object) -> str:
    template = PathTemplate.of("/x/{v}/y", (entry(f"v{flags}"),))
    return template.expand({"v": value}).removeprefix("/x/").removesuffix("/y")


class Mixed(str, Enum):  # noqa: UP042 - as before Python 3.11
    A = "a b"
    PLAIN = "plain"


def test_entries():
    parsed = parse_argument_spec(
        "a b=B  c=x%3Dy%20z:csv:b64 d:type=image%2Fpng@One|Two"
    )
    assert [(one.python, one.wire, one.quoted) for one in parsed] == [
        ("a", "a", "a"),
        ("b", "B", "B"),
        ("c", "x=y z", "x%3Dy%20z"),
        ("d", "d", "d"),
    ]
    assert parsed[2].flags == {"csv", "b64"}
    assert (parsed[3].content_type, parsed[3].types) == ("image/png", ("One", "Two"))
    assert parsed[3].flags == frozenset()
    assert parse_argument_spec("") == ()
    assert free_argument("a b").quoted == "a%20b"


@pytest.mark.parametrize(
    ("text", "value", "written"),
    [
        ("q", "a b", "q=a%20b"),
        ("q", "", "q="),
        ("q", 1.5, "q=1.5"),
        ("filter[x]", "1", "filter%5Bx%5D=1"),
        ("q", LIST, "q=a&q=b%20c&q=3"),
        ("q", ["a", None, "b"], "q=a&q=b"),
        ("q", [], ""),
        ("q", OBJECT, "R=100&g=b%20c"),
        ("q", {"k": ["a", "b"]}, "k=a&k=b"),
        ("q", {"k": {"deep": 1}}, "k=%7B%22deep%22%3A1%7D"),
        ("q:csv", LIST, "q=a,b%20c,3"),
        ("q:csv", ["a,b", "c"], "q=a%2Cb,c"),
        ("q:csv", [], ""),
        ("q:csv", OBJECT, "q=R,100,g,b%20c"),
        ("q:csv", {}, ""),
        ("q:csv", "one", "q=one"),
        ("q:ssv", LIST, "q=a%20b%20c%203"),
        ("q:pipes", LIST, "q=a%7Cb%20c%7C3"),
        ("q:tsv", ["a", "b"], "q=a%09b"),
        ("q:ssv*", LIST, "q=a&q=b%20c&q=3"),
        ("q:pipes*", ["a"], "q=a"),
        ("q:deep", OBJECT, "q%5BR%5D=100&q%5Bg%5D=b%20c"),
        ("q:deep", {"a": {"b": 1, "c": [1, 2]}, "x": omit}, "q%5Ba%5D%5Bb%5D=1&q%5Ba%5D%5Bc%5D%5B%5D=1&q%5Ba%5D%5Bc%5D%5B%5D=2"),
        ("q:deep", ["a", None, "b c"], "q%5B%5D=a&q%5B%5D=b%20c"),
        ("q:deep", [{"a": 1}, [2]], "q%5B0%5D%5Ba%5D=1&q%5B1%5D%5B%5D=2"),
        ("q:deep", [{}, None, 1, {"a": 2}], "q%5B0%5D=1&q%5B1%5D%5Ba%5D=2"),
        ("q:deep", [], ""),
        ("q:deep", "one", "q=one"),
        ("q:json", {"a": [1, "é"]}, "q=%7B%22a%22%3A%5B1%2C%22%C3%A9%22%5D%7D"),
        ("q:reserved", "a/b?c d%20&e+#[]", "q=a/b?c%20d%20%26e%2B%23%5B%5D"),
        ("q:reserved", ["a/b"], "q=a/b"),
        ("q:unix", dt.datetime(2020, 1, 1, tzinfo=dt.UTC), "q=1577836800"),
        ("q", types.Box(label="x", max_weight=2), "label=x&maxWeight=2.0"),
        ("q", {1}, "q=1"),
        ("q", Mixed.A, "q=a%20b"),
        ("q", Mixed.PLAIN, "q=plain"),
        ("q", [Mixed.PLAIN], "q=plain"),
        ("q", [{"a": 1}, [2]], "q=%7B%22a%22%3A1%7D&q=%5B2%5D"),
    ],
)  # fmt: skip
def test_query(text, value, written):
    assert query(text, value) == written


@pytest.mark.parametrize(
    ("flags", "value", "written"),
    [
        ("", "a/b", "a%2Fb"),
        ("", LIST, "a,b%20c,3"),
        ("", OBJECT, "R,100,g,b%20c"),
        (":explode", OBJECT, "R=100,g=b%20c"),
        (":pipes", LIST, "a%7Cb%20c%7C3"),
        (":ssv", LIST, "a%20b%20c%203"),
        (":tsv", ["a", "b"], "a%09b"),
        (":json", {"a": 1}, "%7B%22a%22%3A1%7D"),
        (":label", "a.b/", ".a.b%2F"),
        (":label", LIST, ".a,b%20c,3"),
        (":label:explode", LIST, ".a.b%20c.3"),
        (":label", {"R": 1, "G": 2}, ".R,1,G,2"),
        (":label:explode", {"R": 1, "G": 2}, ".R=1.G=2"),
        (":matrix", "a b", ";v=a%20b"),
        (":matrix", "", ";v"),
        (":matrix", LIST, ";v=a,b%20c,3"),
        (":matrix:explode", LIST, ";v=a;v=b%20c;v=3"),
        (":matrix", {"R": 1, "G": 2}, ";v=R,1,G,2"),
        (":matrix:explode", {"R": 1, "G": 2}, ";R=1;G=2"),
        (":matrix:explode", "one", ";v=one"),
        (":reserved", "a/b c?#%41é", "a/b%20c%3F%23%41%C3%A9"),
        (":reserved", "a..b/...%2f.c;..d/100%25", "a..b/...%2f.c;..d/100%25"),
        (":reserved", "a?b=1#c", "a%3Fb=1%23c"),
        ("", types.Box(label="x"), "label,x"),
    ],
)
def test_path(flags, value, written):
    assert path(flags, value) == written


@pytest.mark.parametrize(
    ("flags", "value"),
    [
        ("", ""),
        ("", []),
        ("", None),
        ("", omit),
        ("", "."),
        ("", ".."),
        (":reserved", "../admin"),
        (":reserved", "a/../b"),
        (":reserved", "a/%2E%2e/b"),
        (":reserved", "..%2fadmin"),
        (":reserved", "a%2F..%2Fb"),
        (":reserved", "%2e%2e/"),
        (":reserved", "%252e%252e%252fa"),
        (":reserved", "%25252e./a"),
        (":reserved", "..\\admin"),
        (":reserved", "a%5c..%5Cb"),
        (":reserved", "..;x=1/admin"),
        (":reserved", "a/..;/b"),
        (":reserved", "..%3ba/b"),
        (":reserved", "."),
        (":reserved", "a/."),
        (":reserved", "./a"),
        (":reserved", "x%3F/../y"),
        (":reserved", "x?/../y"),
        (":reserved", "x#/../y"),
        (":reserved", ""),
        (":label", ""),
        (":label", "."),
        ("", "\udfff"),
        ("", b"".join),
    ],
)
def test_path_refused(flags, value):
    with pytest.raises(RefusedError, match="^v: "):
        path(flags, value)


def test_path_templates():
    template = PathTemplate.of(
        "/a b/{x}{y}.json/{z}/é?q={x}&r", parse_argument_spec("x y=y")
    )
    assert template.expand({"x": ".", "y": "."}) == "/a%20b/...json/%7Bz%7D/%C3%A9"
    assert template.expand_query({"x": "a b&"}) == "q=a%20b%26&r"
    dots = PathTemplate.of("/{x}{y}/", parse_argument_spec("x y"))
    with pytest.raises(RefusedError, match=r"x, y: .*'\.\.'"):
        dots.expand({"x": ".", "y": "."})
    both = PathTemplate.of(
        "/{x}{y}/{z}", parse_argument_spec("x:reserved y:reserved z")
    )
    for x, y in ((".", "./a"), ("a/", ".."), (".%2", "e/a"), ("%2e", "%2e%2fa")):
        with pytest.raises(RefusedError, match="dot segment"):
            both.expand({"x": x, "y": y, "z": "z"})
    # What is not reserved is data, whatever it looks like decoded.
    assert both.expand({"x": "x/", "y": "y", "z": "../z"}) == "/x/y/..%2Fz"
    assert PathTemplate.of("/%7Eok/", ()).expand({}) == "/%7Eok/"


@given(st.text(min_size=1))
def test_any_path_value_round_trips(text):
    try:
        written = path("", text)
    except RefusedError:
        assert (
            text in (".", "..")
            or not text.isprintable()
            or any("\ud800" <= c <= "\udfff" for c in text)
        )
        return
    assert "/" not in written
    assert "?" not in written
    assert written.isascii()
    assert unquote(written) == text


@given(st.text(), st.text())
def test_any_query_value_round_trips(name, value):
    try:
        pairs = list(query_pairs(free_argument(name), value))
    except (RefusedError, UnicodeEncodeError):
        return
    key, _, rest = pairs[0].partition("=")
    assert (unquote(key), unquote(rest)) == (name, value)
    assert not set("&#+ ") & set(pairs[0])


@pytest.mark.parametrize(
    ("flags", "value", "written"),
    [
        ("", "a b", "a b"),
        ("", ["a", None, 1, True], "a,1,true"),
        ("", OBJECT, "R,100,g,b c"),
        ("explode", OBJECT, "R=100,g=b c"),
        ("pipes", ["a", 1], "a|1"),
        ("ssv", ["a", 1], "a 1"),
        ("json", {"a": "é"}, '{"a":"é"}'),
    ],
)
def test_header(flags, value, written):
    assert simple(value, frozenset(flags.split()), encode=False) == written


class Level(Enum):
    LOW = 1
    HIGH = "high"


class Number(IntEnum):
    ONE = 1


class Word(StrEnum):
    A = "a"


HOUR = dt.timezone(dt.timedelta(hours=1))


@pytest.mark.parametrize(
    ("value", "flags", "text"),
    [
        (True, "", "true"),
        (-3, "", "-3"),
        (1e300, "", "1e+300"),
        (Level.LOW, "", "1"),
        (Level.HIGH, "", "high"),
        (Number.ONE, "", "1"),
        (Word.A, "", "a"),
        (Decimal("1.10"), "", "1.10"),
        (dt.datetime(2020, 1, 2, 3, 4, 5, 6000, dt.UTC), "", "2020-01-02T03:04:05.006000Z"),
        (dt.datetime(2020, 1, 2, 3, 4, 5, tzinfo=HOUR), "", "2020-01-02T03:04:05+01:00"),
        (dt.datetime(2020, 1, 2, 3, tzinfo=HOUR), "date", "2020-01-02"),
        (dt.datetime(2020, 1, 2, 3, tzinfo=HOUR), "http", "Thu, 02 Jan 2020 02:00:00 GMT"),
        (dt.datetime(2020, 1, 2, tzinfo=dt.UTC), "unix", "1577923200"),
        (dt.date(2020, 1, 2), "", "2020-01-02"),
        (dt.time(3, 4), "", "03:04:00"),
        (dt.timedelta(), "", "PT0S"),
        (dt.timedelta(days=1, hours=2, minutes=3, seconds=4.5), "", "P1DT2H3M4.5S"),
        (dt.timedelta(days=2), "", "P2D"),
        (-dt.timedelta(seconds=90), "", "-PT1M30S"),
        (b"\xfb\xff\x00", "b64", "+/8A"),
        (b"text", "", "text"),
        (bytearray(b"\xfb\xff"), "b64", "+/8="),
        (b"\xfb\xff", "b64url", "-_8"),
    ],
)  # fmt: skip
def test_texts(value, flags, text):
    assert text_of(value, frozenset(flags.split())) == text


@pytest.mark.parametrize(
    "value", [float("nan"), float("inf"), omit, None, object(), 1j]
)
def test_texts_refused(value):
    with pytest.raises(RefusedError):
        text_of(value)


def test_convert():
    moment = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    unix = frozenset({"unix"})
    assert convert({"a": [moment, None], "b": "x"}, unix) == {
        "a": [1577836800, None],
        "b": "x",
    }
    assert convert(b"\xff", frozenset({"b64url"})) == "_w"
    assert convert(moment, frozenset({"http"})) == "Wed, 01 Jan 2020 00:00:00 GMT"
    assert convert(moment, frozenset({"csv"})) is moment


def test_json():
    value = {
        "model": types.Box(label="x", max_weight=1),
        "bytes": b"/w",
        "set": {1},
        "generator": (n for n in (1, 2)),
        "enum": [Level.LOW, Word.A, Number.ONE],
        "decimal": Decimal("1.5"),
        "mapping": types.Box(label="y").model_dump().items() and OBJECT,
        "text": "é\n",
    }
    assert to_json(value).decode() == (
        '{"model":{"label":"x","maxWeight":1.0},"bytes":"/w","set":[1],'
        '"generator":[1,2],"enum":[1,"a",1],"decimal":1.5,'
        '"mapping":{"R":100,"g":"b c","none":null},"text":"é\\n"}'
    )


def test_json_of_other_mappings():
    from types import MappingProxyType

    assert to_json(MappingProxyType({"a": 1})) == b'{"a":1}'


def test_files_are_no_lists(tmp_path):
    (tmp_path / "f").write_bytes(b"x")
    with (tmp_path / "f").open("rb") as file, pytest.raises(RefusedError):
        to_json({"a": file})


def test_escape():
    assert escape("a~b c") == "a~b%20c"
    assert escape_reserved("a&b=c+d e", whole=True) == "a&b=c+d%20e"
