"""Operations with a server of their own, whose URL has variables."""

import contextlib
import dataclasses

import pytest
from sdkwright.runtime.client.client import AsyncClient, SyncClient
from sdkwright.runtime.config.config import Bearer, ClientConfig, Server, ServerVariable
from sdkwright.runtime.operation.operation import Operation
from sdkwright.runtime.testing.fake import fake

from tests.runtime.support.acme import errors
from tests.runtime.support.server import reply


@pytest.fixture
def own(server):
    """An operation on a server of its own, and the configuration that knows of it."""
    url = f"{server.url}/{{stage}}/{{the zone}}"
    variables = (
        ServerVariable("stage", "v1", values=("v1", "v2")),
        ServerVariable("the zone", "eu", argument="zone"),
    )
    config = ClientConfig(
        name="acme",
        servers=(Server("production", "http://nowhere.invalid"),),
        own_servers=(Server("", url, variables=variables),),
        errors=lambda: errors.ERRORS,
    )
    return config, Operation("GET", "/x", lambda: object, server=url)


def make(mode, config, arguments):
    base = SyncClient if mode.name == "sync" else AsyncClient
    return base(config, arguments)


@pytest.mark.parametrize(
    ("arguments", "path"),
    [
        ({}, "/v1/eu/x"),
        ({"stage": None, "zone": "us"}, "/v1/us/x"),
        ({"stage": "v2"}, "/v2/eu/x"),
    ],
)
def test_variables_are_the_client_s_arguments(mode, server, own, arguments, path):
    config, operation = own
    server.script(reply(body={}))
    client = make(mode, config, arguments)
    mode.run(client.request(operation, {}))
    assert server.last.target == path
    mode.run(client.with_options(max_retries=0).request(operation, {}))
    assert server.last.target == path
    mode.run(client.close())


def test_values_that_are_not_allowed(mode, own):
    config, operation = own
    client = make(mode, config, {"stage": "v3"})
    with pytest.raises(errors.ConfigurationError, match="stage must be one of v1, v2"):
        mode.run(client.request(operation, {}))
    mode.run(client.close())


@pytest.mark.parametrize("url", ["http://{zone}.b.example", "http://{zone}:80/x"])
def test_a_part_of_a_host_must_be_given(mode, own, url):
    config, operation = own
    name = config.own_servers[0].name or config.own_servers[0].url
    nameless = Server(name, url, (ServerVariable("zone", argument="server_zone"),))
    config = dataclasses.replace(config, own_servers=(nameless,))
    client = make(mode, config, {})
    with pytest.raises(errors.ConfigurationError, match="server_zone must be given"):
        mode.run(client.request(operation, {}))
    mode.run(client.close())


def test_the_right_one_of_several(mode, server, own):
    config, operation = own
    other = Server("", "http://other.example/{x}", (ServerVariable("x", "1"),))
    config = dataclasses.replace(config, own_servers=(other, *config.own_servers))
    client = make(mode, config, {})
    server.script(reply(body=1))
    mode.run(client.request(operation, {}))
    assert server.last.path == "/v1/eu/x"
    mode.run(client.close())


def test_servers_of_one_url_with_other_variables(mode, server, own):
    config, _ = own
    url = f"{server.url}/{{site}}"
    config = dataclasses.replace(
        config,
        own_servers=(
            Server("", url, (ServerVariable("site", "a", values=("a", "c")),)),
            Server(
                f"{url}#2",
                url,
                (ServerVariable("site", "b", "server_site", ("b", "d")),),
            ),
        ),
    )
    first = Operation("GET", "/x", lambda: object, server=url)
    second = Operation("GET", "/x", lambda: object, server=f"{url}#2")
    for arguments, paths in (
        ({}, ["/a/x", "/b/x"]),
        ({"site": "c"}, ["/c/x", "/b/x"]),
        ({"server_site": "d"}, ["/a/x", "/d/x"]),
    ):
        client = make(mode, config, arguments)
        server.script(reply(body=1))
        found = []
        for operation in (first, second):
            mode.run(client.request(operation, {}))
            found.append(server.last.target)
        assert found == paths
        mode.run(client.close())


API = "https://api.acme.example/v1"
FOREIGN = "https://files.acme.example"


@pytest.fixture
def acme():
    """An API with a server of its own and one with a variable."""
    region = ServerVariable("region", "eu", values=("eu", "us"))
    return ClientConfig(
        name="acme",
        servers=(
            Server("production", API),
            Server("regional", "https://{region}.acme.example/", (region,)),
            Server("relative", "/v1"),
        ),
        schemes=(Bearer("bearerAuth", "api_key"),),
        auth="bearerAuth",
        base_url_env="ACME_BASE_URL",
        errors=lambda: errors.ERRORS,
    )


def asked(mode, config, arguments, own, **options):
    """Return the URL that an operation with a server of its own asks, and its host."""
    seen = []

    def see(request):
        seen.append((request.url, request.header("host")))
        raise KeyboardInterrupt

    arguments = {
        "api_key": "sk",
        "middleware": [mode.middleware(see)],
        **arguments,
    }
    client = make(mode, config, arguments)
    operation = Operation("GET", "/x", lambda: object, server=own)
    client = client.with_options(**options) if options else client
    try:
        if mode.name == "sync":
            client.request(operation, {})
        else:
            mode.run(until_interrupted(client.request(operation, {})))
    except KeyboardInterrupt:
        pass
    mode.run(client.close())
    ((url, host),) = seen
    assert host == url.split("/")[2]
    return url


async def until_interrupted(call):
    """Await a call; what a middleware raises must not end the loop."""
    with contextlib.suppress(KeyboardInterrupt):
        await call


@pytest.mark.parametrize(
    ("base", "own", "url"),
    [
        # At the origin of the API's server: below it, beside it, and that of a region.
        ("http://t.example", API, "http://t.example/x"),
        ("http://t.example", f"{API}/up", "http://t.example/up/x"),
        ("http://t.example/p/", f"{API}/up", "http://t.example/p/up/x"),
        ("http://t.example/p", f"{API}2", "http://t.example/v12/x"),
        ("http://t.example/p", "https://api.acme.example", "http://t.example/x"),
        ("http://t.example/p", "https://eu.acme.example", "http://t.example/p/x"),
        ("http://t.example/p", "https://API.acme.example:443/v1/up?a=1",
         "http://t.example/p/up/x?a=1"),
        ("http://t.example/p?q=1", f"{API}/up?a=1", "http://t.example/p/up/x?q=1&a=1"),
        # Relative, or at the same origin as the base URL.
        ("http://t.example/p", "/up", "http://t.example/up/x"),
        ("https://files.acme.example/p", f"{FOREIGN}/up", f"{FOREIGN}/up/x"),
        # Nobody has said anything: the document has.
        (None, FOREIGN, f"{FOREIGN}/x"),
        (None, "https://eu.acme.example/a", "https://eu.acme.example/a/x"),
    ],
)  # fmt: skip
def test_where_an_operation_goes(mode, acme, monkeypatch, base, own, url):
    assert asked(mode, acme, {"base_url": base}, own) == url
    if base is not None:
        assert asked(mode, acme, {}, own, base_url=base) == url
        monkeypatch.setenv("ACME_BASE_URL", base)
        assert asked(mode, acme, {}, own) == url


@pytest.mark.parametrize(
    ("others", "url"),
    [
        ({FOREIGN: FOREIGN}, f"{FOREIGN}/up/x"),
        ({f"{FOREIGN}/": "http://t.example/f/"}, "http://t.example/f/up/x"),
    ],
)
@pytest.mark.parametrize("base", [None, "http://t.example"])
def test_other_servers(mode, acme, base, others, url):
    own = f"{FOREIGN}/up"
    given = {"base_url": base, "other_servers": others}
    assert asked(mode, acme, given, own) == url
    assert asked(mode, acme, {"base_url": base}, own, other_servers=others) == url
    here = "https://eu.acme.example"
    assert asked(mode, acme, {"other_servers": others}, here) == f"{here}/x"


@pytest.mark.parametrize(
    "given",
    [
        {"base_url": "http://t.example"},
        {"base_url": "http://t.example", "other_servers": {"https://a.example": API}},
        {"other_servers": {}},
        {"environment": "regional", "region": "us", "base_url": "http://t.example"},
    ],
)
def test_own_server_without_other_servers_is_refused(mode, acme, given):
    def fail(_):
        pytest.fail("a request was sent")

    # An operation without a credential is refused as well: a body may be private too.
    for auth in ("bearerAuth", ""):
        operation = Operation("GET", "/x", lambda: object, server=FOREIGN, auth=auth)
        arguments = {"api_key": "sk", "middleware": [mode.middleware(fail)]}
        client = make(mode, acme, {**arguments, **given})
        with pytest.raises(errors.ConfigurationError) as caught:
            mode.run(client.request(operation, {}))
        assert f"other_servers={{'{FOREIGN}': '{FOREIGN}'}}" in str(caught.value)
        mode.run(client.close())


@pytest.mark.parametrize(
    ("others", "problem"),
    [
        ("x", "other_servers must be a mapping"),
        ({f"{FOREIGN}/path": FOREIGN}, "without a path"),
        ({"files.acme.example": FOREIGN}, "'files.acme.example'.*absolute"),
        ({FOREIGN: 5}, "'5': an absolute"),
    ],
)
def test_other_servers_that_cannot_be_read(mode, acme, others, problem):
    with pytest.raises(errors.ConfigurationError, match=problem):
        make(mode, acme, {"other_servers": others})


def test_fakes_contact_no_server(mode):
    operation = Operation("GET", "/x", lambda: object, server=FOREIGN)
    with fake(mode.client_class) as (client, _):
        execution = client.__core__.execution(operation, {})
        assert execution.call.request.url == f"{FOREIGN}/x"
