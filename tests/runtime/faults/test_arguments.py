"""Arguments that would become something else on their way."""

import datetime as dt
import uuid

import pytest
from sdkwright.runtime import omit

from tests.runtime.faults.calls import OK
from tests.runtime.faults.rows import must
from tests.runtime.support.acme import errors


@must("s09")
@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("a/b", "a%2Fb"),
        ("../admin", "..%2Fadmin"),
        ("..\\admin", "..%5Cadmin"),
        ("a?b#c", "a%3Fb%23c"),
        ("é ?#%41", "%C3%A9%20%3F%23%2541"),
        ("...", "..."),
        ("%2e%2e", "%252e%252e"),
        ("a;b=c", "a%3Bb%3Dc"),
        ("a\r\nb", "a%0D%0Ab"),
        ("~-_.", "~-_."),
        (0, "0"),
        (uuid.UUID(int=1), "00000000-0000-0000-0000-000000000001"),
        (dt.date(2020, 1, 2), "2020-01-02"),
        (True, "true"),
    ],
)
def test_path_values_are_one_segment(mode, client, server, value, written):
    server.script(OK)
    mode.run(client.pets.retrieve(value))
    assert server.last.target == f"/v1/pets/{written}"


@must("s09")
@pytest.mark.parametrize("value", ["", ".", "..", None, omit, "\ud800", [], object()])
def test_path_values_that_are_refused(mode, client, server, value):
    with pytest.raises(errors.InvalidArgumentError) as caught:
        mode.run(client.pets.retrieve(value))
    assert isinstance(caught.value, ValueError)
    assert "pet_id" in str(caught.value)
    assert "(GET /pets/{petId})" in str(caught.value)
    assert server.seen == []


@must("s10")
@pytest.mark.parametrize("value", ["a\r\nX-Evil: 1", "a\nb", "a\0b", "\x7f", "\ud800"])
def test_headers_that_are_refused(mode, client, make, server, value):
    with pytest.raises(errors.InvalidArgumentError, match="x_reason"):
        mode.run(client.pets.rename(5, name="R", x_reason=value))
    with pytest.raises(errors.InvalidArgumentError, match="extra_headers"):
        mode.run(client.pets.retrieve(5, extra_headers={"X-A": value}))
    with pytest.raises(errors.InvalidArgumentError, match="extra_headers"):
        mode.run(client.pets.retrieve(5, extra_headers={value: "a"}))
    with pytest.raises(errors.AcmeError):
        mode.run(client.pets.create(name="a", idempotency_key=value))
    with pytest.raises(errors.ConfigurationError):
        mode.run(make(api_key=value).pets.retrieve(5))
    assert server.seen == []


@must("s10")
@pytest.mark.parametrize("value", ["a\r\nX-Evil: 1", "a; b=c", "a\nb"])
def test_cookies_stay_one_value(mode, client, server, value):
    server.script(OK)
    mode.run(client.pets.rename(5, name="R", trace=value))
    assert server.last.headers["cookie"].count(";") == 0
    assert "x-evil" not in server.last.headers
