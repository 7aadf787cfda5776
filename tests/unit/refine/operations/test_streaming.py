"""Streams, and what switches them on."""

from __future__ import annotations

import pytest
from sdkwright.diagnostics import Report
from sdkwright.ir import Location, Streaming, StreamKind

from tests.unit.model import refined, show

BOTH = """
                  text/event-stream: {schema: {type: string}}
                  application/json: {schema: {type: integer}}
"""


def streaming(
    contents: str, operation: str = "", report: Report | None = None
) -> Streaming | None:
    text = f"""
paths:
  /a:
    post:
      operationId: go
{operation}
      responses:
        "200":
          description: ok
          content:
{contents}
"""
    return refined(text, report).operations[0].streaming


def test_an_operation_that_only_streams() -> None:
    found = streaming("            text/event-stream: {schema: {type: integer}}")
    assert found is not None
    assert (found.kind, show(found.item), found.only) == (
        StreamKind.SSE,
        "integer",
        True,
    )
    assert found.selector is None


@pytest.mark.parametrize(
    "media", ["application/x-ndjson", "application/jsonl", "application/stream+json"]
)
def test_json_lines(media: str) -> None:
    schema = "{type: array, items: {type: string}}"
    found = streaming(f"            {media}: {{schema: {schema}}}")
    assert found is not None
    assert (found.kind, show(found.item)) == (StreamKind.JSONL, "string")


def test_a_response_of_json_alone_is_no_stream() -> None:
    assert streaming("            application/json: {schema: {type: integer}}") is None


def body(property: str) -> str:
    return (
        "      requestBody: {content: {application/json: {schema: "
        f"{{properties: {{{property}, x: {{type: string}}}}}}}}}}}}"
    )


def query(parameter: str) -> str:
    return f"      parameters: [{{{parameter}}}]"


@pytest.mark.parametrize(
    ("operation", "selector"),
    [
        (body("stream: {type: boolean}"), (None, "stream", True)),
        (body("stream: {type: [boolean, 'null']}"), (None, "stream", True)),
        (body("streamResponse: {type: boolean}"), (None, "streamResponse", True)),
        (body("stream: {type: string}"), None),
        (body("flow: {type: boolean}"), None),
        (
            query(
                "name: x-stream-response, in: header, schema: {enum: ['true', 'false']}"
            ),
            (Location.HEADER, "x-stream-response", "true"),
        ),
        (
            query("name: stream, in: query, schema: {type: boolean}"),
            (Location.QUERY, "stream", True),
        ),
        (
            "      x-sdkwright-stream: {selector: {in: body, name: mode, value: live}}",
            (None, "mode", "live"),
        ),
        (
            "      x-fern-streaming: {stream-condition: $request.flow}",
            (None, "flow", True),
        ),
    ],
)
def test_what_switches_a_stream_on(
    operation: str, selector: tuple[Location | None, str, str | bool] | None
) -> None:
    found = streaming(BOTH, operation)
    assert found is not None
    assert not found.only
    assert found.selector == selector


def event(**properties: str) -> str:
    inner = ", ".join(f"{name}: {schema}" for name, schema in properties.items())
    return f"{{type: object, properties: {{{inner}}}}}"


@pytest.mark.parametrize(
    ("schema", "envelope"),
    [
        (event(event="{type: string}", data="{type: string}"), True),
        (event(event="{}", data="{}", id="{}", retry="{}"), True),
        (event(event="{type: string}", data="{type: string}", more="{}"), False),
        (event(data="{type: string}"), True),
        ("{type: string}", False),
        (
            (
                f"{{anyOf: [{event(event='{const: a}', data='{}')},"
                f" {event(event='{const: b}', data='{}')}]}}"
            ),
            True,
        ),
        (
            f"{{anyOf: [{event(event='{const: a}', data='{}')}, {event(x='{}')}]}}",
            False,
        ),
    ],
)
def test_items_may_describe_the_whole_event(schema: str, envelope: bool) -> None:
    found = streaming(f"            text/event-stream: {{schema: {schema}}}")
    assert found is not None
    assert found.envelope is envelope


def test_an_extension_decides_about_the_envelope_and_the_end() -> None:
    found = streaming(
        f"            text/event-stream: {{schema: {event(event='{}', data='{}')}}}",
        "      x-sdkwright-stream: {envelope: false, end: STOP}",
    )
    assert found is not None
    assert (found.envelope, found.end) == (False, "STOP")


@pytest.mark.parametrize(
    "operation",
    [
        "      description: 'Ends with `data: [DONE]`.'",
        "      x-fern-streaming: {terminator: '[DONE]'}",
    ],
)
def test_the_text_that_ends_a_stream(operation: str) -> None:
    found = streaming(BOTH, operation)
    assert found is not None
    assert found.end == "[DONE]"


def test_speakeasys_sentinel() -> None:
    found = streaming(
        "            text/event-stream: {schema: {}, x-speakeasy-sse-sentinel: END}"
    )
    assert found is not None
    assert found.end == "END"


def test_a_stream_without_schema_is_noted() -> None:
    report = Report()
    found = streaming("            text/event-stream: {}", report=report)
    assert found is not None
    assert show(found.item) == "any"
    assert [each.code for each in report].count("stream-without-schema") == 1
