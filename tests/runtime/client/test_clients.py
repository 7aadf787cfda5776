"""Clients: construction, options, sharing, closing and logging."""

import asyncio
import logging
import subprocess
import sys
from pathlib import Path

import pytest
from sdkwright.runtime import Timeout, omit
from sdkwright.runtime.client.client import AsyncClient, SyncClient
from sdkwright.runtime.config.config import ClientConfig, Server, ServerVariable
from sdkwright.runtime.exchange.logs import switch_on
from sdkwright.runtime.request.rename import shape_of

from tests.runtime.support.acme import Acme, errors, types
from tests.runtime.support.server import reply

OK = reply(body={"id": 1, "name": "Rex"})
CLASSES = {"sync": SyncClient, "async": AsyncClient}


def base(client):
    return str(client.__core__.settings.base)


def test_base_url_by_default_variable_and_environment(mode, monkeypatch):
    make = mode.client_class
    assert base(make()) == "https://acme.example/v1"
    assert base(make(environment="regional")) == "https://eu.acme.example/v1"
    assert (
        base(make(environment="regional", region="us")) == "https://us.acme.example/v1"
    )
    monkeypatch.setenv("ACME_BASE_URL", "http://from.env/x")
    assert base(make()) == "http://from.env/x"
    assert base(make(base_url="http://given")) == "http://given"
    monkeypatch.setenv("ACME_BASE_URL", "")
    assert base(make()) == "https://acme.example/v1"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"environment": "unknown"}, "pass base_url= or set ACME_BASE_URL"),
        (
            {"environment": "nope"},
            "no environment 'nope', only 'production', 'regional'",
        ),
        ({"environment": "regional", "region": "mars"}, "region must be one of eu, us"),
        ({"base_url": "ftp://x"}, "cannot be used"),
        ({"base_url": "x"}, "cannot be used"),
        ({"base_url": "http://x:0"}, "there is no port 0"),
        ({"base_url": "http://a b"}, "white space"),
        ({"base_url": "http://u:p@x"}, "credentials do not belong"),
        ({"base_url": 5}, "must be a text"),
        ({"timeout": "5"}, "timeout must be"),
        ({"timeout": 0}, "timeout must be"),
        ({"timeout": True}, "timeout must be"),
        ({"timeout": float("inf")}, "timeout must be"),
        ({"timeout": 10**400}, "timeout must be"),
        ({"timeout": Timeout(total=float("nan"))}, "timeout: total must be"),
        ({"timeout": Timeout(connect=0)}, "timeout: connect must be"),
        ({"timeout": Timeout(read=-1)}, "timeout: read must be"),
        ({"timeout": Timeout(pool="1")}, "timeout: pool must be"),
        ({"max_retries": -1}, "max_retries must be"),
        ({"max_retries": True}, "max_retries must be"),
        ({"max_retries": 1.5}, "max_retries must be"),
        ({"default_headers": "x"}, "default_headers must be"),
        ({"default_headers": {"a\n": "b"}}, "default_headers: header"),
        ({"default_headers": {5: "b"}}, "default_headers: the name 5"),
        ({"default_headers": {b"a": "b"}}, "default_headers: the name b'a'"),
        ({"default_query": {5: "b"}}, "default_query: the name 5"),
        ({"default_headers": {"Content-Length": "3"}}, "is not yours"),
        ({"default_headers": {"transfer-encoding": "chunked"}}, "is not yours"),
        ({"default_headers": {"a": "b\r\nc: d"}}, "default_headers: header 'a'"),
    ],
)
def test_options_that_cannot_be_used(mode, options, said):
    with pytest.raises(errors.ConfigurationError, match=said):
        mode.client_class(**options)


def test_a_password_in_a_url_is_not_shown(mode):
    with pytest.raises(errors.ConfigurationError) as caught:
        mode.client_class(base_url="http://me:s3cret@acme.example/v1?a=b@c")
    assert "http://acme.example/v1?a=b@c" in str(caught.value)
    assert "s3cret" not in str(caught.value)


def test_no_base_url_at_all(mode):
    with pytest.raises(Exception, match=r"pass base_url=\.$"):
        CLASSES[mode.name](ClientConfig(name="x"), {})
    config = ClientConfig(
        name="x",
        servers=(
            Server(
                "s",
                "https://{a}.{b}/",
                (ServerVariable("a", argument="a_"), ServerVariable("b", "c")),
            ),
        ),
    )
    client = CLASSES[mode.name](config, {"a_": "given"})
    assert base(client) == "https://given.c/"
    assert client.__core__.log._logger.name == "sdkwright"


@pytest.mark.parametrize("timeout", [omit, None, 5, 2.5, Timeout(read=1)])
def test_timeouts(mode, timeout):
    known = mode.client_class(timeout=timeout).__core__.settings.timeout
    if timeout is omit:
        assert known == Timeout(total=600, connect=5, read=60, write=60, pool=10)
    elif timeout is None:
        assert known == Timeout(
            total=None, connect=None, read=None, write=None, pool=None
        )
    elif isinstance(timeout, Timeout):
        assert known is timeout
    else:
        assert (known.total, known.read, known.connect) == (timeout, timeout, 5)


def test_bad_options_of_a_call(mode, client, server):
    for options in ({"timeout": "x"}, {"max_retries": -1}):
        with pytest.raises(errors.ConfigurationError):
            mode.run(client.pets.retrieve(5, **options))
    assert server.seen == []


def test_derived_clients_share_connections(mode, client, server):
    server.script(OK)
    mode.run(client.pets.retrieve(5))
    other = client.with_options(
        max_retries=0,
        timeout=5,
        default_headers={"X-A": "1"},
        default_query={"q": 1},
        base_url=f"{server.url}/v2",
        strict=True,
    )
    assert type(other) is type(client)
    assert other.pets is not client.pets
    mode.run(other.pets.retrieve(5))
    assert server.connections == 1
    assert server.last.target == "/v2/pets/5?q=1"
    assert server.last.headers["x-a"] == "1"
    assert server.last.headers["authorization"] == "Bearer sk-secret"
    third = other.with_options(default_headers={"X-B": "2"})
    mode.run(third.pets.retrieve(5))
    assert (server.last.headers["x-a"], server.last.headers["x-b"]) == ("1", "2")
    assert third.__core__.settings.max_retries == 0
    mode.run(client.pets.retrieve(5))
    assert server.last.target == "/v1/pets/5"
    assert "x-a" not in server.last.headers
    with pytest.raises(errors.ConfigurationError):
        client.with_options(max_retries=-1)


def test_closing(mode, make, server):
    server.script(OK)
    client = make()
    with mode.entered(client) as same:
        assert same is client
        mode.run(client.pets.retrieve(5))
    with pytest.raises(errors.ConfigurationError, match="client is closed"):
        mode.run(client.pets.retrieve(5))
    with pytest.raises(errors.ConfigurationError, match="client is closed"):
        mode.run(client.with_options().pets.retrieve(5))
    mode.run(client.close())
    unused = make()
    mode.run(unused.close())


def test_async_clients_have_aclose():
    async def main():
        from tests.runtime.support.acme import AsyncAcme

        await AsyncAcme(api_key="k").aclose()

    asyncio.run(main())


def test_clients_that_are_dropped_close_their_connections(server):
    import gc
    import time

    server.script(OK)
    client = Acme(api_key="k", base_url=server.url)
    client.pets.retrieve(5)
    assert len(server._open) == 1
    del client
    gc.collect()
    for _ in range(100):
        if not server._open:
            break
        time.sleep(0.02)
    assert not server._open


@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")
def test_one_client_in_two_loops(server):
    import gc

    from tests.runtime.support.acme import AsyncAcme

    server.script(OK)
    client = AsyncAcme(api_key="k", base_url=server.url)
    for _ in range(2):
        with asyncio.Runner() as runner:
            assert runner.run(client.pets.retrieve(5)).name == "Rex"
        gc.collect()  # what belongs to a loop that has ended can only be dropped
    assert server.connections == 2
    del client
    gc.collect()


@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")
@pytest.mark.parametrize("proxied", [False, True])
def test_a_client_outlives_its_loops(mode, make, server, monkeypatch, proxied):
    import gc

    if mode.name == "sync":
        pytest.skip("there are no loops")
    if proxied:
        monkeypatch.setenv("http_proxy", server.url)
    server.script(OK)
    client = make()

    async def call():
        return await client.pets.retrieve(5)

    async def close():
        await client.close()

    for _ in range(2):
        assert asyncio.run(call()).name == "Rex"
    asyncio.run(close())
    with pytest.raises(errors.ConfigurationError, match="closed"):
        asyncio.run(call())
    gc.collect()


@pytest.fixture
def logger():
    one = logging.getLogger("sdkwright")
    yield one
    one.setLevel(logging.NOTSET)
    one.handlers.clear()


def test_logging_is_silent_by_default(mode, client, server, logger, capfd):
    server.script(OK)
    mode.run(client.pets.retrieve(5))
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("level", ["info", " DEBUG "])
def test_logging_by_the_environment(
    mode, make, server, logger, monkeypatch, capfd, level
):
    monkeypatch.setenv("ACME_LOG", level)
    monkeypatch.setattr(logging.getLogger(), "handlers", [])
    client = make()
    make()
    assert len(logger.handlers) == 1
    server.script(reply(503), OK)
    mode.run(client.pets.retrieve(5))
    text = capfd.readouterr().err
    assert f"GET {server.url}/v1/pets/5 -> 503 in" in text
    assert "-> 200 in" in text
    assert "(attempt 2)" in text
    assert "trying again in" in text
    assert ("user-agent" in text) is ("DEBUG" in level)
    assert "sk-secret" not in text


def test_logging_of_failures(mode, make, server, caplog):
    from tests.runtime.support.server import close

    caplog.set_level("INFO", logger="sdkwright")
    server.script(close)
    with pytest.raises(errors.APIConnectionError):
        mode.run(make(max_retries=0).pets.retrieve(5))
    assert "failed: the server broke off" in caplog.text


def test_logging_with_existing_handlers(logger, monkeypatch):
    monkeypatch.setenv("X_LOG", "info")
    monkeypatch.setattr(logging.getLogger(), "handlers", [logging.NullHandler()])
    switch_on(ClientConfig(name="acme", package="acme-pets", log_env="X_LOG"))
    assert logger.level == logging.INFO
    assert logger.handlers == []


def test_levels_that_there_are_not(logger, monkeypatch, caplog):
    config = ClientConfig(name="acme", package="acme-pets", log_env="X_LOG")
    monkeypatch.setenv("X_LOG", "loud")
    switch_on(config)
    assert logger.level == logging.NOTSET
    assert caplog.messages == ["X_LOG can be info or debug, not 'loud'"]
    monkeypatch.setenv("X_LOG", "0")
    switch_on(config)
    assert logger.level == logging.WARNING
    assert len(caplog.messages) == 1


def test_making_a_client_loads_little():
    code = (
        "import sys\n"
        "from tests.runtime.support.acme import Acme, AsyncAcme\n"
        "Acme(api_key='x').pets, AsyncAcme(api_key='x').pets\n"
        "heavy = {'pydantic', 'httpx2', 'httpcore2', 'anyio', 'asyncio', 'ssl',"
        " 'typing_extensions', 'urllib.request'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=30)


def test_the_index():
    import sdkwright.runtime as core

    for name in core.__all__:
        assert getattr(core, name) is not None
    text = Path(core.__file__).with_suffix(".pyi").read_text(encoding="utf-8")
    for name in core.__all__:
        assert f"{name} as {name}" in text
        assert f'"{name}"' in text


def test_types_are_looked_up_by_name(client):
    settings = client.__core__.settings
    shape = shape_of(("BoxParam",), settings)
    assert shape is shape_of(("BoxParam",), settings)
    assert shape.tables
    assert types.BoxParam


def test_an_api_without_types(mode):
    client = CLASSES[mode.name](ClientConfig(name="x"), {"base_url": "http://x"})
    assert not shape_of(("Anything",), client.__core__.settings)


def test_closing_an_unused_client_opens_nothing(mode, make):
    client = make()
    mode.run(client.close())
    assert client._connection._transport is None
    with pytest.raises(errors.ConfigurationError, match="client is closed"):
        mode.run(client.pets.retrieve(5))


def test_subclasses_without_a_constructor(mode, server):
    class Mine(mode.client_class):
        pass

    client = Mine(api_key="k", base_url=f"{server.url}/v1", **mode.options)
    server.script(OK)
    assert mode.run(client.pets.retrieve(5)).name == "Rex"
    mode.run(client.close())


def test_two_threads_open_one_connection(server):
    with Acme(api_key="k", base_url=server.url) as client:
        assert client._connection._open() is client._connection._open()
