"""What other generators do where neither document nor configuration speaks is written down."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING, Final

import pytest
from sdkwright.migrate import config_files
from sdkwright.read.documents import locate

from tests.unit.migrate.made import files, gen

if TYPE_CHECKING:
    from pathlib import Path

GENERATORS: Final = """
    api: {path: ../openapi.json}
    groups: {py: {generators: [{name: fernapi/fern-python-sdk}]}}
"""
SPEAKEASY: Final = """
    configVersion: 2.0.0
    generation: {sdkClassName: Zoo}
    python: {packageName: zoo-sdk}
"""
WORKFLOW: Final = """
    workflowVersion: 1.0.0
    sources:
      s: {inputs: [{location: registry.test/zoo}], output: .speakeasy/merged.json}
    targets: {p: {target: python, source: s}}
"""
OK: Final = {"responses": {"204": {"description": "ok"}}}
HEADER: Final = {"in": "header", "schema": {"type": "string"}}


def document(*operations: tuple[str, dict[str, object]], **root: object) -> str:
    """Return a document with operations by `get /pets`."""
    paths: dict[str, dict[str, object]] = {}
    for place, node in operations:
        verb, path = place.split(" ")
        paths.setdefault(path, {})[verb] = {**OK, **node}
    info = {"title": "Zoo", "version": "1"}
    return json.dumps({"openapi": "3.1.0", "info": info, "paths": paths, **root})


def fern(tmp_path: Path, text: str, config: str = GENERATORS) -> dict[str, object]:
    """Move a package of Fern."""
    texts = {
        "openapi.json": text,
        "fern/generators.yml": config,
        "fern/fern.config.json": '{"organization": "city-zoo"}',
    }
    files(tmp_path / "old", texts)
    return _moved(tmp_path, tmp_path / "old/fern")


def speakeasy(tmp_path: Path, text: str, config: str = SPEAKEASY) -> dict[str, object]:
    """Move a package of Speakeasy."""
    texts = {
        ".speakeasy/merged.json": text,
        ".speakeasy/gen.yaml": config,
        ".speakeasy/workflow.yaml": WORKFLOW,
    }
    files(tmp_path / "old", texts)
    return _moved(tmp_path, tmp_path / "old/.speakeasy")


def _moved(tmp_path: Path, source: Path) -> dict[str, object]:
    assert gen("migrate", source, "--out", tmp_path / "new") == 0
    return tomllib.loads((tmp_path / "new/gen.toml").read_text(encoding="utf-8"))


def test_fern_names_methods_by_extension_tag_and_id(tmp_path: Path) -> None:
    found = fern(
        tmp_path,
        document(
            ("get /a", {"tags": ["Zoo Pets"], "x-fern-sdk-method-name": "peek"}),
            ("get /b", {"x-fern-sdk-group-name": ["zoo", "pets"], "x-fern-sdk-method-name": "see"}),
            ("get /c", {"tags": ["pets"], "operationId": "pets_list"}),
            ("get /d", {"tags": ["pets"], "operationId": "PetController_findAll"}),
            ("post /e/{id}/x", {"tags": ["pets"], "operationId": "feed_e__id__x_post"}),
            ("get /f", {"operationId": "getHealth"}),
            ("get /g", {"x-fern-ignore": True, "operationId": "hidden"}),
            ("get /h", {"tags": ["pets"], "operationId": "same"}),
            ("get /i", {"tags": ["pets"], "operationId": "same"}),
            ("get /j", {"tags": ["lambda"], "operationId": "import"}),
        ),
    )  # fmt: skip
    assert found["names"] == {
        "GET /a": "peek",
        "GET /b": "zoo.pets.see",
        "GET /c": "pets.list",
        "GET /d": "pets.pet_controller_find_all",
        "POST /e/{id}/x": "pets.feed",
        "GET /f": "get_health",
        "GET /j": "lambda_.import_",
    }
    assert found["package"] == "city_zoo"
    assert found["client"] == "CityZooApi"
    assert found["pagination"] is False


def test_fern_takes_headers_of_most_operations_from_the_client(tmp_path: Path) -> None:
    version = {**HEADER, "name": "X-Api-Version"}
    trace = {**HEADER, "name": "x-trace-id"}
    named = {**HEADER, "name": "X-Own", "x-fern-parameter-name": "mine"}
    found = fern(
        tmp_path,
        document(
            ("get /a", {"operationId": "a", "parameters": [version, trace]}),
            ("get /b", {"operationId": "b", "parameters": [version, named]}),
        ),
    )
    assert found["globals"] == {"header:X-Api-Version": "api_version"}
    assert found["arguments"] == {"header:x-trace-id": "trace_id"}


def test_fern_calls_credentials_by_their_kind(tmp_path: Path) -> None:
    schemes = {
        "bearerAuth": {"type": "http", "scheme": "Bearer"},
        "tenant": {"type": "apiKey", "in": "header", "name": "X-Tenant-Key"},
        "said": {"type": "http", "scheme": "bearer", "x-fern-bearer": {"name": "own"}},
    }
    found = fern(tmp_path, document(components={"securitySchemes": schemes}))
    assert found["security_schemes"] == {
        "bearerAuth": {"argument": "token"},
        "tenant": {"argument": "tenant_key"},
    }


def test_what_ferns_api_says_of_the_client_is_carried(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = """
        auth-schemes:
          key: {header: X-Key, name: secretKey, env: ZOO_KEY}
          odd: {scheme: riddle}
        api:
          specs: [{openapi: ../openapi.json, overlays: gone.yml, settings: {surprise: 1}}]
          auth: key
          headers:
            X-Version: {name: zooVersion, env: ZOO_VERSION}
            X-Kind: literal<"py">
          environments: {Test: https://test.zoo, Live: https://zoo.test, Bad: "file:///x"}
          default-environment: Live
          riddle: 1
        groups: {py: {generators: [{name: fernapi/fern-python-sdk}]}}
    """
    found = fern(tmp_path, document(), config)
    assert found["security"] == [["key"]]
    key = {"type": "apiKey", "in": "header", "name": "X-Key"}
    assert found["security_schemes"] == {
        "key": {**key, "argument": "secret_key", "env": "ZOO_KEY"}
    }
    globals_ = {"name": "zoo_version", "env": "ZOO_VERSION"}
    assert found["globals"] == {"header:X-Version": globals_}
    assert found["default_headers"] == {"X-Kind": "py"}
    environments = found["environments"]
    assert isinstance(environments, dict)
    assert [*environments] == ["Live", "Test"]
    said = capsys.readouterr().err
    for message in (
        "The credential `odd` is of an unknown kind",
        "The setting `surprise` is unknown",
        "`api.riddle` is unknown",
        "The environment `Bad` is no http or https URL",
        "gone.yml is not there",
    ):
        assert message in said


def test_speakeasy_avoids_builtins_and_takes_acronyms_apart(tmp_path: Path) -> None:
    schema = {
        "type": "object",
        "allOf": [{"$ref": "#/components/schemas/A"}],
        "properties": {"filter": {"type": "string"}, "id": {"type": "string"}},
    }
    body = {"content": {"application/json": {"schema": schema}}}
    components = {
        "schemas": {
            "A": {"properties": {"petIDs": {}, "a": {"$ref": "#/components/schemas/A"}}}
        },
        "securitySchemes": {"ApiKeyAuth": {"type": "apiKey", "in": "header"}},
    }
    found = speakeasy(
        tmp_path,
        document(
            ("post /a", {"operationId": "a", "requestBody": body}),
            security=[{"ApiKeyAuth": []}],
            components=components,
        ),
    )
    assert found["arguments"] == {"filter": "filter_", "petIDs": "pet_i_ds"}
    assert found["security_schemes"] == {"ApiKeyAuth": {"argument": "api_key_auth"}}
    assert found["pagination"] is False
    assert found["spec"] == "../old/.speakeasy/merged.json"


def test_builtins_that_arguments_may_redefine_stay(tmp_path: Path) -> None:
    parameters = [{"name": "filter", "in": "query", "schema": {}}]
    config = SPEAKEASY.replace(
        "packageName: zoo-sdk",
        "packageName: zoo-sdk, allowedRedefinedBuiltins: [filter],"
        " flattenGlobalSecurity: false, methodTimeoutUnits: milliseconds",
    )
    text = document(
        ("get /a", {"operationId": "a", "parameters": parameters}),
        security=[{"key": []}],
        components={"securitySchemes": {"key": {"type": "http", "scheme": "bearer"}}},
    )
    found = speakeasy(tmp_path, text, config)
    assert "arguments" not in found
    assert "security_schemes" not in found


def test_speakeasy_takes_a_body_that_needs_nothing_as_a_request(tmp_path: Path) -> None:
    def body(schema: object, **more: object) -> dict[str, object]:
        content = {"content": {"application/json": {"schema": schema}}}
        return {"requestBody": {**content, **more}}

    free = {"type": "object", "properties": {"a": {}}}
    part = {"$ref": "#/components/schemas/Needs"}
    needs = {**free, "required": ["a"]}
    listed = {"$ref": "#/components/schemas/L"}
    query = {"parameters": [{"name": "q", "in": "query", "schema": {}}]}
    id = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
    path = {"parameters": [id]}
    found = speakeasy(
        tmp_path,
        document(
            ("post /free", body(free, required=True)),
            ("post /optional", body(part)),
            ("post /needs", body({"allOf": [part]}, required=True)),
            ("post /beside", {**query, **body(free)}),
            ("post /named", {**query, **body(part)}),
            ("post /several/{id}", {**path, **body({"oneOf": [part]})}),
            ("post /list/{id}", {**path, **body(listed, required=True)}),
            ("post /fields/{id}", {**path, **body(part)}),
            components={"schemas": {"Needs": needs, "L": {"type": "array"}}},
        ),
    )
    whole, inline = {"body": "request"}, {"body": "request_body"}
    assert found["operations"] == {
        "POST /free": whole,
        "POST /optional": whole,
        "POST /beside": inline,
        "POST /named": {"body": "needs"},
        "POST /several/{id}": inline,
        "POST /list/{id}": inline,
    }
    assert gen("build", "--config", tmp_path / "new/gen.toml") == 0


def test_speakeasy_takes_a_token_of_oauth_by_itself(tmp_path: Path) -> None:
    flows = {"authorizationCode": {"authorizationUrl": "/a", "tokenUrl": "/t"}}
    text = document(
        ("get /a", {"operationId": "a"}),
        security=[{"OAuth2": []}],
        components={"securitySchemes": {"OAuth2": {"type": "oauth2", "flows": flows}}},
    )
    found = speakeasy(tmp_path, text)
    assert found["security_schemes"] == {"OAuth2": {"argument": "o_auth2"}}


def test_speakeasy_tells_parameters_from_fields_of_one_name(tmp_path: Path) -> None:
    schema = {"type": "object", "required": ["id"], "properties": {"id": {}}}
    node = {
        "operationId": "update",
        "parameters": [
            {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
        ],
        "requestBody": {"content": {"application/json": {"schema": schema}}},
    }
    found = speakeasy(tmp_path, document(("post /pets/{id}", node)))
    names = {"path:id": "id_param", "body:id": "id"}
    assert found["operations"] == {"POST /pets/{id}": {"arguments": names}}


def test_speakeasy_names_methods_by_tag_and_id(tmp_path: Path) -> None:
    said = {"x-speakeasy-name-override": "all", "tags": ["Pets"]}
    found = speakeasy(
        tmp_path,
        document(
            ("get /a", {"operationId": "getPetsV2", "tags": ["Pets", "City.Zoo"]}),
            ("get /b", {"operationId": "verify"}),
            ("get /c/{id}", {"tags": ["OAuth"]}),
            ("get /d", {"operationId": "d", "x-speakeasy-group": "a.b", "tags": ["t"]}),
            ("get /e", {"operationId": "e", **said}),
            ("get /f", {"operationId": "f", "x-speakeasy-ignore": True}),
        ),
    )
    assert found["names"] == {
        "GET /a": ["pets.get_pets_v2", "city.zoo.get_pets_v2"],
        "GET /b": "verify",
        "GET /c/{id}": "o_auth.get_c_id_",
        "GET /d": "a.b.d",
    }


def test_the_document_that_the_workflow_writes_counts(tmp_path: Path) -> None:
    workflow = WORKFLOW.replace(".speakeasy/merged.json", "made.json")
    texts = {
        "made.json": document(("get /a", {"operationId": "a"})),
        ".speakeasy/out.openapi.yaml": document(("get /b", {"operationId": "b"})),
        ".speakeasy/gen.yaml": SPEAKEASY,
        ".speakeasy/workflow.yaml": workflow,
    }
    found = _moved(tmp_path, files(tmp_path / "old", texts))
    assert found["spec"] == "../old/made.json"


def test_files_of_a_checkout_that_are_no_trees_are_passed_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = {".devcontainer/devcontainer.json": '// a\n// b: c\n{"a": 1}'}
    old = files(tmp_path / "old", texts)
    assert gen("migrate", old, "--out", tmp_path / "new") == 2
    said = capsys.readouterr().err
    assert "devcontainer.json: The text is not valid YAML" in said
    text = document(("get /a", {"operationId": "a"}))
    files(old, {"fern/generators.yml": GENERATORS, "openapi.json": text})
    found = _moved(tmp_path, old)
    assert found["positional"] == "all"


def test_fern_generators_need_no_organization_in_front(tmp_path: Path) -> None:
    config = GENERATORS.replace(
        "name: fernapi/fern-python-sdk",
        "name: fern-python-sdk, config: {client_class_name: City}",
    )
    found = fern(tmp_path, document(("get /a", {"operationId": "a"})), config)
    assert found["client"] == "City"


def test_documents_that_turn_in_circles_are_read(tmp_path: Path) -> None:
    loop = {"$ref": "#/components/schemas/L"}
    body = {"content": {"application/json": {"schema": loop}}}
    found = speakeasy(
        tmp_path,
        document(
            ("post /a", {"operationId": "a", "requestBody": body}),
            components={
                "schemas": {"L": {"allOf": [loop] * 9, "properties": {"map": {}}}}
            },
        ),
    )
    assert found["arguments"] == {"map": "map_"}


def test_stainless_has_no_pages_without_a_scheme(tmp_path: Path) -> None:
    config = """
        organization: {name: zoo}
        resources: {pets: {methods: {list: get /pets}}}
    """
    text = document(("get /pets", {"operationId": "list"}))
    old = files(tmp_path / "old", {"stainless.yml": config, "openapi.json": text})
    found = _moved(tmp_path, old)
    assert found["pagination"] is False


@pytest.mark.parametrize("path", ["gone.json", "x" * 5000, "a\\0b"])
def test_a_document_that_is_not_there_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], path: str
) -> None:
    config = GENERATORS.replace("../openapi.json", f'"{path}"')
    found = fern(tmp_path, document(), config)
    assert found["client"] == "CityZooApi"
    said = capsys.readouterr().err
    assert "There is no document" in said
    assert "Name a local copy with --spec" in said


def test_many_notes_are_placed_in_one_go(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lines = "\n".join(f"    k{number}: {number}" for number in range(50))
    asked: list[object] = []

    def counted(*given: object) -> object:
        asked.append(given)
        return locate(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(config_files, "locate", counted)
    fern(tmp_path, document(), f"{GENERATORS}{lines}\n")
    assert "`k1` is unknown" in capsys.readouterr().err
    assert len(asked) == 1
