"""What a configuration says about how calls behave, and about the package."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from urllib.parse import unquote

import pytest
from sdkwright.config.keys.package_keys import BACKENDS
from sdkwright.runtime.models.argument_spec import parse_argument_spec
from sdkwright.runtime.operation.styles import query_pairs

from tests.unit.config.made import PETS, made, said


def test_pagination_is_set_and_switched_off(tmp_path: Path) -> None:
    inferred = made(tmp_path, "").file("resources/pets.py")
    assert "PagedOperation" in inferred
    for toml in ("pagination = false", "operations.listPets.pagination = false"):
        assert "PagedOperation" not in made(tmp_path, toml).file("resources/pets.py")
    toml = 'pagination = { style = "offset", parameter = "page", items = "items" }'
    assert 'Offset("page"' in made(tmp_path, toml).file("resources/pets.py")


def test_of_several_schemes_the_first_that_fits_holds(tmp_path: Path) -> None:
    package = made(
        tmp_path,
        """
        [[pagination]]
        style = "cursor"
        parameter = "page"
        next = "next_cursor"
        items = "items"
        [[pagination]]
        style = "offset"
        parameter = "page"
        """,
    )
    assert 'Offset("page"' in package.file("resources/pets.py")
    assert not said(package, "paging-unknown-name")


def test_a_pagination_that_cannot_work_leads_to_its_line(tmp_path: Path) -> None:
    package = made(
        tmp_path,
        '[operations.listPets.pagination]\nstyle = "page"\nparameter = "pag"\n',
    )
    ((message, help, where),) = said(package, "paging-unknown-name")
    assert "'pag'" in message
    assert help == "Did you mean `page`?"
    assert where.startswith("gen.toml:3:")


def test_retries_and_idempotency(tmp_path: Path) -> None:
    package = made(
        tmp_path,
        """
        retries = { max_attempts = 7, statuses = [429, "5XX"] }
        idempotency_header = "X-Once"
        [operations.getPet]
        retries = false
        [operations.setOwner]
        idempotency_header = "X-Twice"
        """,
    )
    assert "RetryPolicy(max_attempts=7, statuses=(429, 5))" in package.file("client.py")
    pets = package.file("resources/pets.py")
    assert "retry=RetryPolicy(max_attempts=1)" in pets
    assert pets.count('idempotency="X-Once"') == 1
    assert 'idempotency="X-Twice"' in package.file("resources/shops_owners.py")


def test_environments_replace_the_servers(tmp_path: Path) -> None:
    package = made(
        tmp_path,
        """
        [environments]
        live = "https://{region}.acme.test"
        sandbox = "https://sandbox.acme.test"
        """,
    )
    text = package.file("client.py")
    assert 'environment: Literal["live", "sandbox"] = "live"' in text
    assert 'ServerVariable("region", "eu")' in text
    text = made(tmp_path, 'base_url = "https://b.test"').file("client.py")
    assert '"https://b.test"' in text
    assert "acme.test" not in text


def test_credentials_are_named_and_added(tmp_path: Path) -> None:
    package = made(
        tmp_path,
        """
        security = [["basic"], ["token"], []]
        base_url_env = "WHERE"
        [security_schemes.basic]
        argument = { username = "user", password = "secret" }
        env = { password = "ACME_PW" }
        [security_schemes.token]
        type = "http"
        scheme = "bearer"
        argument = "token"
        env = "TOKEN"
        [operations.status]
        security = [[]]
        """,
    )
    text = package.file("client.py")
    assert 'env=("ACME_USER", "ACME_PW")' in text
    assert 'Bearer("token", argument="token", env="TOKEN")' in text
    assert 'auth="basic | token | "' in text
    assert 'base_url_env="WHERE"' in text


def test_streams_that_the_document_does_not_describe(tmp_path: Path) -> None:
    package = made(
        tmp_path,
        """
        [operations.createPet.stream]
        event = "Kind"
        selector = "tag"
        end = "[DONE]"
        [operations.listPets.stream]
        type = "jsonl"
        """,
    )
    text = package.file("resources/pets.py")
    assert "Stream[types.Kind]" in text
    assert "Stream[types.Pets]" in text
    package = made(tmp_path, 'operations.createPet.stream.event = "Knd"')
    ((message, help, where),) = said(package, "stream-event-unknown")
    assert "'Knd'" in message
    assert help == "Did you mean `Kind`?"
    assert where == "gen.toml:3:1"


def test_operations_are_deprecated_and_left_out(tmp_path: Path) -> None:
    package = made(
        tmp_path,
        "[operations.createPet]\nignore = true\n"
        '[operations.listPets]\ndeprecated = "Look elsewhere."\n'
        "[operations.getPet]\ndeprecated = true\n",
    )
    text = package.file("resources/pets.py")
    assert "def create(" not in text
    assert '@deprecated("Look elsewhere.")' in text
    assert '@deprecated("This operation is deprecated.")' in text


def test_names_of_nothing_are_said_with_the_nearest(tmp_path: Path) -> None:
    package = made(
        tmp_path,
        """
        [types]
        Pett = "Animal"
        [fields]
        "Pet.nam" = "label"
        [operations.listPts]
        pagination = false
        [operations."GET /pet"]
        pagination = false
        [security_schemes.basik]
        env = "X"
        """,
    )
    found = said(package, "configuration-matches-nothing")
    assert [(help, where) for _, help, where in found] == [
        ("Did you mean `listPets`?", "gen.toml:9:9"),
        ("Did you mean `GET /pets`?", "gen.toml:11:9"),
        ("Did you mean `Pet`?", "gen.toml:5:9"),
        ("Did you mean `Pet.name`?", "gen.toml:7:9"),
        ("Did you mean `basic`?", "gen.toml:13:9"),
    ]


def test_an_alias_of_yaml_is_changed_in_one_place_only(tmp_path: Path) -> None:
    document = PETS.replace(
        "  /pets/{petId}:\n    get:", "  /pets/{petId}:\n    get: &same"
    ).replace("  /status:", "  /health:\n    get: *same\n  /status:")
    package = made(
        tmp_path, 'operations."GET /health".deprecated = "No health."', document
    )
    index = package.file("operations.json")
    (health,) = (line for line in index.splitlines() if '"path": "/health"' in line)
    (pet,) = (line for line in index.splitlines() if '"path": "/pets/{petId}"' in line)
    assert '"deprecated": true' in health
    assert '"deprecated": false' in pet


def test_metadata_goes_into_the_project_file(tmp_path: Path) -> None:
    package = made(
        tmp_path,
        'authors = ["A B <a@b.test>", "C", "d@e.test"]\nlicense = "MIT"\n'
        'repository = "https://r.test"\nkeywords = ["x"]\nrequires_python = ">=3.12"\n'
        'classifiers = ["Typing :: Typed"]\nurls = { "Bug tracker" = "https://b.test" }\n',
    )
    project = tomllib.loads(package.files["pyproject.toml"])["project"]
    assert project["authors"] == [
        {"name": "A B", "email": "a@b.test"},
        {"name": "C"},
        {"email": "d@e.test"},
    ]
    assert project["urls"] == {
        "Repository": "https://r.test",
        "Bug tracker": "https://b.test",
    }
    assert project["keywords"] == ["x"]
    assert project["classifiers"].count("Typing :: Typed") == 1
    assert "Operating System :: OS Independent" in project["classifiers"]
    assert project["requires-python"] == ">=3.12"


@pytest.mark.parametrize("backend", BACKENDS)
def test_the_build_backend_can_be_chosen(tmp_path: Path, backend: str) -> None:
    package = made(tmp_path, f'build_backend = "{backend}"\n')
    found = tomllib.loads(package.files["pyproject.toml"])
    (requirement,) = found["build-system"]["requires"]
    stem = re.split(r"[>_-]", requirement)[0].removesuffix("ling")
    assert stem == backend
    usual = tomllib.loads(made(tmp_path, "").files["pyproject.toml"])
    assert found["project"] == usual["project"]
    assert "acme" in str(found["tool"])


def test_lists_in_queries_are_written_as_set(tmp_path: Path) -> None:
    listed = "{name: page, in: query, schema: {type: integer}}"
    ids = "{name: ids, in: query, schema: {type: array, items: {type: string}}}"
    document = PETS.replace(listed, ids)
    text = {
        form: made(tmp_path, f'array_format = "{form}"', document).file(
            "resources/pets.py"
        )
        for form in ("comma", "repeat", "brackets")
    }
    assert text["repeat"] == made(tmp_path, "", document).file("resources/pets.py")
    assert text["comma"] != text["repeat"]
    assert "ids*=ids[]" in text["brackets"]


def test_the_client_sends_what_is_set_for_all_calls(tmp_path: Path) -> None:
    package = made(
        tmp_path,
        """
        timeout = 20
        default_headers = { X-Client = "a\\"b" }
        [globals]
        "header:X-Trace" = { name = "trace", env = "ACME_TRACE" }
        "query:limit" = "limit"
        "query:limits" = "limits"
        """,
    )
    text = package.file("client.py")
    assert "timeout=20.0," in text
    assert 'headers=(("X-Client", \'a"b\'),' in text
    assert 'shared="limit=query%3Alimit trace=header%3Ax-trace$ACME_TRACE"' in text
    assert "trace: str | None = None" in text
    ((message, help, where),) = said(package, "configuration-matches-nothing")
    assert message == "No operation has the parameter 'query:limits'."
    assert (help, where) == ("Did you mean 'query:limit'?", "gen.toml:9:9")


QUERIES = PETS.replace(
    "        - {name: X-Trace",
    """        - {name: ids, in: query, schema: {type: array, items: {type: integer}}}
        - name: where
          in: query
          schema:
            type: object
            properties:
              tag: {type: string}
              in: {type: array, items: {type: string}}
        - {name: X-Trace""",
    1,
)


@pytest.mark.parametrize(
    ("toml", "query"),
    [
        ("", "ids=1&ids=2&tag=a&in=x&in=y"),
        ('array_format = "indices"', "ids[0]=1&ids[1]=2&tag=a&in=x&in=y"),
        ('nested_format = "dots"', "ids=1&ids=2&where.tag=a&where.in[]=x&where.in[]=y"),
        (
            'nested_format = "brackets"\narray_format = "comma"',
            "ids=1,2&where[tag]=a&where[in]=x,y",
        ),
        (
            'nested_format = "dots"\narray_format = "indices"',
            "ids[0]=1&ids[1]=2&where.tag=a&where.in[0]=x&where.in[1]=y",
        ),
        (
            'nested_format = "brackets"\narray_format = "repeat"',
            "ids=1&ids=2&where[tag]=a&where[in]=x&where[in]=y",
        ),
        (
            'nested_format = "brackets"\narray_format = "brackets"',
            "ids[]=1&ids[]=2&where[tag]=a&where[in][]=x&where[in][]=y",
        ),
    ],
)
def test_lists_and_objects_of_queries_are_written_as_set(
    tmp_path: Path, toml: str, query: str
) -> None:
    package = made(tmp_path, f"{toml}\npagination = false", QUERIES)
    constant = package.file("resources/pets.py")
    found = re.search(r'query=\(?((?:\s*"[^"]*")+)', constant)
    assert found is not None
    text = "".join(re.findall(r'"([^"]*)"', found[1]))
    specs = {each.python: each for each in parse_argument_spec(text)}
    where = {"tag": "a", "in": ["x", "y"]}
    pairs = [*query_pairs(specs["ids"], [1, 2]), *query_pairs(specs["where"], where)]
    assert unquote("&".join(pairs)) == query


def test_an_operation_has_a_time_limit_of_its_own(tmp_path: Path) -> None:
    package = made(tmp_path, "timeout = 60\noperations.createPet.timeout = 600")
    assert "timeout=600.0" in package.file("resources/pets.py")
    assert "timeout=60.0" in package.file("client.py")
    assert (
        "timeout" not in made(tmp_path, "").file("resources/pets.py").split("class")[0]
    )


def test_an_argument_that_asks_for_a_stream_is_no_second_one(tmp_path: Path) -> None:
    toml = """
    [operations.createPet.stream]
    selector = "kind"
    event = "Pet"
    type = "sse"
    argument = "tag"
    """
    text = made(tmp_path, toml).file("resources/pets.py")
    compile(text, "pets.py", "exec")
    assert "body_tag: str | Omit = omit" in text
