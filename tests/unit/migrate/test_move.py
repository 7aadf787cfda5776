"""`gen migrate` writes what `gen build` reads, and says what it cannot carry."""

from __future__ import annotations

import json
import tomllib
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from tests.unit.migrate.made import DOCUMENT, files, gen
from tests.unit.migrate.packages import STAINLESS, written

if TYPE_CHECKING:
    from pathlib import Path

CONFIG = """
    organization: {name: zoo}
    environments: {production: https://zoo.test}
    client_settings:
      opts:
        token: {type: string, read_env: ZOO_TOKEN, auth: {security_scheme: key}}
    query_settings: {array_format: comma}
    resources:
      $client:
        methods: {health: get /health}
      animals:
        models: {animal: Beast, ghost: Ghost}
        methods:
          get: get /animals/{id}
          list: {endpoint: get /animals, paginated: false}
          gone: get /gone
    openapi:
      transforms:
        - command: merge
          args: {target: "$.components.schemas.Label", value: {title: Tag}}
        - {command: oneOfToAnyOf}
    readme: {}
    surprise: 1
"""


def moved(tmp_path: Path, *arguments: object, config: str = CONFIG) -> Path:
    source = files(tmp_path / "old", {"stainless.yml": config, "openapi.yml": DOCUMENT})
    out = tmp_path / "new"
    assert gen("migrate", source / "stainless.yml", "--out", out, *arguments) == 0
    return out


def settings(out: Path) -> dict[str, object]:
    return tomllib.loads((out / "gen.toml").read_text(encoding="utf-8"))


def test_a_configuration_becomes_ours(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = moved(tmp_path)
    found = settings(out)
    assert found["spec"] == "../old/openapi.yml"
    assert found["client"] == "Zoo"
    assert found["base_url"] == "https://zoo.test"
    assert found["security_schemes"] == {
        "key": {"argument": "token", "env": "ZOO_TOKEN"}
    }
    assert found["only_named"] is True
    assert found["names"] == {
        "GET /health": "health",
        "GET /animals/{id}": "animals.get",
        "GET /animals": "animals.list",
    }
    assert found["operations"] == {"GET /animals": {"pagination": False}}
    assert found["types"] == {"Beast": "Animal"}
    overlay = (out / "migrated.overlay.yaml").read_text()
    assert found["array_format"] == "comma"
    assert found["nested_format"] == "brackets"
    assert "title: Tag" in overlay
    said = capsys.readouterr().err
    for message in (
        "has no schema `Ghost`",
        "has no `GET /gone`",
        "`oneOfToAnyOf` has no counterpart",
        "`surprise` is unknown",
    ):
        assert message in said
    assert "stainless.yml:15:" in said  # where `gone` stands


def test_casings_are_carried(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    casings = """
    custom_casings:
      zoo: {pascal: ZoO, snake: zoo}
      lsp: {initialism: true}
      ai: {initialism: false}
      e2e: {initialism: true}
      llm: {pascal: LargeModel}
"""
    out = moved(tmp_path, config=CONFIG + casings)
    found = settings(out)
    assert found["client"] == "ZoO"
    assert found["initialisms"] == ["lsp"]
    assert found["casings"] == {"zoo": "ZoO", "ai": "Ai"}
    said = capsys.readouterr().err
    assert "`e2e` is not written `E2E` in every class name" in said
    assert "`llm` is not written `LargeModel` in every class name" in said
    assert gen("build", "--config", out / "gen.toml") == 0


def test_the_package_is_what_the_old_one_was(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = written(tmp_path, STAINLESS)
    out = moved(tmp_path, "--wheel", old)
    assert gen("build", "--config", out / "gen.toml") == 0
    capsys.readouterr()
    package = out / "generated" / "zoo"
    assert gen("parity", old, package, "--format", "json", "--at-least", 100) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["calls"], found["methods"]) == (3, 3)
    assert found["figures"]["type"] == {"found": 1, "whole": 1}
    assert [e["name"] for e in found["differences"] if e["handwritten"]] == ["feed"]
    assert gen("parity", old, "--config", out / "gen.toml", "--at-least", 100) == 0


def test_a_package_alone_is_enough(tmp_path: Path) -> None:
    files(tmp_path, {"openapi.yml": DOCUMENT})
    old = written(tmp_path, STAINLESS)
    out = tmp_path / "new"
    spec = tmp_path / "openapi.yml"
    assert gen("migrate", old, "--spec", spec, "--out", out) == 0
    found = settings(out)
    names = found["names"]
    assert isinstance(names, dict)
    assert names["POST /zoos/{zoo}/animals/{id}/move"] == "animals.move"
    assert found["compat_types"] == {"Animal": "Beast"}


def test_nothing_is_overwritten(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = moved(tmp_path)
    source = tmp_path / "old" / "stainless.yml"
    assert gen("migrate", source, "--out", out) == 2
    assert "exists" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: [1", "bad.yml:"),
        ("nothing: known", "no configuration of a known generator"),
    ],
)
def test_a_source_that_is_none_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, message: str
) -> None:
    files(tmp_path, {"bad.yml": text})
    assert gen("migrate", tmp_path / "bad.yml", "--out", tmp_path) == 2
    assert message in capsys.readouterr().err


def test_below_the_wanted_share_parity_fails(tmp_path: Path) -> None:
    old = written(tmp_path, STAINLESS)
    files(tmp_path, {"openapi.yml": DOCUMENT})
    config = 'spec = "openapi.yml"\npackage = "zoo"\nout = "out"\n'
    files(tmp_path, {"gen.toml": config})
    assert gen("parity", old, "--config", tmp_path / "gen.toml") == 0
    assert gen("parity", old, "--config", tmp_path / "gen.toml", "--at-least", 90) == 1


def test_an_old_argument_that_asks_for_a_stream_keeps_its_name(tmp_path: Path) -> None:
    config = """
        organization: {name: zoo}
        resources:
          animals:
            models: {move: Beast}
            methods:
              move:
                endpoint: post /zoos/{zoo}/animals/{id}/move
                streaming:
                  param_discriminator: asStream
                  stream_event_model: animals.move
    """
    out = moved(tmp_path, config=config)
    assert settings(out)["operations"] == {
        "POST /zoos/{zoo}/animals/{id}/move": {
            "stream": {
                "selector": "asStream",
                "argument": "as_stream",
                "event": "Beast",
            }
        }
    }
    assert gen("build", "--config", out / "gen.toml") == 0
    text = (out / "generated/zoo/resources/animals.py").read_text()
    assert "as_stream: Literal[True]" in text
    assert "if as_stream is True" in text


def test_credentials_that_may_be_missing_are_an_alternative(tmp_path: Path) -> None:
    config = """
        organization: {name: zoo}
        security: [{key: [], other: []}]
        security_schemes: {other: {type: apiKey, in: header, name: x-o}}
        client_settings:
          opts:
            key: {type: string, auth: {security_scheme: key}}
            other: {type: string, nullable: true, auth: {security_scheme: other}}
        resources: {animals: {methods: {get: "get /animals/{id}"}}}
    """
    found = settings(moved(tmp_path, config=config))
    assert found["security"] == [["key", "other"], ["key"]]


def test_overrides_are_laid_over_a_document(tmp_path: Path) -> None:
    override = """
        paths:
          /animals:
            get:
              x-fern-sdk-group-name: [beasts]
              x-fern-sdk-method-name: all
              parameters:
                - {x-fern-parameter-name: count}
          /health: null
    """
    generators = """
        api: {specs: [{openapi: openapi.yml, overrides: over.yml}]}
        groups:
          py:
            generators:
              - name: fernapi/fern-python-sdk
                output: {location: pypi, package-name: zoo-sdk}
                config: {client_class_name: Zoo, odd: 1}
    """
    texts = {
        "openapi.yml": DOCUMENT,
        "over.yml": override,
        "generators.yml": generators,
    }
    source = files(tmp_path / "fern", texts)
    out = tmp_path / "new"
    assert gen("migrate", source, "--out", out) == 0
    found = settings(out)
    assert (found["package"], found["client"]) == ("zoo", "Zoo")
    assert found["positional"] == "all"
    assert gen("build", "--config", out / "gen.toml") == 0
    text = (out / "generated/zoo/resources/beasts.py").read_text()
    assert "def all(" in text
    assert "count: int" in text
    assert not (out / "generated/zoo/resources/health.py").exists()


def test_types_that_no_operation_uses_are_kept_where_the_old_package_had_them(
    tmp_path: Path,
) -> None:
    document = DOCUMENT + (
        "        Roar: {type: object, properties: {kind: {type: string, const: roar}}}\n"
        "        Dull: {type: object, properties: {x: {type: string}}}\n"
    )
    types = {
        "types/__init__.py": "from .animal import Animal as Animal\n"
        "from .sound import Sound as Sound",
        "types/sound.py": """
            from typing_extensions import Literal
            from .._models import BaseModel
            class Sound(BaseModel):
                kind: Literal["roar"]
        """,
    }
    wheel = written(tmp_path, {**STAINLESS, **types})
    files(tmp_path, {"openapi.yml": document})
    out = tmp_path / "new"
    spec = tmp_path / "openapi.yml"
    assert gen("migrate", wheel, "--spec", spec, "--out", out) == 0
    found = settings(out)
    assert found["schemas"] == ["Roar"]
    assert found["compat_types"] == {"Animal": "Beast", "Sound": "Roar"}


def test_two_methods_of_one_operation_keep_their_own_arguments(tmp_path: Path) -> None:
    stable = dedent(STAINLESS["resources/animals.py"])
    beta = (
        stable.replace("class Animals", "class Beta")
        .replace("def get(self, id: str", "def get(self, *, animal_id: str")
        .replace("/animals/{id}", "/animals/{animal_id}")
        .replace("*, extra_headers", "extra_headers")
        .replace("SyncCursorPage[Animal]:", "Animals:")
    )
    client = STAINLESS["_client.py"].replace(
        "            def copy",
        """            @cached_property
            def beta(self) -> "Beta":
                from .resources.beta import Beta
                return Beta(self)
            def copy""",
    )
    package = {**STAINLESS, "resources/beta.py": beta, "_client.py": client}
    wheel = written(tmp_path, package)
    files(tmp_path, {"openapi.yml": DOCUMENT})
    out, spec = tmp_path / "new", tmp_path / "openapi.yml"
    assert gen("migrate", wheel, "--spec", spec, "--out", out) == 0
    found = settings(out)
    names = found["names"]
    assert isinstance(names, dict)
    assert names["GET /animals/{id}"] == [
        "animals.get",
        {"name": "beta.get", "arguments": {"path:id": "animal_id"}},
    ]
    assert gen("parity", wheel, out / "gen.toml", "--at-least", 100) == 0


def test_what_holds_for_all_calls_is_carried(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = CONFIG.replace(
        "    query_settings: {array_format: comma}",
        "      default_timeout: PT1M30S\n"
        "      default_headers: {X-Zoo: 1, X-No: [a]}\n"
        "    settings: {unwrap_response_fields: [data, result]}\n"
        "    query_settings: {array_format: indices, nested_format: dots}\n"
        "    pagination:\n"
        "      - {name: by_page, type: page_number, request: {page:"
        " {x-stainless-pagination-property: {purpose: page_number_param}}}, response: {items: {}}}\n"
        "      - {name: by_offset, type: offset, request: {offset:"
        " {x-stainless-pagination-property: {purpose: offset_count_param}}}, response: {data: {}}}",
    ).replace(
        "get: get /animals/{id}",
        "get: {endpoint: 'get /animals/{id}', unwrap_response: false,"
        " default_request_options: {timeout: 2500}}",
    )
    found = settings(moved(tmp_path, config=config))
    assert found["timeout"] == 90
    assert found["default_headers"] == {"X-Zoo": "1"}
    assert found["unwrap"] == "data"
    assert (found["array_format"], found["nested_format"]) == ("indices", "dots")
    pages = found["pagination"]
    assert isinstance(pages, list)
    assert [each["style"] for each in pages] == ["page", "offset"]
    operations = found["operations"]
    assert isinstance(operations, dict)
    assert operations["GET /animals/{id}"] == {"unwrap": False, "timeout": 2.5}
    said = capsys.readouterr().err
    assert "The header `X-No` has no constant text" in said
    assert "`result` is a further property to unwrap" in said


def test_a_package_says_how_it_writes_queries_and_what_it_unwraps(
    tmp_path: Path,
) -> None:
    files(tmp_path, {"openapi.yml": DOCUMENT})
    client = STAINLESS["_client.py"].replace(
        "            @cached_property",
        """            @property
            def qs(self) -> Querystring:
                return Querystring(array_format="comma")
            @cached_property""",
        1,
    )
    resource = STAINLESS["resources/animals.py"].replace(
        'f"/animals/{id}", cast_to=Animal',
        'f"/animals/{id}", options(post_parser=IdWrapper[str]._unwrapper)',
    )
    wrappers = "class IdWrapper(GenericModel, Generic[T]):\n    id: T"
    more = {"_wrappers.py": wrappers, "resources/animals.py": resource}
    old = written(tmp_path, {**STAINLESS, **more, "_client.py": client})
    out = tmp_path / "new"
    spec = tmp_path / "openapi.yml"
    assert gen("migrate", old, "--spec", spec, "--out", out) == 0
    found = settings(out)
    assert (found["array_format"], found["nested_format"]) == ("comma", "brackets")
    operations = found["operations"]
    assert isinstance(operations, dict)
    assert operations["GET /animals/{id}"] == {"unwrap": "id"}


def test_lists_that_were_pages_are_iterated_as_before(tmp_path: Path) -> None:
    old = written(tmp_path, STAINLESS)
    files(tmp_path, {"openapi.yml": DOCUMENT})
    out, spec = tmp_path / "new", tmp_path / "openapi.yml"
    assert gen("migrate", old, "--spec", spec, "--out", out) == 0
    operations = settings(out)["operations"]
    assert isinstance(operations, dict)
    assert operations["GET /animals"]["pagination"] == {"style": "link"}
    assert gen("build", "--config", out / "gen.toml") == 0
    text = (out / "generated/zoo/resources/animals.py").read_text()
    assert "Page[types.Beast, builtins.list[types.Beast]]" in text
