"""Redirects: followed where that is safe, and without what belongs to another origin."""

import pytest
from sdkwright.runtime.errors.info import Headers
from sdkwright.runtime.exchange.redirect import RefusedRedirectError, redirected
from sdkwright.runtime.operation.operation import Operation
from sdkwright.runtime.request.request import (
    Fields,
    Origin,
    Request,
    StreamedBody,
    parse_url,
)

from tests.runtime.faults.calls import OK
from tests.runtime.faults.rows import must
from tests.runtime.faults.scripts import to
from tests.runtime.support.acme import errors
from tests.runtime.support.calls import download
from tests.runtime.support.certificates import server_context
from tests.runtime.support.server import Server, reply


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("body", [b"", b"x" * 1000, b"x" * 200_000])
def test_same_origin(mode, client, server, status, body):
    server.script(to("/v2/pets/6?x=1", status, body), OK)
    response = mode.run(client.pets.with_raw_response.retrieve(5))
    assert response.parse().name == "Rex"
    assert response.url == f"{server.url}/v2/pets/6?x=1"
    assert response.retries_taken == 0
    assert [seen.target for seen in server.seen] == ["/v1/pets/5", "/v2/pets/6?x=1"]
    assert server.last.headers["authorization"] == "Bearer sk-secret"


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("6", "/v1/pets/6"),
        ("../other", "/v1/other"),
        ("?q=a b%20", None),
        ("//127.0.0.1:{port}/x", "/x"),
        ("#fragment", "/v1/pets/5"),
        ("/é", "/%C3%A9"),
    ],
)
def test_relative_locations(mode, client, server, location, target):
    server.script(to(location.format(port=server.port)), OK)
    if target is None:
        with pytest.raises(errors.APIStatusError, match="white space"):
            mode.run(client.pets.retrieve(5))
        return
    mode.run(client.pets.retrieve(5))
    assert server.last.target == target


@must("s01", "s02", "m08")
@pytest.mark.parametrize(
    "credentials",
    [
        {"api_key": "secret-1"},
        {"api_key": None, "default_headers": {"Authorization": "Basic secret-1"}},
    ],
)
def test_redirect_to_another_origin_is_refused(mode, make, server, other, credentials):
    server.script(to(f"{other.url}/away?k=v"))
    with pytest.raises(errors.APIStatusError) as caught:
        mode.run(make(**credentials).pets.retrieve(5))
    assert str(caught.value) == (
        f"302: redirect refused to another origin, {other.url} (GET /v1/pets/5)"
    )
    assert caught.value.headers["location"] == f"{other.url}/away?k=v"
    assert other.seen == []
    assert len(server.seen) == 1


@must("s01", "s02")
@pytest.mark.parametrize(
    "credentials",
    [
        {"api_key": "secret-1"},
        {"api_key": None, "default_headers": {"Authorization": "Basic secret-1"}},
    ],
)
def test_credentials_are_not_sent_to_another_origin(
    mode, make, server, other, credentials
):
    client = make(**credentials)
    other.script(reply(200, b"\x89PNG"))
    server.script(to(f"{other.url}/away"))
    photo = mode.run(
        client.boxes.photo(
            "b", extra_headers={"X-Custom-Key": "secret-2", "Cookie": "a=b"}
        )
    )
    with mode.entered(photo):
        assert mode.run(photo.read()) == b"\x89PNG"
    assert other.last.target == "/away"
    assert set(other.last.headers) == {
        "host",
        "accept",
        "accept-encoding",
        "user-agent",
    }
    assert other.last.headers["host"] == f"127.0.0.1:{other.port}"
    assert "secret" not in str(other.last)


@must("s02")
@pytest.mark.parametrize("scheme", ["headerKey", "queryKey", "cookieKey", "basicAuth"])
def test_keys_are_not_sent_to_another_origin(mode, make, server, other, scheme):
    client = make(
        api_key=None,
        header_key="secret-1",
        query_key="secret-1",
        cookie_key="secret-1",
        username="u",
        password="secret-1",
    )
    server.script(to(f"{other.url}/away"), OK)
    operation = Operation("GET", "/x", lambda: bytes, auth=scheme)
    mode.run(mode.run(download(client, operation, {})).close())
    assert "secret-1" in str(server.last) or scheme == "basicAuth"
    assert "secret-1" not in str(other.last)
    assert "authorization" not in other.last.headers


@must("s03", "m08")
@pytest.mark.parametrize("status", [307, 308])
def test_bodies_go_to_their_origin_only(mode, client, server, other, status):
    server.script(to(f"{other.url}/away", status))
    with pytest.raises(errors.APIStatusError, match="another origin") as caught:
        mode.run(client.pets.create(name="a"))
    assert other.url in str(caught.value)
    assert caught.value.status_code == status
    assert other.seen == []
    assert len(server.seen) == 1
    server.script(to("/v2/pets", status), OK)
    mode.run(client.pets.create(name="a"))
    first, second = server.seen
    assert first.body == second.body == b'{"name":"a"}'
    assert second.method == "POST"
    assert second.headers["idempotency-key"] == first.headers["idempotency-key"]


@must("m08")
@pytest.mark.parametrize("status", [301, 302])
def test_ambiguous_redirects_of_unsafe_methods_are_errors(mode, client, server, status):
    server.script(to("/login?next=x", status), OK)
    said = rf"redirect refused of DELETE to {server.url}/login \(DELETE /v1/pets/5\)"
    with pytest.raises(errors.APIStatusError, match=said):
        mode.run(client.pets.delete(5))
    assert len(server.seen) == 1


def test_a_post_becomes_a_get(mode, client, server):
    server.script(to("/v2/pets", 303), OK)
    mode.run(client.pets.create(name="a"))
    assert (server.last.method, server.last.body) == ("GET", b"")
    assert "content-type" not in server.last.headers
    assert "content-length" not in server.last.headers


@must("s03")
def test_delete_across_origins_is_refused(mode, client, server, other):
    server.script(to(f"{other.url}/x", 308))
    with pytest.raises(errors.APIStatusError, match="another origin"):
        mode.run(client.pets.delete(5))
    assert other.seen == []


@must("s06")
@pytest.mark.parametrize(
    "location",
    [
        "file:///etc/passwd",
        "javascript:alert(1)",
        "ftp://127.0.0.1/",
        "http://user:pw@127.0.0.1/",
        "http://[::1",
        "http://127.0.0.1:99999/",
        "http://\x01/",
        "http://a..b/",
        "http://" + "a" * 64 + ".example/",
    ],
)
def test_invalid_locations(mode, client, server, location):
    server.script(to(location))
    with pytest.raises(errors.APIStatusError, match="redirect refused") as caught:
        mode.run(client.pets.retrieve(5))
    assert caught.value.status_code == 302
    assert len(server.seen) == 1


@must("s05", "m08")
def test_loops_end_and_are_not_repeated(mode, client, server):
    server.script(to("/v1/pets/5"))
    with pytest.raises(errors.APIStatusError, match="5 redirects"):
        mode.run(client.pets.retrieve(5))
    assert len(server.seen) == 6


def test_without_a_location(mode, client, server):
    server.script(reply(302))
    with pytest.raises(errors.APIStatusError) as caught:
        mode.run(client.pets.retrieve(5))
    assert str(caught.value) == "302 Found (GET /v1/pets/5)"


def make_request(url, **changes):
    options = {
        "method": "GET",
        "address": parse_url(url),
        "fields": Fields(),
        **changes,
    }
    return Request(**options)


@must("s04")
def test_never_from_encrypted_to_plain(mode, make, other, tmp_path, trust):
    context = server_context(tmp_path)
    trust(tmp_path / "cert.pem")
    with Server(tls=context) as secure:
        secure.script(to(f"{other.url}/x"))
        client = make(base_url=secure.url)
        for call in (client.pets.retrieve, client.boxes.photo):
            with pytest.raises(errors.APIStatusError, match="from https to http://"):
                mode.run(call("5"))
        assert len(secure.seen) == 2
    assert other.seen == []


def test_never_from_https_to_http():
    request = make_request("https://a.example/x")
    headers = Headers.of({"Location": "http://a.example/x"})
    with pytest.raises(RefusedRedirectError, match="from https to http://a.example"):
        redirected(request, 302, headers)


def test_consumed_body_is_not_sent_again():
    body = StreamedBody(start=lambda: iter(()), replayable=False)
    request = make_request("https://a.example/x", method="PUT", body=body)
    with pytest.raises(RefusedRedirectError, match="twice"):
        redirected(request, 307, Headers.of({"Location": "/y"}))
    follow = redirected(request, 303, Headers.of({"Location": "/y"}))
    assert (follow.method, follow.body) == ("GET", None)


def test_urls():
    address = parse_url(
        "HTTPS://Ex%41mple.com".replace("%41", "a")
        + ":443/a b".replace(" ", "%20")
        + "?q=1#f"
    )
    assert address.origin == Origin("https", "example.com", 443)
    assert (address.path, address.query) == ("/a%20b", "q=1")
    assert str(address) == "https://example.com/a%20b?q=1"
    assert repr(address) == "<Address https://example.com/a%20b>"
    assert str(parse_url("http://[::1]:8080/x").origin) == "http://[::1]:8080"
    assert parse_url("http://bücher.example").origin.host == "xn--bcher-kva.example"
    for bad in (
        "",
        "x",
        "/x",
        "ftp://x",
        "http://a b",
        "http://ü" + "x" * 70,
        "http://x:y",
    ):
        with pytest.raises(ValueError):
            parse_url(bad)
