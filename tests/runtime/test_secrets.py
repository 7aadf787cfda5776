"""Credentials are neither shown, nor pickled, nor logged."""

import pickle
import re

import pytest

from generator.runtime.credentials import Credentials
from tests.runtime.auth_support import KEYS, OK, call
from tests.runtime.support.acme import errors
from tests.runtime.support.server import answer


def test_credentials_are_neither_shown_nor_pickled():
    credentials = Credentials({"api_key": "sk-secret"})
    assert repr(credentials) == "Credentials(api_key)"
    with pytest.raises(TypeError, match="pickled"):
        pickle.dumps(credentials)


def test_clients_cannot_be_pickled(colour, client):
    with pytest.raises(TypeError):
        pickle.dumps(client)


def test_nothing_is_logged_in_clear(colour, make, server, caplog):
    caplog.set_level("DEBUG", logger="generator")
    server.script(
        answer(401, {"message": "no"}, [("Set-Cookie", "session=from-server")]), OK
    )
    client = make(**KEYS | {"header_key": "hk-secret", "query_key": "qk/secret"})
    with pytest.raises(errors.AuthenticationError):
        call(colour, client, "headerKey & queryKey")
    text = "\n".join(record.getMessage() for record in caplog.records)
    assert "GET" in text
    assert "acme_key=***" in text
    assert "401" in text
    for secret in ("hk-secret", "qk/secret", "qk%2Fsecret", "from-server"):
        assert secret not in text
    assert not re.search(r"(?i)authorization': 'Bearer", text)
