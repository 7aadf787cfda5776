"""What a client's constants set for all calls: headers, a time limit, shared arguments."""

from __future__ import annotations

import pytest
from sdkwright.runtime.config.config import ClientConfig, Server
from sdkwright.runtime.operation.operation import Operation
from sdkwright.runtime.request.settings import Settings

CONFIG = ClientConfig(
    name="acme",
    servers=(Server("production", "https://acme.test"),),
    headers=(("X-Client", "python"), ("X-Other", "1")),
    timeout=20.0,
    shared="trace=header%3Ax-trace$ACME_TRACE limit!=query%3Alimit$ACME_LIMIT",
)


def test_headers_hold_until_a_caller_says_others() -> None:
    assert Settings.of(CONFIG, {}).headers == {"X-Client": "python", "X-Other": "1"}
    given = {"default_headers": {"X-Other": "2"}}
    assert Settings.of(CONFIG, given).headers == {"X-Client": "python", "X-Other": "2"}


def test_the_time_limit_holds_until_a_caller_says_another() -> None:
    assert Settings.of(CONFIG, {}).timeout.total == 20.0
    assert Settings.of(CONFIG, {"timeout": 3}).timeout.total == 3.0
    assert Settings.of(CONFIG, {"timeout": None}).timeout.total is None


def test_shared_arguments_come_from_the_environment_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert Settings.of(CONFIG, {}).shared == {"query:limit": None}
    monkeypatch.setenv("ACME_TRACE", "t")
    monkeypatch.setenv("ACME_LIMIT", "5")
    found = Settings.of(CONFIG, {"limit": 3}).shared
    assert found == {"header:x-trace": "t", "query:limit": 3}


def test_an_operation_has_its_own_limit_where_the_client_has_the_usual_one() -> None:
    assert Settings.of(CONFIG, {}).has_usual_timeout
    assert Settings.of(CONFIG, {"timeout": 20}).has_usual_timeout
    assert not Settings.of(CONFIG, {"timeout": 3}).has_usual_timeout
    assert not Settings.of(CONFIG, {"timeout": None}).has_usual_timeout


def test_a_call_has_the_limit_of_its_operation_unless_somebody_says_another(
    make,
) -> None:
    slow = Operation("GET", "/x", lambda: object, timeout=600.0)

    def limit(client, **options):
        execution = client.__core__.execution(slow, {"request_options": options})
        return execution.call.timeout.total

    assert limit(make()) == 600.0
    assert limit(make(), timeout=2) == 2.0
    assert limit(make(timeout=3)) == 3.0
