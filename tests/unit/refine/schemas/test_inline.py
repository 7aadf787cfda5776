"""Inline schemas are named after the place they are used in, and shared where equal."""

from __future__ import annotations

from sdkwright.ir import Api, NameCandidate, Priority

from tests.unit.model import refined, show, shown_name


def shown(api: Api) -> dict[str, str]:
    return {shown_name(each): show(each, api) for each in api.declarations.values()}


def candidate(api: Api, text: str) -> NameCandidate:
    return next(
        each.candidate
        for each in api.declarations.values()
        if each.candidate is not None and each.candidate.text == text
    )


def json(schema: str) -> str:
    return f"content: {{application/json: {{schema: {schema}}}}}"


def test_operations_name_what_they_send_and_get() -> None:
    api = refined(f"""
        paths:
          /sessions:
            post:
              x-sdkwright-group: Sessions
              x-sdkwright-name: start
              parameters:
                - {{name: filter, in: query, schema: {{properties: {{a: {{type: string}}}}}}}}
              requestBody:
                {json("{properties: {browser: {properties: {b: {type: string}}}}}")}
              responses:
                "200":
                  description: ok
                  {json("{properties: {pages: {type: array, items: {properties: {c: {type: string}}}}}}")}
                "400":
                  description: bad
                  {json("{properties: {code: {type: integer}}}")}
    """)
    assert shown(api) == {
        "Session start params": "browser?: <Session start params browser>",
        "Session start params browser": "b?: string",
        "Session start response": "pages?: [<Session start response page>]",
        "Session start response page": "c?: string",
        "Session start error": "code?: integer",
        "Session start params filter": "a?: string",
    }
    assert candidate(api, "Session start params").priority is Priority.DERIVED


def test_outer_resources_are_context() -> None:
    api = refined(f"""
        paths:
          /a/{{id}}:
            get:
              x-sdkwright-group: big.sessions.transcripts
              x-sdkwright-name: retrieve
              responses:
                "200": {{description: ok, {json("{properties: {a: {type: string}}}")}}}
    """)
    assert candidate(api, "transcript retrieve response").context == ("session", "big")


def test_components_name_what_is_inside_them() -> None:
    api = refined(f"""
        paths:
          /a:
            get:
              responses:
                "200": {{description: ok, {json("{$ref: '#/components/schemas/Pet'}")}}}
        components:
          schemas:
            Pet:
              properties:
                owner: {{properties: {{home: {{properties: {{x: {{type: string}}}}}}}}}}
                tags: {{type: array, items: {{properties: {{y: {{type: string}}}}}}}}
                byName: {{additionalProperties: {{properties: {{z: {{type: string}}}}}}}}
                data: {{type: array, items: {{properties: {{w: {{type: string}}}}}}}}
              additionalProperties: {{properties: {{v: {{type: string}}}}}}
    """)
    assert set(shown(api)) == {
        "Pet",
        "Pet owner",
        "Pet owner home",
        "Pet tag",
        "Pet by name value",
        "Pet data item",
        "Pet value",
    }


def test_titles_that_read_like_names_are_used() -> None:
    api = refined(f"""
        paths:
          /a:
            get:
              responses:
                "200": {{description: ok, {json("{$ref: '#/components/schemas/Pet'}")}}}
        components:
          schemas:
            Pet:
              properties:
                owner: {{title: Simple User, properties: {{a: {{type: string}}}}}}
                pet_home: {{title: Pet Home, properties: {{b: {{type: string}}}}}}
                one: {{title: Thing, properties: {{c: {{type: string}}}}}}
                two: {{title: "This one is a long sentence about it.", properties: {{d: {{type: string}}}}}}
    """)
    assert set(shown(api)) == {
        "Pet",
        "Simple User",
        "Pet pet home",
        "Pet one",
        "Pet two",
    }
    assert candidate(api, "Simple User").context == ("Pet owner",)


def test_a_shared_response_is_named_by_its_component() -> None:
    operation = "{responses: {default: {$ref: '#/components/responses/Failure'}}}"
    api = refined(f"""
        paths:
          /a: {{get: {operation}}}
          /b: {{get: {operation}}}
        components:
          responses:
            Failure: {{description: bad, {json("{properties: {a: {type: string}}}")}}}
    """)
    assert set(shown(api)) == {"failure response"}


def test_variants_are_named_by_tag_constant_or_number() -> None:
    api = refined(f"""
        paths:
          /a:
            get:
              responses:
                "200": {{description: ok, {json("{$ref: '#/components/schemas/All'}")}}}
        components:
          schemas:
            All:
              properties:
                tagged:
                  oneOf:
                    - {{required: [t], properties: {{t: {{const: a}}}}}}
                    - {{required: [t], properties: {{t: {{const: b-c}}}}}}
                constants:
                  oneOf:
                    - {{properties: {{t: {{const: a}}}}}}
                    - {{properties: {{u: {{const: x}}}}}}
                numbered:
                  oneOf: [{{properties: {{c: {{type: string}}}}}}, {{properties: {{d: {{}}}}}}]
                alone: {{oneOf: [{{type: string}}, {{properties: {{e: {{type: string}}}}}}]}}
    """)
    assert set(shown(api)) == {
        "All",
        "All tagged",
        "All tagged a",
        "All tagged b c",
        "All constants a",
        "All constants x",
        "All numbered 1",
        "All numbered 2",
        "All alone",
    }


def test_very_long_names_keep_both_ends() -> None:
    schema = "{properties: {x: {type: string}}}"
    for name in ("five", "four", "three", "two", "one"):
        schema = f"{{properties: {{{name}LongName: {schema}}}}}"
    api = refined(f"""
        paths:
          /a:
            get:
              responses:
                "200": {{description: ok, {json("{$ref: '#/components/schemas/Deep'}")}}}
        components: {{schemas: {{Deep: {schema}}}}}
    """)
    names = set(shown(api))
    assert len(names) == 6
    assert max(len(each.split()) for each in names) <= 8


EQUAL = (
    "{required: [defaults], properties: {defaults: {properties: {a: {type: string}}}}}"
)
OTHER = "{properties: {defaults: {properties: {a: {type: integer}}}}}"


def test_requests_of_one_resource_share_what_is_equal() -> None:
    api = refined(f"""
        paths:
          /sessions/{{id}}:
            patch:
              operationId: updateSession
              requestBody: {{{json(EQUAL)}}}
              responses: {{"204": {{description: ok}}}}
            put:
              operationId: replaceSession
              requestBody: {{{json(OTHER)}}}
              responses: {{"204": {{description: ok}}}}
          /sessions:
            post:
              operationId: createSession
              requestBody: {{{json(EQUAL)}}}
              responses: {{"204": {{description: ok}}}}
          /others:
            post:
              operationId: createOther
              requestBody: {{{json(EQUAL)}}}
              responses: {{"204": {{description: ok}}}}
    """)
    found = shown(api)
    assert (
        found["session create params"] == "defaults: <session create params defaults>"
    )
    assert (
        found["session update params"] == "defaults: <session create params defaults>"
    )
    assert found["session replace params"] == (
        "defaults?: <session replace params defaults>"
    )
    assert found["other create params"] == "defaults: <other create params defaults>"
    assert "session update params defaults" not in found


def test_responses_of_different_methods_stay_apart() -> None:
    answer = "{properties: {data: {properties: {a: {type: string}}}}}"
    api = refined(f"""
        paths:
          /sessions:
            get:
              operationId: getSession
              responses: {{"200": {{description: ok, {json(answer)}}}}}
            post:
              operationId: createSession
              responses: {{"200": {{description: ok, {json(answer)}}}}}
    """)
    assert set(shown(api)) == {
        "session retrieve response",
        "session retrieve response data",
        "session create response",
        "session create response data",
    }


def test_media_types_share_what_is_equal() -> None:
    api = refined("""
        paths:
          /pets:
            get:
              operationId: getPet
              responses:
                "200":
                  description: ok
                  content:
                    application/json: {schema: {properties: {x: {type: string}}}}
                    application/xml: {schema: {properties: {x: {type: string}}}}
    """)
    assert set(shown(api)) == {"pet retrieve response"}


def test_errors_that_are_equal_everywhere_belong_to_no_operation() -> None:
    error = "{properties: {error: {properties: {code: {type: integer}}}}}"
    api = refined(f"""
        paths:
          /a:
            get: {{responses: {{"404": {{description: no, {json(error)}}}, "500": {{description: no, {json(error)}}}}}}}
          /b:
            get: {{responses: {{"204": {{description: ok}}, default: {{description: no, {json(error)}}}}}}}
    """)
    assert shown(api) == {
        "error response": "error?: <error response error>",
        "error response error": "code?: integer",
    }


def test_large_equal_objects_are_one_type_wherever_they_are() -> None:
    fields = ", ".join(f"f{n}: {{type: string}}" for n in range(6))
    answer = f"{{properties: {{owner: {{properties: {{{fields}}}}}}}}}"
    api = refined(f"""
        paths:
          /pets/{{id}}:
            get:
              operationId: getPet
              responses: {{"200": {{description: ok, {json(answer)}}}}}
          /shops/{{id}}:
            get:
              operationId: getShop
              responses: {{"200": {{description: ok, {json(answer)}}}}}
    """)
    assert set(shown(api)) == {
        "pet retrieve response",
        "shop retrieve response",
        "owner",
    }
    assert candidate(api, "owner").context == ("response", "retrieve", "pet")


def test_events_name_their_payload() -> None:
    api = refined(f"""
        paths: {{}}
        webhooks:
          pet.found: {{post: {{requestBody: {{{json("{properties: {a: {type: string}}}")}}}, responses: {{}}}}}}
    """)
    assert set(shown(api)) == {"pet found event", "webhook event"}


def test_errors_of_one_operation_are_told_apart_by_their_status() -> None:
    first = "{properties: {code: {properties: {a: {type: integer}}}}}"
    second = "{properties: {code: {properties: {b: {type: integer}}}}}"
    api = refined(f"""
        paths:
          /pets:
            post:
              operationId: createPet
              responses:
                "201": {{description: ok}}
                "400": {{description: no, {json(first)}}}
                "403": {{description: no, {json(second)}}}
                "418": {{description: tea, {json("{properties: {c: {type: string}}}")}}}
                5XX: {{description: no, {json("{properties: {d: {type: string}}}")}}}
    """)
    names = [
        (each.candidate.text, *each.candidate.alternatives)
        for each in api.declarations.values()
        if each.candidate is not None
    ]
    assert sorted(names) == [
        ("pet create error", "pet create bad request error"),
        ("pet create error", "pet create error 418"),
        ("pet create error", "pet create forbidden error"),
        ("pet create error", "pet create server error"),
        ("pet create error code", "pet create bad request error code"),
        ("pet create error code", "pet create forbidden error code"),
    ]
