"""Helpers for tests of credentials."""

from sdkwright.runtime.operation.operation import Operation

from tests.runtime.support.server import reply

OK = reply(body={"id": 1, "name": "Rex"})


KEYS = {
    "api_key": None,
    "header_key": None,
    "query_key": None,
    "cookie_key": None,
}


def operation(auth):
    return Operation("GET", "/x", lambda: object, auth=auth)


def call(mode, client, auth):
    return mode.run(client.request(operation(auth), {}))


def token(text="t-1", **more):
    return reply(body={"access_token": text, "token_type": "bearer", **more})


OAUTH = {"api_key": None, "client_id": "id/1", "client_secret": "se cret"}
