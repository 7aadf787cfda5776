"""A document that needs every part a document can need, and programs that use packages."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any, Final

import yaml
from sdkwright.runtime.part_table import MODULES, closure
from sdkwright.runtime.parts import EXPORTED

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

# Those that follow from other keys of the configuration.
PROGRAMS: Final = ("cli", "compat", "index", "mcp")
ASKED: Final = tuple(each for each in MODULES if each not in PROGRAMS)
NEEDED: Final = frozenset(
    [
        "base64",
        "basic",
        "dates",
        "decimals",
        "digest",
        "downloads",
        "durations",
        "environments",
        "file_types",
        "files",
        "implied",
        "model_classes",
        "multipart",
        "mutual_tls",
        "notations",
        "open_models",
        "pages",
        "read_only",
        "renames",
        "servers",
        "streams",
        "styles",
        "times",
        "tokens",
        "unknown_numbers",
        "uuids",
        "variants",
        "webhooks",
        "wire_names",
        "written_views",
    ]
)
"""The parts that the document below brings in."""

_WHOLE: Final = """
openapi: 3.1.0
info: {title: Acme, version: '1'}
servers: [{url: 'https://acme.example'}]
webhooks:
  added:
    post:
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Cat'}}}}
      responses: {'200': {description: Ok.}}
paths:
  /plain: {get: {operationId: plain, responses: {'200': &json
    {description: Ok., content: {application/json: {schema: {type: object, additionalProperties: {type: string}}}}}}}}
  /file:
    put:
      operationId: put_file
      requestBody: {content: {application/octet-stream: {}}}
      responses: {'200': *json}
    get:
      operationId: get_file
      responses: {'200': {description: Ok., content: {image/png: {}}}}
  /form:
    post:
      operationId: form
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema: {type: object, properties: {a: {type: string}, f: {type: string, format: binary}}}
      responses: {'200': *json}
  /nested:
    post:
      operationId: nested
      requestBody:
        required: true
        content: {application/json: {schema: {type: object, properties: {inner: {$ref: '#/components/schemas/Inner'}}}}}
      responses: {'200': *json}
  /kinds:
    get:
      operationId: kinds
      responses: {'200': {description: Ok., content: {application/json: {schema: {$ref: '#/components/schemas/Kinds'}}}}}
    put:
      operationId: put_kinds
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Kinds'}}}}
      responses: {'200': *json}
  /pets:
    get:
      operationId: pets
      parameters:
      - {name: cursor, in: query, schema: {type: string}}
      responses:
        '200':
          description: Ok.
          content:
            application/json:
              schema:
                type: object
                properties:
                  data: {type: array, items: {$ref: '#/components/schemas/Pet'}}
                  nextCursor: {type: [string, 'null']}
  /events: {get: {operationId: events, responses: {'200': {description: Ok., content: {text/event-stream: {schema: {$ref: '#/components/schemas/Cat'}}}}}}}
  /elsewhere:
    get:
      operationId: elsewhere
      servers: [{url: 'https://other.example'}]
      responses: {'200': *json}
  /styled/{id}:
    get:
      operationId: styled
      x-sdkwright-arguments: {q: {was: [before]}}
      parameters:
      - {name: id, in: path, required: true, style: label, schema: {type: string}}
      - {name: q, in: query, style: deepObject, explode: true, schema: {type: object, additionalProperties: {type: string}}}
      responses: {'200': *json}
  /token: {get: {operationId: by_token, security: [{oauth: []}], responses: {'200': *json}}}
  /certified: {get: {operationId: certified, security: [{tls: []}], responses: {'200': *json}}}
  /digest: {get: {operationId: by_digest, security: [{digest: []}], responses: {'200': *json}}}
components:
  securitySchemes:
    oauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://acme.example/oauth', scopes: {}}}}
    digest: {type: http, scheme: digest}
    tls: {type: mutualTLS}
  schemas:
    Kinds:
      type: object
      properties:
        id: {type: string, format: uuid, readOnly: true}
        day: {type: string, format: date}
        at: {type: string, format: time}
        length: {type: string, format: duration}
        price: {type: string, format: decimal}
        exact: {type: number, format: decimal}
        data: {type: string, format: byte}
        level: {type: integer, enum: [1, 2]}
        rest: {minLength: 1}
      additionalProperties: {type: string}
    Inner: {type: object, properties: {firstName: {type: string}}}
    Cat: {type: object, required: [kind], properties: {kind: {type: string}, name: {type: string}}}
    Dog: {type: object, required: [kind], properties: {kind: {type: string}, age: {type: integer}}}
    Pet:
      oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
      discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog'}}
"""
IMPORTING: Final = """
import asyncio, importlib, pkgutil, warnings
import httpx2
import acme
for each in pkgutil.walk_packages(acme.__path__, "acme."):
    if not each.name.endswith("__main__"):
        importlib.import_module(each.name)
seen = []
def answer(request):
    seen.append(request)
    return ANSWERS.get((request.method, request.url.path), httpx2.Response)(200, json={"a": "b"})
ANSWERS = {}
sync_client = httpx2.Client(transport=httpx2.MockTransport(answer))
async_client = httpx2.AsyncClient(transport=httpx2.MockTransport(answer))
"""
CALLING: Final = """
assert acme.Acme(http_client=sync_client).plain.retrieve() == {"a": "b"}
assert acme.Acme(http_client=sync_client).plain.with_raw_response.retrieve().status_code == 200
assert asyncio.run(acme.AsyncAcme(http_client=async_client).plain.retrieve()) == {"a": "b"}
assert len(seen) == 3
"""
ALL_CALLS: Final = """
def respond(method, path):
    def register(function):
        ANSWERS[method, path] = lambda status, json: function(seen[-1])
    return register
@respond("GET", "/file")
def _(_): return httpx2.Response(200, content=b"png", headers={"content-type": "image/png"})
@respond("GET", "/pets")
def _(request):
    if "cursor" in request.url.params:
        return httpx2.Response(200, json={"data": [{"kind": "cow"}], "nextCursor": None})
    pets = [{"kind": "cat", "name": "Tom"}, {"kind": "dog", "age": 3}]
    return httpx2.Response(200, json={"data": pets, "nextCursor": "c"})
@respond("GET", "/events")
def _(_):
    events = b'data: {"kind": "cat"}\\n\\ndata: {"kind": "cow"}\\n\\n'
    return httpx2.Response(200, content=events, headers={"content-type": "text/event-stream"})
@respond("POST", "/oauth")
def _(_): return httpx2.Response(200, json={"access_token": "t", "token_type": "bearer"})
@respond("GET", "/digest")
def _(request):
    if "authorization" in request.headers:
        return httpx2.Response(200, json={"a": "b"})
    challenge = 'Digest realm="r", nonce="n", qop="auth"'
    return httpx2.Response(401, headers={"www-authenticate": challenge})
OPTIONS = dict(
    client_id="i", client_secret="s", username="u", password="p"
)
PLAIN = {"a": "b"}
client = acme.Acme(http_client=sync_client, **OPTIONS)
assert client.file.update(body=b"12") == PLAIN and seen[-1].content == b"12"
assert client.form(a="1", f=b"2") == PLAIN
assert seen[-1].headers["content-type"].startswith("multipart/form-data; boundary=")
assert client.nested(inner={"first_name": "x"}) == PLAIN
assert seen[-1].content == b'{"inner":{"firstName":"x"}}'
KINDS = {
    "id": "0b5f1f62-2f0c-4b0e-8f0a-3c9d0b0f1a2b", "at": "12:00", "day": "2020-01-02", "length": "PT1H", "price": "1.50",
    "exact": 0.1, "data": "YQ==", "level": 3, "rest": 5, "more": "x",
}
ANSWERS["GET", "/kinds"] = lambda status, json: httpx2.Response(200, json=KINDS)
kinds = client.kinds.retrieve()
assert [type(each).__name__ for each in (kinds.id, kinds.price, kinds.exact, kinds.level)] == [
    "UUID", "Decimal", "Decimal", "UnknownInt"
]
assert kinds.data == b"a" and kinds.rest == 5 and kinds.model_extra == {"more": "x"}
assert kinds.to_dict() == KINDS
with client.file.retrieve() as file:
    assert file.read() == b"png"
assert [type(each).__name__ for each in client.pets.list()] == ["Cat", "Dog", "UnknownPet"]
with client.events.list() as events:
    assert [each.kind for each in events] == ["cat", "cow"]
assert client.elsewhere.retrieve() == PLAIN and seen[-1].url.host == "other.example"
with warnings.catch_warnings(record=True) as warned:
    warnings.simplefilter("always")
    assert client.styled.retrieve("x", before={"a": "b"}) == PLAIN
assert [each.category for each in warned] == [DeprecationWarning]
assert str(seen[-1].url).endswith("/styled/.x?q%5Ba%5D=b"), seen[-1].url
assert client.token.retrieve() == PLAIN and seen[-1].headers["authorization"] == "Bearer t"
assert client.certified.retrieve() == PLAIN and "authorization" not in seen[-1].headers
assert client.digest.retrieve() == PLAIN and seen[-1].headers["authorization"].startswith("Digest ")
async def main():
    client = acme.AsyncAcme(http_client=async_client, **OPTIONS)
    assert await client.file.update(body=b"12") == PLAIN
    assert await client.form(a="1", f=b"2") == PLAIN
    async with await client.file.retrieve() as file:
        assert await file.read() == b"png"
    assert [each.kind async for each in client.pets.list()] == ["cat", "dog", None]
    async with await client.events.list() as events:
        assert [each.kind async for each in events] == ["cat", "cow"]
    assert await client.elsewhere.retrieve() == PLAIN
    assert await client.token.retrieve() == PLAIN
    assert await client.digest.retrieve() == PLAIN
asyncio.run(main())
"""


def whole() -> dict[str, Any]:
    """Return a document whose operations need every part that operations can need."""
    found: dict[str, Any] = yaml.safe_load(_WHOLE)
    return found


def plain() -> dict[str, Any]:
    """Return the same with the one operation that needs none of them."""
    found = whole()
    del found["webhooks"], found["components"]
    found["paths"] = {"/plain": found["paths"]["/plain"]}
    return found


def all_but(part: str) -> tuple[str, ...]:
    """Return the parts that can be asked for and do without one."""
    return tuple(each for each in ASKED if part not in closure([each]))


def absence_of(parts: Iterable[str]) -> str:
    """Return a program that fails unless every use of parts is refused in words."""
    uses = [f"""
for use in [
    *(lambda each=each: load({part!r}, each) for each in {MODULES[part]!r}),
    *(lambda name=name: getattr(acme, name) for name in {EXPORTED.get(part, "").split()!r}),
]:
    try:
        use()
    except ImportError as error:
        assert 'core = ["{part}"]' in str(error), error
    else:
        raise SystemExit("{part} is there")
""" for part in sorted(parts)]
    return "\n".join(["from acme._core.parts import load", *uses])


def presence_of(parts: Iterable[str]) -> str:
    """Return a program that fails unless parts, and their names, are there."""
    uses = [f"""
for each in {MODULES[part]!r}:
    load({part!r}, each)
module = importlib.import_module({_place(part)!r})
for name in {EXPORTED.get(part, "").split()!r}:
    getattr(module, name)
""" for part in sorted(parts)]
    return "\n".join(["from acme._core.parts import load", *uses])


def _place(part: str) -> str:
    return "acme.testing" if part == "testing" else "acme"


def run(program: str, folder: Path) -> None:
    """Run a program beside a package.

    Raises:
        AssertionError: It fails; the message is what it says.
    """
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        cwd=folder,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-2_000:]
