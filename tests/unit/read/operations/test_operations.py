"""Operations, their parameters, bodies and responses."""

from __future__ import annotations

import pytest
from sdkwright.diagnostics import Report
from sdkwright.ir import Location, Parameter, Requirement, Style

from tests.unit.model import api, operation, show
from tests.unit.read.operations.support import codes


def parameters(
    text: str, path: str = "/a", report: Report | None = None
) -> list[Parameter]:
    found = api(
        f"paths: {{'{path}': {{get: {{parameters: [{text}], responses: {{}}}}}}}}",
        report,
    )
    return list(operation(found).parameters)


def test_parameters_of_the_path_item_hold_unless_the_operation_says_otherwise() -> None:
    found = api("""
        paths:
          /a/{id}:
            parameters:
              - {name: id, in: path, required: true, schema: {type: string}}
              - {name: q, in: query, schema: {type: string}}
              - {name: q, in: header, schema: {type: string}}
            get:
              parameters:
                - {name: q, in: query, required: true, schema: {type: integer}}
              responses: {}
    """)
    said = [
        (each.wire, each.location.value, show(each.type), each.required)
        for each in operation(found).parameters
    ]
    assert said == [
        ("id", "path", "string", True),
        ("q", "query", "integer", True),
        ("q", "header", "string", False),
    ]


@pytest.mark.parametrize(
    ("text", "style", "explode"),
    [
        ("{name: a, in: query, schema: {}}", Style.FORM, True),
        ("{name: a, in: query, explode: false, schema: {}}", Style.FORM, False),
        (
            "{name: a, in: query, style: deepObject, schema: {}}",
            Style.DEEP_OBJECT,
            False,
        ),
        ("{name: a, in: query, style: pipeDelimited, schema: {}}", Style.PIPE, False),
        ("{name: a, in: header, schema: {}}", Style.SIMPLE, False),
        ("{name: a, in: cookie, schema: {}}", Style.FORM, True),
    ],
)
def test_styles(text: str, style: Style, explode: bool) -> None:
    (found,) = parameters(text)
    assert (found.style, found.explode) == (style, explode)


def test_a_parameter_by_content() -> None:
    (found,) = parameters(
        "{name: a, in: query, content: {application/json: {schema: {type: integer}}}}"
    )
    assert (found.content, show(found.type)) == ("application/json", "integer")


def test_parameters_as_routers_write_them() -> None:
    report = Report()
    found = parameters(
        "{name: id, in: path, required: true, schema: {type: integer}}",
        path="/a/:id/is-open/:key",
        report=report,
    )
    assert [(each.wire, show(each.type)) for each in found] == [
        ("id", "integer"),
        ("key", "string"),
    ]
    assert codes(report).count("path-parameter-undeclared") == 1


@pytest.mark.parametrize("path", ["/a/b:cancel", "/a/:create", "/a/{id}/:close"])
def test_what_a_request_does_is_no_parameter(path: str) -> None:
    item = "parameters: [{name: id, in: path}], post: {responses: {}}"
    (action,) = api(f"paths: {{'{path}': {{{item}}}}}").operations
    assert action.path == path
    item = "parameters: [{name: create, in: path}], post: {responses: {}}"
    (declared,) = api(f"paths: {{'/a/:create': {{{item}}}}}").operations
    assert declared.path == "/a/{create}"


def test_headers_that_are_no_parameters() -> None:
    report = Report()
    assert parameters("{name: Accept, in: header, schema: {}}", report=report) == []
    assert codes(report).count("header-parameter-ignored") == 1


def test_docs_and_defaults_may_stand_in_the_schema() -> None:
    (found,) = parameters(
        "{name: a, in: query, schema: {type: integer, default: 5, description: Size.}}"
    )
    assert (found.has_default, found.default) == (True, 5)
    assert found.docs.description == "Size."


def test_path_parameters_agree_with_the_path() -> None:
    report = Report()
    found = parameters(
        "{name: b, in: path, required: true, schema: {type: integer}}", "/x/{a}", report
    )
    assert [(each.wire, show(each.type)) for each in found] == [("a", "string")]
    assert "path-parameter-undeclared" in codes(report)


def test_the_idempotency_header_is_an_option_and_no_parameter() -> None:
    first, second = api("""
        paths:
          /a:
            post:
              parameters: [{name: Idempotency-Key, in: header, schema: {type: string}}]
              responses: {}
          /b:
            post: {x-sdkwright-idempotency: X-Once, responses: {}}
    """).operations
    assert (first.parameters, first.idempotency_header) == ((), "Idempotency-Key")
    assert second.idempotency_header == "X-Once"


def test_all_media_types_are_kept_once() -> None:
    found = api("""
        paths:
          /a:
            post:
              requestBody:
                required: true
                content:
                  Application/JSON; charset=utf-8: {schema: {type: string}}
                  application/json: {schema: {type: integer}}
                  multipart/form-data:
                    schema: {properties: {f: {type: string, format: binary}}}
                    encoding: {f: {contentType: image/png, style: form}}
                  application/pdf: {}
              responses: {}
    """)
    body = operation(found).body
    assert body is not None
    assert body.required
    assert [each.media_type for each in body.contents] == [
        "application/json; charset=utf-8",
        "multipart/form-data",
        "application/pdf",
    ]
    assert body.contents[0].type is not None
    assert show(body.contents[0].type) == "string"
    assert body.contents[1].encodings[0].content_type == "image/png"
    assert body.contents[2].type is None


def test_responses() -> None:
    report = Report()
    found = api(
        """
        paths:
          /a:
            get:
              responses:
                200: {description: ok, headers: {X-Rate: {schema: {type: integer}}}}
                4xx: {description: bad, content: {application/json: {schema: {}}}}
                default: {$ref: '#/components/responses/Bad'}
                "600": {description: what}
                x-more: 1
        components: {responses: {Bad: {description: bad}}}
        """,
        report,
    )
    responses = operation(found).responses
    assert [each.status for each in responses] == ["200", "4XX", "default"]
    assert responses[0].headers[0].wire == "X-Rate"
    assert str(responses[2].at) == "#/components/responses/Bad"


def test_a_stream_declares_its_items() -> None:
    found = api("""
        paths:
          /a:
            get:
              responses:
                "200":
                  description: ok
                  content:
                    text/event-stream: {schema: {type: string}}
                    application/x-ndjson: {schema: {type: array, items: {type: integer}}}
                    application/jsonl: {itemSchema: {type: boolean}}
    """)
    contents = operation(found).responses[0].contents
    assert [each.item and show(each.item) for each in contents] == [
        "string",
        "integer",
        "boolean",
    ]
    assert [each.type for each in contents] == [None, None, None]


def test_streams_that_fern_declares() -> None:
    found = api("""
        paths:
          /a:
            post:
              x-fern-streaming:
                format: sse
                stream-condition: $request.stream
                response-stream: {type: string}
              responses:
                "200":
                  description: ok
                  content: {application/json: {schema: {type: integer}}}
          /b:
            post:
              x-fern-streaming: true
              responses:
                "200":
                  description: ok
                  content: {application/json: {schema: {type: integer}}}
    """)
    first, second = (each.responses[0].contents for each in found.operations)
    assert [each.media_type for each in first] == [
        "application/json",
        "text/event-stream",
    ]
    assert [each.media_type for each in second] == ["application/x-ndjson"]


def test_security() -> None:
    report = Report()
    found = api(
        """
        security: [{key: []}, {oauth: [read], key: []}, {}]
        paths:
          /a: {get: {responses: {}}}
          /b: {get: {security: [], responses: {}}}
          /c: {get: {security: [{key: []}], responses: {}}}
        components:
          securitySchemes:
            key: {type: apiKey, in: header, name: X-Key, x-sdkwright-env: ACME_KEY}
            oauth:
              type: oauth2
              flows:
                clientCredentials: {tokenUrl: https://t, scopes: {}}
                implicit: {authorizationUrl: https://a, scopes: {}}
            basic: {type: http, scheme: Basic}
            bearer: {type: http, scheme: bearer}
            odd: {type: http, scheme: hoba}
        """,
        report,
    )
    kinds = {each.id: each.kind.value for each in found.schemes}
    assert kinds == {
        "key": "apiKey",
        "oauth": "oauth2",
        "basic": "basic",
        "bearer": "bearer",
        "odd": "other",
    }
    key, oauth = found.schemes[:2]
    assert (key.location, key.parameter, key.environment) == (
        Location.HEADER,
        "X-Key",
        "ACME_KEY",
    )
    assert oauth.token_urls == (("clientCredentials", "https://t"),)
    assert oauth.authorization_url == "https://a"
    assert found.security == (
        Requirement(schemes=(("key", ()),)),
        Requirement(schemes=(("oauth", ("read",)), ("key", ()))),
        Requirement(schemes=()),
    )
    assert [each.security for each in found.operations] == [
        None,
        (Requirement(schemes=()),),
        (Requirement(schemes=(("key", ()),)),),
    ]
    assert "security-scheme-unknown" in codes(report)
