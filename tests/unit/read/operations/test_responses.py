"""Answers, events, servers and security of operations."""

from __future__ import annotations

from sdkwright.diagnostics import Report
from sdkwright.ir import Retries

from tests.unit.model import api, show
from tests.unit.read.operations.support import codes


def test_servers() -> None:
    found = api("""
        servers:
          - {url: https://a.test, x-sdkwright-server-name: live}
          - {url: https://a.test, x-sdkwright-server-name: live}
          - url: https://{region}.test:{port}
            variables:
              region: {default: eu, enum: [eu, us]}
              port: {default: 8443}
              unused: {default: x}
        paths:
          /a:
            servers: [{url: https://b.test}]
            get: {responses: {}}
            post: {servers: [{url: https://c.test}], responses: {}}
    """)
    assert [(each.url, each.name) for each in found.servers] == [
        ("https://a.test", "live"),
        ("https://{region}.test:{port}", ""),
    ]
    variables = [
        (each.name, each.default, each.values) for each in found.servers[1].variables
    ]
    assert variables == [("region", "eu", ("eu", "us")), ("port", "8443", ())]
    assert [each.servers[0].url for each in found.operations] == [
        "https://b.test",
        "https://c.test",
    ]


def test_servers_without_a_host_are_left_out() -> None:
    report = Report()
    found = api(
        """
        paths:
          /a:
            servers: [{url: 'https://'}, {url: ' '}, {url: //}]
            get: {responses: {}}
          /b:
            servers: [{url: 'https://'}, {url: /v2}]
            get: {responses: {}}
        """,
        report,
    )
    assert [[one.url for one in each.servers] for each in found.operations] == [
        [],
        ["/v2"],
    ]
    assert codes(report).count("server-without-url") == 4


def test_a_variable_that_only_the_apis_server_declares() -> None:
    report = Report()
    found = api(
        """
        servers:
          - url: https://{region}.test
            variables: {region: {default: us, enum: [us, de]}}
        paths:
          /a:
            servers: [{url: 'https://{region}.test'}, {url: 'https://{zone}.test'}]
            get: {responses: {}}
        """,
        report,
    )
    own, other = found.operations[0].servers
    assert own.variables == found.servers[0].variables
    assert (other.variables[0].name, other.variables[0].default) == ("zone", "")
    assert codes(report).count("server-variable-undeclared") == 2


def test_retries() -> None:
    found = api("""
        x-speakeasy-retries:
          strategy: backoff
          backoff: {initialInterval: 500, maxInterval: 60000, exponent: 1.5}
          statusCodes: [5XX, 408]
          retryConnectionErrors: true
        paths:
          /a:
            get:
              x-sdkwright-retries: {max_attempts: 5, statuses: [503], initial: 0.1}
              responses: {}
          /b: {get: {x-sdkwright-retries: false, responses: {}}}
    """)
    assert found.retries == Retries(
        statuses=("5XX", "408"), initial=0.5, maximum=60.0, exponent=1.5
    )
    first, second = found.operations
    assert first.retries == Retries(statuses=("503",), max_attempts=5, initial=0.1)
    assert second.retries == Retries(max_attempts=1)


def test_methods_and_paths_of_every_kind() -> None:
    report = Report()
    found = api(
        """
        openapi: 3.2.0
        info: {title: Test, version: "1"}
        paths:
          /a:
            query: {responses: {}}
            additionalOperations: {COPY: {responses: {}}}
          /a/{x}: {get: {responses: {}, parameters: [{name: x, in: path, required: true, schema: {}}]}}
          /a/{y}: {put: {responses: {}, parameters: [{name: y, in: path, required: true, schema: {}}]}}
          /b?kind=c: {get: {responses: {}}}
        """,
        report,
    )
    assert [(each.method, each.path) for each in found.operations] == [
        ("QUERY", "/a"),
        ("COPY", "/a"),
        ("GET", "/a/{x}"),
        ("PUT", "/a/{y}"),
        ("GET", "/b?kind=c"),
    ]
    assert found.operations[2].id == "#/paths/~1a~1{x}/get"


def test_operations_that_are_left_out() -> None:
    report = Report()
    found = api(
        """
        paths:
          /a: {get: {x-speakeasy-ignore: true, responses: {}}, put: {responses: {}}}
          /b: {x-fern-ignore: true, get: {responses: {}}}
        """,
        report,
    )
    assert [each.method for each in found.operations] == ["PUT"]
    assert codes(report).count("operation-left-out") == 2


def test_webhooks_and_callbacks_are_events() -> None:
    found = api("""
        paths:
          /a:
            post:
              responses: {}
              callbacks:
                done:
                  '{$request.body#/url}':
                    post:
                      requestBody: {content: {application/json: {schema: {type: integer}}}}
                      responses: {}
        webhooks:
          pinged:
            post:
              requestBody: {content: {application/json: {schema: {type: string}}}}
              responses: {}
    """)
    said = [
        (each.name, each.kind, each.method, each.type and show(each.type))
        for each in found.events
    ]
    assert said == [
        ("pinged", "webhook", "POST", "string"),
        ("done", "callback", "POST", "integer"),
    ]


def test_what_the_api_says_of_itself() -> None:
    found = api("""
        openapi: 3.1.0
        info: {title: Pets, version: 1.0, description: " All pets. ", x-logo: a}
        tags: [{name: dogs, description: Barks.}, {name: puppies, parent: dogs}]
        x-sdkwright-env: {base_url: PETS_URL}
        paths: {}
    """)
    assert (found.name, found.version, found.docs.description) == (
        "test",
        "1.0",
        "All pets.",
    )
    assert [name for name, _ in found.tags] == ["dogs", "puppies"]
    assert found.tag_parents == {"puppies": "dogs"}
    assert set(found.extensions) == {"x-logo", "x-sdkwright-env"}


def test_a_status_with_its_name_is_that_status() -> None:
    report = Report()
    found = api(
        "paths: {/a: {get: {responses: {'204 NO_CONTENT': {description: ok}, OK: {}}}}}",
        report,
    )
    assert [each.status for each in found.operations[0].responses] == ["204"]
    said = [each.message for each in report if each.code == "status-unknown"]
    assert said == [
        "'204 NO_CONTENT' is no status; 204 is assumed.",
        "'OK' is no status; it is left out.",
    ]
