"""Prepared requests as ``curl`` commands."""

import shlex

import pytest
from sdkwright.runtime import Bearer, Digest, MutualTLS, OAuth2
from sdkwright.runtime.exchange.prepare import PreparedRequest
from sdkwright.runtime.operation.operation import Operation


@pytest.mark.parametrize(
    ("auth", "options", "words"),
    [
        ("headerKey", {"header_key": "secret"}, ["-H", "X-Acme-Key: ${ACME_HEADER_KEY}"]),
        ("queryKey", {"query_key": "secret"}, ["{url}/v1/x?acme_key=***"]),
        ("cookieKey", {"cookie_key": "secret"}, ["-b", "acme_session=***"]),
        ("basicAuth", {"username": "u", "password": "secret"}, ["-u", "${ACME_USER}:${ACME_PASSWORD}"]),
        ("oauth", {"access_token": "secret"}, ["-H", "authorization: Bearer ***"]),
    ],
)  # fmt: skip
def test_curl_for_all_schemes(make, server, auth, options, words):
    client = make(**options)
    operation = Operation("GET", "/x", lambda: object, auth=auth)
    request = PreparedRequest.of(client.__core__.execution(operation, {}))
    line = request.curl()
    assert "secret" not in line
    for word in words:
        assert word.replace("{url}", server.url) in shlex.split(line)


def test_curl_for_other_bodies(make, server, tmp_path):
    def prepared(body, client):
        send = Operation(
            "POST", "/x", lambda: object, payload="body", media="image/png"
        )
        execution = client.__core__.execution(send, {"body": body})
        return PreparedRequest.of(execution).curl()

    client = make()
    line = prepared("né", client)
    assert line.endswith(f"--data-binary 'né' {server.url}/v1/x")
    binary = prepared(b"\xff\x00", client)
    assert binary.startswith("printf %s /wA= | base64 -d | curl -X POST")
    assert "--data-binary @-" in binary
    path = tmp_path / "a.png"
    path.write_bytes(b"data")
    assert "--data-binary @-" in prepared(path, client)
    packed = prepared(b"x" * 100, client.with_options(compress_above=1))
    assert "content-encoding: gzip" in packed


def test_curl_for_other_schemes():
    def shown(scheme):
        return scheme.shown(lambda name: f"${{{name}}}")

    digest = Digest("d", "u", "p", ("U", "P"))
    assert shown(digest) == ("user", "--digest -u", "${U}:${P}")
    token = ("header", "authorization", "Bearer ${T}")
    assert shown(Bearer("o", "t", "T")) == shown(OAuth2("o", "t", "T")) == token
    assert shown(MutualTLS("m")) is None
