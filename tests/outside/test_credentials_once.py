"""A parameter that is a credential as well is given once, to the client."""

from __future__ import annotations

import inspect
import json

import pytest

from tests.outside.documents_support import gen
from tests.outside.values_support import Caller, caller, package_from

__all__ = ["caller"]


def _parameter(location: str, name: str) -> object:
    schema = {"type": "string"}
    return {"name": name, "in": location, "required": True, "schema": schema}


def _scheme(location: str, name: str) -> object:
    return {"type": "apiKey", "in": location, "name": name}


def _operation(name: str, *places: tuple[str, str], **more: object) -> object:
    return {
        "operationId": name,
        "tags": ["cards"],
        "parameters": [_parameter(*each) for each in places],
        "responses": {"204": {"description": ""}},
        **more,
    }


_KEY, _TOKEN, _TENANT = ("query", "key"), ("query", "token"), ("header", "x-tenant")
_DOCUMENT = {
    "openapi": "3.0.3",
    "info": {"title": "Cards", "version": "1"},
    "servers": [{"url": "https://made.test"}],
    "security": [{"APIKey": [], "APIToken": []}],
    "paths": {
        "/cards": {"get": _operation("listCards", _KEY, _TOKEN, ("query", "q"))},
        "/tenants": {
            "get": _operation("tenants", _KEY, _TENANT, security=[{"Tenant": []}])
        },
        "/open": {"get": _operation("open", _KEY, ("header", "token"), security=[])},
    },
    "components": {
        "securitySchemes": {
            "APIKey": _scheme(*_KEY),
            "APIToken": _scheme(*_TOKEN),
            "Tenant": _scheme("header", "X-Tenant"),
        }
    },
}


@pytest.fixture
def one(caller) -> Caller:
    made = package_from(json.dumps(_DOCUMENT))
    return caller(made, api_key="k", api_token="t", tenant_api_key="n")


def _arguments(one: Caller, request: str) -> set[str]:
    method = one.client
    for part in one.name(request).split("."):
        method = getattr(method, part)
    return {*inspect.signature(method).parameters} - {"request_options"}


def test_a_call_has_no_argument_for_what_the_client_has(one):
    assert _arguments(one, "GET /cards") == {"q"}
    one.call("GET /cards", q="x")
    pairs = sorted(one.server.last.query.split("&"))
    assert pairs == ["key=k", "q=x", "token=t"]


def test_only_the_credentials_that_an_operation_asks_for_are_none_of_its_arguments(one):
    assert _arguments(one, "GET /tenants") == {"key"}
    one.call("GET /tenants", key="own")
    assert one.server.last.query == "key=own"
    assert one.server.last.headers["x-tenant"] == "n"
    assert _arguments(one, "GET /open") == {"key", "token"}
    one.call("GET /open", key="own", token="head")
    assert one.server.last.query == "key=own"
    assert one.server.last.headers["token"] == "head"


def test_it_is_said(tmp_path):
    (tmp_path / "api.yaml").write_text(json.dumps(_DOCUMENT))
    said = gen(tmp_path, "validate", tmp_path / "api.yaml").said
    assert (
        "note[parameter-is-credential]: 'key' is a parameter of 1 operation and" in said
    )
